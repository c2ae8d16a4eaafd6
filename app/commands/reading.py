"""The commands that show what is read of orders, in a database or in files."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app import shell
from app.shell import EXIT_USAGE, Database

if TYPE_CHECKING:
    from app.ingest.extraction import Line


def directives(
    orders: Annotated[list[str], typer.Argument(help="Numbers of held orders, or paths of source files.")],
    database_url: Database = None,
    ndjson: Annotated[bool, typer.Option("--ndjson", "--json", help="One JSON object a line.")] = False,
) -> None:
    """Show who must do what by when: of orders in the database by number, or of source files.

    Example: eo directives 14288 14159
    """
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
    shell.complain(
        [f"{found.name}: {found.reason}" for found in refused] + [f"{name}: no text of it is held" for name in missing]
    )


def deadlines(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders, .zip and .tar.gz archives.")],
    ndjson: Annotated[bool, typer.Option("--ndjson", "--json", help="One JSON object an order a line.")] = False,
) -> None:
    """Account for every time phrase of source files: how many are deadlines, and why each other one is none.

    Example: eo deadlines orders/
    """
    from app.ingest import extraction
    from app.render import terminal

    orders, refused = extraction.phrases_in_files(paths)
    if ndjson:
        _print_lines(orders)
    else:
        shell.print_tables(terminal.phrases(orders))
    shell.complain([f"{found.name}: {found.reason}" for found in refused])


def audit_(
    rules: Annotated[
        list[str] | None, typer.Argument(help="Rules whose doubts are listed; without any, counts.")
    ] = None,
    database_url: Database = None,
    as_json: Annotated[bool, typer.Option("--json", help="Counts and every doubt, as one JSON object.")] = False,
) -> None:
    """Say what looks wrong in the database, by rules that doubt: how much, and with RULES each order and provision.

    Example: eo audit --json
    """
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


def _print_lines(lines: "list[Line]") -> None:
    for line in lines:
        print(json.dumps(line, ensure_ascii=False))
