"""Publish: the whole new corpus or nothing. Readers keep the old one until the new one is there."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Connection, Table, delete, func, insert, select, text

from app.store.engines import engine, parse_url, sqlite_path
from app.store.errors import WriteFailed
from app.store.file_swap import aside, build, reading, sweep
from app.store.index import indexing
from app.store.locks import DEFAULT_LOCK_TIMEOUT, postgres_lock, sqlite_lock
from app.store.migrating import Derive, upgrade
from app.store.schema import HEAD, check_version, version
from app.store.snapshots import snapshot
from app.tables import LEDGER, Base, Corpus, OrderRow, PublishRow, UpstreamRow

if TYPE_CHECKING:
    from app.store import ledger

BATCH = 1_000
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a corpus is made of, ready to be written.

    Attributes:
        revision: 16 hex digits over the content; equal exactly when the content is.
        as_of: the latest day the data can tell about.
        summary: what the corpus resource reports; part of the content.
        orders_revision: the same over the orders alone; None where they are all there is.
        made_by: the version of the code that made it.
        rows: the rows by table, `orders` among them, parents and children in any order; they may be made anew each
            time they are asked for, so that they need not all be in memory at once.
    """

    revision: str
    as_of: date | None
    summary: Mapping[str, Any]
    rows: Mapping[type[Base], Iterable[Row]]
    orders_revision: str | None = None
    made_by: str | None = None

    def size(self) -> int:
        """About how many bytes a database of this content takes."""
        return sum(2 * sum(map(_size, row.values())) for rows in self.rows.values() for row in rows)


@dataclass(frozen=True, slots=True)
class Changes:
    """How a new corpus differs from the one held, by order number."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @classmethod
    def between(cls, old: Mapping[str, str], new: Mapping[str, str]) -> "Changes":
        """The changes from `old` to `new` digests."""
        return cls(
            added=tuple(sorted(new.keys() - old.keys())),
            changed=tuple(sorted(number for number in old.keys() & new.keys() if old[number] != new[number])),
            removed=tuple(sorted(old.keys() - new.keys())),
        )


class Writer(Protocol):
    """One database, locked for one run."""

    def publish(self, content: Content, now: datetime, derive: Derive | None = None) -> None:
        """Replace what is held by `content` and what `derive` makes of it.

        Raises:
            WriteFailed: if it cannot be written; the old corpus is as it was.
        """

    def amend(self, change: Callable[[Connection], None]) -> None:
        """Make `change` in what is held, whole or not at all.

        Raises:
            WriteFailed: if it cannot be written; the old corpus is as it was.
        """


def status(url: str) -> dict[str, Any]:
    """What the database at `url` holds, for people: schema, revision, time, counts.

    Raises:
        NotReady, Unavailable: as `snapshot`.
    """
    reader = engine(url, pool_size=1)
    try:
        with snapshot(reader) as current:
            orders = select(func.count()).select_from(OrderRow)
            publishes = select(func.count()).select_from(PublishRow)
            return {
                "schema": HEAD,
                "revision": current.revision,
                "ingested_at": current.ingested_at.isoformat(),
                "as_of": current.as_of,
                "orders": current.connection.execute(orders).scalar_one(),
                "publishes": current.connection.execute(publishes).scalar_one(),
            }
    finally:
        reader.dispose()


def shrinkage(old: Collection[str], removed: Collection[str]) -> str:
    """The shrink guard: a sentence if orders would go that may not go without being asked for, else "".

    One order may go, and one in a hundred may; more is rather a download cut short than a change of the law.
    """
    if len(removed) < 2 or len(removed) * 100 <= len(old):
        return ""
    some = ", ".join(sorted(removed)[:5])
    return f"would remove {len(removed):,} orders of {len(old):,} ({some}, …): --allow-shrink if that is meant"


@contextmanager
def writer(url: str, *, lock_timeout: float = DEFAULT_LOCK_TIMEOUT) -> Iterator[Writer]:
    """The right to publish to `url`, for the length of the block; the lock is held that long.

    Raises:
        Locked: if another run does not finish within `lock_timeout` seconds.
        SchemaTooOld, SchemaTooNew: if the database has another schema than this release; a SQLite file that is not
            there yet is no error.
        StoreError: if the database cannot be reached.
    """
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        path = sqlite_path(parsed)
        with sqlite_lock(path, lock_timeout):
            sweep(path)
            with reading(path) as connection:
                found = version(connection) if connection else None
            if found is not None:
                check_version(found)
            yield _SqliteWriter(path)
        return
    with postgres_lock(parsed, lock_timeout) as connection:
        check_version(version(connection))
        connection.rollback()
        yield _PostgresWriter(connection)


class _SqliteWriter:
    def __init__(self, path: Path) -> None:
        self._path = path

    def publish(self, content: Content, now: datetime, derive: Derive | None = None) -> None:
        from app.store import ledger

        sizes = [content.size]
        with reading(self._path) as old, build(self._path, bytes_needed=lambda: sizes[-1]()) as connection:
            upgrade(connection)
            held_before = old if old is not None and version(old) is not None else None
            changes = _changes(held_before, content)
            before = ledger.read(held_before, changes)
            ledger.carry(held_before, connection)
            _write(connection, content, now, before, changes)
            connection.commit()
            sizes.append(lambda: aside(self._path).stat().st_size)  # whoever derives may let go of the rows
            _derive(connection, derive, f"sqlite:///{aside(self._path).absolute()}")

    def amend(self, change: Callable[[Connection], None]) -> None:
        with build(self._path, copy=True) as connection:
            change(connection)


class _PostgresWriter:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def publish(self, content: Content, now: datetime, derive: Derive | None = None) -> None:
        """One transaction; readers keep the rows of their snapshot (DELETE, for TRUNCATE would empty it)."""
        from app.store import ledger

        with self._connection.begin():
            self._connection.execute(text("SET LOCAL lock_timeout = '4s'"))
            changes = _changes(self._connection, content)
            before = ledger.read(self._connection, changes)
            for table in reversed(_TABLES):
                self._connection.execute(delete(table))
            _write(self._connection, content, now, before, changes)
            _derive(self._connection, derive, None)
            self._connection.execute(text("ANALYZE"))

    def amend(self, change: Callable[[Connection], None]) -> None:
        with self._connection.begin():
            self._connection.execute(text("SET LOCAL lock_timeout = '4s'"))
            change(self._connection)


_LASTING: tuple[type[Base], ...] = (*LEDGER, UpstreamRow)
_TABLES = [table for table in Base.metadata.sorted_tables if table not in [kept.__table__ for kept in _LASTING]]
"""What is written anew by a publish, parents first."""


def _changes(connection: Connection | None, content: Content) -> Changes:
    """What the publish of `content` does to the orders held."""
    digests = select(OrderRow.number, OrderRow.digest)
    held_now = {} if connection is None else dict(connection.execute(digests).all())
    return Changes.between(held_now, {row["number"]: row["digest"] for row in content.rows.get(OrderRow, ())})


def _write(connection: Connection, content: Content, now: datetime, before: "ledger.Before", changes: Changes) -> None:
    """Every row, parents first, the ledger and the corpus row last, each table with a count of what arrived."""
    from app.store import ledger

    rows = {model.__tablename__: given for model, given in content.rows.items()}
    rows[OrderRow.__tablename__] = ledger.dated(content.rows.get(OrderRow, ()), before, now)
    for table in _TABLES:
        given = iter(rows.get(table.name, ()))
        written = 0
        while batch := list(islice(given, BATCH)):
            connection.execute(insert(table), batch)
            written += len(batch)
        _check_count(connection, table, written)
    connection.execute(
        insert(Corpus),
        {
            "id": 1,
            "revision": content.revision,
            "orders_revision": content.orders_revision,
            "made_by": content.made_by,
            "ingested_at": now,
            "as_of": content.as_of,
            "summary": content.summary,
            "position": ledger.write(connection, before, changes, content.revision, now),
        },
    )


def _derive(connection: Connection, derive: Derive | None, url: str | None) -> None:
    """The index of words, and meanwhile what `derive` does elsewhere."""
    with derive(connection, url) if derive else nullcontext():
        indexing.build(connection)


def _check_count(connection: Connection, table: Table, written: int) -> None:
    found = connection.execute(select(func.count()).select_from(table)).scalar_one()
    if found != written:
        raise WriteFailed(f"{found} rows of {table.name} arrived instead of {written}: nothing was published")


def _size(value: Any) -> int:
    if isinstance(value, str | bytes):
        return len(value)
    return len(str(value)) if isinstance(value, list | dict) else 8
