"""Directives by words, actor, day and order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select
from sqlalchemy.orm import aliased

from app.queries.directive_rows import COLUMNS, directive
from app.queries.paging import (
    RELEVANCE,
    Facet,
    Filters,
    Given,
    Listing,
    Slice,
    Sort,
    ValueCounts,
    Window,
    batches,
    conditions,
    facet,
    fetch,
    one_of,
    same,
    shapes,
    total,
)
from app.queries.search import BY_SCORE, ParsedQuery, by_relevance, count_by_order, of_orders
from app.schemas import Directive
from app.tables import DirectiveActorRow, DirectiveDayRow, DirectiveRow, OrderRow, SectionRow

_NAMED = aliased(DirectiveActorRow, name="named")
_DAYS = aliased(DirectiveDayRow, name="days")


def _by_actor(wanted: Any) -> ColumnElement[bool]:
    """Of (slugs or None, role or None): the directives that name any such actor in any such role."""
    slugs, role = wanted
    named = [_NAMED.directive_key == DirectiveRow.key]
    if slugs is not None:
        named.append(_NAMED.slug.in_(list(slugs)))
    if role is not None:
        named.append(_NAMED.role == role)
    return exists().where(*named)


def _by_day(wanted: Any) -> ColumnElement[bool]:
    """Of (first day or None, last day or None): the directives any of whose deadlines falls on such a day."""
    first, last = wanted
    days = [_DAYS.directive_key == DirectiveRow.key]
    if first is not None:
        days.append(_DAYS.due_on >= first)
    if last is not None:
        days.append(_DAYS.due_on <= last)
    return exists().where(*days)


FILTERS: Filters = {
    "words": lambda query: DirectiveRow.key.in_(query.keys()),
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


def _asked(given: Given) -> tuple[ParsedQuery | None, Given]:
    """The words, which ask the index about general provisions too, and the other filters that are given."""
    others = {name: value for name, value in given.items() if value is not None and name != "words"}
    query: ParsedQuery | None = given.get("words")
    return (query and replace(query, boilerplate=others.pop("boilerplate", None))), others


def _parted(others: Given) -> tuple[Select[Any] | None, Given]:
    """A select of the orders that the filters ask for, None where they ask for none; and the filters less these."""
    wanted = conditions(FILTERS, {name: value for name, value in others.items() if name in OF_ORDERS})
    rest = {name: value for name, value in others.items() if name not in OF_ORDERS}
    return select(OrderRow.sort_key).where(*wanted) if wanted else None, rest


def _selected(given: Given) -> Select[Any]:
    """A select of the `key` of every directive the filters select. No statement."""
    query, others = _asked(given)
    orders, rest = _parted(others)
    statement = select(DirectiveRow.key).where(*conditions(FILTERS, {**rest, "words": query}))
    return statement if orders is None else statement.where(DirectiveRow.order_key.in_(orders))


def _keys(given: Given) -> Select[Any]:
    """The same as `_selected`; words and what is asked of the order need no directive's row. No statement."""
    query, others = _asked(given)
    return _selected(given) if query is None else _narrow(others, query.keys())


def _narrow(others: Given, hits: Select[Any]) -> Select[Any]:
    """Of `hits` those that the other filters select. No statement."""
    orders, rest = _parted(others)
    if rest:
        return _selected(others).where(DirectiveRow.key.in_(hits))
    return hits if orders is None else of_orders(hits, orders)


def _described(statement: Select[Any]) -> Select[Any]:
    at_section = and_(SectionRow.order_key == DirectiveRow.order_key, SectionRow.id == DirectiveRow.section)
    described = statement.with_only_columns(*COLUMNS, maintain_column_froms=True)
    return described.join(OrderRow, OrderRow.sort_key == DirectiveRow.order_key).outerjoin(SectionRow, at_section)


def directives(connection: Connection, given: Given, window: Window) -> Slice[Directive]:
    """Directives by the filters of `FILTERS`. Two statements; by relevance five at most."""
    query, others = _asked(given)
    if query is not None and window.sort == RELEVANCE:
        return by_relevance(connection, query, partial(_narrow, others), window, partial(directives_at, connection))
    # Joined, not selected from: so the newest are walked until the page is full.
    listed = _described(select(DirectiveRow.key)).where(*conditions(FILTERS, {**others, "words": query}))
    rows, end = fetch(connection, listed, SORTS[window.sort], window)
    return Slice([directive(row) for row in rows], total(connection, _keys(given)), end)


def every_directive(connection: Connection, given: Given, sort: str) -> Iterator[Sequence[Directive]]:
    """All directives the filters select, in batches. One statement, and one a batch."""
    return batches(connection, _selected(given).order_by(*SORTS[sort].order_by()), partial(directives_at, connection))


def directives_at(connection: Connection, keys: Sequence[int]) -> list[Directive]:
    """The directives of these keys, in this order. One statement."""
    statement = _described(select(DirectiveRow.key)).add_columns(DirectiveRow.key)
    found = connection.execute(statement.where(DirectiveRow.key.in_(keys)))
    rows = {row.key: row for row in found}
    return [directive(rows[key]) for key in keys]


def _by_order(column: Any) -> Facet:
    return lambda connection, given: count_by_order(connection, _keys(given), column)


def _by_modality(connection: Connection, given: Given) -> ValueCounts:
    return facet(connection, _selected(given), DirectiveRow.modality)


def _by_named(connection: Connection, given: Given) -> ValueCounts:
    named = _selected(given).join(DirectiveActorRow, DirectiveActorRow.directive_key == DirectiveRow.key)
    counted = named.with_only_columns(
        DirectiveActorRow.slug, func.count(DirectiveRow.key.distinct()), maintain_column_froms=True
    )
    found = connection.execute(counted.group_by(DirectiveActorRow.slug))
    return sorted(((slug, count) for slug, count in found), key=lambda pair: (-pair[1], pair[0]))


DIRECTIVES = Listing(
    directives,
    {**shapes(SORTS), RELEVANCE: BY_SCORE},
    {
        "actor": _by_named,
        "modality": _by_modality,
        "president": _by_order(OrderRow.president),
        "year": _by_order(OrderRow.year),
        "status": _by_order(OrderRow.status),
    },
    searchable=True,
)


def directives_of(connection: Connection, order_key: int, sections: Sequence[str] | None = None) -> list[Directive]:
    """Every directive of an order, or of some of its provisions, in document order. One statement."""
    given = {"order_key": order_key, "sections": sections}
    statement = _described(_selected(given)).order_by(DirectiveRow.key)
    return [directive(row) for row in connection.execute(statement)]
