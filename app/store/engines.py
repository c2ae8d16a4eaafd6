"""Engines for serving: read-only, and sized so that the pool never starves the threads."""

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, QueuePool, StaticPool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError

from app.store.errors import StoreError
from app.store.hosts import without_list
from app.store.published_file import FileConnection, published_file

POOL_TIMEOUT_SECONDS = 3.0
POOL_RECYCLE_SECONDS = 60
"""No connection to Postgres is older: the server it leads to may not be the one any more that is to be asked."""


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

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        connection.execute("PRAGMA query_only = 1")
        return connection

    return create_engine("sqlite://", creator=connect, poolclass=StaticPool, hide_parameters=True)


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
        if parsed.host or parsed.query:
            raise StoreError(
                "the database URL has three slashes before the path of a SQLite file, and nothing after it"
            )
        return parsed
    raise StoreError("the database URL must name a SQLite file (sqlite:///path) or Postgres (postgresql://…)")


def check_url(url: str) -> None:
    """Find what is wrong with a database URL, as far as that can be known before anything is opened.

    Raises:
        StoreError: if it is not one, or what it names can be no database.
    """
    parsed = parse_url(url)
    if parsed.get_backend_name() != "sqlite":
        from app.store import servers

        servers.check(parsed)
    elif sqlite_path(parsed).is_dir():
        raise StoreError("the database URL names a folder: it must name a file")


def sqlite_path(url: URL) -> Path:
    """The file that a SQLite URL names."""
    return Path(url.database or "")


def _sqlite(path: Path, sizes: dict[str, float]) -> Engine:
    file = published_file(path.absolute())
    made = create_engine("sqlite://", creator=file.open, poolclass=QueuePool, hide_parameters=True, **sizes)

    @event.listens_for(made, "checkout")
    def notice_new_file(connection: FileConnection, _record: Any, _proxy: Any) -> None:
        if connection.identity != file.current(connection.identity):
            raise DisconnectionError("a new file was published")

    return made


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
