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
    """The words that set it: "Within 60 days of the date of this order"."""
    value: int | None
    """How many units: 60; null where a day is named, or the words give no number."""
    unit: DeadlineUnit | None
    """The unit of `value`; null where there is none."""
    anchor: Anchor | None
    """What it counts from, or that a day is named; null where the words do not tell."""
    due_on: date | None
    """The day; null where it cannot be told, as of a limit that counts from an event."""
    precision: Precision | None
    """How exactly the order tells `due_on`: "by September 2021" names a month, of which `due_on` is the last day. Null
    where no day is told."""
    weekday: Weekday | None
    """That of a day; null where the order names a month or a year."""
    falls_on_weekend: bool | None
    """Whether `due_on` is a Saturday or a Sunday; null without it, and where the order names a month or a year."""


class Recurrence(Model):
    """How often it is to be done again."""

    text: str
    """The words: "every 90 days thereafter", "annually"."""
    value: int | None
    """How much time lies between two times ("every 90 days"); null where the words name none ("periodically")."""
    unit: DeadlineUnit | None
    """The unit of `value`; null where there is none."""
    next_on: list[date]
    """The first three days after `due_on` on which it falls due again; empty where the words determine none. Nothing is
    counted from today."""


class FurtherDeadline(Deadline):
    """Another day in the same clause or its list items, with the provision that states it."""

    section: str
    """The provision that states it, by id."""
    url: str
    """That provision."""


class Directive(Model):
    """One operative clause."""

    id: str
    """The order, the provision and which one in it: "14288:3.b:1"; stable for one text of the order."""
    order: str
    """The number of the order."""
    order_title: str
    """The title of the order."""
    order_status: OrderStatus
    """The directives of a revoked order are listed too; this tells them."""
    signed_on: date | None
    """The day of signing; null where it is not known."""
    section: str
    """The provision it stands in, by id."""
    item: str | None
    """The enumerator of a list item inside the provision's running text, which has no address of its own; null where
    the clause stands in no such item."""
    citation: str
    """"EO 14288, sec. 3(b)"."""
    actors: list[DirectiveActor]
    """The offices that it names; empty where it names none."""
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
    """Where `text` stands: a half-open range of code points in that text of the provision."""
    deadline: Deadline | None
    """The first that the clause states; null where it states none."""
    further_deadlines: list[FurtherDeadline]
    """The others: "an interim report within 90 days and a final report within 1 year"."""
    recurrence: Recurrence | None
    """How often it is to be done again; null where once is enough."""
    limbs: list[str]
    """The provisions that complete a clause whose items follow."""
    boilerplate: bool
    """Whether it is a general provision, such as nearly every order has."""
    url: str
    """The provision it stands in."""
    html_url: str | None
    """The official page of the order; null where none is known."""


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
    """Slugs; the name of an agency means the office at its head as well. Null where the filter was not given."""
    order: list[str] | None
    """Numbers; null where the filter was not given."""
    president: list[str] | None
    """Slugs; null where the filter was not given."""


class DirectiveFacets(Model):
    """Counts over the whole result; null for a facet that was not asked for."""

    actor: list[FacetCount] | None
    """By the offices that they name, slugs; null where it was not asked for."""
    modality: list[FacetCount] | None
    """By modal; null where it was not asked for."""
    kind: list[FacetCount] | None
    """By what they ask for; null where it was not asked for."""
    order: list[FacetCount] | None
    """By order, numbers; null where it was not asked for."""
    president: list[FacetCount] | None
    """By who signed the order, slugs; null where it was not asked for."""
    year: list[FacetCount] | None
    """By the year of signing; null where it was not asked for."""
    status: list[FacetCount] | None
    """By the status of the order; null where it was not asked for."""


class DirectivePage(Page):
    """A page of directives."""

    items: list[Directive]
    """The directives of this page."""
    applied_filters: AppliedDirectiveFilters
    facets: DirectiveFacets
    search: Search | None
    """With `q`, else null."""
    coverage: TextCoverage
