"""What every command of the command line shares: its database, its exit codes, and how it says what went wrong."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from app import store
from app.settings import Settings, faults, unknown

if TYPE_CHECKING:
    from app import ingest

EXIT_NOTHING = 1
"""What was asked for is not held, or nothing was found."""
EXIT_USAGE = 2
EXIT_REJECTED = 3
EXIT_UPSTREAM = 4
EXIT_STORE = 5
EXIT_LOCKED = 6
EXIT_SHRINK = 7

_ERRORS: tuple[tuple[type[Exception], int], ...] = (
    (store.Locked, EXIT_LOCKED),
    (store.SchemaTooOld, EXIT_USAGE),
    (store.StoreError, EXIT_STORE),
)

errors = Console(stderr=True)

Database = Annotated[
    str | None,
    typer.Option(
        "--database-url", "--database", metavar="URL", help="sqlite:///path or postgresql://…; else DATABASE_URL."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="The answer of the API, as JSON.")]
LockTimeout = Annotated[float, typer.Option(min=0, help="Seconds to wait for another run to end.")]


def settings(url: str | None = None, **flags: str | None) -> Settings:
    """The settings, of which the command line may have given some.

    Whatever is wrong with them ends the program, in one line, before anything is done.
    """
    given: dict[str, Any] = {name: value for name, value in flags.items() if value is not None}
    if url is not None:
        given["database_url"] = url
    if strange := unknown(os.environ):
        raise failed(strange, EXIT_USAGE)
    try:
        made = Settings(**given)
        store.check_url(made.database_url)
    except ValidationError as error:
        raise failed(faults(error, given), EXIT_USAGE) from error
    except store.StoreError as error:
        raise failed(f"{'DATABASE_URL' if url is None else '--database-url'}: {error}", EXIT_USAGE) from error
    return made


@contextmanager
def progress() -> "Iterator[ingest.Progress]":
    """A bar a step on a terminal; nothing where standard error is no terminal."""
    columns = (TextColumn("{task.description:>9}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, disable=not errors.is_terminal) as bars:
        tasks: dict[str, Any] = {}

        def tick(step: str, done: int, total: int) -> None:
            task = tasks.get(step)
            if task is None:
                task = tasks[step] = bars.add_task(step)
            bars.update(task, completed=done, total=total)

        yield tick


@contextmanager
def said(*more: tuple[type[Exception], int]) -> Iterator[None]:
    """What goes wrong is said in one line and by the exit code; `more` are errors and codes of this command."""
    known = (*_ERRORS, *more)
    try:
        yield
    except tuple(kind for kind, _ in known) as error:
        code = next(code for kind, code in known if isinstance(error, kind))
        print(json.dumps({"state": "failed", "message": str(error)}))
        raise failed(str(error), code) from error


def failed(why: str, code: int) -> typer.Exit:
    """Say why in one line, and return what ends the program."""
    print_error(why)
    return typer.Exit(code)


def print_error(why: str) -> None:
    """Say in one line on standard error what is wrong."""
    errors.print(f"error: {why}", style="red", highlight=False, markup=False, soft_wrap=True)


def print_tables(tables: list[Table]) -> None:
    """Print tables on standard output."""
    for table in tables:
        Console().print(table)


def complain(complaints: list[str]) -> None:
    """Say what could not be read, and end the program."""
    for complaint in complaints:
        print_error(complaint)
    raise typer.Exit(EXIT_REJECTED if complaints else 0)
