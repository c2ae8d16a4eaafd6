"""Directives by words, actor, day and order."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select
from sqlalchemy.orm import aliased

from app.queries.directive_rows import COLUMNS, directive
from app.queries.hits import facet_by_order
from app.queries.paging import (
    Filters,
    Position,
    Slice,
    Sort,
    Window,
    batches,
    conditions,
    facet,
    fetch,
    one_of,
    same,
    total,
)
from app.queries.search import narrowed
from app.schemas import Directive
from app.tables import DirectiveActorRow, DirectiveDayRow, DirectiveRow, OrderRow, SectionRow

_NAMED = aliased(DirectiveActorRow, name="named")
_DAYS = aliased(DirectiveDayRow, name="days")


def _by_actor(asked: Any) -> ColumnElement[bool]:
    """Of (slugs or None, role or None): the directives that name any such actor in any such role."""
    slugs, role = asked
    named = [_NAMED.directive_key == DirectiveRow.key]
    if slugs is not None:
        named.append(_NAMED.slug.in_(list(slugs)))
    if role is not None:
        named.append(_NAMED.role == role)
    return exists().where(*named)


def _by_day(asked: Any) -> ColumnElement[bool]:
    """Of (first day or None, last day or None): the directives any of whose deadlines falls on such a day."""
    first, last = asked
    days = [_DAYS.directive_key == DirectiveRow.key]
    if first is not None:
        days.append(_DAYS.due_on >= first)
    if last is not None:
        days.append(_DAYS.due_on <= last)
    return exists().where(*days)


FILTERS: Filters = {
    "keys": lambda selectable: DirectiveRow.key.in_(selectable),
    "actor": _by_actor,
    "modality": one_of(DirectiveRow.modality),
    "order": one_of(OrderRow.number),
    "president": one_of(OrderRow.president),
    "status": one_of(OrderRow.status),
    "year": one_of(OrderRow.year),
    "due": _by_day,
    "has_deadline": same(DirectiveRow.has_deadline),
    "boilerplate": same(DirectiveRow.boilerplate),
    "order_key": same(DirectiveRow.order_key),
    "sections": one_of(DirectiveRow.section),
}
OF_ORDERS = ("order", "president", "status", "year")
"""The filters that ask something of the order."""
SORTS: Mapping[str, Sort] = {
    "-signed_on": Sort(DirectiveRow.key, descending=True),
    "signed_on": Sort(DirectiveRow.key),
    "due_on": Sort(DirectiveRow.key, DirectiveRow.due_on),
    "-due_on": Sort(DirectiveRow.key, DirectiveRow.due_on, descending=True),
}
ORDER_FACETS: Mapping[str, Any] = {
    "president": OrderRow.president,
    "year": OrderRow.year,
    "status": OrderRow.status,
}
FACETS: Mapping[str, Any] = {"modality": DirectiveRow.modality, **ORDER_FACETS}


def selected(given: Mapping[str, object]) -> Select[Any]:
    """A select of the `key` of every directive the filters select. No statement."""
    of_orders, own = _parted(given)
    statement = select(DirectiveRow.key).where(*conditions(FILTERS, own))
    return statement.where(DirectiveRow.order_key.in_(of_orders)) if of_orders is not None else statement


def keys(given: Mapping[str, object]) -> Select[Any]:
    """The same as `selected`; words and what is asked of the order need no directive's row. No statement."""
    of_orders, own = _parted(given)
    words = own.pop("keys", None)
    if not isinstance(words, Select) or own:
        return selected(given)
    return words if of_orders is None else narrowed(words, of_orders)


def _parted(given: Mapping[str, object]) -> tuple[Select[Any] | None, dict[str, object]]:
    """A select of the orders that the filters ask for, None where they ask for none; and the other filters given."""
    own = {name: value for name, value in given.items() if value is not None}
    wanted = conditions(FILTERS, {name: own.pop(name) for name in OF_ORDERS if name in own})
    return select(OrderRow.sort_key).where(*wanted) if wanted else None, own


def _described(statement: Select[Any]) -> Select[Any]:
    at_section = and_(SectionRow.order_key == DirectiveRow.order_key, SectionRow.id == DirectiveRow.section)
    described = statement.with_only_columns(*COLUMNS, maintain_column_froms=True)
    return described.join(OrderRow, OrderRow.sort_key == DirectiveRow.order_key).outerjoin(SectionRow, at_section)


def directives(connection: Connection, given: Mapping[str, object], window: Window) -> Slice[Directive]:
    """Directives by the filters of `FILTERS`. Two statements."""
    items, end = _page(connection, given, window)
    return Slice(items, total(connection, keys(given)), end)


def every_directive(connection: Connection, given: Mapping[str, object], sort: str) -> Iterator[Sequence[Directive]]:
    """All directives the filters select, in batches. One statement, and one a batch."""
    return batches(connection, selected(given).order_by(*SORTS[sort].order_by()), partial(directives_at, connection))


def _page(
    connection: Connection, given: Mapping[str, object], window: Window
) -> tuple[list[Directive], Position | None]:
    # Joined, not selected from: so the newest are walked until the page is full.
    listed = _described(select(DirectiveRow.key)).where(*conditions(FILTERS, given))
    rows, end = fetch(connection, listed, SORTS[window.sort], window)
    return [directive(row) for row in rows], end


def directives_at(connection: Connection, keys: Sequence[int]) -> list[Directive]:
    """The directives of these keys, in this order. One statement."""
    statement = _described(select(DirectiveRow.key)).add_columns(DirectiveRow.key)
    found = connection.execute(statement.where(DirectiveRow.key.in_(keys)))
    rows = {row.key: row for row in found}
    return [directive(rows[key]) for key in keys]


def directive_facet(connection: Connection, given: Mapping[str, object], name: str) -> list[tuple[str | None, int]]:
    """Counts over all directives the filters select. One statement."""
    if name in ORDER_FACETS:
        return facet_by_order(connection, keys(given), ORDER_FACETS[name])
    if name != "actor":
        return facet(connection, selected(given), FACETS[name])
    named = selected(given).join(DirectiveActorRow, DirectiveActorRow.directive_key == DirectiveRow.key)
    counted = named.with_only_columns(
        DirectiveActorRow.slug, func.count(DirectiveRow.key.distinct()), maintain_column_froms=True
    )
    found = connection.execute(counted.group_by(DirectiveActorRow.slug))
    return sorted(((slug, count) for slug, count in found), key=lambda pair: (-pair[1], pair[0]))


def directives_of(connection: Connection, order_key: int, sections: Sequence[str] | None = None) -> list[Directive]:
    """Every directive of an order, or of some of its provisions, in document order. One statement."""
    given = {"order_key": order_key, "sections": sections}
    statement = _described(selected(given)).order_by(DirectiveRow.key)
    return [directive(row) for row in connection.execute(statement)]
