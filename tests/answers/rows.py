"""A digest of each table of a database, and of each of its columns, for comparing the rows of two ingests."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, create_engine, inspect, make_url, select, text

INSTANTS = frozenset({"ingested_at"})
"""Columns that tell when something was run."""

_VIRTUAL = re.compile(r"CREATE VIRTUAL TABLE\s+\W?(\w+)", re.IGNORECASE)


def digests(database_url: str) -> Iterator[str]:
    """A line a table and a line a column, by name: how many rows, and the digest of what is in them in any order."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise FileNotFoundError(url.database)
    engine = create_engine(url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url)
    with engine.connect() as connection:
        for table in _tables(connection):
            yield from _lines(connection, table)
    engine.dispose()


def _tables(connection: Connection) -> Iterator[Table]:
    """Every table with rows of its own, by name."""
    hidden = _virtual(connection)
    for name in sorted(inspect(connection).get_table_names()):
        if not any(name == each or name.startswith(f"{each}_") for each in hidden):
            yield Table(name, MetaData(), autoload_with=connection)


def _virtual(connection: Connection) -> Sequence[str]:
    """SQLite's virtual tables; tables whose names go on from theirs are how they keep themselves."""
    if connection.dialect.name != "sqlite":
        return []
    statements = connection.execute(text("SELECT sql FROM sqlite_master WHERE type = 'table'")).scalars()
    return [match[1] for statement in statements if (match := _VIRTUAL.match(statement or ""))]


def _lines(connection: Connection, table: Table) -> Iterator[str]:
    """What is said of one table."""
    columns = sorted(column.name for column in table.columns if column.name not in INSTANTS)
    whole: list[bytes] = []
    single: list[list[bytes]] = [[] for _ in columns]
    for row in connection.execute(select(*(table.columns[name] for name in columns))):
        values = [_digest(value) for value in row]
        whole.append(sha256(b"".join(values)).digest())
        for held, value in zip(single, values, strict=True):
            held.append(value)
    yield f"{table.name} {len(whole)} {_sum(whole)}"
    yield from (f"{table.name}.{name} {_sum(held)}" for name, held in zip(columns, single, strict=True))


def _digest(value: Any) -> bytes:
    """The digest of one value; bytes stand for themselves, the rest as JSON."""
    written = bytes(value) if isinstance(value, bytes | memoryview) else json.dumps(value, default=_plain).encode()
    return sha256(written).digest()


def _plain(value: object) -> str:
    """A value that JSON does not know: days and instants as they are written, others with their type."""
    return value.isoformat() if isinstance(value, date) else f"{type(value).__name__} {value}"


def _sum(digests: list[bytes]) -> str:
    """The digest of digests in their own order."""
    return sha256(b"".join(sorted(digests))).hexdigest()
