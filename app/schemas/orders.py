"""An order, its provisions and its publications."""

from datetime import date, datetime

from app.schemas.base import FacetCount, Model, Page, Span, TextCoverage
from app.schemas.body_links import BodyLink
from app.schemas.coverage import CoverageSummary
from app.schemas.directives import Directive
from app.schemas.queries import Search
from app.schemas.references import AppliedTarget, Reference
from app.schemas.sections import PageMark, Section, SectionLink, SectionOutline
from app.schemas.statuses import Status
from app.schemas.vocabulary import (
    HeadingStatus,
    MostlyAsked,
    OrderStatus,
    SourceFormat,
    SubjectBasis,
    SubjectSlug,
)


class PresidentLink(Model):
    """The president who signed."""

    slug: str
    name: str
    url: str


class CompilationBasis(Model):
    """Who says on which page an order is reprinted."""

    words: str
    """The words that say so: a sentence of a later order, or the citation in `source`."""
    source: str | None
    """Where they stand, if in no order: the National Archives' codification, or a part of the Code of Federal
    Regulations."""
    order: str | None
    """The order whose words they are."""
    section: str | None
    url: str | None
    """The provision whose words they are."""


class TermDay(Model):
    """In which time in office the order was signed."""

    ordinal: int
    """The number of the presidency: 47 for the one that began in 2025."""
    day: int | None
    """The day in it, 1 on the day it began; null where the day of signing is misprinted."""


class Citations(Model):
    """The order as it is cited."""

    bluebook: str
    """"Exec. Order No. 14,288, 90 Fed. Reg. 18,765 (Apr. 28, 2025)"; the year's day is the signing date. One without a
    number is "Exec. Order of Nov. 24, 2025"."""
    federal_register: str | None
    """"90 FR 18765"."""
    cfr: str | None
    """The page of title 3 of the Code of Federal Regulations on which it is reprinted, in a compilation
    ("3 CFR, 1964-1965 Comp., p. 339") or a year's supplement; null where nothing tells it, which is the rule."""
    cfr_basis: CompilationBasis | None
    """Who says so; null where `cfr` is."""


class Counts(Model):
    """How much there is to see of one order."""

    sections: int
    """Provisions at every depth."""
    words: int | None
    """Of headings, provisions and closing words, each what stands between white space; null where no text is held, and
    in a corpus that an older release ingested."""
    pages: int | None
    """Pages of the Federal Register that it stands on; null where the first or the last is not known."""
    references: int
    cited_by: int
    amended_by: int | None
    """How many orders amend it; null in a corpus that an older release ingested."""
    amendments: int | None
    """By how many instructions, see `listOrderAmendments`; null in a corpus that an older release ingested."""
    comparisons: int | None
    """How many pairs of its publications are compared; null in a corpus that an older release ingested."""
    directives: int
    deadlines: int
    """Directives with a time limit."""
    coverage: int
    """Documents that are about it or mention it."""


class OrderSubject(Model):
    """Something that the order is about."""

    slug: SubjectSlug
    """As `subject=` takes it."""
    name: str
    basis: SubjectBasis
    words: str
    """The heading of the source's index, or the order's own words that tell it."""
    section: str | None
    """The provision that has these words; null where the title or the index does."""


class OrderSummary(Model):
    """An order without its text."""

    number: str
    """Digits with an optional suffix: "14288", "11359-A"; "unnumbered-6e89c418d56ed7c9" while it has none."""
    title: str
    president: PresidentLink | None
    term: TermDay | None
    signed_on: date | None
    filed_on: date | None
    """When the Office of the Federal Register received it."""
    published_on: date | None
    published: bool | None
    """Whether the Federal Register printed it: false of what was signed before it began in 1936, and of what
    concerns one person and has neither a day nor a page in its list; null where nothing tells it."""
    days_to_publication: int | None
    """From the signing to the publication; null where either day is not known."""
    document_number: str | None
    citation: str | None
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
    url: str
    html_url: str | None
    pdf_url: str | None


class OrderFacets(Model):
    """Counts over the whole result; null for a facet that was not asked for."""

    president: list[FacetCount] | None
    year: list[FacetCount] | None
    status: list[FacetCount] | None
    mostly: list[FacetCount] | None
    term: list[FacetCount] | None
    """By the number of the presidency."""
    subject: list[FacetCount] | None
    """An order with several subjects counts for each."""
    actor: list[FacetCount] | None
    """By the offices that its directives name, general provisions left out; an order counts once for each, and null
    are those that name none."""


class AppliedOrderFilters(Model):
    """What the names in the filters were read as; null where the filter was not given."""

    number: list[str] | None
    president: list[str] | None
    """Slugs."""
    actor: list[str] | None
    """Slugs."""
    cites: list[AppliedTarget] | None
    amends: list[str] | None
    """Numbers of orders, as of the filters below."""
    revokes: list[str] | None
    continues: list[str] | None
    amended_by: list[str] | None
    revoked_by: list[str] | None
    continued_by: list[str] | None


class OrderPage(Page):
    """A page of orders."""

    items: list[OrderSummary]
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
    html_url: str | None
    """The page it was published on."""
    retrieved_at: datetime | None
    sha256: str
    """Of the bytes that were read."""
    lossy: bool
    """True where the format is known to drop or alter words."""
    has_text: bool
    preferred: bool
    """True for the one whose text is served."""
    match_score: float | None
    """How well a page that bears no number matches the order, 0 to 1; null where the source itself names it."""


class PublicationPage(Page):
    """The publications of one order."""

    items: list[Publication]


class OrderLink(Model):
    """An order by name."""

    number: str
    title: str
    signed_on: date | None
    status: OrderStatus
    identifier: str
    url: str
    html_url: str | None


class SectionPage(Page):
    """The table of contents of one order: the top-level provisions, each with its tree."""

    order: OrderLink
    items: list[SectionOutline]


class SectionText(SectionLink):
    """A provision with its own text and without what is below it: one line of a download of all texts."""

    order: OrderLink
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
    pages: list[PageMark]


class SectionDetail(Section):
    """One provision with its surroundings, and the references and directives in it and below it."""

    order: OrderLink
    html_url: str | None
    parent: SectionLink | None
    previous: SectionLink | None
    """The sibling before it."""
    next: SectionLink | None
    """The sibling after it."""
    references: list[Reference]
    directives: list[Directive]


class Signature(Model):
    """What stands under the text, as printed."""

    name: str | None
    place: str | None
    dated: str | None
    fr_doc: str | None
    filed: str | None
    billing_code: str | None
    approval: str | None
    """A minister's recommendation beside the President's name, as on the codes of fair competition of 1933–35."""


class ParseNote(Model):
    """Something odd in a source of this order."""

    code: str
    detail: str
    section: str | None


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
    end_page: int | None
    disposition_notes: str | None
    """The Federal Register editors' notes, verbatim."""
    signature: Signature
    publications: list[Publication]
    parse_notes: list[ParseNote]
    bodies: list[BodyLink] | None
    """The councils, task forces, boards … that it founded; null in a corpus that an older release ingested."""
    sections: list[Section]
    references: list[Reference] | None
    """With `include=references`, else null."""
    directives: list[Directive] | None
    """With `include=directives`, else null."""
    coverage: list[CoverageSummary] | None
    """With `include=coverage`, else null."""
