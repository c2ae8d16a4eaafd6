"""Actors: the offices, agencies and bodies that directives name."""

from enum import StrEnum

from app.schemas.base import FacetCount, Model, Page
from app.schemas.vocabulary import ActorRole, Modality


class ActorKind(StrEnum):
    """What an actor is: an agency, the office of one person, a body of several, a class ("agencies") …."""

    DEPARTMENT = "department"
    AGENCY = "agency"
    OFFICE = "office"
    BODY = "body"
    CLASS = "class"
    GOVERNMENT = "government"


class ActorLink(Model):
    """An actor by its name."""

    slug: str
    """Its name in addresses, as `actor=` takes it: "attorney-general"."""
    name: str
    """The name as we write it: "Attorney General"."""
    kind: ActorKind
    url: str
    """The actor here."""


class ActorCounts(Model):
    """How many directives name an actor, general provisions among them."""

    lead: int
    """As the one to act."""
    other: int
    """As one that another consults, acts through, or so."""


class Actor(ActorLink):
    """An office, agency or body with its place among the others."""

    aliases: list[str]
    """Other names under which orders are read to mean it."""
    parent: ActorLink | None
    """The agency it belongs to; null where it belongs to none."""
    successor: ActorLink | None
    """The actor that took over its functions; null where none has."""
    counts: ActorCounts
    directives_url: str
    """The directives that name it."""


class RoleCount(Model):
    """How many directives of one modality name an actor in one role."""

    role: ActorRole
    modality: Modality
    directives: int
    """How many directives name it so."""
    with_deadline: int
    """How many of these have a time limit."""
    url: str
    """These directives."""


class ActorDetail(Actor):
    """An actor with everything that is said about it."""

    predecessors: list[ActorLink]
    """The actors whose functions it took over."""
    children: list[ActorLink]
    """The actors that belong to it."""
    directives: list[RoleCount]
    """Its directives by role and modality, the most frequent first."""


class ActorFacets(Model):
    """Counts over the whole result; null for a facet that was not asked for."""

    kind: list[FacetCount] | None
    """By kind; null where it was not asked for."""


class AppliedActorFilters(Model):
    """What the names in the filters were read as; null where the filter was not given."""

    parent: list[str] | None
    """Slugs; null where the filter was not given."""


class ActorPage(Page):
    """A page of actors."""

    items: list[Actor]
    """The actors of this page."""
    applied_filters: AppliedActorFilters
    facets: ActorFacets
