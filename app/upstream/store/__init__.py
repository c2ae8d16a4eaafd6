"""The store of fetched bytes: a folder that every later ingest reads, and that a crash at any moment leaves whole.

    store.json       says what the folder is
    journal.ndjson   what was asked, answered, proved, in order (journal.py); the only thing that is ever appended to
    objects/ab/…     the bytes, under their sha256 (objects.py); never changed, never deleted
    lock             held by the run that fills it

An object is on the disk before the line that names it; so whatever the journal says is there. Which bytes stand under
which name ("2025-07790.json", "2025-07790.xml") follows from the journal (state.py).
"""

import fcntl
import json
import os
from collections.abc import Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.upstream.answers import Answer
from app.upstream.failures import StoreError, StoreLockedError
from app.upstream.store import journal, objects
from app.upstream.store.state import Held, Run, Scope, State, apply, replay

_MARKER, _JOURNAL, _OBJECTS, _LOCK = "store.json", "journal.ndjson", "objects", "lock"
_OURS = (_LOCK, "store.tmp")
"""What a run that ended before the marker was written may have left."""
_FORMAT, _VERSION = "executive-orders-fetched", 1


def is_store(folder: Path) -> bool:
    """Whether the folder is a store of fetched bytes, of whatever release."""
    return _version(folder) is not None


def state(folder: Path) -> State:
    """What the store's journal comes to.

    Raises:
        StoreError: it cannot be read or is damaged.
    """
    if _version(folder) not in (None, _VERSION):
        raise StoreError(f"{folder} is a store of another release")
    try:
        return replay(journal.read(folder / _JOURNAL))
    except (KeyError, ValueError, TypeError, IndexError) as error:
        raise StoreError(f"{folder / _JOURNAL} is damaged: {error!r}") from error


def incomplete(folder: Path) -> str | None:
    """Why the store in `folder` must not be ingested, or None if it is proved complete or is no store.

    Raises:
        StoreError: it cannot be read.
    """
    return state(folder).incomplete() if is_store(folder) else None


def current(folder: Path) -> Sequence[tuple[str, Path, str]]:
    """The names in the store, the files of their bytes and their sha256, by name.

    Raises:
        StoreError: it cannot be read.
    """
    digests = {name: held.sha256 for name, held in state(folder).held.items()}
    return [(name, objects.path_of(folder / _OBJECTS, digests[name]), digests[name]) for name in sorted(digests)]


class Store:
    """A store that a run fills; a context manager, which holds the lock.

    Args:
        folder: made if it is not there.

    Raises:
        StoreError: it cannot be written, is damaged, or is a folder of something else.
        StoreLockedError: another run holds it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            with ExitStack() as opened:
                _make(folder)
                opened.callback(os.close, _locked(folder / _LOCK))
                _mark(folder / _MARKER)
                self.state = state(folder)
                objects.sweep(folder / _OBJECTS)
                self._journal = opened.enter_context(closing(journal.Journal(folder / _JOURNAL)))
                self._opened = opened.pop_all()
        except OSError as error:
            raise StoreError(f"{folder} cannot be written: {error.strerror or error}") from error

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    @property
    def run(self) -> Run:
        """The run under way, or the last one."""
        return self.state.runs[-1]

    def begin(self, scope: Scope, now: datetime) -> None:
        """Begin a run."""
        self._append("began", run=now.isoformat(), scope=scope.told())

    def put(self, name: str, answer: Answer) -> bool:
        """Hold what was answered under `name`; returns whether the bytes are others than before.

        An answer that nothing has changed keeps the bytes that are held.
        """
        before = self.state.held.get(name)
        if answer.is_unchanged and before is not None:
            self._append("unchanged", name=name, path=answer.path, sha256=before.sha256, **_validators(before, answer))
            return False
        digest = self._write(answer.body)
        self._append(
            "fetched", name=name, path=answer.path, sha256=digest, bytes=len(answer.body), type=answer.content_type,
            etag=answer.validators.etag, last_modified=answer.validators.last_modified,
        )  # fmt: skip
        return before is None or before.sha256 != digest

    def drop(self, name: str) -> None:
        """Hold nothing under `name` any more; the bytes stay among the objects."""
        if name in self.state.held:
            self._append("dropped", name=name)

    def list_slice(self, name: str, listing: bytes) -> None:
        """Keep what a slice that was proved lists, for a run that goes on."""
        self._append("listed", slice=name, sha256=self._write(listing))

    def relist(self) -> None:
        """Forget what this run's slices list."""
        self._append("relists")

    def end(self, state: str, reason: str | None = None) -> None:
        """Say how the run ended."""
        self._append("ended", state=state, reason=reason)

    def read(self, digest: str) -> bytes:
        """The bytes of a digest.

        Raises:
            StoreError: they are not there, or damaged.
        """
        return objects.read(self.folder / _OBJECTS, digest)

    def held(self, name: str) -> bytes | None:
        """The bytes under a name."""
        found: Held | None = self.state.held.get(name)
        return self.read(found.sha256) if found else None

    def _write(self, data: bytes) -> str:
        try:
            return objects.write(self.folder / _OBJECTS, data)
        except OSError as error:
            raise StoreError(f"{self.folder} cannot be written: {error.strerror or error}") from error

    def _append(self, kind: str, **fields: Any) -> None:
        event = {"event": kind, "at": _now(), **fields}
        try:
            self._journal.append(event)
        except OSError as error:
            raise StoreError(f"{self.folder} cannot be written: {error.strerror or error}") from error
        apply(self.state, event)


def _validators(before: Held, answer: Answer) -> dict[str, str | None]:
    """Those of a 304 count if it has any, else those that were asked with."""
    told = answer.validators if answer.validators.headers() else before.validators
    return {"etag": told.etag, "last_modified": told.last_modified}


def _version(folder: Path) -> object:
    """The version of the store in a folder, or None if it is no store."""
    try:
        told = json.loads((folder / _MARKER).read_bytes())
    except (OSError, ValueError):
        return None
    return told.get("version") if isinstance(told, dict) and told.get("format") == _FORMAT else None


def _make(folder: Path) -> None:
    """Make the folder, or be content with one that is a store or has nothing of somebody else's in it."""
    folder.mkdir(parents=True, exist_ok=True)
    if not is_store(folder) and any(path.name not in _OURS for path in folder.iterdir()):
        raise StoreError(f"{folder} has other files in it; name a new folder")


def _mark(marker: Path) -> None:
    if not marker.exists():
        beside = marker.with_suffix(".tmp")
        beside.write_text(json.dumps({"format": _FORMAT, "version": _VERSION}) + "\n")
        beside.replace(marker)


def _locked(path: Path) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise StoreLockedError(f"another run is filling {path.parent}") from None
    return descriptor


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
