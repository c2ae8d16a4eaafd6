"""One writer at a time: a lock file beside a SQLite database or in a folder, an advisory lock in Postgres.

Both are given up by the kernel or the server when the process dies, so a killed run leaves nothing to clean.
"""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, NullPool, create_engine, func, select
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DBAPIError, OperationalError

from app.store.errors import Locked, Unavailable, WriteFailed

DEFAULT_LOCK_TIMEOUT = 10.0
ADVISORY_LOCK = 0x656F5F61706931
POLL_SECONDS = 0.05


@contextmanager
def sqlite_lock(path: Path, timeout: float) -> Iterator[None]:
    """Hold the lock of the database file at `path` for the length of the block.

    Raises:
        Locked: after `timeout` seconds; WriteFailed if the lock file cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.with_name(path.name + ".lock").open("ab")
    except OSError as error:
        raise WriteFailed(f"cannot write beside {path}: {error.strerror}") from error
    with file:
        _wait(lambda: _flock(file.fileno()), timeout, "another ingest or migration holds the database")
        yield


@contextmanager
def folder_lock(folder: Path, timeout: float) -> Iterator[None]:
    """Hold the lock of the downloads in `folder`, which is made where it is not there, for the length of the block.

    Raises:
        Locked: after `timeout` seconds; WriteFailed if the folder or the lock file cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / ".lock").open("ab")
    except OSError as error:
        raise WriteFailed(f"cannot write in {folder}: {error.strerror}") from error
    with file:
        _wait(lambda: _flock(file.fileno()), timeout, f"another run fills {folder}")
        yield


def _flock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def postgres_lock(url: URL, timeout: float) -> Iterator[Connection]:
    """A writing connection that holds the advisory lock for the length of the block.

    The lock belongs to the session, not to a transaction; the caller commits.

    Raises:
        Locked: after `timeout` seconds; Unavailable if the server does not answer; WriteFailed if it refuses.
    """
    try:
        with writing(url).connect() as connection:
            _refuse_pooler(connection)
            _wait(lambda: _advisory(connection), timeout, "another ingest or migration holds the database")
            yield connection
    except OperationalError as error:
        raise Unavailable("the database does not answer") from error
    except DBAPIError as error:
        raise WriteFailed(f"the database refused: {type(error.orig).__name__}") from error


def writing(url: URL) -> Engine:
    """An engine that writes: to the primary, whichever of the servers of the URL that is."""
    from app.store import servers  # with its driver

    arguments = {"application_name": "eo ingest"}
    made = create_engine(servers.bare(url), poolclass=NullPool, hide_parameters=True, connect_args=arguments)
    servers.connecting(made, servers.Servers(url, primary=True))
    return made


def _refuse_pooler(connection: Connection) -> None:
    """A pooler gives each transaction another session: the lock would stay behind in one, and keep nobody out.

    Raises:
        WriteFailed: if there is one.
    """
    driver: Any = connection.connection.driver_connection
    if driver.is_pooled:
        raise WriteFailed(
            "the database URL leads to a connection pooler, which keeps no lock: write to Postgres itself"
        )


def _advisory(connection: Connection) -> bool:
    taken = connection.execute(select(func.pg_try_advisory_lock(ADVISORY_LOCK))).scalar_one()
    connection.commit()
    return bool(taken)


def _wait(attempt: Callable[[], bool], timeout: float, otherwise: str) -> None:
    until = time.monotonic() + timeout
    while not attempt():
        if time.monotonic() >= until:
            raise Locked(f"{otherwise}; waited {timeout:g} s (--lock-timeout)")
        time.sleep(POLL_SECONDS)
