"""An order, its provisions and its publications."""

from datetime import date, datetime

from app.schemas.base import FacetCount, Model, Page, Span, TextCoverage
from app.schemas.body_links import BodyLink
from app.schemas.coverage import CoverageSummary
from app.schemas.directives import Directive
from app.schemas.order_facts import Citations, Counts, OrderSubject, PresidentLink, TermDay
from app.schemas.queries import Search
from app.schemas.references import AppliedTarget, Reference
from app.schemas.sections import PageMark, Section, SectionLink, SectionOutline
from app.schemas.statuses import Status
from app.schemas.vocabulary import (
    HeadingStatus,
    MostlyAsked,
    OrderStatus,
    SourceFormat,
)


class OrderSummary(Model):
    """An order without its text."""

    number: str
    """Digits with an optional suffix: "14288", "11359-A"; "unnumbered-6e89c418d56ed7c9" while it has none."""
    title: str
    """The title as the source has it whose facts are trusted most, the Federal Register's list where that has it whole;
    `publications` has the title of each source."""
    president: PresidentLink | None
    """Who signed it; null where no source tells it."""
    term: TermDay | None
    """In which presidency; null where president or day do not tell it."""
    signed_on: date | None
    """The day of signing; null where no source tells it."""
    filed_on: date | None
    """When the Office of the Federal Register received it; null where no source tells it."""
    published_on: date | None
    """The day the Federal Register printed it; null where it did not, or nothing tells it."""
    published: bool | None
    """Whether the Federal Register printed it: false of what was signed before it began in 1936, and of what
    concerns one person and has neither a day nor a page in its list; null where nothing tells it."""
    days_to_publication: int | None
    """From the signing to the publication; null where either day is not known."""
    document_number: str | None
    """The Federal Register's number of the document ("2025-07790"); null where it has none."""
    citation: str | None
    """Volume and first page of the Federal Register ("90 FR 18765"); null where it is not known."""
    citations: Citations
    status: Status
    has_text: bool
    """False where only the facts of the order are held."""
    subjects: list[OrderSubject] | None
    """What it is about, as far as a source's index or our rules (docs/subjects.md) tell; none where neither does, and
    null in a corpus that an older release ingested."""
    counts: Counts
    mostly: MostlyAsked | None
    """What its directives mostly ask for: the group with most of their kinds, as docs/kinds.md has it; null where two
    groups have as many, where there are no directives or no text, and in a corpus that an older release ingested."""
    changed_at: datetime
    """When a publish last changed what is told of it; docs/changes.md says what counts."""
    identifier: str
    """A path after USLM, the official schema of United States laws: "/us/eo/14288"."""
    url: str
    """The order here."""
    html_url: str | None
    """The official page; null where none is known."""
    pdf_url: str | None
    """The official PDF; null where none is known."""


class OrderFacets(Model):
    """Counts over the whole result; null for a facet that was not asked for."""

    president: list[FacetCount] | None
    """By who signed, slugs; null where it was not asked for."""
    year: list[FacetCount] | None
    """By the year of signing; null where it was not asked for."""
    status: list[FacetCount] | None
    """By status; null where it was not asked for."""
    mostly: list[FacetCount] | None
    """By what their directives mostly ask for; null where it was not asked for."""
    term: list[FacetCount] | None
    """By the number of the presidency; null where it was not asked for."""
    subject: list[FacetCount] | None
    """By subject; an order with several counts for each. Null where it was not asked for."""
    actor: list[FacetCount] | None
    """By the offices that its directives name, general provisions left out; an order counts once for each, and null
    are those that name none."""


class AppliedOrderFilters(Model):
    """What the names in the filters were read as; null where the filter was not given."""

    number: list[str] | None
    """Numbers; null where the filter was not given."""
    president: list[str] | None
    """Slugs; null where the filter was not given."""
    actor: list[str] | None
    """Slugs; null where the filter was not given."""
    cites: list[AppliedTarget] | None
    """What was cited, by kind and identity; null where the filter was not given."""
    amends: list[str] | None
    """Numbers of the orders amended; null where the filter was not given."""
    revokes: list[str] | None
    """Numbers of the orders revoked; null where the filter was not given."""
    continues: list[str] | None
    """Numbers of the orders continued; null where the filter was not given."""
    amended_by: list[str] | None
    """Numbers of the orders that amend; null where the filter was not given."""
    revoked_by: list[str] | None
    """Numbers of the orders that revoke; null where the filter was not given."""
    continued_by: list[str] | None
    """Numbers of the orders that continue; null where the filter was not given."""


class OrderPage(Page):
    """A page of orders."""

    items: list[OrderSummary]
    """The orders of this page."""
    applied_filters: AppliedOrderFilters
    facets: OrderFacets
    search: Search | None
    """With `q`, else null."""
    coverage: TextCoverage | None
    """With `q` or another filter that asks something of a text, else null. `amended_by`, `revoked_by` and
    `continued_by` ask the texts of the orders that they name."""


class Publication(Model):
    """One source of an order's text or facts."""

    source: str
    """Who published it ("federal_register", "whitehouse", …)."""
    format: SourceFormat
    title: str
    """The order's title as this source has it."""
    html_url: str | None
    """The page it was published on; null where the source names none."""
    retrieved_at: datetime | None
    """When it was fetched, in UTC; null where the file does not tell it."""
    sha256: str
    """Of the bytes that were read."""
    lossy: bool
    """True where the format is known to drop or alter words."""
    has_text: bool
    """Whether it has the text, or facts alone."""
    preferred: bool
    """True for the one whose text is served."""
    match_score: float | None
    """How well a page that bears no number matches the order, 0 to 1; null where the source itself names it."""


class PublicationPage(Page):
    """The publications of one order."""

    items: list[Publication]
    """The publications, the one whose text is served first."""


class OrderLink(Model):
    """An order by name."""

    number: str
    """Digits with an optional suffix: "14288", "11359-A"; "unnumbered-…" while it has none."""
    title: str
    """The title."""
    signed_on: date | None
    """The day of signing; null where no source tells it."""
    status: OrderStatus
    identifier: str
    """A path after USLM, the official schema of United States laws: "/us/eo/14288"."""
    url: str
    """The order here."""
    html_url: str | None
    """The official page; null where none is known."""


class SectionPage(Page):
    """The table of contents of one order: the top-level provisions, each with its tree."""

    order: OrderLink
    """The order whose provisions these are."""
    items: list[SectionOutline]
    """The top-level provisions, each with those below it."""


class SectionText(SectionLink):
    """A provision with its own text and without what is below it: one line of a download of all texts."""

    order: OrderLink
    """The order that it is of."""
    parent: str | None
    """The id of the provision that it stands in; null at the top."""
    depth: int
    """0 at the top."""
    part: str
    """The line above it that heads a group ("PART 1—ORIGINAL CLASSIFICATION"), or ""."""
    heading_status: HeadingStatus
    text: str
    """Its own paragraphs before its children, separated by a blank line."""
    quoted: list[Span]
    """What in `text` is new text for another order or law."""
    closing: str
    """Its own paragraphs after its children."""
    closing_quoted: list[Span]
    """What in `closing` is new text for another order or law, as half-open ranges of code points."""
    pages: list[PageMark]
    """Where pages of the Federal Register begin in `text`."""


class SectionDetail(Section):
    """One provision with its surroundings, and the references and directives in it and below it."""

    order: OrderLink
    """The order that it is of."""
    html_url: str | None
    """The official page of the order; null where none is known."""
    parent: SectionLink | None
    """The provision that it stands in; null at the top."""
    previous: SectionLink | None
    """The sibling before it; null of the first."""
    next: SectionLink | None
    """The sibling after it; null of the last."""
    references: list[Reference]
    """What it and the provisions below it cite."""
    directives: list[Directive]
    """What it and the provisions below it direct."""


class Signature(Model):
    """What stands under the text, as printed."""

    name: str | None
    """The name under the text; null where none is printed."""
    place: str | None
    """Where it was signed ("THE WHITE HOUSE"); null where none is printed."""
    dated: str | None
    """The day as printed ("April 28, 2025."); null where none is."""
    fr_doc: str | None
    """The line with the Federal Register's document number; null where none is printed."""
    filed: str | None
    """When it was filed, as printed; null where nothing is."""
    billing_code: str | None
    """The billing code; null where none is printed."""
    approval: str | None
    """A minister's recommendation beside the President's name, as on the codes of fair competition of 1933–35; null
    where none is printed."""


class ParseNote(Model):
    """Something odd in a source of this order."""

    code: str
    """What is odd, by a stable name; `/v1/corpus` counts them."""
    detail: str
    """The same in a sentence."""
    section: str | None
    """The provision that it concerns, by id; null where it concerns the whole."""


class TextHint(Model):
    """Where to get a text that is not held."""

    detail: str
    """Whether the Federal Register has it online, in a sentence."""
    command: str
    """What whoever runs the server enters to hold it."""


class Order(OrderSummary):
    """An order whole."""

    text_hint: TextHint | None
    """Where `has_text` is false, how to get the text; else null."""
    start_page: int | None
    """The first page in the Federal Register's volume; null where it is not known."""
    end_page: int | None
    """The last page there; null where it is not known."""
    disposition_notes: str | None
    """The Federal Register editors' notes, verbatim; null where none are held."""
    signature: Signature
    publications: list[Publication]
    """The sources of its text and facts, the one whose text is served first."""
    parse_notes: list[ParseNote]
    """What is odd in its sources; empty as a rule."""
    bodies: list[BodyLink] | None
    """The councils, task forces, boards … that it founded; null in a corpus that an older release ingested."""
    sections: list[Section]
    """The text by provisions: the top-level ones, each with those below it; empty where no text is held."""
    references: list[Reference] | None
    """With `include=references`, else null."""
    directives: list[Directive] | None
    """With `include=directives`, else null."""
    coverage: list[CoverageSummary] | None
    """With `include=coverage`, else null."""
