"""The command line: `eo`, or `python -m app`. Parsing and printing only."""

import gc
import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from app import copy_desk, shell, store
from app.shell import EXIT_REJECTED, EXIT_SHRINK, EXIT_STORE, EXIT_USAGE, Database, LockTimeout

if TYPE_CHECKING:
    from app import ingest
    from app.ingest.extraction import Line

# Each command imports what it alone needs: a server reads no file, and a worker of an ingest serves nothing.

EXIT_NOT_LISTENING = 1
_STATES = {"rejected": EXIT_REJECTED, "would_shrink": EXIT_SHRINK}

cli = typer.Typer(
    name="eo",
    help="Executive orders: ingest them and serve them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
cli.command("check-quote")(copy_desk.check_quote)
cli.command("check-quotes")(copy_desk.check_quotes)


@cli.command("ingest")
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


@cli.command("ingest-coverage")
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


@cli.command()
def sample(database_url: Database = None, lock_timeout: LockTimeout = store.DEFAULT_LOCK_TIMEOUT) -> None:
    """Ingest the sample that comes with the program: EO 14288 and the facts of the orders around it."""
    from app import ingest

    url = shell.settings(database_url).database_url
    with shell.said():
        store.migrate(url, lock_timeout=lock_timeout, derive=ingest.deriving())
    _ingest([store.shipped("sample")], ingest.Options(url, lock_timeout=lock_timeout))


@cli.command()
def migrate(database_url: Database = None, lock_timeout: LockTimeout = store.DEFAULT_LOCK_TIMEOUT) -> None:
    """Create the database, or bring its schema and its index of words up to this release."""
    from app import ingest

    url = shell.settings(database_url).database_url
    with shell.said():
        done = store.migrate(url, lock_timeout=lock_timeout, derive=ingest.deriving())
    print(
        json.dumps(
            {"schema_before": done.before, "schema": done.after, "reindexed": done.reindexed, "rendered": done.rendered}
        )
    )


@cli.command()
def status(database_url: Database = None) -> None:
    """Say what the database holds, as one line of JSON."""
    with shell.said():
        found = store.status(shell.settings(database_url).database_url)
    print(json.dumps(found, default=str))


@cli.command()
def directives(
    orders: Annotated[list[str], typer.Argument(help="Numbers of held orders, or paths of source files.")],
    database_url: Database = None,
    ndjson: Annotated[bool, typer.Option("--ndjson", help="One JSON object a line.")] = False,
) -> None:
    """Show who must do what by when: of orders in the database by number, or of source files."""
    from app.ingest import extraction
    from app.render import terminal

    paths = [Path(given) for given in orders if Path(given).exists()]
    numbers = [given for given in orders if not Path(given).exists()]
    lines, refused = extraction.in_files(paths)
    missing: list[str] = []
    if numbers:
        with shell.said():
            stored, missing = extraction.in_database(shell.settings(database_url).database_url, numbers)
        lines += stored
    if ndjson:
        _print_lines(lines)
    else:
        shell.print_tables(terminal.directives(lines))
        if not (lines or refused or missing):
            shell.errors.print("There are no directives in what was read.")
    shell.complain([f"{found.name}: {found.reason}" for found in refused] + [f"{name}: not held" for name in missing])


@cli.command("audit")
def audit_(
    rules: Annotated[
        list[str] | None, typer.Argument(help="Rules whose doubts are listed; without any, counts.")
    ] = None,
    database_url: Database = None,
    as_json: Annotated[bool, typer.Option("--json", help="Counts and every doubt, as one JSON object.")] = False,
) -> None:
    """Say what looks wrong in the database, by rules that doubt: how much, and with RULES each order and provision."""
    from app import audit
    from app.render import terminal

    known = {rule.name: rule for rule in audit.RULES}
    if strange := [name for name in rules or () if name not in known]:
        raise shell.failed(f"there is no rule {strange[0]}; there are {', '.join(known)}", EXIT_USAGE)
    with shell.said():
        revision, found = audit.in_database(shell.settings(database_url).database_url)
    counts = audit.counts(found)
    chosen = [asdict(doubt) for doubt in found if not rules or doubt.rule in rules]
    if as_json:
        print(json.dumps({"revision": revision, "counts": counts, "doubts": chosen}, ensure_ascii=False))
    elif rules:
        shell.print_tables(terminal.doubts(chosen))
    else:
        shell.print_tables([terminal.doubted((name, counts[name], rule.says) for name, rule in known.items())])


@cli.command()
def deadlines(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders, .zip and .tar.gz archives.")],
    ndjson: Annotated[bool, typer.Option("--ndjson", help="One JSON object an order a line.")] = False,
) -> None:
    """Account for every time phrase of source files: how many are deadlines, and why each other one is none."""
    from app.ingest import extraction
    from app.render import terminal

    orders, refused = extraction.phrases_in_files(paths)
    if ndjson:
        _print_lines(orders)
    else:
        shell.print_tables(terminal.phrases(orders))
    shell.complain([f"{found.name}: {found.reason}" for found in refused])


def _print_lines(lines: "list[Line]") -> None:
    for line in lines:
        print(json.dumps(line, ensure_ascii=False))


@cli.command()
def serve(
    workers: Annotated[str | None, typer.Option(metavar="N", help="Processes that answer; else EO_WORKERS.")] = None,
    host: Annotated[str | None, typer.Option(help="The address to listen on; else EO_HOST.")] = None,
    port: Annotated[str | None, typer.Option(metavar="N", help="The port, 0 for a free one; else EO_PORT.")] = None,
) -> None:
    """Serve the API; DATABASE_URL and EO_… in the environment are its settings.

    SIGTERM and Ctrl-C end it in order, a second one at once. Exit codes: 0 ended in order, 1 cannot listen or start,
    2 usage or settings, 130 and 143 ended at once.
    """
    settings = shell.settings(workers=workers, host=host, port=port)
    gc.disable()  # of what is imported nothing is waste, and looking for waste is a tenth of the start
    from app import main as server
    from app.api.edge.listening import CannotListen

    gc.enable()
    try:
        code = server.serve(settings)
    except store.StoreError as error:
        raise shell.failed(f"DATABASE_URL: {error}", EXIT_USAGE) from error
    except CannotListen as error:
        raise shell.failed(str(error), EXIT_NOT_LISTENING) from error
    raise typer.Exit(code)


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


class _Signalled(BaseException):
    """A signal that ends the program arrived."""


def _raise_signalled(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # the second Ctrl-C must not interrupt the cleaning up
    raise _Signalled(number)


def main() -> None:
    """Run the command line; the process ends here."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _raise_signalled)
    try:
        cli()
    except _Signalled as signalled:
        name = signal.Signals(signalled.args[0]).name
        shell.errors.print(f"ended by {name}", highlight=False)
        sys.exit(128 + signalled.args[0])


if __name__ == "__main__":
    main()
