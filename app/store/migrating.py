"""`eo migrate`: bring a database to this release's schema, by Alembic, the way a publish does."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

import app
from app.store.building import build, sqlite_version
from app.store.engines import parse_url, sqlite_path
from app.store.locks import DEFAULT_LOCK_TIMEOUT, postgres_lock, sqlite_lock
from app.store.schema import HEAD, check_version, version


def shipped(name: str) -> Path:
    """A folder that a wheel carries inside the package, and a checkout beside it."""
    inside = Path(app.__file__).parent / name
    return inside if inside.is_dir() else inside.parent.parent / name


def configuration(connection: Connection) -> Config:
    """Alembic's configuration without alembic.ini; `connection` is used as it is, inside its transaction."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(shipped("migrations")).replace("%", "%%"))
    return config


def upgrade(connection: Connection, target: str = HEAD) -> None:
    """Bring the schema of `connection` up to `target`; the caller commits."""
    command.upgrade(configuration(connection), target)


def migrate(url: str, *, lock_timeout: float = DEFAULT_LOCK_TIMEOUT) -> tuple[str | None, str]:
    """Bring the database at `url` to this release's schema, creating a SQLite file that is not there.

    Returns:
        The schema version before (None for a new database) and after.

    Raises:
        Locked: if another migration or ingest does not finish within `lock_timeout` seconds.
        SchemaTooNew: if the database belongs to a later release.
        WriteFailed: if it cannot be written.
    """
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _migrate_sqlite(sqlite_path(parsed), lock_timeout), HEAD
    with postgres_lock(parsed, lock_timeout) as connection:
        before = version(connection)
        if _needs_upgrade(before):
            connection.execute(text("SET LOCAL lock_timeout = '4s'"))  # readers never queue behind us for longer
            upgrade(connection)
        connection.commit()
    return before, HEAD


def _migrate_sqlite(path: Path, lock_timeout: float) -> str | None:
    with sqlite_lock(path, lock_timeout):
        before = sqlite_version(path)
        if _needs_upgrade(before):
            with build(path, copy=before is not None) as connection:
                upgrade(connection)
    return before


def _needs_upgrade(before: str | None) -> bool:
    if before is not None and before >= HEAD:
        check_version(before)
        return False
    return True
