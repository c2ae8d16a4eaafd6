"""Orders with everything that is told of one, many at a time: what a publish renders, what a download gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, select

from app.queries.directives import directives_by_key
from app.queries.links import order_link
from app.queries.order_facts import WHOLE, as_order
from app.queries.orders import in_order
from app.queries.paging import Given, batches
from app.queries.publications import publications_of
from app.queries.references import references_by_key, status_basis
from app.queries.sections import Tree, trees
from app.schemas import Directive, Order, OrderLink, Reference
from app.tables import OrderRow

_BATCH = 50
"""So many orders are read at once where they are not rendered but sent: their texts are long."""


@dataclass(frozen=True, slots=True)
class InFull:
    """One order.

    Attributes:
        key: of its row.
        order: without its references and directives.
        provisions: its text.
        references, directives: each with its key, in the order of the text.
    """

    key: int
    order: Order
    link: OrderLink
    provisions: Tree
    references: Sequence[tuple[int, Reference]]
    directives: Sequence[tuple[int, Directive]]


def every_order_whole(connection: Connection, given: Given, sort: str) -> Iterator[Sequence[Order]]:
    """All orders the filters select, with their text, in batches. One statement, and four a batch."""
    return batches(connection, in_order(given, sort), partial(_whole, connection), _BATCH)


def _whole(connection: Connection, keys: Sequence[int]) -> list[Order]:
    """The orders of these keys, in this order, without references and directives. Four statements."""
    rows = {row.sort_key: row for row in connection.execute(select(*WHOLE).where(OrderRow.sort_key.in_(keys)))}
    basis = status_basis(connection, [reference for row in rows.values() for reference in row.status_basis])
    published = publications_of(connection, keys)
    provisions = trees(connection, {key: row.number for key, row in rows.items()})
    return [as_order(rows[key], basis, published[key], provisions[key], None, None, None) for key in keys]


def order_keys(connection: Connection) -> list[int]:
    """The key of every order, ascending. One statement."""
    return list(connection.scalars(select(OrderRow.sort_key).order_by(OrderRow.sort_key)))


def in_full(connection: Connection, keys: Sequence[int]) -> Iterator[InFull]:
    """The orders of these keys. Seven statements, however many they are."""
    rows = connection.execute(select(*WHOLE).where(OrderRow.sort_key.in_(keys)).order_by(OrderRow.sort_key)).all()
    basis = status_basis(connection, [reference for row in rows for reference in row.status_basis])
    published = publications_of(connection, keys)
    provisions = trees(connection, {row.sort_key: row.number for row in rows})
    references = references_by_key(connection, keys)
    directives = directives_by_key(connection, keys)
    for row in rows:
        key = row.sort_key
        yield InFull(
            key,
            as_order(row, basis, published[key], provisions[key], None, None, None),
            order_link(row),
            provisions[key],
            references[key],
            directives[key],
        )
