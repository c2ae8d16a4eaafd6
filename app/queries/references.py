"""References out of orders and into them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, false, select

from app.queries.paging import (
    Filters,
    Given,
    Listing,
    Position,
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
from app.queries.reference_rows import basis, described, reference
from app.schemas import INVERSES, Reference, Relation, StatusBasis
from app.tables import OrderRow, ReferenceRow

FILTERS: Filters = {
    "source": lambda numbers: ReferenceRow.order_key.in_(select(OrderRow.sort_key).where(OrderRow.number.in_(numbers))),
    "target": one_of(ReferenceRow.target_id),
    "kind": one_of(ReferenceRow.target_kind),
    "relation": one_of(ReferenceRow.relation),
    "basis": one_of(ReferenceRow.basis),
    "provenance": one_of(ReferenceRow.basis),
    "resolved": same(ReferenceRow.resolved),
    "order_key": same(ReferenceRow.order_key),
    "target_key": same(ReferenceRow.target_key),
    "sections": one_of(ReferenceRow.section),
    "keys": one_of(ReferenceRow.key),
}
SORTS: Mapping[str, Sort] = {"order": Sort(ReferenceRow.key)}
FACETS: Mapping[str, Any] = {"relation": ReferenceRow.relation, "kind": ReferenceRow.target_kind}


def _selected(given: Given) -> Select[Any]:
    return select(ReferenceRow.key).where(*conditions(FILTERS, given))


def references(connection: Connection, given: Given, window: Window, *, incoming: bool = False) -> Slice[Reference]:
    """References by the filters of `FILTERS`; `incoming` names the relations from the target's side. Two statements."""
    items, end = _page(connection, given, window, incoming=incoming)
    return Slice(items, total(connection, _selected(given)), end)


def every_reference(connection: Connection, given: Given, sort: str) -> Iterator[Sequence[Reference]]:
    """All references the filters select, in batches. One statement, and one a batch."""

    def at(keys: Sequence[int]) -> list[Reference]:
        return _in_order(connection, _selected({"keys": keys}))

    return batches(connection, _selected(given).order_by(*SORTS[sort].order_by()), at)


def _page(
    connection: Connection, given: Given, window: Window, *, incoming: bool = False
) -> tuple[list[Reference], Position | None]:
    rows, end = fetch(connection, described(_selected(given)), SORTS[window.sort], window)
    return [reference(row, incoming=incoming) for row in rows], end


def reference_facet(connection: Connection, given: Given, name: str, *, incoming: bool = False) -> ValueCounts:
    """Counts over all references the filters select; `incoming` as in `references`. One statement."""
    counted = facet(connection, _selected(given), FACETS[name])
    if incoming and name == "relation":
        return [(INVERSES[Relation(value)], count) for value, count in counted if value is not None]
    return counted


def _listing(*, incoming: bool) -> Listing[Reference]:
    facets = {name: partial(reference_facet, name=name, incoming=incoming) for name in FACETS}
    return Listing(partial(references, incoming=incoming), shapes(SORTS), facets)


REFERENCES = _listing(incoming=False)
INCOMING = _listing(incoming=True)
"""The same, each named from its target's side."""


def references_of(connection: Connection, order_key: int, sections: Sequence[str] | None = None) -> list[Reference]:
    """Every reference out of an order, or out of some of its provisions, in document order. One statement."""
    return _in_order(connection, _selected({"order_key": order_key, "sections": sections}))


def _in_order(connection: Connection, selected: Select[Any]) -> list[Reference]:
    rows = connection.execute(described(selected).order_by(ReferenceRow.key))
    return [reference(row, incoming=False) for row in rows]


def status_basis(connection: Connection, ids: Sequence[str]) -> dict[str, StatusBasis]:
    """The references of these ids, seen from the order they act on. One statement, also for no ids."""
    chosen = ReferenceRow.id.in_(ids) if ids else false()
    statement = described(_selected({})).where(chosen)
    return {row.id: basis(row) for row in connection.execute(statement)}
