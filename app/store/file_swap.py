"""A SQLite file built aside and put in place whole: the served file is never written."""

import errno
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from app.store import seals
from app.store.errors import Corrupt, Unavailable, WriteFailed
from app.store.published_file import published_file
from app.store.seals import Seal

_CHUNK = 1024 * 1024
LEFT_BY_WRITERS = ("-journal", "-wal", "-shm")
"""What SQLite leaves beside a file that it writes in place, when its process is killed."""


@contextmanager
def build(path: Path, *, copy: bool = False, bytes_needed: Callable[[], int] | None = None) -> Iterator[Connection]:
    """A connection to a new file beside `path` that replaces it when the block ends well, and is removed otherwise.

    The caller holds the lock and has swept, so one fixed name is enough. The file has a rollback journal (no WAL: a
    served folder may be read-only) but none while it is built: it counts only when it is whole, sealed and on the disk.

    Args:
        path: the served file.
        copy: begin with a copy of it instead of an empty file.
        bytes_needed: estimates the size of the new file, for the message when the disk is full.

    Raises:
        WriteFailed: if the disk or file system refuses; names the folder and the bytes needed.
    """
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
        seals.put(new)
        _put_in_place(new, path)
    except (OSError, DBAPIError) as error:
        raise WriteFailed(_explain(error, path, bytes_needed)) from error
    finally:
        with suppress(WriteFailed):  # the next run removes it, or says why it cannot
            _remove([new, *_left_beside(new)])


def put_copy(source: Path, path: Path) -> str:
    """Put a copy of a sealed file in the place of `path`, whatever is there, and return its SHA-256 in hex.

    Raises:
        Corrupt: if the copy is not whole; WriteFailed if the disk or file system refuses. Nothing is put in place.
    """
    new = aside(path)
    digest = hashlib.sha256()
    try:
        with source.open("rb") as old, new.open("wb") as copy:
            while chunk := old.read(_CHUNK):
                digest.update(chunk)
                copy.write(chunk)
        if _seal(new) is not Seal.WHOLE:
            raise Corrupt(f"{source} is damaged, or is being written: nothing was copied")
        _put_in_place(new, path)
    except OSError as error:
        raise WriteFailed(_explain(error, path, lambda: source.stat().st_size)) from error
    finally:
        with suppress(WriteFailed):
            _remove([new])
    return digest.hexdigest()


def aside(path: Path) -> Path:
    """The name under which the file that will replace `path` is built."""
    return path.with_name(path.name + ".building")


def sweep(path: Path) -> None:
    """Remove what killed programs left beside `path`, whose lock the caller holds.

    What another program left that wrote the served file would be taken for part of the file that is put in its place.

    Raises:
        Corrupt: if that program did write it, so that nobody knows what it holds.
        WriteFailed: if something of it cannot be removed.
    """
    new = aside(path)
    left = _left_beside(path)
    found = [each.name for each in left if each.exists()]
    if found and path.exists() and _seal(path) is not Seal.WHOLE:
        raise Corrupt(
            f"another program was writing {path} and was stopped: {', '.join(found)} beside it, and it holds other "
            "things than were published. Put a backup in its place by `eo restore`, or move it away and ingest anew"
        )
    _remove([new, *_left_beside(new), *left])


def _left_beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in LEFT_BY_WRITERS]


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise WriteFailed(f"cannot remove {path}: {error.strerror}") from error


def _seal(path: Path) -> Seal:
    with path.open("rb") as file:
        return seals.check(file.fileno())


@contextmanager
def reading(path: Path) -> Iterator[Connection | None]:
    """A connection to the file at `path`, or None if there is no file or nothing in it.

    Raises:
        Corrupt: if it is damaged; Unavailable if it cannot be read.
    """
    if not path.exists() or not path.stat().st_size:
        yield None
        return
    published_file(path.absolute()).verify()
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
    _remove(_left_beside(path))  # whoever wrote the file that was there has lost it
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
