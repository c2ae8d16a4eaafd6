"""The orders around an order, and what joins them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from app.law.relations.vocabulary import RELATIONS
from app.schemas.base import Model
from app.schemas.vocabulary import Basis, Extent, OrderStatus, Relation


class Effect(StrEnum):
    """What a relation does to its target, in five classes, the strongest first; the picture draws each in its way."""

    ENDS = "ends"
    REVIVES = "revives"
    CHANGES = "changes"
    RELIES_ON = "relies_on"
    MENTIONS = "mentions"


EFFECT_OF: Mapping[Relation, Effect] = MappingProxyType({Relation(row.name): Effect(row.effect) for row in RELATIONS})
"""The class of every relation in the active voice."""


class GraphNode(Model):
    """An order in the graph."""

    number: str
    """The order's number."""
    distance: int
    """How many edges lie between it and the order asked for, at least."""
    title: str | None
    """The title; of an order that is not held, as others cite it, and null where none does."""
    signed_on: date | None
    """The day of signing; null where it is not known."""
    status: OrderStatus | None
    """Its status; null of an order that is not held."""
    held: bool
    """Whether the corpus holds it; of others no more is known than what cites them says."""
    url: str | None
    """The order here; null where it is not held."""
    html_url: str | None
    """The official page; null where none is known."""


class GraphEdge(Model):
    """What one order does to another in one way, however often it says so."""

    source: str
    """The number of the acting or citing order."""
    target: str
    """The number of the order acted on or cited."""
    relation: Relation
    """In the active voice."""
    effect: Effect
    extent: Extent | None
    """Whole where any of the references concerns the whole target; null where an amendment does not tell."""
    basis: Basis
    references: int
    """How many references say so."""
    url: str
    """The references from the one order to the other."""


class GraphOmission(Model):
    """What is not in the graph because it would have too many orders."""

    orders: int
    """Orders joined to one that is there; what lies beyond them is not counted."""
    edges: int
    """Edges between an order that is there and one that is not."""


class OrderGraph(Model):
    """The orders within some steps of an order. An edge is there if it begins or ends less than `depth` steps away."""

    order: str
    """The number of the order asked for."""
    depth: int
    """How many steps the graph goes, as asked for."""
    as_of: date | None
    """The day up to which the data can tell a status; null where no source says."""
    nodes: list[GraphNode]
    """The order itself first, then by distance and number."""
    edges: list[GraphEdge]
    """What joins the orders."""
    truncated: bool
    """Whether anything was left out, as `omitted` counts it."""
    omitted: GraphOmission
    url: str
    """This answer."""
    svg_url: str
    """The same graph as a picture."""
