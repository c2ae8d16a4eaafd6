"""The command that makes downloads of the whole corpus."""

import json
from pathlib import Path
from typing import Annotated

import typer

from app import shell, store
from app.shell import Database, LockTimeout

KEEP = 2


def bulk_(
    folder: Annotated[
        Path | None, typer.Argument(help="The folder of the editions; else EO_BULK_DIR, or beside the database.")
    ] = None,
    keep: Annotated[int, typer.Option(min=1, help="How many editions stay, this one among them.")] = KEEP,
    database_url: Database = None,
    lock_timeout: LockTimeout = store.DEFAULT_LOCK_TIMEOUT,
) -> None:
    """Make downloads of the whole corpus: SQLite for Datasette, NDJSON, Parquet. What is served is only read.

    Servers list them at /v1/bulk once all are whole. A run that was killed is gone on with by the next. Prints one line
    of JSON. Exit codes: 0 made, or there already; 2 usage; 5 the database or the disk; 6 another run fills the folder.

    Example: eo bulk --keep 3
    """
    from app import bulk

    settings = shell.settings(database_url)
    with shell.said(), shell.progress() as progress:
        place = store.editions.folder_of(settings.database_url, folder or settings.bulk_dir)
        made = bulk.make(settings.database_url, place, keep, lock_timeout, progress)
    if made.left_out:
        shell.errors.print(f"without pyarrow there is no {', '.join(made.left_out)}", highlight=False)
    told = {
        "folder": str(place),
        "edition": made.manifest.id,
        "revision": made.manifest.revision,
        "new": made.new,
        "written": list(made.written),
        "left_out": list(made.left_out),
        "removed": list(made.removed),
        "bytes": sum(file.bytes for file in made.manifest.files),
    }
    print(json.dumps(told))
