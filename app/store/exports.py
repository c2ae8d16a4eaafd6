"""A database as a folder of NDJSON: a file a table, and a manifest that tells what they hold.

Days and instants are ISO 8601, the latter in UTC; bytes are base64. What was rendered, and the index of words, follow
from the rest and are left out.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import Connection, LargeBinary, Table
from sqlalchemy.types import Date

from app.store.copying import RENDERED, TABLES, Row, rows_of
from app.store.errors import Corrupt, SchemaTooNew, SchemaTooOld
from app.store.schema import HEAD
from app.store.snapshots import Snapshot
from app.tables import Instant

MANIFEST = "manifest.json"
EXPORTED: tuple[Table, ...] = tuple(table for table in TABLES if table.name not in RENDERED)


class File(BaseModel):
    """One file of an export."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    file: str
    rows: int
    sha256: str


class Manifest(BaseModel):
    """What an export holds: of which schema and revision, and in which files, by the name of their table."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    schema_version: str
    revision: str
    ingested_at: datetime
    tables: dict[str, File]


def write(snapshot: Snapshot, folder: Path) -> Manifest:
    """Write what a snapshot holds into an empty folder, the manifest last.

    Raises:
        OSError: if it cannot be written.
    """
    tables = {table.name: _write_table(snapshot.connection, table, folder) for table in EXPORTED}
    manifest = Manifest(
        schema_version=HEAD, revision=snapshot.revision, ingested_at=snapshot.ingested_at, tables=tables
    )
    (folder / MANIFEST).write_text(manifest.model_dump_json(indent=2) + "\n")
    return manifest


def _write_table(connection: Connection, table: Table, folder: Path) -> File:
    path = folder / f"{table.name}.ndjson"
    digest, count = hashlib.sha256(), 0
    with path.open("wb") as file:
        for row in rows_of(connection, table):
            line = json.dumps(row, default=_as_json, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            digest.update(line)
            file.write(line)
            count += 1
    return File(file=path.name, rows=count, sha256=digest.hexdigest())


def _as_json(value: object) -> str:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no value of a table: {type(value).__name__}")


def manifest_of(folder: Path) -> Manifest:
    """The manifest of an export.

    Raises:
        Corrupt: if there is none, or it tells of other tables than this release has.
        SchemaTooOld, SchemaTooNew: if another release wrote it.
    """
    try:
        manifest = Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except OSError as error:
        raise Corrupt(f"{folder} is no export: it has no {MANIFEST}") from error
    except ValidationError as error:
        raise Corrupt(f"{folder / MANIFEST} is no manifest of an export") from error
    if manifest.schema_version < HEAD:
        raise SchemaTooOld(f"{folder} is an export of an older release: restore it with that one, then `eo migrate`")
    if manifest.schema_version > HEAD:
        raise SchemaTooNew(f"{folder} is an export of a newer release: install that one")
    if manifest.tables.keys() != {table.name for table in EXPORTED}:
        raise Corrupt(f"{folder / MANIFEST} does not tell of the tables that there are")
    return manifest


def read(folder: Path, manifest: Manifest) -> Mapping[str, Iterator[Row]]:
    """The rows of every table; each file is compared with what the manifest tells when its last row was read.

    Raises, while rows are read:
        Corrupt: if a file is not as it was exported.
    """
    return {table.name: _rows(folder, manifest.tables[table.name], table) for table in EXPORTED}


def _rows(folder: Path, told: File, table: Table) -> Iterator[Row]:
    path = folder / f"{table.name}.ndjson"
    reads = {column.name: how for column in table.columns if (how := _reader(column.type)) is not None}
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            for line in file:
                digest.update(line)
                row: dict[str, Any] = json.loads(line)
                for name, how in reads.items():
                    row[name] = None if row[name] is None else how(row[name])
                yield row
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Corrupt(f"{path} cannot be read as it was exported") from error
    if digest.hexdigest() != told.sha256:
        raise Corrupt(f"{path} is not as it was exported: its SHA-256 is another")


def _reader(kind: object) -> Callable[[str], Any] | None:
    if isinstance(kind, Instant):
        return datetime.fromisoformat
    if isinstance(kind, LargeBinary):
        return base64.b64decode
    return date.fromisoformat if isinstance(kind, Date) else None
