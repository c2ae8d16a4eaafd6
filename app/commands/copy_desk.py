"""The commands of a copy desk: is a quotation right, and are all of an article's?"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from app import shell, store
from app.shell import AsJson, Database

if TYPE_CHECKING:
    from app.schemas import QuoteCheck, QuoteChecks

EXIT_WRONG = 1
"""A quotation is altered, not found or could not be checked, or a name does not fit its order."""

Order = Annotated[str | None, typer.Option("--order", help="The number of the order that is quoted.")]


def check_quote(
    text: Annotated[str, typer.Argument(help="The words between the quotation marks.")],
    order: Order = None,
    database_url: Database = None,
    as_json: AsJson = False,
) -> None:
    """Check one quotation against the words of an order, or of all orders.

    Exit codes: 0 exact, folded, or partial with nothing grave left out; 1 altered, not found or unchecked; 2 usage.

    Example: eo check-quote "best practices at the State and local level" --order 14288
    """
    from app.law.quotes import has_words
    from app.queries.quotes import check_quote as check_quote_
    from app.render import quotations

    if not has_words(text):
        raise shell.failed("there is no word in the quotation", shell.EXIT_USAGE)
    with _corpus(database_url) as snapshot:
        found = check_quote_(snapshot.connection, text, _key(snapshot, order))
    if as_json:
        print(found.model_dump_json(by_alias=True))
    else:
        Console().print(quotations.report([found], []))
    raise typer.Exit(_code([found]))


def check_quotes(
    file: Annotated[Path, typer.Argument(help="An article: plain text, Markdown or HTML; - is standard input.")],
    order: Order = None,
    database_url: Database = None,
    as_json: AsJson = False,
) -> None:
    """Check every quotation in an article, and every order that it cites.

    Exit codes: 0 all exact, folded, or partial with nothing grave left out, and every name fits; 1 not so; 2 usage.

    Example: eo check-quotes article.md
    """
    from app.queries.prose import TooManyQuotations, check_prose
    from app.render import quotations

    text = _read(file)
    with _corpus(database_url) as snapshot:
        key = _key(snapshot, order)
        try:
            found = check_prose(snapshot.connection, snapshot.revision, text, key)
        except TooManyQuotations as error:
            raise shell.failed(str(error), shell.EXIT_USAGE) from error
    if as_json:
        print(found.model_dump_json(by_alias=True))
    else:
        Console().print(quotations.report(found.quotes, found.citations))
    raise typer.Exit(_code(found.quotes) or _names(found))


def _code(quotes: "list[QuoteCheck]") -> int:
    right = ("exact", "exact_folded")
    wrong = [each for each in quotes if each.verdict not in right and (each.risk or each.verdict != "partial")]
    return EXIT_WRONG if wrong else 0


def _names(found: "QuoteChecks") -> int:
    return 0 if all(each.verdict in ("ok", "unchecked") for each in found.citations) else EXIT_WRONG


def _read(file: Path) -> str:
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise shell.failed(f"{file}: {why}", shell.EXIT_USAGE) from error


@contextmanager
def _corpus(url: str | None) -> Iterator[store.Snapshot]:
    with shell.said():
        reader = store.engine(shell.settings(url).database_url, pool_size=1)
        try:
            with store.snapshot(reader) as snapshot:
                yield snapshot
        finally:
            reader.dispose()


def _key(snapshot: store.Snapshot, number: str | None) -> int | None:
    """The key of the order named."""
    from app import queries

    found = queries.named_order(snapshot.connection, number) if number else None
    if number and found is None:
        raise shell.failed("no order of this number is held", shell.EXIT_USAGE)
    return found[0] if found else None
