"""The commands that put orders, and what is written about them, into a database."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app import shell, store
from app.shell import EXIT_REJECTED, EXIT_SHRINK, EXIT_STORE, EXIT_USAGE, Database, LockTimeout

if TYPE_CHECKING:
    from app import ingest

_STATES = {"rejected": EXIT_REJECTED, "would_shrink": EXIT_SHRINK}


def ingest_(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders, .zip and .tar.gz archives.")],
    database_url: Database = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Report, publish nothing.")] = False,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Publish without the rejected files.")] = False,
    allow_shrink: Annotated[bool, typer.Option("--allow-shrink", help="Let orders held now go.")] = False,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that parse.")] = min(4, os.cpu_count() or 1),
    lock_timeout: LockTimeout = store.DEFAULT_LOCK_TIMEOUT,
) -> None:
    """Ingest orders: afterwards the database holds what PATHS say, or exactly what it held before.

    Prints one line of JSON. Exit codes: 0 done, 2 usage or schema, 3 rejected input, 5 database, 6 locked,
    7 would remove orders, 130 and 143 interrupted.
    """
    from app import ingest

    options = ingest.Options(
        shell.settings(database_url).database_url, dry_run, keep_going, workers, allow_shrink, lock_timeout
    )
    _ingest(paths, options)


def ingest_coverage(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files, folders, .zip and .tar.gz archives.")] = None,
    database_url: Database = None,
    remove: Annotated[list[str] | None, typer.Option(metavar="ID", help="A document that shall go.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Hold what PATHS say and nothing else.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Report, publish nothing.")] = False,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Publish without the rejected files.")] = False,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that read.")] = min(4, os.cpu_count() or 1),
    lock_timeout: LockTimeout = store.DEFAULT_LOCK_TIMEOUT,
) -> None:
    """Take in what is written about orders: fact sheets, articles, fact-checks, alerts, in Markdown, text or HTML.

    A document at an address that is held takes the place of the one there; other documents stay. Their texts are not
    kept. Prints one line of JSON; exit codes as of `eo ingest`.
    """
    from app.ingest.coverage import running as coverage

    if not (paths or remove):
        raise shell.failed("nothing to do: name PATHS, or documents to --remove", EXIT_USAGE)
    url = shell.settings(database_url).database_url
    options = coverage.CoverageOptions(url, replace, tuple(remove or ()), dry_run, keep_going, workers, lock_timeout)
    _report(lambda progress: coverage.run(paths or [], options, datetime.now(UTC), progress))


def sample(database_url: Database = None, lock_timeout: LockTimeout = store.DEFAULT_LOCK_TIMEOUT) -> None:
    """Ingest the sample that comes with the program: EO 14288 and the facts of the orders around it."""
    from app import ingest

    url = shell.settings(database_url).database_url
    with shell.said():
        store.migrate(url, lock_timeout=lock_timeout, derive=ingest.deriving())
    _ingest([store.shipped("sample")], ingest.Options(url, lock_timeout=lock_timeout))


def _ingest(paths: list[Path], options: "ingest.Options") -> None:
    from app import ingest

    _report(lambda progress: ingest.run(paths, options, datetime.now(UTC), progress))


def _report(run: "Callable[[ingest.Progress], ingest.Report]") -> None:
    """Run an ingest and print what it did."""
    from app import ingest

    with shell.said((ingest.WorkerDied, EXIT_STORE)), shell.progress() as progress:
        report = run(progress)
    print(json.dumps(report.line()))
    if report.message:
        shell.errors.print(report.message, highlight=False, markup=False, soft_wrap=True)
    raise typer.Exit(_STATES.get(report.state, 0))
