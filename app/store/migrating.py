"""`eo migrate`: bring a database to this release's schema and tokens, by Alembic, the way a publish does."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, text

import app
from app.store import documents
from app.store.engines import parse_url, sqlite_path
from app.store.file_swap import build, reading, sweep
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


Derive = Callable[[Connection, str | None], AbstractContextManager[None]]
"""What is derived from the rows of a new corpus and stored beside them.

It is entered with the writing connection when every row and the corpus row are written, and left when the index of
words is: entering starts the work, and leaving writes what came of it. The second argument is the URL under which other
processes can read the rows meanwhile, by `unpublished`; None where they cannot (Postgres: a transaction is seen by its
own connection alone), and then the work is done on the connection given.
"""


class Migrated(NamedTuple):
    """What a migration did.

    Attributes:
        before: the schema version there was, None for a new database.
        after: the one there is.
        reindexed: whether the index of words was built anew.
        rendered: whether the documents were rendered anew.
    """

    before: str | None
    after: str
    reindexed: bool = False
    rendered: bool = False


def migrate(url: str, *, lock_timeout: float = DEFAULT_LOCK_TIMEOUT, derive: Derive | None = None) -> Migrated:
    """Bring the database at `url` to this release's schema and tokens, creating a SQLite file that is not there.

    An index of words that other tokens made is built anew from the corpus held, and `derive` makes anew what another
    release rendered.

    Raises:
        Locked: if another migration or ingest does not finish within `lock_timeout` seconds.
        SchemaTooNew: if the database belongs to a later release.
        WriteFailed: if it cannot be written.
    """
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _migrate_sqlite(sqlite_path(parsed), lock_timeout, derive)
    with postgres_lock(parsed, lock_timeout) as connection:
        before = _known(connection)
        connection.execute(text("SET LOCAL lock_timeout = '4s'"))  # readers never queue behind us for longer
        behind = _is_behind(connection, before, derive)
        done = _bring_up(connection, before, derive) if behind else Migrated(before, HEAD)
        connection.commit()
    return done


def _migrate_sqlite(path: Path, lock_timeout: float, derive: Derive | None) -> Migrated:
    with sqlite_lock(path, lock_timeout):
        sweep(path)
        with reading(path) as connection:
            before = _known(connection) if connection else None
            behind = connection is None or _is_behind(connection, before, derive)
        if not behind:
            return Migrated(before, HEAD)
        with build(path, copy=before is not None) as connection:
            return _bring_up(connection, before, derive)


def _known(connection: Connection) -> str | None:
    """The schema version.

    Raises:
        SchemaTooNew: if the database belongs to a later release.
    """
    before = version(connection)
    if before is not None and before > HEAD:
        check_version(before)
    return before


def _is_behind(connection: Connection, before: str | None, derive: Derive | None) -> bool:
    return before != HEAD or indexing.is_stale(connection) or (derive is not None and documents.are_stale(connection))


def _bring_up(connection: Connection, before: str | None, derive: Derive | None) -> Migrated:
    """Upgrade what is older, and what was made of the corpus by another release."""
    if before != HEAD:
        upgrade(connection)
    stale = indexing.is_stale(connection)
    if stale:
        indexing.build(connection)
    unrendered = derive is not None and documents.are_stale(connection)
    if derive is not None and unrendered:
        with derive(connection, None):
            pass
    return Migrated(before, HEAD, stale, unrendered)
