"""A SQLite file built aside and put in place whole: the served file is never written."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from app.store.errors import Unavailable, WriteFailed


@contextmanager
def build(path: Path, *, copy: bool = False, bytes_needed: Callable[[], int] | None = None) -> Iterator[Connection]:
    """A connection to a new file beside `path` that replaces it when the block ends well, and is removed otherwise.

    The caller holds the lock, so one fixed name is enough. The file
    has a rollback journal (no WAL: a served folder may be read-only) but none while it is built: it counts only
    when it is whole, checked and on the disk.

    Args:
        path: the served file.
        copy: begin with a copy of it instead of an empty file.
        bytes_needed: estimates the size of the new file, for the message when the disk is full.

    Raises:
        WriteFailed: if the disk or file system refuses; names the folder and the bytes needed.
    """
    sweep(path)
    new = aside(path)
    try:
        if copy:
            shutil.copyfile(path, new)
        with _open(new, "rwc") as connection:
            yield connection
            connection.commit()
            connection.exec_driver_sql("ANALYZE")
            connection.commit()
            _verify(connection)
        _put_in_place(new, path)
    except (OSError, DBAPIError) as error:
        raise WriteFailed(_explain(error, path, bytes_needed)) from error
    finally:
        sweep(path)


def aside(path: Path) -> Path:
    """The name under which the file that will replace `path` is built."""
    return path.with_name(path.name + ".building")


def sweep(path: Path) -> None:
    """Remove what a killed run left beside `path`, whose lock the caller holds."""
    new = aside(path)
    for leftover in (new, new.with_name(new.name + "-journal")):
        with suppress(FileNotFoundError):
            leftover.unlink()


@contextmanager
def reading(path: Path) -> Iterator[Connection | None]:
    """A connection to the file at `path`, or None if there is no file or nothing in it.

    Raises:
        Unavailable: if it is no SQLite database.
    """
    if not path.exists() or not path.stat().st_size:
        yield None
        return
    try:
        with _open(path, "ro") as connection:
            yield connection
    except DBAPIError as error:
        raise Unavailable(f"{path} is no SQLite database, or is damaged") from error


@contextmanager
def _open(path: Path, mode: str) -> Iterator[Connection]:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode={mode}", uri=True)
        if mode == "rwc":
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
        return connection

    with create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True).connect() as connection:
        yield connection


def _verify(connection: Connection) -> None:
    """Raises WriteFailed if the file is damaged or a row points nowhere."""
    problems = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if problems != ["ok"]:
        raise WriteFailed(f"the new file is damaged ({problems[0]}): nothing was published")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise WriteFailed("a row of the new file points nowhere: nothing was published")


def _put_in_place(new: Path, path: Path) -> None:
    if path.exists():
        shutil.copymode(path, new)
    _fsync(new)
    new.replace(path)
    _fsync(path.parent)


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _explain(error: OSError | DBAPIError, path: Path, bytes_needed: Callable[[], int] | None) -> str:
    full = getattr(error, "errno", None) == errno.ENOSPC or _code(error) == "SQLITE_FULL"
    if not full:
        reason = error.strerror if isinstance(error, OSError) else str(error.orig)
        return f"cannot write {path}: {reason}"
    free = shutil.disk_usage(path.parent).free
    needed = bytes_needed() if bytes_needed else path.stat().st_size
    return f"no room for {path}: about {needed:,} bytes are needed, {free:,} are free in {path.parent}"


def _code(error: OSError | DBAPIError) -> str | None:
    return getattr(getattr(error, "orig", None), "sqlite_errorname", None)
