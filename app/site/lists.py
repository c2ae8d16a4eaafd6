"""Long lists as pages show them: in groups that say what joins their items."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.law.relations import ACTIVES, BY_NAME
from app.schemas import Effect, Reference, Relation

_RANK: Mapping[str, int] = {
    name: list(Effect).index(Effect(row.effect)) for row in BY_NAME.values() for name in (row.name, row.inverse)
}
"""The place of each relation, in both voices, among the others: those that end the law of the target come first."""


@dataclass(frozen=True, slots=True)
class Related:
    """What one relation joins an order to.

    Attributes:
        relation: in the voice in which the references have it.
        others: the references to each thing at the other end.
    """

    relation: Relation
    others: list[list[Reference]]


def by_relation(references: Iterable[Reference]) -> list[Related]:
    """Group references by relation, those that act first, and in each by what is at the other end."""
    groups: dict[Relation, dict[object, list[Reference]]] = {}
    for each in sorted(references, key=lambda reference: (_RANK[reference.relation], reference.relation)):
        groups.setdefault(each.relation, {}).setdefault(_other_end(each), []).append(each)
    return [Related(relation, list(ends.values())) for relation, ends in groups.items()]


def _other_end(reference: Reference) -> object:
    """What is at the other end: of a passive one the order it was read in may be this one, and the act a document's."""
    target = (reference.target.kind, reference.target.id)
    return (reference.source.order, target) if reference.relation in ACTIVES else target
