"""The glossary of relations."""

from app.schemas.base import Model, Page
from app.schemas.graph import Effect
from app.schemas.vocabulary import OrderStatus, Relation


class RelationEntry(Model):
    """What an order can do to what it cites."""

    name: Relation
    """As it is told by the order that does it."""
    inverse: Relation
    """As it is told from the other end, and of an order to which a document that is not held did it."""
    meaning: str
    """What the order does to what it cites ("it")."""
    effect: Effect
    """Whether it ends, revives or changes its target, relies on it, or only mentions it."""
    status: OrderStatus | None
    """The status of an order that is the whole target; null where it changes none."""
    status_in_part: OrderStatus | None
    """The status of an order of which a part is the target; null where it changes none."""
    references: int
    """How many references held are told by this name."""
    inverse_references: int
    """How many are told by the inverse, on the record of the order that they are about."""
    url: str
    """The references of this name."""


class RelationPage(Page):
    """Every relation."""

    items: list[RelationEntry]
    """The relations."""
