"""One read transaction: the revision and everything an answer is made of come from the same one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, select
from sqlalchemy.exc import DataError, DBAPIError, NotSupportedError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.settings import BUILD
from app.store.errors import Behind, Corrupt, Lost, NotReady, Overloaded, Unavailable
from app.store.published_file import FileConnection
from app.store.schema import VERSION, check_version, version
from app.tables import Corpus


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A read transaction over one revision of the corpus.

    Attributes:
        connection: for Core selects; every statement on it sees the same revision.
        revision: 16 hex digits; equal exactly when the content is.
        generation: names the publish that made it: one revision may be published again, and then others changed last.
        ingested_at: when this revision was published, in UTC.
        as_of: the latest day the data can tell about (of capture or publication), or None.
        rendered: whether its documents were rendered by this release.
        is_copy: whether it is of a server that follows another, and may be behind.
    """

    connection: Connection
    revision: str
    generation: str
    ingested_at: datetime
    as_of: date | None
    rendered: bool
    is_copy: bool = False

    def confirm(self) -> None:
        """Make sure that what was read so far was read of what was published.

        The end of the block does so; whoever gives some of it away before asks here.

        Raises:
            Changed: if it was written meanwhile.
        """
        _confirm(self.connection)


@contextmanager
def snapshot(engine: Engine) -> Iterator[Snapshot]:
    """A snapshot of what `engine` serves, for the length of the `with` block.

    Raises:
        NotReady: if no corpus was published yet, or its schema is not this release's.
        Unavailable: if the database does not answer, here or within the block: Lost if another connection may do,
            Overloaded if all are in use, Corrupt if it is damaged, Changed if it was written meanwhile.
    """
    with _as_store_errors(), engine.connect() as connection:
        try:
            yield _begin(connection)
        finally:
            _confirm(connection)  # whatever was found in a file that was written meanwhile, an error too, is not so


def generation(engine: Engine) -> str:
    """The generation served now: the cheap question a cache asks before it answers (a stat, or one query).

    Raises:
        NotReady, Unavailable: as `snapshot`.
    """
    with snapshot(engine) as current:
        return current.generation


def generation_of(revision: str, position: int, ingested_at: datetime) -> str:
    """What names a publish: the revision it made, the ledger's position, and when it was.

    The position tells two publishes of one revision apart, the time two databases that were made anew.
    """
    return f"{revision}.{position}.{ingested_at.timestamp():.6f}"


def refuse_copy(snapshot: Snapshot) -> None:
    """See that a snapshot that lacks what somebody was shown is the primary's: what that holds is what there is.

    Raises:
        Behind: if it is of a server that follows another.
    """
    if snapshot.is_copy:
        _turn_away(snapshot.connection)
        raise Behind("the database does not hold yet what was shown already")


def revision_of(generation: str) -> str:
    """The revision that a generation is of."""
    return generation.partition(".")[0]


_CORPUS = select(
    Corpus.revision,
    Corpus.position,
    Corpus.ingested_at,
    Corpus.as_of,
    Corpus.rendered_by,
    VERSION.scalar_subquery().label("version"),
)


_SETTINGS = {"statement_timeout": "10s", "jit": "off", "plan_cache_mode": "force_custom_plan"}
"""How Postgres is to answer. jit: compiling a question takes longer than any of ours runs. plan_cache_mode: one plan
for all words reads every document, the newest first, for words that stand nowhere."""
_ON_POSTGRES = _CORPUS.add_columns(
    func.pg_is_in_recovery().label("is_copy"),
    *(func.set_config(name, value, True) for name, value in _SETTINGS.items()),
)
"""Set with the first question, for its transaction alone: a pooler refuses settings that come with the connection, and
gives those of a session to others."""


def _begin(connection: Connection) -> Snapshot:
    known = connection.info.get("corpus")
    if known is None:
        known = _read_corpus(connection)
        if connection.dialect.name == "sqlite":  # an open file never changes: its corpus row is read once
            connection.info["corpus"] = known
    return Snapshot(connection, *known)


def _read_corpus(connection: Connection) -> tuple[str, str, datetime, date | None, bool, bool]:
    began = monotonic()
    try:
        row = connection.execute(_CORPUS if connection.dialect.name == "sqlite" else _ON_POSTGRES).one_or_none()
    except (OperationalError, ProgrammingError) as error:
        if not _is_missing(error):
            raise
        connection.rollback()
        if (found := version(connection)) is not None:
            check_version(found)
        raise NotReady("the database holds no corpus: run `eo migrate`, then `eo ingest`") from error
    if row is None:
        raise NotReady("the database holds no corpus yet: run `eo ingest` or `eo sample`")
    check_version(row.version)
    is_copy = connection.dialect.name != "sqlite" and row.is_copy
    if connection.dialect.name != "sqlite":
        _keep_order(connection, row, began)
    named = generation_of(row.revision, row.position, row.ingested_at)
    return row.revision, named, row.ingested_at, row.as_of, row.rendered_by == BUILD, is_copy


def _keep_order(connection: Connection, row: Row[Any], began: float) -> None:
    """See that the corpus is not older than one that this process has shown; a server that has an older one comes last.

    Raises:
        Behind: if it is.
    """
    driver: Any = connection.connection.driver_connection
    try:
        driver.servers.notice((row.ingested_at, row.position), is_copy=row.is_copy, began=began)
    except Behind:
        _turn_away(connection)
        raise


def _turn_away(connection: Connection) -> None:
    """Let the next connection be to another server, where there is one."""
    driver: Any = connection.connection.driver_connection
    driver.server.fell_behind()
    connection.invalidate()


def _confirm(connection: Connection) -> None:
    if connection.invalidated:  # what broke it, a signal amid a statement for one, is what is told
        return
    driver = connection.connection.driver_connection if connection.dialect.name == "sqlite" else None
    if isinstance(driver, FileConnection):
        driver.confirm()


def _is_missing(error: DBAPIError) -> bool:
    """Whether a table or a column is not there, as in a database of an older schema.

    Postgres says 42P01 (undefined_table) or 42703 (undefined_column); SQLite has one code for what is wrong with a
    statement.
    """
    name = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
    return name in ("SQLITE_ERROR", "42P01", "42703")


@contextmanager
def _as_store_errors() -> Iterator[None]:
    try:
        yield
    except PoolTimeout as error:
        raise Overloaded("every connection to the database is in use") from error
    except DBAPIError as error:
        if _is_damage(error):
            raise Corrupt("the file is damaged") from error
        if _is_the_statement(error):
            raise
        kind = Lost if is_lost(error) else Unavailable
        raise kind("the database does not answer, or cannot be read") from error


def is_lost(error: Exception) -> bool:
    """Whether the connection is lost, or there was none, or the transaction had to give way (40…).

    08… are of connections; 57P01 to 57P03 are said when the server shuts down, has crashed, or is starting.
    """
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    if not isinstance(error, OperationalError) or hasattr(error.orig, "sqlite_errorname"):
        return False
    state: str | None = getattr(error.orig, "sqlstate", None)
    return state is None or state.startswith(("08", "40", "57P"))


def _is_damage(error: DBAPIError) -> bool:
    """Whether SQLite finds that the file is none of its own, or cannot read it."""
    name = getattr(error.orig, "sqlite_errorname", None) or ""
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR"))


def _is_the_statement(error: DBAPIError) -> bool:
    """Whether the statement is wrong, not the database: SQLite calls its SQLITE_ERROR operational, too."""
    if getattr(error.orig, "sqlite_errorname", None) == "SQLITE_ERROR":
        return True
    return isinstance(error, ProgrammingError | DataError | NotSupportedError) and not error.connection_invalidated
