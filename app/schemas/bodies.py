"""Bodies: councils, task forces, boards and offices that orders founded."""

from datetime import date
from enum import StrEnum

from app.schemas.base import FacetCount, Model, Page, TextCoverage
from app.schemas.body_links import BodyKind, BodyStatus
from app.schemas.order_facts import PresidentLink
from app.schemas.orders import OrderLink
from app.schemas.queries import Expansion


class BodyGround(StrEnum):
    """What a body's status rests on.

    `abolished`: an order says so of it by name; `order_ended`: its founding order was revoked, terminated or expired;
    `provision_ended`: so was the provision that founds it; `day_passed`: the last day that words set it has passed;
    `day_to_come`: that day is to come, so it stands.
    """

    ABOLISHED = "abolished"
    ORDER_ENDED = "order_ended"
    PROVISION_ENDED = "provision_ended"
    DAY_PASSED = "day_passed"
    DAY_TO_COME = "day_to_come"


class BodyFounding(StrEnum):
    """How an order makes a body.

    `established` by its own words; `reestablished` likewise, after it had ended; `directed`: somebody is directed to
    establish it; `activated`: a plan or a law makes it, and the order gives that effect; `told`: only another document
    tells that this order did.
    """

    ESTABLISHED = "established"
    REESTABLISHED = "reestablished"
    DIRECTED = "directed"
    ACTIVATED = "activated"
    TOLD = "told"


class BodyDeed(Model):
    """What an order did to a body, and the words that tell it."""

    order: OrderLink | None
    """The order; null where it is not held."""
    section: str | None
    """Its provision; null where an editors' note alone tells it."""
    words: str
    """The sentence, behind the lead of its list where it stands in one; or the note."""
    on: date | None
    """The day it was signed; null where it is not known."""
    until: date | None
    """The day to which it continues the body; null where it sets none."""
    url: str | None
    """The provision whose words these are, or the order where only an editors' note tells it; null where not held."""


class BodyRenaming(Model):
    """A later name of a body, and the words that tell it."""

    name: str
    """The name that it got."""
    by: BodyDeed
    """Its words give the name, or call the body so beside the order that founded it."""


class BodyOrigin(Model):
    """What founded a body, and the words that tell it."""

    how: BodyFounding
    order: OrderLink | None
    """The founding order; null where another instrument founded it."""
    instrument: str | None
    """That instrument, as an order that continues the body names it; null where an order founded it."""
    section: str | None
    """The provision of the founding order; null where none of its words are held that found it."""
    words: str
    """The founding sentence, or that of the order which tells what founded it."""
    told_by: OrderLink | None
    """The order whose words these are, where it is not the founding one; else null."""
    url: str | None
    """The provision whose words these are, or the order where an editors' note tells it; null where none is held."""


class BodyBasis(Model):
    """What the status rests on."""

    ground: BodyGround
    order: OrderLink | None
    """The order whose words these are, or on whose record the note stands; null where none is held."""
    section: str | None
    """The provision; null where an editors' note tells it."""
    words: str
    """The words of the act, or of the editors' note."""
    on: date | None
    """The day of the act, or the day on which the body ends; null where it is not known."""
    url: str | None
    """The provision whose words these are, or the order where an editors' note tells it; null where none is held."""


class BodyStanding(Model):
    """Whether a body stands, and what tells it."""

    value: BodyStatus
    as_of: date | None
    """The day up to which the data can tell; null where no source says."""
    basis: BodyBasis | None
    """Null where nothing tells it: the status is `unknown`."""


class BodySummary(Model):
    """A body with its founding and its end."""

    slug: str
    """Its name in addresses."""
    name: str
    """The last name that an order gave it; of a body without one what its order's title or founding words call it."""
    is_named: bool
    """Whether the founding words give it that name."""
    names: list[str]
    """What else orders call it or called it, the short names of its founding order among them."""
    kind: BodyKind
    status: BodyStanding
    president: PresidentLink | None
    """Who signed the founding order; null where no order held founded it, or its president is not known."""
    founded_on: date | None
    """The day that order was signed; null where it is not known."""
    established_by: BodyOrigin
    ends_on: date | None
    """The day on which it ends or has ended by the last words that set one; null where none are known."""
    url: str
    """The body here."""


class BodySentence(Model):
    """A sentence of the founding order about a body."""

    section: str
    """The provision that has the sentence, by id."""
    words: str
    """The sentence."""
    items: list[str]
    """What is listed below the sentence, where it ends in a colon."""
    url: str
    """That provision."""


class BodyEnd(Model):
    """An end that the founding order sets a body."""

    on: date | None
    """The day, as the last of `extended_by` sets it; null where it depends on an event or is not known."""
    section: str | None
    """The provision; null where an editors' note says it."""
    words: str
    """The sentence."""
    extended_by: list[str]
    """The orders that set, or may have set, another day, oldest first."""
    url: str | None
    """The provision that says so, or the order where an editors' note does; null where it is not held."""


class Body(BodySummary):
    """A body with all that the orders tell of it."""

    chairs: list[BodySentence]
    """Who leads it, as the founding order tells: two sentences at most."""
    members: list[BodySentence]
    """Who is in it, as the founding order tells."""
    renamed_by: list[BodyRenaming]
    """The names that later orders gave it, oldest first; the last is `name`."""
    continued_by: list[BodyDeed]
    """Oldest first."""
    amended_by: list[BodyDeed]
    """The amendments of its founding provision, or that name it, oldest first."""
    terminated_by: list[BodyDeed]
    """The orders that abolish it by name, oldest first."""
    ends: list[BodyEnd]
    """What its founding order says of its end."""


class BodyFacets(Model):
    """Counts over the whole result; null for a facet that was not asked for."""

    kind: list[FacetCount] | None
    """By kind; null where it was not asked for."""
    status: list[FacetCount] | None
    """By status; null where it was not asked for."""
    president: list[FacetCount] | None
    """By who signed the founding order, slugs; null where it was not asked for."""


class AppliedBodyFilters(Model):
    """What the names in the filters were read as; null where the filter was not given."""

    president: list[str] | None
    """Slugs; null where the filter was not given."""
    order: list[str] | None
    """Numbers; null where the filter was not given."""
    continued_by: list[str] | None
    """Numbers; null where the filter was not given."""


class BodySearch(Model):
    """What was made of the name that bodies are searched by."""

    expansions: list[Expansion]
    """What letters and popular names were read as; empty where the words name nothing else."""


class BodyPage(Page):
    """A page of bodies."""

    items: list[BodySummary]
    """The bodies of this page."""
    applied_filters: AppliedBodyFilters
    search: BodySearch | None
    """Null where `q` was not given."""
    facets: BodyFacets
    coverage: TextCoverage
