"""The corpus as one SQLite file for people: tables with keys between them, and an index of words."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from app import queries
from app.bulk.columns import SQL, Column, Table
from app.bulk.tables import OF_CORPUS, OF_ORDERS, TABLES
from app.queries import InFull
from app.store import Snapshot, WriteFailed

BATCH = 50
"""So many orders are read at once: their texts are long."""
_TOKENS = "porter unicode61 remove_diacritics 2"
"""Words are found whatever their English ending and their accents."""


def write(snapshot: Snapshot, path: Path) -> int:
    """Write the file, and return how many rows its tables have.

    The same corpus gives the same bytes from the same SQLite.

    Raises:
        WriteFailed: if a row points nowhere, or the disk refuses.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            _begin(file)
            rows = sum(_fill(file, table, of(snapshot)) for table, of in OF_CORPUS.items())
            rows += sum(_fill_some(file, found) for found in _orders(snapshot))
            _finish(file)
    except sqlite3.Error as error:
        raise WriteFailed(f"cannot write {path}: {error}") from error
    return rows


def _begin(file: sqlite3.Connection) -> None:
    """Nothing is kept to undo what is written: the file counts only when it is whole."""
    for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA foreign_keys = OFF"):
        file.execute(statement)
    file.execute("BEGIN")
    for table in TABLES:
        file.execute(created(table))


def _orders(snapshot: Snapshot) -> Iterator[list[InFull]]:
    keys = queries.order_keys(snapshot.connection)
    for start in range(0, len(keys), BATCH):
        yield list(queries.in_full(snapshot.connection, keys[start : start + BATCH]))


def _fill_some(file: sqlite3.Connection, found: Sequence[InFull]) -> int:
    return sum(_fill(file, table, (item for each in found for item in of(each))) for table, of in OF_ORDERS.items())


def _fill(file: sqlite3.Connection, table: Table, items: Iterable[object]) -> int:
    places = ", ".join("?" * len(table.columns))
    done = file.executemany(f"INSERT INTO {table.name} VALUES ({places})", map(table.row, items))  # noqa: S608
    return max(0, done.rowcount)


def _finish(file: sqlite3.Connection) -> None:
    """Index what was written, and see that every row points at one that is there."""
    for table in TABLES:
        for statement in (*_indexes(table), *_search(table)):
            file.execute(statement)
    lost = file.execute("PRAGMA foreign_key_check").fetchone()
    if lost is not None:
        raise WriteFailed(f"a row of {lost[0]} points at none of {lost[2]}: nothing was made")
    file.execute("COMMIT")
    file.execute("ANALYZE")


def created(table: Table) -> str:
    """Return the statement that creates a table."""
    lines = [_column(table, column) for column in table.columns]
    if table.searched:
        lines.append(f"UNIQUE ({', '.join(table.key)})")
    else:
        lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    if table.beside is not None:
        own, (other, *theirs) = table.beside
        lines.append(f"FOREIGN KEY ({', '.join(own)}) REFERENCES {other} ({', '.join(theirs)})")
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(table: Table, column: Column) -> str:
    parts = [column.name, SQL[column.kind]]
    if table.searched and column.name == "key":
        parts.append("PRIMARY KEY")
    if column.refers is not None:
        other, name = column.refers.split(".")
        parts.append(f"REFERENCES {other} ({name})")
    return " ".join(parts)


def _indexes(table: Table) -> Iterator[str]:
    """An index for each column that is often asked for, or by which other tables are joined."""
    for column in table.columns:
        if (column.indexed or column.refers) and column.name != table.key[0]:
            yield f"CREATE INDEX {table.name}_{column.name} ON {table.name} ({column.name})"


def _search(table: Table) -> Iterator[str]:
    if table.searched:
        index, columns = f"{table.name}_fts", ", ".join(table.searched)
        content = f"content='{table.name}', content_rowid='key', tokenize='{_TOKENS}'"
        yield f"CREATE VIRTUAL TABLE {index} USING fts5({columns}, {content})"
        yield f"INSERT INTO {index}({index}) VALUES ('rebuild')"  # noqa: S608
        yield f"INSERT INTO {index}({index}) VALUES ('optimize')"  # noqa: S608


def read_only(path: Path) -> sqlite3.Connection:
    """Return a connection that leaves the file as it is."""
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1", uri=True)
