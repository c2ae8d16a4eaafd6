"""The command line: `eo`, or `python -m app`. What each command does stands in `commands`."""

import signal
import sys
from collections.abc import Callable
from types import FrameType

import typer

from app import shell
from app.commands import agents, bulk, copy_desk, databases, fetching, ingesting, reading, registering, serving

cli = typer.Typer(
    name="eo",
    help="Executive orders: ingest them and serve them.",
    no_args_is_help=True,
    add_completion=False,
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
    "directives": reading.directives,
    "audit": reading.audit_,
    "deadlines": reading.deadlines,
    "check-quote": copy_desk.check_quote,
    "check-quotes": copy_desk.check_quotes,
    "serve": serving.serve,
    "mcp": agents.mcp,
}
for name, command in COMMANDS.items():
    cli.command(name)(command)
cli.add_typer(registering.register, name="register")


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
