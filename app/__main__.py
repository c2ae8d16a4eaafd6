"""The command line: `eo`, or `python -m app`. What each command does stands in `commands`."""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Annotated

import typer
from typer.exceptions import TyperException

from app import __version__, shell
from app.commands import agents, asking, bulk, copy_desk, databases, fetching, ingesting, reading, registering, serving

cli = typer.Typer(
    name="eo",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
COMMANDS: dict[str, Callable[..., None]] = {
    "fetch": fetching.fetch,
    "watch": fetching.watch,
    "ingest": ingesting.ingest_,
    "add": ingesting.add,
    "remove": ingesting.remove,
    "ingest-coverage": ingesting.ingest_coverage,
    "sample": ingesting.sample,
    "migrate": databases.migrate,
    "status": databases.status,
    "check": databases.check,
    "backup": databases.backup,
    "export": databases.export,
    "restore": databases.restore,
    "bulk": bulk.bulk_,
    "show": asking.show,
    "search": asking.search,
    "due": asking.due,
    "resolve": asking.resolve,
    "directives": reading.directives,
    "audit": reading.audit_,
    "deadlines": reading.deadlines,
    "check-quote": copy_desk.check_quote,
    "check-quotes": copy_desk.check_quotes,
    "serve": serving.serve,
    "mcp": agents.mcp,
}


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"eo {__version__}")
        raise typer.Exit


@cli.callback()
def eo(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which release this is.")
    ] = False,
) -> None:
    """Executive orders: ingest them, serve them, ask them.

    Every command says what goes wrong in one line, and by its exit code.

    Example: eo show 14288 3.b
    """


for name, command in COMMANDS.items():
    cli.command(name)(command)
cli.add_typer(registering.register, name="register")


class _Signalled(BaseException):
    """A signal that ends the program arrived."""


def _raise_signalled(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # the second Ctrl-C must not interrupt the cleaning up
    raise _Signalled(number)


def _say_wrong_usage(error: TyperException) -> None:
    """Say it in one line, with the command whose help tells more; without a command the help itself is what is said."""
    told, context = error.format_message(), getattr(error, "ctx", None)
    if "\n" in told or context is None:
        typer.echo(told, err=True)
    elif told:  # where nothing was asked for, the help has been printed
        shell.print_error(f"{told} ({context.command_path} --help tells more)")


def main() -> None:
    """Run the command line; the process ends here."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _raise_signalled)
    try:
        code = cli(standalone_mode=False, prog_name="eo") or 0
        if sys.stdout is not None:
            sys.stdout.flush()
        sys.exit(code)
    except TyperException as error:
        _say_wrong_usage(error)
        sys.exit(error.exit_code)
    except _Signalled as signalled:
        name = signal.Signals(signalled.args[0]).name
        shell.errors.print(f"ended by {name}", highlight=False)
        sys.exit(128 + signalled.args[0])
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # for which rich and typer say 1: that nothing was found
            sys.exit(_unread())
        raise
    except BrokenPipeError:
        sys.exit(_unread())
    except OSError as error:
        _print_nowhere()
        shell.print_error(": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
        sys.exit(shell.EXIT_STORE)


def _unread() -> int:
    """The exit code where whoever reads what is printed has gone, as `| head -1` does: that of the signal for it."""
    _print_nowhere()
    return 128 + signal.SIGPIPE


def _print_nowhere() -> None:
    """Let what is still to be printed go nowhere: it would fail again, and be told, when the interpreter ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
