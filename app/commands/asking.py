"""The commands that ask what the API answers: of a database here, or of a server."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote, urlencode, urlsplit

import typer
from rich.console import Console

from app import shell
from app.shell import EXIT_NOTHING, EXIT_STORE, EXIT_UPSTREAM, EXIT_USAGE, AsJson, Database

if TYPE_CHECKING:
    from rich.text import Text

Pairs = Sequence[tuple[str, str | None]]
Api = Annotated[
    str | None, typer.Option("--api", metavar="URL", help="Ask this server, such as https://eo.example.org.")
]
_CALLED: Mapping[str, str] = {
    "number": "ORDER", "section": "SECTION", "q": "WORDS", "citation": "CITATION", "actor": "--agency",
    "due_from": "--from", "due_to": "--to", "limit": "--limit",
}  # fmt: skip
"""What the parameters of the API are called here."""
_OK, _MOVED, _BAD, _NOT_FOUND, _TOO_MANY, _FAILED = 200, 308, 400, 404, 429, 500
_ORDERS = "/v1/orders/"
DAYS = 30
MOST = 100
"""So many items has a page of the API at most."""


@dataclass(frozen=True, slots=True)
class _Whom:
    """Who is asked: a server, or else a database."""

    api: str | None
    database_url: str | None

    def ask(self, target: str) -> tuple[int, bytes, str | None]:
        """Return the status, the body and the Location of the answer to a path and query."""
        return self._ask_here(target) if self.api is None else self._ask_server(self.api, target)

    def _ask_server(self, api: str, target: str) -> tuple[int, bytes, str | None]:
        from app.upstream import failures, ours

        try:
            said = ours.ask(api, target)
        except ValueError as error:
            raise shell.failed(f"--api: {error}", EXIT_USAGE) from error
        except failures.UpstreamError as error:
            raise shell.failed(str(error), EXIT_UPSTREAM) from error
        return said.status, said.body, said.location

    def _ask_here(self, target: str) -> tuple[int, bytes, str | None]:
        from app import main

        with shell.said():
            return main.answered(shell.settings(self.database_url), target)


def show(
    order: Annotated[str, typer.Argument(help='An order: "14288", "E.O. 14,288", "90 FR 18765".')],
    section: Annotated[str | None, typer.Argument(help='A provision of it: "3.b", "sec. 3(b)", "preamble".')] = None,
    database_url: Database = None,
    api: Api = None,
    as_json: AsJson = False,
) -> None:
    """Show an order with its status and its text, or one provision with what it directs.

    Exit codes: 0 shown; 1 not held; 2 usage; 4 the server failed; 5 the database failed.

    Example: eo show 14288 3.b
    """
    from app.law.numbering import section_id
    from app.render import read_out

    for name, given in (("ORDER", order), ("SECTION", section)):
        if given is not None and not given.strip():
            raise shell.failed(f"{name}: it is empty", EXIT_USAGE)
    path = f"{_ORDERS}{quote(order, safe='')}"
    if section is None:
        _print(_asked(_Whom(api, database_url), path), read_out.order, as_json)
    else:
        path = f"{path}/sections/{quote(section_id(section) or section, safe='~')}"
        _print(_asked(_Whom(api, database_url), path), read_out.section, as_json)


def search(
    words: Annotated[list[str], typer.Argument(help='Words, "a phrase", OR, NOT: as the API takes them.')],
    limit: Annotated[str, typer.Option(metavar="N", help="How many provisions are shown, 100 at most.")] = "20",
    database_url: Database = None,
    api: Api = None,
    as_json: AsJson = False,
) -> None:
    """Search the provisions of all orders, the most relevant first; the words are marked on a terminal.

    Exit codes: 0 found; 1 nothing found; 2 usage; 4 the server failed; 5 the database failed.

    Example: eo search '"consent decree" OR DOJ' --limit 5
    """
    from app.render import read_out

    target = _target("/v1/sections", [("q", " ".join(words)), ("limit", limit)])
    _print(_asked(_Whom(api, database_url), target), read_out.hits, as_json, is_list=True)


def due(
    agency: Annotated[str | None, typer.Option(help="Whom the directives name: a name, letters, a slug.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day; else today.")] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="The last day; else --days after it.")
    ] = None,
    days: Annotated[int | None, typer.Option(min=0, max=36_500, help="How many days on; 30 unless told.")] = None,
    database_url: Database = None,
    api: Api = None,
    as_json: AsJson = False,
) -> None:
    """Show who must do what by which day, of the next 30 days unless told otherwise; today is that of Washington.

    --json prints one object a page of 100, as the API has them. Exit codes: 0 found; 1 nothing is due; 2 usage; 4 the
    server failed; 5 the database failed.

    Example: eo due --agency "Attorney General" --from 2025-05-01 --days 60
    """
    from app.render import read_out

    first, last = _days(since, until, days)
    given = [("actor", agency), ("due_from", first), ("due_to", last), ("sort", "due_on"), ("limit", str(MOST))]
    bodies = list(_pages(_Whom(api, database_url), _target("/v1/directives", given)))
    if as_json:
        for body in bodies:
            print(body.decode())
    else:
        _say(read_out.due([json.loads(body) for body in bodies]))
    raise typer.Exit(0 if json.loads(bodies[0])["total"] else EXIT_NOTHING)


def resolve(
    citation: Annotated[str, typer.Argument(help='As people write it: "E.O. 14,288 sec. 3(b)", "90 FR 18765".')],
    database_url: Database = None,
    api: Api = None,
    as_json: AsJson = False,
) -> None:
    """Say what a citation names: an order, a provision, a page, a law, an official address, a popular name.

    Exit codes: 0 it names something, held or not; 1 an official address of no order that is held; 2 it is no
    citation, or usage; 4 the server failed; 5 the database failed.

    Example: eo resolve "Exec. Order No. 14,288 sec. 3(b)"
    """
    from app.render import read_out

    target = _target("/v1/resolve", [("citation", citation)])
    _print(_asked(_Whom(api, database_url), target), read_out.candidates, as_json, is_list=True)


def _days(since: str | None, until: str | None, days: int | None) -> tuple[str, str]:
    """The first and the last day; what is written is left to the API to read, unless days are counted from it."""
    from app.api.context import WASHINGTON

    if until is not None and days is not None:
        raise shell.failed("--to and --days: say one of them", EXIT_USAGE)
    first = since if since is not None else datetime.now(WASHINGTON).date().isoformat()
    if until is not None:
        return first, until
    try:
        last = datetime.strptime(first, "%Y-%m-%d").date() + timedelta(days=DAYS if days is None else days)  # noqa: DTZ007
    except (ValueError, OverflowError):
        raise shell.failed("--from: no day such as 2025-04-28 from which days can be counted", EXIT_USAGE) from None
    return first, last.isoformat()


def _target(path: str, given: Pairs) -> str:
    return f"{path}?{urlencode([(name, value) for name, value in given if value is not None])}"


def _pages(whom: _Whom, target: str | None) -> Iterator[bytes]:
    """Every page of a list, from the first one on."""
    while target is not None:
        body = _asked(whom, target)
        yield body
        cursor = json.loads(body)["links"]["next"]
        target = None if cursor is None else _path_of(cursor)


def _asked(whom: _Whom, target: str) -> bytes:
    """The answer; an order that the API calls otherwise is asked for once more, as it is called there."""
    status, body, location = whom.ask(target)
    again = _path_of(location) if status == _MOVED and location is not None else _as_called(target, status, body)
    if again is not None:
        status, body, location = whom.ask(again)
    if status == _OK and _is_object(body):
        return body
    raise _refused(status, body, EXIT_STORE if whom.api is None else EXIT_UPSTREAM)


def _as_called(target: str, status: int, body: bytes) -> str | None:
    """The path with the number of the one order that was named in another spelling ("EO 14,288"), or None."""
    if status != _NOT_FOUND or not target.startswith(_ORDERS) or not _is_object(body):
        return None
    errors = json.loads(body).get("errors") or ()
    number = next((each["suggestion"] for each in errors if each.get("code") == "not_canonical"), None)
    _, _, below = target.removeprefix(_ORDERS).partition("/")
    return None if number is None else f"{_ORDERS}{quote(number, safe='')}{below and '/'}{below}"


def _path_of(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _refused(status: int, body: bytes, code: int) -> typer.Exit:
    """Say why in one line, with the words of the API where there are any; `code` is that of a failure."""
    from app.render import read_out

    if _BAD <= status < _FAILED and status != _TOO_MANY:
        code = EXIT_NOTHING if status == _NOT_FOUND else EXIT_USAGE
    try:
        return shell.failed(read_out.problem(json.loads(body), _CALLED), code)
    except (ValueError, KeyError, TypeError):
        return shell.failed(f"the answer ({status}) is none of this API", EXIT_UPSTREAM)


def _is_object(body: bytes) -> bool:
    try:
        return isinstance(json.loads(body), dict)
    except ValueError:
        return False


def _print(body: bytes, read: "Callable[[Any], Text]", as_json: bool, *, is_list: bool = False) -> None:
    told = json.loads(body)
    if as_json:
        print(body.decode())
    else:
        _say(read(told))
    if is_list and not told["total"]:
        raise typer.Exit(EXIT_NOTHING)


def _say(text: "Text") -> None:
    """Print it; where nobody's terminal decides how wide a line is, no line is broken."""
    console = Console(highlight=False)
    console.print(text, soft_wrap=not console.is_terminal)
