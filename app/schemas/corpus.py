"""The corpus and the presidents."""

from datetime import date, datetime

from app.schemas.base import Model, Page
from app.schemas.vocabulary import SourceFormat


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
    unnumbered: list[UnnumberedPage]
    parse_notes: list[NamedCount]
    """Oddities of the sources, by code."""
    non_orders: list[NamedCount]
    """Documents that are no executive orders and were left out, by kind."""
    doubts: list[NamedCount] | None
    """How much looks wrong, by each rule that doubts (`docs/audit.md`); null where an older release ingested."""
    url: str
