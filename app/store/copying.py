"""Everything that a database holds, table by table: read from one snapshot, written into a database that is emptied.

The index of words is made anew where it is written: each database has one of its own kind. How far the Federal
Register is followed is told by a process, and stays with the database it writes to.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, text

from app.store.errors import Corrupt, WriteFailed
from app.tables import Base, DirectiveItem, DocumentRow, OrderItem, ReferenceItem, UpstreamRow

BATCH = 500
Row = Mapping[str, Any]
Rows = Mapping[str, Iterable[Row]]
"""The rows of each table by its name."""

_ELSEWHERE = ("search_", UpstreamRow.__tablename__)
TABLES: tuple[Table, ...] = tuple(
    table for table in Base.metadata.sorted_tables if not table.name.startswith(_ELSEWHERE)
)
"""What a database is made of, parents first."""
RENDERED = frozenset(model.__tablename__ for model in (DocumentRow, OrderItem, ReferenceItem, DirectiveItem))
"""Of these what can be rendered anew."""


def rows_of(connection: Connection, table: Table) -> Iterator[Row]:
    """Every row of a table, by its key. One statement."""
    statement = select(*table.columns).order_by(*table.primary_key).execution_options(yield_per=BATCH)
    return (dict(row) for row in connection.execute(statement).mappings())


def unhurried(connection: Connection) -> None:
    """Let the statements of this transaction take as long as a whole table needs."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))


def empty(connection: Connection) -> None:
    """Remove every row, in the transaction of the connection."""
    for table in reversed(TABLES):
        connection.execute(delete(table))


def fill(connection: Connection, rows: Rows, counts: Mapping[str, int] | None = None) -> None:
    """Write the rows of every table into a database that has none.

    Raises:
        Corrupt: if there are not as many rows as `counts` tells.
        WriteFailed: if not all of them arrived.
    """
    for table in TABLES:
        given = iter(rows.get(table.name, ()))
        written = 0
        while batch := list(islice(given, BATCH)):
            connection.execute(insert(table), [dict(row) for row in batch])
            written += len(batch)
        if counts is not None and counts.get(table.name, 0) != written:
            raise Corrupt(f"{written} rows of {table.name} instead of {counts.get(table.name, 0)}: nothing was written")
        found = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if found != written:
            raise WriteFailed(f"{found} rows of {table.name} arrived instead of {written}: nothing was written")
