"""The files that an edition has: one row of FILES each."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.bulk import metadata, ndjson, parquet, sqlite_file
from app.bulk.columns import Table
from app.bulk.tables import findings, orders
from app.store import Snapshot
from app.store.editions import Making

Write = Callable[[Snapshot, Making, Path], int | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A file of every edition.

    Attributes:
        content: what it is called in all editions.
        named: what stands before the id of the edition in its name, and what behind it.
        says: what it holds, in a sentence.
        write: writes it, and returns how many rows it has, None where it has none.
        needs_pyarrow: whether it is left out where that is not installed.
    """

    content: str
    named: tuple[str, str]
    media_type: str
    says: str
    write: Write
    needs_pyarrow: bool = False

    def name_in(self, edition: str) -> str:
        """Return its name in an edition."""
        return f"{self.named[0]}-{edition}.{self.named[1]}"


def _sqlite(snapshot: Snapshot, _: Making, path: Path) -> int:
    return sqlite_file.write(snapshot, path)


def _metadata(snapshot: Snapshot, making: Making, path: Path) -> None:
    metadata.write(Path(_SQLITE.name_in(making.manifest.id)).stem, snapshot, path)


def _ndjson(name: str) -> Write:
    return lambda snapshot, _, path: ndjson.write(name, snapshot, path)


def _parquet(table: Table) -> Write:
    return lambda _, making, path: parquet.write(table, making.path(_SQLITE.name_in(making.manifest.id)), path)


def _columns(name: str, table: Table) -> Kind:
    says = f"The table {table.name} of the SQLite file"
    write = _parquet(table)
    return Kind(f"{name}_parquet", (name, "parquet"), "application/vnd.apache.parquet", says, write, needs_pyarrow=True)


def _lines(name: str, says: str) -> Kind:
    return Kind(f"{name}_ndjson", (name, "ndjson.gz"), "application/gzip", says, _ndjson(name))


_SQLITE = Kind(
    "sqlite", ("executive-orders", "sqlite"), "application/vnd.sqlite3", "The tables described below", _sqlite
)

FILES: tuple[Kind, ...] = (
    _SQLITE,
    Kind(
        "datasette_metadata",
        ("executive-orders", "metadata.json"),
        "application/json",
        "What Datasette shows beside the rows of that file",
        _metadata,
    ),
    _lines("orders", "Every order with its text, as `/v1/orders.ndjson?include=text` gives it"),
    _lines("directives", "Every directive, as `/v1/directives.ndjson?boilerplate=include` gives it"),
    _lines("references", "Every reference, as `/v1/references.ndjson` gives it"),
    _columns("orders", orders.ORDERS),
    _columns("sections", orders.SECTIONS),
    _columns("directives", findings.DIRECTIVES),
    _columns("references", findings.REFERENCES),
)
"""In the order in which they are made and listed; the Parquet files are made of the SQLite file."""


def present() -> tuple[Kind, ...]:
    """Return those that can be made here."""
    return tuple(kind for kind in FILES if parquet.available() or not kind.needs_pyarrow)
