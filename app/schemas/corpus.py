"""The corpus: what is served and what is missing."""

from datetime import date, datetime

from app.schemas.base import Model
from app.schemas.vocabulary import GapReason, SourceFormat


class CorpusCounts(Model):
    """How much is served."""

    orders: int
    """Orders, with text and without."""
    orders_with_text: int
    """Orders whose text is held."""
    sections: int
    """Provisions at every depth."""
    publications: int
    """Accounts of orders in the sources, several of one order."""
    references: int
    """References out of orders, and those that editors' notes tell."""
    directives: int
    """Directives, general provisions among them."""
    deadlines: int
    """Directives with a time limit."""
    unnumbered: int
    """Pages that are no order here; an order that has no number yet is counted among `orders`."""
    conflicts: int
    """Relations about which text and notes disagree; `/v1/corpus/conflicts` lists them."""


class DateSpan(Model):
    """The first and the last signing date."""

    first: date | None
    """The first day; null where none is known."""
    last: date | None
    """The last day; null where none is known."""


class SourceCoverage(Model):
    """What one source format gives."""

    format: SourceFormat
    publications: int
    """How many accounts of orders were read from it."""
    orders: int
    """How many orders these are of."""
    with_text: int
    """How many of these accounts have the text."""
    preferred: int
    """Orders whose served text is this source's."""
    lossy: bool
    """True where the format is known to drop or alter words."""
    signed: DateSpan
    """The first and the last day on which one of these orders was signed."""


class NumberGap(Model):
    """Numbers between two held orders that are not held."""

    first: int
    """The first number that is not held."""
    last: int
    """The last one."""
    count: int
    """How many numbers these are."""
    reason: GapReason
    signed: DateSpan
    """The days of the last order held before them and of the first one held after them."""
    years: list[int]
    """Every year from the first of these days to the last, in one of which each was signed."""


class TextGap(Model):
    """Orders of one year whose text is not held, for one reason."""

    year: int | None
    """Of signing; null of orders without the day."""
    orders: int
    """How many orders of the year are held."""
    without_text: int
    """How many of these lack their text for this reason."""
    reason: GapReason


class UnnumberedPage(Model):
    """A page that is an executive order by its words, and that may be one of those held: it is none of its own here."""

    title: str
    """Its title."""
    signed_on: date | None
    """The day of signing; null where the page does not tell it."""
    reason: str
    """Why it is no order of its own here, in a sentence."""
    html_url: str | None
    """The page; null where it is not known."""


class NamedCount(Model):
    """How often something of one name was met."""

    name: str
    """What was met, by its code."""
    count: int
    """How often."""


class Announced(Model):
    """An order on public inspection: filed, and not published yet."""

    document_number: str
    """The Federal Register's number of the document: "2025-07790"."""
    number: str | None
    """The order's; null where it is not told yet."""
    title: str
    """Its title."""
    publishes_on: date | None
    """The day for which the publication is planned; null where none is told."""
    filed_at: str | None
    """When it was filed, as the Federal Register writes it; null where it does not."""
    url: str | None
    """The Federal Register's page of it; null where there is none."""


class Upstream(Model):
    """How far the Federal Register is followed (`eo watch`)."""

    checked_at: datetime
    """When it was asked last."""
    last_success_at: datetime | None
    """When it was asked last, answered, and all that is new was taken in; null where it never was."""
    last_change_at: datetime | None
    """When something was published for that reason; null where nothing was yet."""
    lag_seconds: int | None
    """How long before `checked_at` the last success was; null where there was none."""
    failing_since: datetime | None
    """When it failed first since the last success; null while it does not fail."""
    reason: str | None
    """What failed last; null while nothing fails."""
    announced: list[Announced]
    """Orders on public inspection, by document number."""


class Corpus(Model):
    """What is served, since when, and what is known to be missing."""

    revision: str
    """A digest of the content in 16 hex digits, the same wherever the content is; also `X-Corpus-Revision`."""
    ingested_at: datetime
    """When this revision was published, in UTC."""
    as_of: date | None
    """The day up to which the data can tell the status of an order; null where no source says."""
    counts: CorpusCounts
    signed: DateSpan
    """The first and the last day on which an order held was signed."""
    sources: list[SourceCoverage]
    """What each source format gives."""
    number_gaps: list[NumberGap]
    """By number; what lies before the first order held or after the last is no gap."""
    text_gaps: list[TextGap]
    """By year, those of unknown years last."""
    unnumbered: list[UnnumberedPage]
    """Pages without a number that may be orders held, each with the reason."""
    parse_notes: list[NamedCount]
    """Oddities of the sources, by code."""
    non_orders: list[NamedCount]
    """Documents that are no executive orders and were left out, by kind."""
    doubts: list[NamedCount] | None
    """How much looks wrong, by each rule that doubts (`docs/audit.md`); null where an older release ingested."""
    upstream: Upstream | None
    """How far the Federal Register is followed; null where nobody watches it. No part of the revision."""
    url: str
    """This answer."""
