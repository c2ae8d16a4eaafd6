"""Dated downloads of the corpus: a folder an edition, with a manifest of its files; only what is whole is listed.

An edition is made in a folder of its own that no list names, its files one after another, and is put in place by one
rename. What a killed run has finished is told by the manifest in that folder, and kept by the next run.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from app.store.engines import parse_url, sqlite_path
from app.store.errors import WriteFailed

MANIFEST = "manifest.json"
_MAKING = ".making"
_UNDER_WAY = ".building"
_NAME = re.compile(r"\d{4}-\d\d-\d\d-[0-9a-f]{16}(-\d{1,4})?")


class File(BaseModel):
    """One file of an edition.

    Attributes:
        content: what it holds, by the name that all editions have for it.
        rows: of all its tables, or lines; None where it has none.
        sha256: of its bytes, in hex.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    content: str
    media_type: str
    bytes: int
    rows: int | None
    sha256: str


class Manifest(BaseModel):
    """What an edition is made of, and its files that are finished.

    Attributes:
        id: the day on which its corpus was published, and the revision.
        generation: names the publish.
        build: the release that made it.
        made_at: when the last of its files was finished.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    revision: str
    generation: str
    build: str
    published_at: datetime
    as_of: date | None
    made_at: datetime
    files: tuple[File, ...]


def folder_of(url: str, told: Path | None) -> Path:
    """Where the editions of the corpus at `url` are: where it is told, else in `bulk` beside a SQLite file."""
    if told is not None:
        return told
    parsed = parse_url(url)
    return (sqlite_path(parsed).parent if parsed.get_backend_name() == "sqlite" else Path("var")) / "bulk"


def held(folder: Path) -> list[Manifest]:
    """The manifest of every edition that is whole, those that were made last first."""
    try:
        names = [path.name for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    except OSError:
        return []
    found = [manifest for name in names if (manifest := _read(folder / name)) and manifest.id == name]
    return sorted(found, key=lambda manifest: (manifest.made_at, manifest.id), reverse=True)


def _read(edition: Path) -> Manifest | None:
    """The manifest in a folder; None of one that is not there, damaged, or of another release's shape."""
    try:
        return Manifest.model_validate_json((edition / MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return None


def made_already(folder: Path, about: Manifest, names: list[str]) -> Manifest | None:
    """The edition of this publish and release, if it is whole: the files of these names, each as it was made."""
    found = next((each for each in held(folder) if _same(each, about)), None)
    if found is None or [file.content for file in found.files] != names:
        return None
    return found if all(sha256(folder / found.id / file.name) == file.sha256 for file in found.files) else None


class Making:
    """An edition that is being made; the caller holds the lock of the folder.

    What another run left of the same edition is gone on with: those of its files that are as they were finished.

    Args:
        folder: of all editions.
        about: the manifest of an edition without files, whose id is yet to be completed where another edition has it.

    Attributes:
        manifest: with the files that are finished.

    Raises:
        WriteFailed: if the folder cannot be written.
    """

    def __init__(self, folder: Path, about: Manifest) -> None:
        self._folder = folder
        before = next((each for each in held(folder) if _same(each, about)), None)
        self.manifest = about.model_copy(update={"id": before.id if before else _free(folder, about.id)})
        self._path = folder / f"{self.manifest.id}{_MAKING}"
        with writing(folder):
            if before is not None:
                (folder / before.id).rename(self._path)
            _remove(path for path in folder.glob(f"*{_MAKING}") if path != self._path)
            self._path.mkdir(exist_ok=True)
            self._keep_what_is_right()

    def _keep_what_is_right(self) -> None:
        found = _read(self._path)
        files = found.files if found is not None and _same(found, self.manifest) else ()
        kept = tuple(file for file in files if sha256(self._path / file.name) == file.sha256)
        made_at = found.made_at if found is not None and kept == found.files else self.manifest.made_at
        self.manifest = self.manifest.model_copy(update={"files": kept, "made_at": made_at})
        names = {MANIFEST, *(file.name for file in kept)}
        _remove(path for path in self._path.iterdir() if path.name not in names)

    def path(self, name: str) -> Path:
        """Where a file of the edition is."""
        return self._path / name

    def aside(self, name: str) -> Path:
        """Where a file is written until it is whole."""
        return self._path / f"{name}{_UNDER_WAY}"

    def finished(self, file: File, made_at: datetime) -> None:
        """Put a file in place that was written aside, and tell of it in the manifest.

        Raises:
            OSError: if the disk refuses.
        """
        _fsync(self.aside(file.name))
        self.aside(file.name).replace(self.path(file.name))
        files = (*(each for each in self.manifest.files if each.name != file.name), file)
        self.manifest = self.manifest.model_copy(update={"files": files, "made_at": made_at})
        self._tell()

    def put_in_place(self, order: list[str]) -> None:
        """List the edition, its files in this order by name; a file that is not named is left out.

        Raises:
            OSError: if the disk refuses.
        """
        named = {file.name: file for file in self.manifest.files}
        self.manifest = self.manifest.model_copy(update={"files": tuple(named[name] for name in order)})
        _remove(self.path(name) for name in named if name not in order)
        self._tell()
        self._path.rename(self._folder / self.manifest.id)
        _fsync(self._folder)

    def _tell(self) -> None:
        new = self.aside(MANIFEST)
        new.write_text(self.manifest.model_dump_json(indent=2) + "\n")
        _fsync(new)
        new.replace(self.path(MANIFEST))
        _fsync(self._path)


def prune(folder: Path, keep: int) -> list[str]:
    """Remove all but the last `keep` editions, and return the ids of those removed; the caller holds the lock.

    Raises:
        OSError: if one cannot be removed.
    """
    removed = [manifest.id for manifest in held(folder)[keep:]]
    for name in removed:
        gone = folder / f"{name}{_MAKING}"  # in one step: a list never names half an edition
        (folder / name).rename(gone)
        shutil.rmtree(gone)
    return removed


def sha256(path: Path) -> str | None:
    """The SHA-256 of a file in hex; None of one that cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """What the disk refuses is told with the folder, and with the room that is left.

    Raises:
        WriteFailed: if it refuses.
    """
    try:
        yield
    except OSError as error:
        free = shutil.disk_usage(folder).free
        raise WriteFailed(f"cannot write in {folder}: {error.strerror}; {free:,} bytes are free there") from error


def _same(one: Manifest, other: Manifest) -> bool:
    """Whether two editions are of the same publish, made by the same release: then their bytes are the same."""
    return (one.generation, one.build) == (other.generation, other.build)


def _free(folder: Path, name: str) -> str:
    """The name, or with a number behind it the first that nothing else in the folder has."""
    return next(each for each in (name, *(f"{name}-{n}" for n in range(2, 10_000))) if not (folder / each).exists())


def _remove(paths: Iterable[Path]) -> None:
    for path in list(paths):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
