"""Engines for serving: read-only, and sized so that the pool never starves the threads."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, QueuePool, StaticPool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError

from app.store.errors import NotReady, StoreError
from app.store.hosts import without_list

POOL_TIMEOUT_SECONDS = 3.0
POOL_RECYCLE_SECONDS = 60
"""No connection to Postgres is older: the server it leads to may not be the one any more that is to be asked."""

Identity = tuple[int, int, int, int]


def engine(url: str, *, pool_size: int = 8, pool_timeout: float = POOL_TIMEOUT_SECONDS) -> Engine:
    """A read-only engine for `url` ("sqlite:///var/eo.sqlite" or "postgresql://…"); nothing is opened yet.

    `pool_size` is the number of connections: give it the number of threads that answer requests, so that no thread
    waits for one; one that must waits `pool_timeout` seconds. A SQLite file that a publish replaces is noticed at the
    next checkout, by its identity.

    Raises:
        StoreError: if the URL names neither database.
    """
    parsed = parse_url(url)
    sizes = {"pool_size": pool_size, "max_overflow": 0, "pool_timeout": pool_timeout}
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(sqlite_path(parsed), sizes)
    return _postgres(parsed, sizes)


def unpublished(url: str) -> Engine:
    """A read-only engine of one connection for the SQLite file that a publish is building, named by `url`.

    What was written before it was opened may be read while the publish goes on writing elsewhere in the file: no row is
    ever written twice. So it takes no lock and does not ask whether the file has changed.
    """
    path = sqlite_path(parse_url(url)).absolute()
    return create_engine("sqlite://", creator=opener(path), poolclass=StaticPool, hide_parameters=True)


def parse_url(url: str) -> URL:
    """`url` with the driver this program uses.

    Raises:
        StoreError: if it is not a database URL of SQLite (with a file) or Postgres.
    """
    try:
        parsed = make_url(without_list(url))
    except (ArgumentError, ValueError) as error:
        raise StoreError("the database URL is not one: it begins sqlite:/// or postgresql://") from error
    backend = parsed.get_backend_name()
    if backend == "postgresql" or parsed.drivername == "postgres":
        return parsed.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return parsed
    raise StoreError("the database URL must name a SQLite file (sqlite:///path) or Postgres (postgresql://…)")


def sqlite_path(url: URL) -> Path:
    """The file that a SQLite URL names."""
    return Path(url.database or "")


def identity(path: Path) -> Identity:
    """What tells one published file from the next: device, inode, time of change and size."""
    status = path.stat()
    return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size


class _File(sqlite3.Connection):
    """A connection that knows which published file it has open."""

    identity: Identity


def _sqlite(path: Path, sizes: dict[str, float]) -> Engine:
    path = path.absolute()
    made = create_engine("sqlite://", creator=opener(path), poolclass=QueuePool, hide_parameters=True, **sizes)

    @event.listens_for(made, "checkout")
    def notice_new_file(connection: _File, _record: Any, _proxy: Any) -> None:
        if connection.identity != _identity_or_none(path):
            raise DisconnectionError("a new file was published")

    return made


def opener(path: Path) -> Callable[[], sqlite3.Connection]:
    """What opens the published file at `path`; its connections may pass from thread to thread.

    Raises, when it is called:
        NotReady: if there is no file.
    """
    # immutable: the served file is never written (a publish replaces it), so no lock is taken and no -shm is needed,
    # and the file may lie on a read-only file system.
    uri = f"file:{quote(os.fspath(path))}?mode=ro&immutable=1"

    def connect() -> sqlite3.Connection:
        # Identity first: a file replaced between the two calls is then seen as replaced at the checkout.
        known = _identity_or_none(path)
        if known is None:
            raise NotReady("there is no corpus yet: run `eo ingest` or `eo sample`")
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False, factory=_File)
        connection.identity = known
        connection.execute("PRAGMA query_only = 1")
        # Pages come from the system's cache of the file. A map of it saves a microsecond a lookup and counts in the
        # memory of the process once a connection (560 MB after many misses); so would a cache of pages (2 MB each).
        connection.execute("PRAGMA mmap_size = 0")
        connection.execute("PRAGMA cache_size = -500")
        return connection

    return connect


def _identity_or_none(path: Path) -> Identity | None:
    try:
        return identity(path)
    except FileNotFoundError:
        return None


def _postgres(url: URL, sizes: dict[str, float]) -> Engine:
    from app.store import servers  # with its driver, which nobody needs who serves a file

    # No ping before each use: who finds a connection dead asks again on another (`insisting`).
    made = create_engine(
        servers.bare(url),
        pool_recycle=POOL_RECYCLE_SECONDS,
        hide_parameters=True,
        isolation_level="REPEATABLE READ",
        **sizes,
    )
    servers.connecting(made, servers.Servers(url))
    return made.execution_options(postgresql_readonly=True)
