"""The corpus: what is served and what is missing."""

from datetime import date, datetime

from app.schemas.base import Model
from app.schemas.vocabulary import SourceFormat


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
