"""The published SQLite file as those who serve it know it: opened only when its seal is whole, and watched while read.

A publish puts another file in its place and never writes it. Whoever does write it, or copies another over it, makes
it damaged as long as that takes: what was read meanwhile is answered to nobody.
"""

import os
import sqlite3
import time
import weakref
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from urllib.parse import quote

from app.store import seals
from app.store.errors import Changed, Corrupt, NotReady
from app.store.schema import HEAD
from app.store.seals import Seal

Identity = tuple[int, int, int, int, int]

_SETTLED_NANOSECONDS = 20_000_000
"""A file system tells times by the tick of its clock: what is written after one this old is told by another."""
_TRIES = 3


def identity(path: Path) -> Identity:
    """What tells one published file from the next: device, inode, size, and the times of change of content and inode.

    Raises:
        OSError: if there is none.
    """
    return _identity(path.stat())


def _identity(status: os.stat_result) -> Identity:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


class FileConnection(sqlite3.Connection):
    """A connection to one published file.

    Attributes:
        identity: of the file.
        descriptor: of the same file, to ask whether it is as it was.
    """

    identity: Identity
    descriptor: int

    def confirm(self) -> None:
        """Make sure that all that was read so far was read of the file as it was published.

        Raises:
            Changed: if it was written meanwhile.
        """
        status = os.fstat(self.descriptor)
        now = _identity(status)
        # Another file in its place changes the inode's time when its last name goes; nobody can write it any more.
        if now[:4] != self.identity[:4] or (status.st_nlink and now != self.identity):
            raise Changed("the file was written while it was read")


class PublishedFile:
    """The file at one path.

    The first to look at a file that was not seen before verifies it; those who have an older one open go on with it
    meanwhile, and the others wait.

    Attributes:
        verified: the file found whole last; a process of the same server may have found it so.
    """

    def __init__(self, path: Path) -> None:
        self.verified: Identity | None = None
        self._path = path
        self._lock = Lock()
        self._broken: Identity | None = None

    def current(self, held: Identity) -> Identity:
        """Return which file is served now, to somebody who has the file `held` open.

        Raises:
            NotReady: if there is none; Corrupt if it is damaged.
        """
        now = self._look()
        if now == self.verified:
            return now
        if held == self.verified and self._lock.locked():
            return held
        return self.verify()

    def open(self) -> FileConnection:
        """Open the file; the connection may pass from thread to thread.

        Raises:
            NotReady: if there is none; Corrupt if it is damaged.
        """
        for _ in range(_TRIES):
            known = self.verify()
            connection = self._connect(known)
            try:
                # Its name may have led SQLite to another file than the one verified.
                if self._look() == known:
                    connection.confirm()
                    return connection
            except (Changed, NotReady):
                pass
            connection.close()
        raise Corrupt("the file is being written")

    def _look(self) -> Identity:
        try:
            return identity(self._path)
        except FileNotFoundError as error:
            raise NotReady("there is no corpus yet: run `eo ingest` or `eo sample`") from error
        except OSError as error:
            raise Corrupt(f"the file cannot be read: {error.strerror}") from error

    def verify(self) -> Identity:
        """Read the whole file, once, and return which one it is.

        Raises:
            NotReady: if there is none; Corrupt if it is damaged.
        """
        with self._lock:
            now = self._look()
            if now == self.verified:
                return now
            if now == self._broken:
                raise self._damaged()
            if not now[2]:
                raise NotReady("the file is empty: run `eo ingest` or `eo sample`")
            return self._read(now)

    def _read(self, now: Identity) -> Identity:
        _settle(now)
        try:
            descriptor = os.open(self._path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError as error:
            raise Corrupt(f"the file cannot be read: {error.strerror}") from error
        try:
            began = _identity(os.fstat(descriptor))
            found = seals.check(descriptor)
            ended = _identity(os.fstat(descriptor))
        except OSError as error:
            raise Corrupt(f"the file cannot be read: {error.strerror}") from error
        finally:
            os.close(descriptor)
        if began != ended or began != now:
            raise Corrupt("the file is being written")
        if found is Seal.BROKEN or (found is Seal.NONE and self._is_of_this_release()):
            self._broken = now
            raise self._damaged()
        self.verified = now
        return now

    def _damaged(self) -> Corrupt:
        return Corrupt(
            f"{self._path} is damaged, or was written by another program: put a backup in its place by `eo restore`, "
            "or move it away and ingest anew"
        )

    def _is_of_this_release(self) -> bool:
        """Whether a file without a seal has the schema of this release, which seals what it publishes."""
        connection = sqlite3.connect(self._uri(), uri=True)
        try:
            found: object = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError:  # it has no such table
            return False
        except sqlite3.Error:
            return True
        finally:
            connection.close()
        return found == (HEAD,)

    def _connect(self, known: Identity) -> FileConnection:
        descriptor = os.open(self._path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            connection = sqlite3.connect(self._uri(), uri=True, check_same_thread=False, factory=FileConnection)
        except sqlite3.Error as error:
            os.close(descriptor)
            raise Corrupt("the file cannot be opened") from error
        weakref.finalize(connection, os.close, descriptor)
        connection.identity, connection.descriptor = known, descriptor
        connection.execute("PRAGMA query_only = 1")
        # Pages come from the system's cache of the file. A map of it would end the process where somebody cuts the file
        # short, and counts in its memory once a connection; so would a cache of pages (2 MB each).
        connection.execute("PRAGMA mmap_size = 0")
        connection.execute("PRAGMA cache_size = -500")
        return connection

    def _uri(self) -> str:
        # immutable: the published file is never written (a publish replaces it), so no lock is taken and no -shm is
        # needed, and the file may lie on a read-only file system.
        return f"file:{quote(os.fspath(self._path))}?mode=ro&immutable=1"


def _settle(found: Identity) -> None:
    """Wait until a file was not written for a tick of the clock: a write while it is read is then told by its times."""
    age = time.time_ns() - max(found[3:])
    if 0 <= age < _SETTLED_NANOSECONDS:
        time.sleep((_SETTLED_NANOSECONDS - age) / 1e9)


_FILES: dict[Path, PublishedFile] = {}


def published_file(path: Path) -> PublishedFile:
    """The file at an absolute path: one object of it in a process."""
    return _FILES.setdefault(path, PublishedFile(path))


Whole = Mapping[Path, Identity]
"""Files that were found whole, by path."""


def found_whole() -> Whole:
    """The files that this process has found whole, for others of the same server, which need not read all of them."""
    return {path: file.verified for path, file in _FILES.items() if file.verified is not None}


def believe(files: Whole) -> None:
    """Take the files for whole that another process of the same server found so."""
    for path, known in files.items():
        published_file(path).verified = known
