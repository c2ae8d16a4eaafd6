"""The files to ingest, read one at a time, with caps, and nothing that could hang.

They are named, or in folders, in archives, in a store of what was fetched (`app/upstream/store`).

Nothing is ever unpacked to the disk, so a member's name is only a name. What cannot be read is refused by name.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from app.ingest import archives
from app.ingest.archives import MAX_FILE_BYTES, Member, Refused
from app.upstream import store
from app.upstream.failures import StoreError

MAX_FILES = 200_000


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one file or member.

    Attributes:
        name: its path inside the folder named, with its archive's before it; kept as the source's name.
        shown: the path for people.
        named: whether the user named this very file.
    """

    name: str
    shown: str
    named: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    name: str
    named: bool
    store: Path | None = None  # the store that has fetched it
    sha256: str | None = None  # of the bytes that were fetched

    @property
    def shown(self) -> str:
        return _shown(self.path if self.store is None else self.store / self.name)


class Listing:
    """The files that the user's paths come to, listed before anything is read.

    Attributes:
        refused: the paths that are no readable files.
        incomplete: why stores of fetched bytes must not be ingested, those that are not proved complete.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self.refused: list[Refused] = []
        self.incomplete: list[str] = []
        self._files: list[_File] = []
        for path in paths:
            self._add(path)
        self._files.sort(key=lambda file: (file.name, str(file.path)))

    def __len__(self) -> int:
        return len(self._files)

    def read(self) -> Iterator[Input | Refused]:
        """Each file's content, or why it has none; an archive gives its members."""
        for file in self._files:
            try:
                yield from _contents(file)
            except OSError as error:
                yield Refused(file.shown, f"cannot be read: {error.strerror or error}")

    def _add(self, path: Path) -> None:
        try:
            mode = path.stat().st_mode
        except OSError as error:
            self._refuse(path, f"cannot be read: {error.strerror}")
            return
        if stat.S_ISDIR(mode) and store.is_store(path):
            self._add_store(path)
        elif stat.S_ISDIR(mode):
            self._add_folder(path)
        else:
            self._files.append(_File(path, _clean(path.name), named=True))

    def _add_store(self, root: Path) -> None:
        """What a store of fetched bytes holds now, under the names that it gives."""
        try:
            if reason := store.incomplete(root):
                self.incomplete.append(f"{_shown(root)}: {reason}")
            self._files += [_File(path, name, False, root, digest) for name, path, digest in store.current(root)]
        except StoreError as error:
            self._refuse(root, str(error))

    def _add_folder(self, root: Path) -> None:
        real_root = root.resolve()
        for folder, folders, names in os.walk(root, onerror=self._unreadable):
            if store.is_store(Path(folder)):
                self._add_store(Path(folder))
                folders.clear()
                continue
            folders.sort()
            for name in [*names, *(name for name in folders if Path(folder, name).is_symlink())]:
                path = Path(folder, name)
                if path.is_symlink() and self._is_skipped_link(path, real_root):
                    continue
                if len(self._files) >= MAX_FILES:
                    self._refuse(root, f"has more than {MAX_FILES:,} files")
                    return
                self._files.append(_File(path, _clean(path.relative_to(root).as_posix()), named=False))

    def _is_skipped_link(self, path: Path, root: Path) -> bool:
        """A link inside the folder is met under its own name; one that leaves it, or leads nowhere, is refused."""
        target = path.resolve()
        if not target.exists():
            self._refuse(path, "is a link to nothing")
        elif not target.is_relative_to(root):
            self._refuse(path, "is a link out of the folder")
        return True

    def _unreadable(self, error: OSError) -> None:
        self._refuse(Path(str(error.filename)), f"cannot be read: {error.strerror}")

    def _refuse(self, path: Path, reason: str) -> None:
        self.refused.append(Refused(_shown(path), reason))


def _contents(file: _File) -> Iterator[Input | Refused]:
    # O_NONBLOCK: opening a FIFO must not wait for its writer; what was opened is then asked what it is.
    descriptor = os.open(file.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as stream:  # noqa: PTH123 (a descriptor, not a path)
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            yield Refused(file.shown, "is not a regular file")
            return
        # What was fetched is what its digest says, and no archive.
        unpack = archives.reader(stream.peek(4)[:4]) if file.sha256 is None else None
        if unpack is not None:
            yield from (_member(file, found) for found in unpack(stream))
        elif status.st_size > MAX_FILE_BYTES:
            yield Refused(file.shown, f"is larger than {MAX_FILE_BYTES:,} bytes")
        else:
            yield _input(file, stream.read(MAX_FILE_BYTES))


def _input(file: _File, data: bytes) -> Input | Refused:
    if file.sha256 is not None and sha256(data).hexdigest() != file.sha256:
        return Refused(file.shown, "has other bytes than were fetched")
    return Input(file.name, file.shown, file.named, data)


def _member(file: _File, found: Member | Refused) -> Input | Refused:
    shown = f"{file.shown}/{_clean(found.name)}".rstrip("/")
    if isinstance(found, Refused):
        return Refused(shown, found.reason)
    return Input(f"{file.name}/{_clean(found.name)}", shown, named=False, data=found.data)


def _shown(path: Path) -> str:
    return _clean(str(path))


def _clean(name: str) -> str:
    """A name that can be printed and stored: bytes that are no text and control characters are escaped."""
    text = name.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
