"""The commands about a database itself."""

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from app import shell, store
from app.shell import EXIT_STORE, Database, LockTimeout

Processes = Annotated[int, typer.Option("--workers", min=1, max=64, help="Processes that read the orders anew.")]
PROCESSES = min(4, os.cpu_count() or 1)


def migrate(database_url: Database = None, lock_timeout: LockTimeout = store.DEFAULT_LOCK_TIMEOUT) -> None:
    """Create the database, or bring its schema and its index of words up to this release.

    Example: eo migrate --database sqlite:///var/eo.sqlite
    """
    from app import ingest

    url = shell.settings(database_url).database_url
    with shell.said():
        done = store.migrate(url, lock_timeout=lock_timeout, derive=ingest.deriving())
    print(
        json.dumps(
            {"schema_before": done.before, "schema": done.after, "reindexed": done.reindexed, "rendered": done.rendered}
        )
    )


def status(database_url: Database = None) -> None:
    """Say what the database holds, as one line of JSON.

    Example: eo status
    """
    with shell.said():
        found = store.status(shell.settings(database_url).database_url)
    print(json.dumps(found, default=str))


def check(database_url: Database = None, workers: Processes = PROCESSES) -> None:
    """Verify the database whole: its file, its rows, its revision, its index of words, and all that is kept ready.

    Its orders are read anew from what it remembers of their documents. Prints one line of JSON. Exit codes: 0 it is
    sound, 5 it is damaged, or cannot be read.

    Example: eo check --workers 2
    """
    from app.ingest import checking

    url = shell.settings(database_url).database_url
    with shell.said(), shell.progress() as progress:
        found = checking.check(url, workers, progress)
    print(json.dumps(found.line()))
    for fault in found.faults:
        shell.errors.print(fault, highlight=False, markup=False, soft_wrap=True)
    raise typer.Exit(EXIT_STORE if found.faults else 0)


def backup(
    file: Annotated[Path, typer.Argument(help="The SQLite file to write; it must not be there.")],
    database_url: Database = None,
) -> None:
    """Copy what is served, while it is served, into one SQLite file: whole, verified, and ready to be served itself.

    Example: eo backup eo-2026-11.sqlite
    """
    with shell.said():
        made = store.backups.backup(shell.settings(database_url).database_url, file)
    print(json.dumps({"file": str(file), "revision": made.revision, "bytes": made.bytes, "sha256": made.sha256}))


def export(
    folder: Annotated[Path, typer.Argument(help="The folder to write; it must not be there.")],
    database_url: Database = None,
) -> None:
    """Write all that is held as NDJSON, a file a table, with a manifest of their SHA-256.

    Example: eo export eo-2026-11
    """
    with shell.said():
        made = store.backups.export(shell.settings(database_url).database_url, folder)
    told = {"folder": str(folder), "revision": made.revision, "bytes": made.bytes, "manifest_sha256": made.sha256}
    print(json.dumps(told))


def restore(
    source: Annotated[Path, typer.Argument(help="A file of `eo backup`, or a folder of `eo export`.", exists=True)],
    database_url: Database = None,
    workers: Processes = PROCESSES,
    lock_timeout: LockTimeout = store.DEFAULT_LOCK_TIMEOUT,
) -> None:
    """Put a backup or an export in the place of all that the database holds; what is there may be damaged.

    Servers go on, and serve it at once. On Postgres `eo migrate` comes first. Nothing is changed if the source is
    damaged.

    Example: eo restore eo-2026-11
    """
    from app import ingest
    from app.ingest.workers import workers as started

    url = shell.settings(database_url).database_url
    with shell.said(), started(workers if source.is_dir() else 1) as pool:
        revision = store.backups.restore(url, source, ingest.deriving(pool), lock_timeout=lock_timeout)
    print(json.dumps({"source": str(source), "revision": revision}))
