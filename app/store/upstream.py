"""How far the Federal Register is followed: told by the process that watches, read by those that serve.

It is no part of the corpus and of no revision. Beside a SQLite file it is a small file of its own (the served file is
never written); in Postgres one row of its own, which publishing leaves alone.
"""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError
from sqlalchemy import Engine, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.store.engines import engine, parse_url, sqlite_path
from app.store.errors import Lost, Overloaded, SchemaTooOld, Unavailable, WriteFailed
from app.store.locks import writing
from app.store.published_file import identity
from app.tables import UpstreamRow

if TYPE_CHECKING:
    from app.schemas import Upstream


def read(url: str) -> "Upstream | None":
    """What was told last; None if nobody ever watched.

    Raises:
        StoreError: if the URL is none, or Postgres has no schema or does not answer.
    """
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _read_file(_beside(parsed))
    reader = engine(url, pool_size=1)
    try:
        return _read_row(reader)
    finally:
        reader.dispose()


def write(url: str, told: "Upstream") -> None:
    """Tell it, whole or not at all.

    Raises:
        WriteFailed: if it cannot be written; Unavailable if Postgres does not answer.
    """
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        _write_file(_beside(parsed), told)
    else:
        _write_row(parsed, told)


def _write_file(path: Path, told: "Upstream") -> None:
    new = path.with_name(path.name + ".building")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as file:
            file.write(told.model_dump_json().encode())
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        raise WriteFailed(f"cannot write beside {path}: {error.strerror}") from error


class Followed:
    """What a server knows of it, without waiting: a look at the file, or what Postgres said when it was asked last.

    Args:
        url: the database.
    """

    def __init__(self, url: str) -> None:
        parsed = parse_url(url)
        self._path = _beside(parsed) if parsed.get_backend_name() == "sqlite" else None
        self._seen: object = None
        self._told: Upstream | None = None

    def now(self) -> "Upstream | None":
        """What was told last."""
        if self._path is not None:
            try:
                seen: object = identity(self._path)
            except OSError:
                seen = None
            if seen != self._seen:
                self._told, self._seen = _read_file(self._path), seen
        return self._told

    def until_now(self) -> "Upstream | None":
        """The same with the lag of this moment: whoever watches may be gone, and then nobody counts it on."""
        told = self.now()
        if told is None or told.last_success_at is None:
            return told
        lag = datetime.now(UTC) - told.last_success_at
        return told.model_copy(update={"lag_seconds": max(0, int(lag.total_seconds()))})

    def refresh(self, reader: Engine) -> None:
        """Ask Postgres; called, in a thread, whenever it is asked for what it serves.

        Raises:
            SchemaTooOld, Unavailable: as `read`.
        """
        if self._path is None:
            self._told = _read_row(reader)


def _write_row(url: URL, told: "Upstream") -> None:
    """Without the lock of those that publish: they leave this row alone."""
    row = {"id": 1, "told": told.model_dump(mode="json")}
    statement = insert(UpstreamRow).values(row)
    try:
        with writing(url).begin() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"told": row["told"]}))
    except OperationalError as error:
        raise Unavailable("the database does not answer") from error
    except DBAPIError as error:
        raise WriteFailed(f"the database refused: {type(error.orig).__name__}") from error


def _beside(url: URL) -> Path:
    path = sqlite_path(url)
    return path.with_name(path.name + ".upstream.json")


def _read_file(path: Path) -> "Upstream | None":
    """What the file says; a file of another release or damaged says nothing, and the next look writes it anew."""
    from app.schemas import Upstream

    try:
        return Upstream.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _read_row(reader: Engine) -> "Upstream | None":
    from app.schemas import Upstream

    try:
        with reader.connect() as connection:
            told = connection.execute(select(UpstreamRow.told)).scalar_one_or_none()
    except PoolTimeout as error:
        raise Overloaded("every connection to the database is in use") from error
    except ProgrammingError as error:
        raise SchemaTooOld("the database's schema is older than this release: run `eo migrate`") from error
    except DBAPIError as error:
        raise Lost("the database does not answer") from error
    try:
        return None if told is None else Upstream.model_validate(told)
    except ValidationError:
        return None
