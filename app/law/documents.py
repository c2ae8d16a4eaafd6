"""Accounts and orders: frozen values, standard library only.

A source file is parsed into `Account` values, what one publication says of one order each, and `NonOrder` values,
documents that are no executive orders. The accounts of one order are reconciled into the `Order` that is served.
Nothing here knows SQL, HTTP or the clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

Span = tuple[int, int]
"""A half-open range [start, end) of Unicode code points in one text."""


class HeadingStatus(StrEnum):
    """How far a heading can be trusted."""

    CONFIRMED = "confirmed"
    UNVERIFIED = "unverified"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ParseNote:
    """Something odd in a source, as data: the ingest decides what to do about it.

    Attributes:
        code: a stable snake_case name ("number_disagrees", "repeated_number", …).
        detail: one sentence for people; quotes the source's own words where that helps.
        section: the id of the provision it concerns, or None for the whole order.
    """

    code: str
    detail: str
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One provision at any depth, or the preamble or an annex.

    part + label + heading + text + children + closing, in this order, is the source's text.

    Attributes:
        id: the enumerators joined by dots, exactly as in the text: "3.b.i", "1.1", "1-101", "preamble", "annex", "2~2".
        label: the marker as printed without its full stop: "Sec. 3", "Section 1.1", "(b)", "1-101", or "".
        heading: the caption without its full stop, or "".
        heading_status: whether the heading is the source's own ("confirmed") or may be a formatter's guess.
        part: the line that stands above this provision and heads a group ("PART 1—ORIGINAL CLASSIFICATION"), or "".
        text: its own paragraphs before its children, separated by a blank line.
        closing: its own paragraphs after its children ("flush" text).
        children: the provisions inside it.
        quoted: spans of `text` that are new text for another order or law, not this order's own operative words.
        closing_quoted: the same for `closing`.
        pages: (offset in `text`, Federal Register page that begins there).
    """

    id: str
    label: str = ""
    heading: str = ""
    heading_status: HeadingStatus = HeadingStatus.NONE
    part: str = ""
    text: str = ""
    closing: str = ""
    children: tuple["Section", ...] = ()
    quoted: tuple[Span, ...] = ()
    closing_quoted: tuple[Span, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()

    def walk(self) -> Iterator["Section"]:
        """This section and everything below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


Says = Literal[
    "", "entire", "ceased", "not_executive", "authority", "powers", "clause", "obsolete", "limited", "to_end"
]
"""What an item of a note says beyond its relation, see `NoteItem`."""


@dataclass(frozen=True, slots=True)
class NoteItem:
    """One item of the editors' note on an order: what it did to a target, or (incoming) what the target did to it.

    Attributes:
        relation: in the active voice whatever the label's ("Amended by" is amends, incoming); "note" of a mere remark.
        incoming: whether the target acts on the order whose note this is.
        extent: "in_part" where the label or the item says so.
        kind: the kind of the target, as in citations.KINDS, or a kind that only notes name: notice, determination,
            public_land_order, unnumbered_order, court_decision, regulation, treaty, letter, remark …
        target: the normalised identity inside its kind ("14159", "2001-09-23"), or the item's words.
        dated_on: the date the item gives, or None.
        label: the label as printed, without its colon ("Revokes in part").
        words: the item as printed.
        says: "entire": nothing is left of the target; "ceased": a body ended without an act; "not_executive": an order
            without a number is no executive order. Of a remark why it is doubtful that the order still holds: its
            "authority" ended, the "powers" of emergencies did, a "clause" sets an end, it is "obsolete", it was for a
            "limited" time, what it set up was "to_end".
        body: the body whose end is told, one noun in lower case ("council"), or "".
    """

    relation: str
    incoming: bool
    extent: Literal["whole", "in_part"]
    kind: str
    target: str
    dated_on: date | None
    label: str
    words: str
    says: Says = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where one account of an order came from.

    Attributes:
        format: the name of its source format ("fr_xml").
        name: the file's name as given to the ingest (a member's path inside an archive); never evidence of anything.
        sha256: of the file's bytes, lower-case hex; of a register, of the order's line.
        url: the official page of this publication, or None.
        retrieved_at: when the bytes were captured, where the source itself says so.
        lossy: True where the format is known to drop or alter words.
    """

    format: str
    name: str
    sha256: str
    url: str | None = None
    retrieved_at: datetime | None = None
    lossy: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands under the text: every part as printed, "" where absent.

    The filing line's brackets are left out; `approval` is a minister's recommendation under or above the President's
    name ("Approval recommended: Hugh S. Johnson. Administrator.").
    """

    name: str = ""
    place: str = ""
    dated: str = ""
    fr_doc: str = ""
    filed: str = ""
    billing_code: str = ""
    approval: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What every account says of its order, and the order of itself; the sources may disagree about it."""

    title: str
    signed_on: date | None = None
    filed_on: date | None = None
    published_on: date | None = None
    document_number: str | None = None
    citation: str | None = None
    start_page: int | None = None
    end_page: int | None = None
    html_url: str | None = None
    pdf_url: str | None = None


FACTS = tuple(fact.name for fact in fields(Facts))
"""The names of the facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read(Facts):
    """The facts, with what the editors noted, the text, and what stands under it.

    Attributes:
        disposition_notes: the Federal Register editors' notes, verbatim, or None.
        notes_captured_on: the day those notes were captured, where the source says so.
        index_terms: the headings under which the source indexes it, as printed.
        sections: the preamble, the numbered sections and the annex; empty for metadata without text.
        notes: what is odd.
    """

    disposition_notes: str | None = None
    notes_captured_on: date | None = None
    index_terms: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    signature: Signature = field(default_factory=Signature)
    notes: tuple[ParseNote, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Every provision in document order."""
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(_Read):
    """One order as one publication has it.

    Attributes:
        number: normalised ("14288", "11359-A"), or None where the source bears none (whitehouse.gov pages).
        is_correction: a Federal Register correction document (R1-, C1-, Z…).
        recorded: what the editors noted, of an account that has it as facts and not in their words.
    """

    source: Source
    number: str | None
    is_correction: bool = False
    recorded: tuple[NoteItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """An account without its text.

    Attributes:
        sha256, place: of its file, and its place in there.
        name, format: of its source.
        number, document_number, title, signed_on, is_correction: as of the account.
        captured_on: a day on which a record was captured at the earliest; None of what is no record.
        has_text: whether it has provisions.
        digest: of the whole account: of two with the same one is the other.
    """

    sha256: str
    place: int
    name: str
    format: str
    number: str | None
    document_number: str | None
    title: str
    signed_on: date | None
    captured_on: date | None
    is_correction: bool
    has_text: bool
    digest: str

    @property
    def key(self) -> tuple[str, int]:
        """The file's hash and the place in it."""
        return self.sha256, self.place


@dataclass(frozen=True, slots=True)
class Publication:
    """An account among those of its order.

    Attributes:
        account: as parsed, unchanged.
        preferred: whether the order's text is this one; at most one publication of an order is.
        match_score: 0 to 1, how surely a page without a number is this order; None for accounts that bear the number.
    """

    account: Account
    preferred: bool = False
    match_score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(_Read):
    """One order as it is served, reconciled from the accounts of all its publications.

    Its text is the preferred publication's, its notes name every disagreement of the sources.

    Attributes:
        number: normalised ("14288", "11359-A").
        president: the slug of the president who signed it, or None if that is unknown.
        lossy: whether its text is from a format known to drop or alter words.
        publications: every account, the preferred one first, then by format and name.
        noted: what the editors noted, read; of `disposition_notes` where their words are held.
    """

    number: str
    president: str | None = None
    lossy: bool = False
    publications: tuple[Publication, ...] = ()
    noted: tuple[NoteItem, ...] = ()


class Kind(StrEnum):
    """What a document that is no executive order is."""

    PROCLAMATION = "proclamation"
    MEMORANDUM = "memorandum"
    DETERMINATION = "determination"
    NOTICE = "notice"
    LETTER = "letter"
    FACT_SHEET = "fact_sheet"
    PRESIDENTIAL_ORDER = "presidential_order"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NonOrder:
    """A document that is no executive order, with the words that tell it."""

    source: Source
    kind: Kind
    title: str
    reason: str


class SourceError(ValueError):
    """The bytes cannot be read as what they claim to be; the message is for people and names no path."""


Document = Account | NonOrder
