"""Which orders do something to another one, or are done something to by it: filters over the references."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import aliased

from app.law.relations.vocabulary import NOTED, PASSIVES, REVOKING
from app.queries.paging import Filters
from app.schemas import Basis, TargetKind
from app.tables import OrderRow, ReferenceRow

_ACTING = aliased(OrderRow, name="acting_order")
_SEE = "see"
_ORDER = TargetKind.EXECUTIVE_ORDER.value

Identity = tuple[str, str]
"""What is cited: its kind, and its identity inside the kind."""

OUTGOING: Mapping[str, Sequence[str]] = {
    "amends": ("amends",),
    "revokes": REVOKING,
    "continues": ("continues",),
}
"""Filters whose values are orders that are acted on, with the relations that each means."""
INCOMING: Mapping[str, Sequence[str]] = {
    "amended_by": ("amends",),
    "revoked_by": REVOKING,
    "continued_by": ("continues",),
}
"""Filters whose values are orders that act, with the relations that each means."""


def any_of(column: Any, values: Sequence[Any]) -> ColumnElement[bool]:
    """Whether a column has one of some values that are always the same."""
    return or_(*(column == value for value in values))


def _citing(identities: Sequence[Identity]) -> ColumnElement[bool]:
    """The orders that cite one of some documents.

    An order to which a document did something does not cite it, nor does one of which an editor says to see it.
    """
    named = (and_(ReferenceRow.target_kind == kind, ReferenceRow.target_id == id_) for kind, id_ in identities)
    own = (
        *(ReferenceRow.relation != PASSIVES[name] for name in NOTED),
        or_(ReferenceRow.relation != _SEE, ReferenceRow.basis != Basis.NOTE.value),
    )
    return OrderRow.sort_key.in_(select(ReferenceRow.order_key).where(or_(*named), *own))


def _acting(relations: Sequence[str]) -> Callable[[Sequence[str]], ColumnElement[bool]]:
    """The orders that do so to one of some orders."""

    def condition(numbers: Sequence[str]) -> ColumnElement[bool]:
        target = ReferenceRow.target_kind == _ORDER, ReferenceRow.target_id.in_(list(numbers))
        return OrderRow.sort_key.in_(select(ReferenceRow.order_key).where(*target, _does(relations)))

    return condition


def _acted_on(relations: Sequence[str]) -> Callable[[Sequence[str]], ColumnElement[bool]]:
    """The orders to which one of some orders does so."""

    def condition(numbers: Sequence[str]) -> ColumnElement[bool]:
        by: Select[int] = select(_ACTING.sort_key).where(_ACTING.number.in_(list(numbers)))
        chosen = ReferenceRow.order_key.in_(by), ReferenceRow.target_key.is_not(None), _does(relations)
        return OrderRow.sort_key.in_(select(ReferenceRow.target_key).where(*chosen))

    return condition


def _does(relations: Sequence[str]) -> ColumnElement[bool]:
    return any_of(ReferenceRow.relation, relations)


RELATED: Filters = {
    "cites": _citing,
    **{name: _acting(relations) for name, relations in OUTGOING.items()},
    **{name: _acted_on(relations) for name, relations in INCOMING.items()},
}
"""The filters of orders; the values of `cites` are identities, those of the others numbers."""
