"""The orders of a database, one after the other, as an audit reads them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, select

from app import store
from app.audit.doubts import Audited, Doubt, Row
from app.audit.rules import doubts
from app.tables import DirectiveRow, OrderRow, ReferenceRow, SectionRow

BATCH = 1_000
"""So many rows of a table are in memory at once."""


def in_database(url: str) -> tuple[str, list[Doubt]]:
    """The revision that the database at `url` holds, and everything that is doubted of it.

    Raises:
        store.StoreError: if the database cannot be read.
    """
    reader = store.engine(url, pool_size=1)
    try:
        with store.snapshot(reader) as current:
            return current.revision, doubts(audited_of(current.connection))
    finally:
        reader.dispose()


def audited_of(connection: Connection, keys: Sequence[int] | None = None) -> Iterator[Audited]:
    """Every order with its rows, by number, or those of these sort keys. Four statements."""
    sections, directives, references = (
        _Parted(connection, table, place, keys)
        for table, place in ((SectionRow, "position"), (DirectiveRow, "key"), (ReferenceRow, "key"))
    )
    for order in _rows(
        connection, _of(select(OrderRow.__table__).order_by(OrderRow.sort_key), OrderRow.sort_key, keys)
    ):
        key = order["sort_key"]
        yield Audited(order, sections.of(key), directives.of(key), references.of(key))


class _Parted:
    """The rows of a table by the order they belong to, asked for in the order of the orders' keys."""

    def __init__(self, connection: Connection, table: Any, place: str, keys: Sequence[int] | None) -> None:
        statement = select(table.__table__).order_by(table.order_key, getattr(table, place))
        statement = _of(statement, table.order_key, keys)
        self._groups = groupby(_rows(connection, statement), key=lambda row: row["order_key"])
        self._key, self._rows = self._next()

    def of(self, key: int) -> list[Row]:
        """The rows of one order."""
        if self._key != key:
            return []
        rows = self._rows
        self._key, self._rows = self._next()
        return rows

    def _next(self) -> tuple[int | None, list[Row]]:
        key, rows = next(self._groups, (None, iter(())))
        return key, list(rows)


def _of(statement: Select[Any], column: Any, keys: Sequence[int] | None) -> Select[Any]:
    return statement if keys is None else statement.where(column.in_(keys))


def _rows(connection: Connection, statement: Any) -> Iterator[Row]:
    for row in connection.execution_options(yield_per=BATCH).execute(statement).mappings():
        yield dict(row)
