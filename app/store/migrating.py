"""`eo migrate`: bring a database to this release's schema and tokens, by Alembic, the way a publish does."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, text

import app
from app.store.engines import parse_url, sqlite_path
from app.store.file_swap import build, reading
from app.store.index import indexing
from app.store.locks import DEFAULT_LOCK_TIMEOUT, postgres_lock, sqlite_lock
from app.store.schema import HEAD, check_version, version

if TYPE_CHECKING:
    from alembic.config import Config


def shipped(name: str) -> Path:
    """A folder that a wheel carries inside the package, and a checkout beside it."""
    inside = Path(app.__file__).parent / name
    return inside if inside.is_dir() else inside.parent.parent / name


def configuration(connection: Connection) -> "Config":
    """Alembic's configuration without alembic.ini; `connection` is used as it is, inside its transaction."""
    from alembic.config import Config  # a server migrates nothing, and starts the sooner

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(shipped("migrations")).replace("%", "%%"))
    return config


def upgrade(connection: Connection, target: str = HEAD) -> None:
    """Bring the schema of `connection` up to `target`; the caller commits."""
    from alembic import command  # as above

    command.upgrade(configuration(connection), target)


class Migrated(NamedTuple):
    """What a migration did: the schema version before (None for a new database) and after; whether it re-indexed."""

    before: str | None
    after: str
    reindexed: bool


def migrate(url: str, *, lock_timeout: float = DEFAULT_LOCK_TIMEOUT) -> Migrated:
    """Bring the database at `url` to this release's schema and tokens, creating a SQLite file that is not there.

    An index of words that other tokens made is built anew from the corpus held.

    Raises:
        Locked: if another migration or ingest does not finish within `lock_timeout` seconds.
        SchemaTooNew: if the database belongs to a later release.
        WriteFailed: if it cannot be written.
    """
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _migrate_sqlite(sqlite_path(parsed), lock_timeout)
    with postgres_lock(parsed, lock_timeout) as connection:
        before = _known(connection)
        connection.execute(text("SET LOCAL lock_timeout = '4s'"))  # readers never queue behind us for longer
        reindexed = _is_behind(connection, before) and _bring_up(connection, before)
        connection.commit()
    return Migrated(before, HEAD, reindexed)


def _migrate_sqlite(path: Path, lock_timeout: float) -> Migrated:
    with sqlite_lock(path, lock_timeout):
        with reading(path) as connection:
            before = _known(connection) if connection else None
            behind = connection is None or _is_behind(connection, before)
        reindexed = False
        if behind:
            with build(path, copy=before is not None) as connection:
                reindexed = _bring_up(connection, before)
    return Migrated(before, HEAD, reindexed)


def _known(connection: Connection) -> str | None:
    """The schema version.

    Raises:
        SchemaTooNew: if the database belongs to a later release.
    """
    before = version(connection)
    if before is not None and before > HEAD:
        check_version(before)
    return before


def _is_behind(connection: Connection, before: str | None) -> bool:
    return before != HEAD or indexing.is_stale(connection)


def _bring_up(connection: Connection, before: str | None) -> bool:
    """Upgrade what is older; whether the index was built anew."""
    if before != HEAD:
        upgrade(connection)
    stale = indexing.is_stale(connection)
    if stale:
        indexing.build(connection)
    return stale
