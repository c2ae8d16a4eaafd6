"""Copies of what is served, made while it is served, and the way back from one to a database."""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select, text
from sqlalchemy.engine import URL

from app.store import copying, exports, file_swap
from app.store.engines import engine, parse_url, sqlite_path
from app.store.errors import Corrupt, WriteFailed
from app.store.index import indexing
from app.store.locks import postgres_lock, sqlite_lock
from app.store.migrating import Derive, upgrade
from app.store.schema import check_version, version
from app.store.snapshots import Snapshot, snapshot
from app.tables import Corpus


@dataclass(frozen=True, slots=True)
class Copy:
    """What was copied.

    Attributes:
        revision: of the corpus.
        bytes: of the file, or of all files.
        sha256: of the file; of an export of its manifest, which has those of the files.
    """

    revision: str
    bytes: int
    sha256: str


def backup(url: str, target: Path) -> Copy:
    """Write what the database at `url` serves into a new SQLite file, whole and sealed.

    Raises:
        WriteFailed: if `target` is there already, or cannot be written.
        NotReady, Unavailable: as `snapshot`.
    """
    _refuse_existing(target)
    parsed = parse_url(url)
    with reading(url) as current:
        if parsed.get_backend_name() == "sqlite":
            sha256 = file_swap.put_copy(sqlite_path(parsed), target)
        else:
            sha256 = _build(current.connection, target)
    with reading(f"sqlite:///{target.absolute()}") as made:
        return Copy(made.revision, target.stat().st_size, sha256)


def _build(connection: Connection, target: Path) -> str:
    """Make a SQLite file of what a snapshot on Postgres holds."""
    with file_swap.build(target) as made:
        upgrade(made)
        copying.fill(made, {table.name: copying.rows_of(connection, table) for table in copying.TABLES})
        indexing.build(made)
    return _sha256(target)


def export(url: str, target: Path) -> Copy:
    """Write what the database at `url` serves into a new folder of NDJSON.

    Raises:
        WriteFailed: if `target` is there already, or cannot be written.
        NotReady, Unavailable: as `snapshot`.
    """
    _refuse_existing(target)
    aside = file_swap.aside(target)
    try:
        aside.mkdir()
        with reading(url) as current:
            manifest = exports.write(current, aside)
        aside.rename(target)
    except OSError as error:
        raise WriteFailed(f"cannot write {target}: {error.strerror}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    size = sum(path.stat().st_size for path in target.iterdir())
    return Copy(manifest.revision, size, _sha256(target / exports.MANIFEST))


def restore(url: str, source: Path, derive: Derive, *, lock_timeout: float) -> str:
    """Put a backup or an export in the place of all that the database at `url` holds; return its revision.

    What is there may be damaged: it is not read.

    Args:
        url: of the database.
        source: the file or folder.
        derive: renders what an export leaves out.
        lock_timeout: how many seconds to wait for another run to end.

    Raises:
        Corrupt: if the source is damaged; the database is as it was.
        Locked, WriteFailed, Unavailable: likewise.
        SchemaTooOld, SchemaTooNew: if another release wrote the source.
    """
    parsed = parse_url(url)
    if source.is_dir():
        manifest = exports.manifest_of(source)
        counts = {name: file.rows for name, file in manifest.tables.items()}
        _replace(parsed, _Source(exports.read(source, manifest), manifest.revision, counts), derive, lock_timeout)
        return manifest.revision
    return _restore_file(parsed, source, lock_timeout)


@dataclass(frozen=True, slots=True)
class _Source:
    """What is restored.

    Attributes:
        rows: of every table.
        revision: that comes of them.
        counts: how many there are, by table; None where that is not told.
    """

    rows: copying.Rows
    revision: str
    counts: Mapping[str, int] | None = None


def _restore_file(target: URL, source: Path, lock_timeout: float) -> str:
    with reading(f"sqlite:///{source.absolute()}") as held:
        if target.get_backend_name() == "sqlite":
            path = sqlite_path(target)
            with sqlite_lock(path, lock_timeout):
                file_swap.put_copy(source, path)
        else:
            rows = {table.name: copying.rows_of(held.connection, table) for table in copying.TABLES}
            _replace(target, _Source(rows, held.revision), None, lock_timeout)
    return held.revision


def _replace(target: URL, source: _Source, derive: Derive | None, lock_timeout: float) -> None:
    """Write all rows in one publish."""
    if target.get_backend_name() == "sqlite":
        path = sqlite_path(target)
        with sqlite_lock(path, lock_timeout), file_swap.build(path) as connection:
            upgrade(connection)
            _fill(connection, source)
            connection.commit()
            _derive(connection, derive, f"sqlite:///{file_swap.aside(path).absolute()}")
        return
    with postgres_lock(target, lock_timeout) as connection:
        check_version(version(connection))
        connection.rollback()
        with connection.begin():
            connection.execute(text("SET LOCAL lock_timeout = '4s'"))
            copying.empty(connection)
            _fill(connection, source)
            _derive(connection, derive, None)
            connection.execute(text("ANALYZE"))


def _fill(connection: Connection, source: _Source) -> None:
    """Write the rows, and see that they are of the corpus that the source tells of.

    Raises:
        Corrupt: if they are not.
    """
    copying.fill(connection, source.rows, source.counts)
    found = connection.scalar(select(Corpus.revision))
    if found != source.revision:
        raise Corrupt(f"what was read is revision {found} instead of {source.revision}: nothing was changed")


def _derive(connection: Connection, derive: Derive | None, url: str | None) -> None:
    with derive(connection, url) if derive else nullcontext():
        indexing.build(connection)


@contextmanager
def reading(url: str) -> Iterator[Snapshot]:
    """A snapshot of what the database at `url` serves, whose statements may take as long as a whole table needs.

    Raises:
        NotReady, Unavailable: as `snapshot`.
    """
    reader = engine(url, pool_size=1)
    try:
        with snapshot(reader) as current:
            copying.unhurried(current.connection)
            yield current
    finally:
        reader.dispose()


def _refuse_existing(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise WriteFailed(f"{target} is there already: name another, or move it away")
    if not target.parent.is_dir():
        raise WriteFailed(f"there is no folder {target.parent}")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
