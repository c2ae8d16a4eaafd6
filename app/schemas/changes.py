"""What changed: the ledger of publishes, and the texts that other texts replaced."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from pydantic import Field

from app.schemas.base import Model, Page
from app.schemas.orders import OrderLink
from app.schemas.sections import Section
from app.schemas.vocabulary import OrderStatus, SourceFormat


class ChangeKind(StrEnum):
    """What a publish did to an order; it may have done several of these."""

    ADDED = "added"
    CONTENT = "content"
    FACTS = "facts"
    STATUS = "status"
    REMOVED = "removed"


class ChangedFact(StrEnum):
    """What differs in an order; docs/changes.md has the meaning of each."""

    TEXT = "text"
    SECTIONS = "sections"
    SIGNATURE = "signature"
    TITLE = "title"
    PRESIDENT = "president"
    SIGNED_ON = "signed_on"
    FILED_ON = "filed_on"
    PUBLISHED_ON = "published_on"
    DOCUMENT_NUMBER = "document_number"
    CITATION = "citation"
    HTML_URL = "html_url"
    PDF_URL = "pdf_url"
    DISPOSITION_NOTES = "disposition_notes"
    PUBLICATIONS = "publications"
    COMPARISONS = "comparisons"
    REFERENCES = "references"
    AMENDMENTS = "amendments"
    DIRECTIVES = "directives"
    CITED_BY = "cited_by"
    AMENDED_BY = "amended_by"
    BODIES = "bodies"
    PARSE_NOTES = "parse_notes"
    SUBJECTS = "subjects"
    STATUS_BASIS = "status_basis"
    ENDS = "ends"
    STATUS_NOTES = "status_notes"


MEANINGS: Mapping[ChangedFact, tuple[ChangeKind, str]] = {
    ChangedFact.TEXT: (
        ChangeKind.CONTENT,
        "The words of the provisions, their labels or headings; or text came or went.",
    ),
    ChangedFact.SECTIONS: (
        ChangeKind.CONTENT,
        "What is told of provisions beside their words: pages, new text, headings' status.",
    ),
    ChangedFact.SIGNATURE: (ChangeKind.CONTENT, "What stands under the text."),
    ChangedFact.TITLE: (ChangeKind.FACTS, "The title."),
    ChangedFact.PRESIDENT: (ChangeKind.FACTS, "Who signed."),
    ChangedFact.SIGNED_ON: (ChangeKind.FACTS, "The day of signing."),
    ChangedFact.FILED_ON: (ChangeKind.FACTS, "The day of filing."),
    ChangedFact.PUBLISHED_ON: (ChangeKind.FACTS, "The day of publication."),
    ChangedFact.DOCUMENT_NUMBER: (ChangeKind.FACTS, "The number of the Federal Register's document."),
    ChangedFact.CITATION: (ChangeKind.FACTS, "Volume and pages of the Federal Register."),
    ChangedFact.HTML_URL: (ChangeKind.FACTS, "The address of the official page."),
    ChangedFact.PDF_URL: (ChangeKind.FACTS, "The address of the official PDF."),
    ChangedFact.DISPOSITION_NOTES: (ChangeKind.FACTS, "The editors' notes."),
    ChangedFact.PUBLICATIONS: (ChangeKind.FACTS, "The sources of text and facts, or what is told of one."),
    ChangedFact.COMPARISONS: (ChangeKind.FACTS, "How its publications differ."),
    ChangedFact.REFERENCES: (ChangeKind.FACTS, "What it cites, and whether that is held."),
    ChangedFact.AMENDMENTS: (
        ChangeKind.FACTS,
        "What amends it: instructions, the words they strike and insert, and whether each stands.",
    ),
    ChangedFact.DIRECTIVES: (ChangeKind.FACTS, "Who must do what by when."),
    ChangedFact.CITED_BY: (ChangeKind.FACTS, "How often other orders cite it."),
    ChangedFact.AMENDED_BY: (ChangeKind.FACTS, "How many orders amend it."),
    ChangedFact.BODIES: (ChangeKind.FACTS, "The bodies that it founded, and whether they stand."),
    ChangedFact.PARSE_NOTES: (ChangeKind.FACTS, "What is odd in a source."),
    ChangedFact.SUBJECTS: (ChangeKind.FACTS, "What it is about."),
    ChangedFact.STATUS_BASIS: (
        ChangeKind.STATUS,
        "What tells the status; a change of facts where the status is the same.",
    ),
    ChangedFact.ENDS: (
        ChangeKind.STATUS,
        "The ends that it sets itself; a change of facts where the status is the same.",
    ),
    ChangedFact.STATUS_NOTES: (
        ChangeKind.STATUS,
        "What is told beside the status; a change of facts where the status is the same.",
    ),
}
"""The vocabulary: of which kind of change each fact is, and what it is."""


class StatusChange(Model):
    """The status before and after a publish."""

    before: OrderStatus | None = Field(serialization_alias="from")
    """Null for an order that was added."""
    after: OrderStatus | None = Field(serialization_alias="to")
    """Null for an order that was removed."""


class CorpusChange(Model):
    """One thing that a publish changed in one order."""

    id: str
    """Of this change alone, as feeds have it; an opaque word."""
    revision: str
    """The revision that the publish made."""
    published_at: datetime
    """When the publish was, in UTC."""
    order: str
    """The number of the order."""
    title: str
    """As the publish left it."""
    change: ChangeKind
    facts: list[ChangedFact]
    """What differs; none of an order that was added or removed."""
    status: StatusChange | None
    """Of a change of the status, and of an order that was added or removed; else null."""
    url: str
    """The order, as long as it is held."""


class Ledger(Model):
    """How far back it tells, and up to what."""

    begins_at: datetime | None
    """When the first publish was that it knows; null before the first."""
    complete: bool
    """Whether it tells everything that was asked for; false of a ledger that began with orders already held, where
    `since` is before that or not given."""
    revision: str
    """The revision up to which it tells: `since` of the next question."""


class AppliedChangeFilters(Model):
    """What the names in the filters were read as; null where the filter was not given."""

    order: list[str] | None
    """Numbers; null where the filter was not given."""
    president: list[str] | None
    """Slugs; null where the filter was not given."""


class ChangePage(Page):
    """A page of changes."""

    items: list[CorpusChange]
    """The changes of this page."""
    applied_filters: AppliedChangeFilters
    ledger: Ledger


class ReplacedBecause(StrEnum):
    """Why a text was replaced."""

    CORRECTION = "correction"
    BETTER_PUBLICATION = "better_publication"
    SAME_PUBLICATION_CHANGED = "same_publication_changed"


class VersionPublication(Model):
    """The publication that a text was read from."""

    source: str
    """Who published it ("federal_register", "whitehouse", …)."""
    format: SourceFormat
    name: str
    """The file that was read."""
    title: str
    """The order's title as this publication has it."""
    html_url: str | None
    """The page it was published on; null where the source names none."""
    sha256: str
    """Of the bytes that were read, in hex digits."""


class OrderVersionSummary(Model):
    """A text that was served of an order until another publication gave another one."""

    version: int
    """1, 2, … the oldest first."""
    publication: VersionPublication
    """The publication that the replaced text was read from."""
    served_from: datetime | None
    """The publish from which on it was served; null where that is older than the ledger."""
    served_until: datetime
    """The publish that replaced it."""
    reason: ReplacedBecause
    replaced_by: VersionPublication
    """The publication whose text stands in its place."""
    url: str
    """The replaced text, whole."""


class VersionPage(Page):
    """The replaced texts of one order, the oldest first."""

    order: OrderLink
    """The order as it is now."""
    items: list[OrderVersionSummary]
    """The replaced texts, the oldest first."""


class OrderVersion(OrderVersionSummary):
    """A replaced text, whole."""

    order: OrderLink
    """The order as it is now."""
    sections: list[Section]
    """As they were; each with the address of this version, for the order may have others now."""
