"""An edition made, file by file: what is finished stays so whatever happens next, and only the whole is listed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.bulk.files import FILES, Kind, present
from app.settings import BUILD
from app.store import Snapshot, backups, editions
from app.store.editions import File, Making, Manifest
from app.store.locks import folder_lock

Progress = Callable[[str, int, int], None]
"""Told a step, how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a run did.

    Attributes:
        manifest: of the edition.
        new: whether it was not there before.
        written: the files that this run wrote; the others were there already.
        removed: the ids of the older editions that were removed.
        left_out: the files that need a package which is not installed.
    """

    manifest: Manifest
    new: bool
    written: tuple[str, ...]
    removed: tuple[str, ...]
    left_out: tuple[str, ...]


def make(url: str, folder: Path, keep: int, lock_timeout: float, progress: Progress) -> Made:
    """Make an edition of what the database at `url` serves, if there is none yet, and remove all but the last `keep`.

    Raises:
        Locked: after `lock_timeout` seconds, while another run fills the folder.
        NotReady, Unavailable: as `snapshot`; WriteFailed if the disk refuses.
    """
    kinds = present()
    with folder_lock(folder, lock_timeout), backups.reading(url) as snapshot:
        about = _about(snapshot)
        before = editions.made_already(folder, about, [kind.content for kind in kinds])
        manifest, written = (before, ()) if before is not None else _made(folder, about, snapshot, kinds, progress)
        with editions.writing(folder):
            removed = editions.prune(folder, keep)
    left_out = tuple(kind.content for kind in FILES if kind not in kinds)
    return Made(manifest, before is None, written, tuple(removed), left_out)


def _about(snapshot: Snapshot) -> Manifest:
    return Manifest(
        id=f"{snapshot.ingested_at:%Y-%m-%d}-{snapshot.revision}",
        revision=snapshot.revision,
        generation=snapshot.generation,
        build=BUILD,
        published_at=snapshot.ingested_at,
        as_of=snapshot.as_of,
        made_at=_now(),
        files=(),
    )


def _made(
    folder: Path, about: Manifest, snapshot: Snapshot, kinds: tuple[Kind, ...], progress: Progress
) -> tuple[Manifest, tuple[str, ...]]:
    """The edition, and the files that were not finished yet."""
    making = Making(folder, about)
    finished = {file.name for file in making.manifest.files}
    names = [kind.name_in(making.manifest.id) for kind in kinds]
    written = []
    with editions.writing(folder):
        for done, (kind, name) in enumerate(zip(kinds, names, strict=True)):
            progress("files", done, len(kinds))
            if name not in finished:
                making.finished(_written(making, kind, name, snapshot), _now())
                written.append(name)
        progress("files", len(kinds), len(kinds))
        making.put_in_place(names)
    return making.manifest, tuple(written)


def _written(making: Making, kind: Kind, name: str, snapshot: Snapshot) -> File:
    path = making.aside(name)
    path.unlink(missing_ok=True)
    rows = kind.write(snapshot, making, path)
    snapshot.confirm()
    return File(
        name=name,
        content=kind.content,
        media_type=kind.media_type,
        bytes=path.stat().st_size,
        rows=rows,
        sha256=editions.sha256(path) or "",
    )


def _now() -> datetime:
    return datetime.now(UTC)
