"""Directives: who must do what by when."""

from datetime import date
from enum import StrEnum

from app.schemas.base import FacetCount, Model, Page, Span, TextCoverage
from app.schemas.queries import Search
from app.schemas.vocabulary import (
    ActorRole,
    Anchor,
    DeadlineUnit,
    DirectiveKind,
    Modality,
    OrderStatus,
    Precision,
    TextField,
    Weekday,
)


class DirectiveActor(Model):
    """An office named in a directive."""

    name: str
    """The words of the order without "the"."""
    slug: str | None
    """The normalised office; null when it is not known. Words that name two offices give two entries."""
    role: ActorRole


class Deadline(Model):
    """A time limit. Nothing is shifted off a weekend: the orders give no such rule."""

    text: str
    value: int | None
    unit: DeadlineUnit | None
    anchor: Anchor | None
    due_on: date | None
    """Null where the day cannot be told (it counts from an event)."""
    precision: Precision | None
    """How exactly the order tells `due_on`: "by September 2021" names a month, of which `due_on` is the last day."""
    weekday: Weekday | None
    """That of a day; null where the order names a month or a year."""
    falls_on_weekend: bool | None


class Recurrence(Model):
    """How often it is to be done again."""

    text: str
    value: int | None
    """How much time lies between two times ("every 90 days"); null where the words name none ("periodically")."""
    unit: DeadlineUnit | None
    next_on: list[date]
    """The first three days after `due_on` on which it falls due again; empty where the words determine none. Nothing is
    counted from today."""


class FurtherDeadline(Deadline):
    """Another day in the same clause or its list items, with the provision that states it."""

    section: str
    url: str


class Directive(Model):
    """One operative clause."""

    id: str
    order: str
    order_title: str
    order_status: OrderStatus
    """The directives of a revoked order are listed too; this tells them."""
    signed_on: date | None
    section: str
    item: str | None
    """The enumerator of a list item inside the provision's running text, which has no address of its own."""
    citation: str
    """"EO 14288, sec. 3(b)"."""
    actors: list[DirectiveActor]
    modality: Modality
    kind: DirectiveKind | None
    """What it asks for, by its verb and object: a report, a plan, a rule …; `other` where neither is in the table of
    docs/kinds.md; null in a corpus that an older release ingested."""
    action: str
    """The words from the main verb on."""
    text: str
    """The clause, whole."""
    field: TextField
    """Which text of the provision `span` counts in."""
    span: Span
    deadline: Deadline | None
    """The first that the clause states."""
    further_deadlines: list[FurtherDeadline]
    """The others: "an interim report within 90 days and a final report within 1 year"."""
    recurrence: Recurrence | None
    limbs: list[str]
    """The provisions that complete a clause whose items follow."""
    boilerplate: bool
    url: str
    """The provision it stands in."""
    html_url: str | None


class BoilerplateFilter(StrEnum):
    """Whether general provisions are in the result."""

    EXCLUDE = "exclude"
    INCLUDE = "include"
    ONLY = "only"


class AppliedDirectiveFilters(Model):
    """The filter that hides something unless asked otherwise, and what the names in the others were read as.

    A filter by a name is null where it was not given.
    """

    boilerplate: BoilerplateFilter
    actor: list[str] | None
    """Slugs; the name of an agency means the office at its head as well."""
    order: list[str] | None
    president: list[str] | None
    """Slugs."""


class DirectiveFacets(Model):
    """Counts over the whole result; null for a facet that was not asked for."""

    actor: list[FacetCount] | None
    modality: list[FacetCount] | None
    kind: list[FacetCount] | None
    order: list[FacetCount] | None
    president: list[FacetCount] | None
    year: list[FacetCount] | None
    status: list[FacetCount] | None


class DirectivePage(Page):
    """A page of directives."""

    items: list[Directive]
    applied_filters: AppliedDirectiveFilters
    facets: DirectiveFacets
    search: Search | None
    """With `q`, else null."""
    coverage: TextCoverage
