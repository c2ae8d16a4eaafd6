"""Which references are asked for, and of how many orders they were read."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from app.queries.paging import Filters, Given, at_least, at_most, conditions, one_of, same
from app.queries.targets import of_targets
from app.queries.text_coverage import text_coverage
from app.schemas import TextCoverage
from app.tables import OrderRow, ReferenceRow

_OF_SOURCES: Filters = {
    "source_president": one_of(OrderRow.president),
    "signed_from": at_least(OrderRow.signed_on),
    "signed_to": at_most(OrderRow.signed_on),
    "source": one_of(OrderRow.number),
    "order_key": same(OrderRow.sort_key),
}
"""What is asked of the citing orders, as filters of orders."""


def _at(key: Any, condition: Callable[[Any], ColumnElement[bool]]) -> Callable[[Any], ColumnElement[bool]]:
    """The references at whose one end, told by `key`, stands an order of which a condition holds."""
    return lambda value: key.in_(select(OrderRow.sort_key).where(condition(value)))


FILTERS: Filters = {
    **{name: _at(ReferenceRow.order_key, condition) for name, condition in _OF_SOURCES.items()},
    "target_president": _at(ReferenceRow.target_key, one_of(OrderRow.president)),
    "target": of_targets,
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


def sources_read(connection: Connection, given: Given) -> TextCoverage:
    """Most references are read of texts: of the orders that may cite, how many have one. One statement."""
    wanted = conditions(_OF_SOURCES, {name: given.get(name) for name in _OF_SOURCES})
    return text_coverage(connection, wanted)
