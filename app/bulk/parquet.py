"""Tables of the SQLite file as Parquet, for those who count over whole columns. Needs pyarrow, which may be absent."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.bulk.columns import Column, Kind, Table, Value
from app.bulk.sqlite_file import read_only

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 5_000
_READ: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.TRUTH: bool,
    Kind.DAY: date.fromisoformat,
    Kind.INSTANT: datetime.fromisoformat,
}
"""What a value is in Python that SQLite holds otherwise."""


def available() -> bool:
    """Tell whether pyarrow is installed."""
    return find_spec("pyarrow") is not None


def write(table: Table, source: Path, path: Path) -> int:
    """Write a table out of the SQLite file at `source`, and return how many rows it has.

    The same rows give the same bytes.

    Raises:
        OSError: if the disk refuses.
    """
    from pyarrow import RecordBatch, parquet

    schema, rows = _schema(table), 0
    with closing(read_only(source)) as file, parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in _batches(file, table):
            columns = [_values(column, batch, place) for place, column in enumerate(_columns(table))]
            writer.write_batch(RecordBatch.from_arrays(_arrays(columns, schema), schema=schema))
            rows += len(batch)
    return rows


def _columns(table: Table) -> tuple[Column, ...]:
    """All but the numbers that mean something in the SQLite file alone."""
    return tuple(column for column in table.columns if not (table.searched and column.name == "key"))


def _batches(file: sqlite3.Connection, table: Table) -> Iterator[list[tuple[Value, ...]]]:
    names = ", ".join(column.name for column in _columns(table))
    cursor = file.execute(f"SELECT {names} FROM {table.name} ORDER BY rowid")  # noqa: S608
    while batch := cursor.fetchmany(BATCH):
        yield batch


def _values(column: Column, batch: list[tuple[Value, ...]], place: int) -> list[Any]:
    read = _READ.get(column.kind)
    values = [row[place] for row in batch]
    return values if read is None else [None if value is None else read(value) for value in values]


def _arrays(columns: list[list[Any]], schema: "pa.Schema") -> list[Any]:
    import pyarrow as pa

    return [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]


def _schema(table: Table) -> "pa.Schema":
    import pyarrow as pa

    types = {
        Kind.TEXT: pa.string(),
        Kind.INTEGER: pa.int64(),
        Kind.REAL: pa.float64(),
        Kind.TRUTH: pa.bool_(),
        Kind.DAY: pa.date32(),
        Kind.INSTANT: pa.timestamp("us", "UTC"),
    }
    fields = [(column.name, types[column.kind], {"description": column.meaning}) for column in _columns(table)]
    return pa.schema([pa.field(name, kind, metadata=told) for name, kind, told in fields])
