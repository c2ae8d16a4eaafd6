"""The corpus and the presidents."""

from datetime import date, datetime

from app.schemas.base import Model, Page
from app.schemas.vocabulary import GapReason, SourceFormat


class Term(Model):
    """A term of office, from noon of the first day to noon of the last (of the present one: as the law has it)."""

    ordinal: int
    """The number of the presidency."""
    started_on: date
    ended_on: date


class President(Model):
    """A president, with what is held of the orders."""

    slug: str
    name: str
    terms: list[Term]
    orders: int
    orders_with_text: int
    first_signed_on: date | None
    last_signed_on: date | None
    url: str
    """The list of the orders."""


class PresidentPage(Page):
    """The presidents, in order of office."""

    items: list[President]


class CorpusCounts(Model):
    """How much is served."""

    orders: int
    orders_with_text: int
    sections: int
    publications: int
    references: int
    directives: int
    deadlines: int
    unnumbered: int
    """Pages that are no order here; an order that has no number yet is counted among `orders`."""
    conflicts: int


class DateSpan(Model):
    """The first and the last signing date."""

    first: date | None
    last: date | None


class SourceCoverage(Model):
    """What one source format gives."""

    format: SourceFormat
    publications: int
    orders: int
    with_text: int
    preferred: int
    """Orders whose served text is this source's."""
    lossy: bool
    signed: DateSpan


class NumberGap(Model):
    """Numbers between two held orders that are not held."""

    first: int
    last: int
    count: int
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
    signed_on: date | None
    reason: str
    html_url: str | None


class NamedCount(Model):
    """How often something of one name was met."""

    name: str
    count: int


class Announced(Model):
    """An order on public inspection: filed, and not published yet."""

    document_number: str
    number: str | None
    """The order's, if it is told."""
    title: str
    publishes_on: date | None
    """The day for which the publication is planned."""
    filed_at: str | None
    """When it was filed, as the Federal Register writes it."""
    url: str | None
    """The Federal Register's page of it."""


class Upstream(Model):
    """How far the Federal Register is followed (`eo watch`)."""

    checked_at: datetime
    """When it was asked last."""
    last_success_at: datetime | None
    """When it was asked last, answered, and all that is new was taken in."""
    last_change_at: datetime | None
    """When something was published for that reason."""
    lag_seconds: int | None
    """How long before `checked_at` the last success was; null where there was none."""
    failing_since: datetime | None
    """When it failed first since the last success; null while it does not fail."""
    reason: str | None
    """What failed last."""
    announced: list[Announced]
    """Orders on public inspection, by document number."""


class Corpus(Model):
    """What is served, since when, and what is known to be missing."""

    revision: str
    ingested_at: datetime
    as_of: date | None
    """The day up to which the data can tell the status of an order."""
    counts: CorpusCounts
    signed: DateSpan
    sources: list[SourceCoverage]
    number_gaps: list[NumberGap]
    """By number; what lies before the first order held or after the last is no gap."""
    text_gaps: list[TextGap]
    """By year, those of unknown years last."""
    unnumbered: list[UnnumberedPage]
    parse_notes: list[NamedCount]
    """Oddities of the sources, by code."""
    non_orders: list[NamedCount]
    """Documents that are no executive orders and were left out, by kind."""
    doubts: list[NamedCount] | None
    """How much looks wrong, by each rule that doubts (`docs/audit.md`); null where an older release ingested."""
    upstream: Upstream | None
    """How far the Federal Register is followed; null where nobody watches it. No part of the revision."""
    url: str
