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

_STATES = {"rejected": EXIT_REJECTED, "would_shrink": EXIT_SHRINK, "incomplete": EXIT_SHRINK}


Paths = Annotated[list[Path], typer.Argument(help="Files, folders, .zip and .tar.gz archives, stores of `eo fetch`.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Report, publish nothing.")]
KeepGoing = Annotated[bool, typer.Option("--keep-going", help="Publish without the rejected files.")]
AllowShrink = Annotated[bool, typer.Option("--allow-shrink", help="Let orders held now go.")]
Processes = Annotated[int, typer.Option("--workers", min=1, max=64, help="Processes that parse.")]
Register = Annotated[bool, typer.Option("--register/--no-register", help="Know all orders by the register shipped.")]
PROCESSES = min(4, os.cpu_count() or 1)


def ingest_(
    paths: Paths,
    database_url: Database = None,
    dry_run: DryRun = False,
    keep_going: KeepGoing = False,
    allow_shrink: AllowShrink = False,
    workers: Processes = PROCESSES,
    register: Register = True,
    lock_timeout: LockTimeout = store.DEFAULT_LOCK_TIMEOUT,
) -> None:
    """Ingest orders: afterwards the database holds what PATHS and the register say, or exactly what it held before.

    What is unchanged is neither parsed nor read again. Prints one line of JSON. Exit codes: 0 done, 2 usage or schema,
    3 rejected input, 5 database, 6 locked, 7 would remove orders, or a fetch is incomplete, 130 and 143 interrupted.

    Example: eo ingest var/fetched
    """
    from app import ingest

    url = shell.settings(database_url).database_url
    options = ingest.Options(url, dry_run, keep_going, workers, allow_shrink, lock_timeout, register)
    _report(lambda progress: ingest.run(paths, options, datetime.now(UTC), progress))


def add(
    paths: Paths,
    database_url: Database = None,
    dry_run: DryRun = False,
    keep_going: KeepGoing = False,
    workers: Processes = PROCESSES,
    register: Register = True,
    lock_timeout: LockTimeout = store.DEFAULT_LOCK_TIMEOUT,
) -> None:
    """Add documents to those that the database holds; one takes the place of the held one of its name.

    Prints one line of JSON; exit codes as of `eo ingest`.

    Example: eo add var/fetched
    """
    from app import ingest

    url = shell.settings(database_url).database_url
    options = ingest.Options(url, dry_run, keep_going, workers, lock_timeout=lock_timeout, register=register)
    _report(lambda progress: ingest.add(paths, options, datetime.now(UTC), progress))


def remove(
    numbers: Annotated[list[str] | None, typer.Argument(help="Orders whose own documents shall go.")] = None,
    source: Annotated[list[str] | None, typer.Option(metavar="NAME", help="A document that shall go.")] = None,
    database_url: Database = None,
    dry_run: DryRun = False,
    lock_timeout: LockTimeout = store.DEFAULT_LOCK_TIMEOUT,
) -> None:
    """Take documents away, by the order that they alone tell of or by name; says what changes with them.

    A list or the register tells of other orders, too, and stays. Prints one line of JSON; exit codes as of `eo ingest`.

    Example: eo remove 14288
    """
    from app import ingest
    from app.law.numbering import order_id

    if not (numbers or source):
        raise shell.failed("nothing to do: name NUMBERS of orders, or documents by --source", EXIT_USAGE)
    known = {given: order_id(given) for given in numbers or ()}
    if strange := [given for given, number in known.items() if number is None]:
        raise shell.failed(f"{strange[0]} is no number of an order", EXIT_USAGE)
    options = ingest.Options(
        shell.settings(database_url).database_url, dry_run, allow_shrink=True, lock_timeout=lock_timeout
    )
    named = [number for number in known.values() if number]
    _report(lambda progress: ingest.remove(named, source or (), options, datetime.now(UTC), progress))


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

    Example: eo ingest-coverage articles/
    """
    from app.ingest.coverage import running as coverage

    if not (paths or remove):
        raise shell.failed("nothing to do: name PATHS, or documents to --remove", EXIT_USAGE)
    url = shell.settings(database_url).database_url
    options = coverage.CoverageOptions(url, replace, tuple(remove or ()), dry_run, keep_going, workers, lock_timeout)
    _report(lambda progress: coverage.run(paths or [], options, datetime.now(UTC), progress))


def sample(
    database_url: Database = None,
    register: Register = True,
    lock_timeout: LockTimeout = store.DEFAULT_LOCK_TIMEOUT,
) -> None:
    """Ingest what comes with the program: EO 14288 with its text, and the facts of all orders.

    Example: eo sample
    """
    from app import ingest

    url = shell.settings(database_url).database_url
    with shell.said():
        store.migrate(url, lock_timeout=lock_timeout, derive=ingest.deriving())
    options = ingest.Options(url, workers=PROCESSES, lock_timeout=lock_timeout, register=register)
    _report(lambda progress: ingest.run([store.shipped("sample")], options, datetime.now(UTC), progress))


def _report(run: "Callable[[ingest.Progress], ingest.Report]") -> None:
    """Run an ingest and print what it did."""
    from app import ingest

    with shell.said((ingest.WorkerDied, EXIT_STORE)), shell.progress() as progress:
        report = run(progress)
    print(json.dumps(report.line()))
    if report.message:
        shell.errors.print(report.message, highlight=False, markup=False, soft_wrap=True)
    raise typer.Exit(_STATES.get(report.state, 0))
