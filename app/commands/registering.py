"""The commands about the register that comes with the program."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from app import shell
from app.shell import EXIT_SHRINK, EXIT_USAGE, Database

register = typer.Typer(help="The register of all orders that comes with the program.", no_args_is_help=True)


@register.callback()
def _group() -> None:
    """Keep `build` a command of its own while there is no other."""


@register.command()
def build(
    database_url: Database = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Written; - is standard output; else the program's own.")
    ] = None,
    allow_shrink: Annotated[bool, typer.Option("--allow-shrink", help="Let orders go that it has now.")] = False,
) -> None:
    """Make the register again from the orders in the database, and say what changed against the program's own.

    Prints one line of JSON: added, changed with the facts, removed (on standard error if FILE is -). Exit codes: 0
    done, 2 usage or schema, 5 database, 7 would remove orders.

    Example: eo register build --out register.ndjson
    """
    from app.ingest import register as registers

    before = registers.SHIPPED.read_text(encoding="utf-8")
    with shell.said():
        made = registers.build(shell.settings(database_url).database_url, before, datetime.now(UTC).date())
    told = {"orders": made.orders, "added": made.added, "changed": made.changed, "removed": made.removed}
    is_streamed = str(out) == "-"
    typer.echo(json.dumps({"state": "unchanged" if made.text == before else "built", **told}), err=is_streamed)
    if made.removed and not allow_shrink:
        message = f"would remove {len(made.removed)} orders, nothing written (--allow-shrink lets them go)"
        raise shell.failed(message, EXIT_SHRINK)
    if is_streamed:
        typer.echo(made.text, nl=False)
        return
    try:
        (out or registers.SHIPPED).write_text(made.text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise shell.failed(f"{out or registers.SHIPPED}: {error.strerror}", EXIT_USAGE) from error
