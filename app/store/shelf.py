"""What a server knows of the downloads that are there: a look at their folder, and at each file that it gives."""

import os
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from app.store import editions
from app.store.editions import File, Manifest
from app.store.errors import Corrupt

_Identity = tuple[int, int, int, int]
"""Device, inode, size, and when it was written."""


class Shown(NamedTuple):
    """An edition as it is listed.

    Attributes:
        damaged: the names of the files that are not as they were made.
    """

    manifest: Manifest
    damaged: frozenset[str]


class Shelf:
    """The downloads of one folder; every file is read once whole before any of it is given away.

    Args:
        folder: of the editions.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: object = ()
        self._shown: tuple[Shown, ...] = ()
        self._right: dict[_Identity, bool] = {}
        self._lock = Lock()

    def now(self) -> tuple[Shown, ...]:
        """The editions that are there, the newest first. Reads manifests only when the folder is another."""
        seen = _identity_of(self._folder)
        if seen != self._seen:
            self._shown = tuple(Shown(manifest, frozenset()) for manifest in editions.held(self._folder))
            self._seen = seen
        return tuple(Shown(each.manifest, self._damaged(each.manifest)) for each in self._shown)

    def find(self, edition: str, name: str) -> tuple[Manifest, File] | None:
        """The file of that name and its edition; None if no manifest tells of one."""
        for manifest, _ in self.now():
            if manifest.id == edition:
                return next(((manifest, file) for file in manifest.files if file.name == name), None)
        return None

    def path(self, manifest: Manifest, file: File) -> Path:
        """Where a file is that is as it was made. May take as long as to read it whole.

        Raises:
            Corrupt: if it is another, or cannot be read.
        """
        path = self._folder / manifest.id / file.name
        try:
            is_right = self._is_right(path, file)
        except OSError as error:
            raise Corrupt(f"{file.name} cannot be read") from error
        if not is_right:
            raise Corrupt(f"{file.name} is not as it was made")
        return path

    def _is_right(self, path: Path, file: File) -> bool:
        """Whether the bytes are those that were made; read once for each state that a file has been seen in."""
        identity = _identity(path.stat())
        with self._lock:
            if identity not in self._right:
                self._right[identity] = _size(identity) == file.bytes and editions.sha256(path) == file.sha256
            return self._right[identity]

    def _damaged(self, manifest: Manifest) -> frozenset[str]:
        return frozenset(file.name for file in manifest.files if self._looks_damaged(manifest, file))

    def _looks_damaged(self, manifest: Manifest, file: File) -> bool:
        """Whether it is gone, of another size, or was found to be another when it was given."""
        identity = _identity_of(self._folder / manifest.id / file.name)
        return identity is None or _size(identity) != file.bytes or not self._right.get(identity, True)


def _identity_of(path: Path) -> _Identity | None:
    with suppress(OSError):
        return _identity(path.stat())
    return None


def _identity(found: os.stat_result) -> _Identity:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _size(identity: _Identity) -> int:
    return identity[2]
