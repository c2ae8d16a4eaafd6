"""The commands that ask the Federal Register for orders."""

import json
import re
import time
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app import shell
from app import store as database
from app.law import presidents
from app.law.numbering import order_number
from app.shell import EXIT_LOCKED, EXIT_SHRINK, EXIT_STORE, EXIT_UPSTREAM, EXIT_USAGE, Database, LockTimeout

if TYPE_CHECKING:
    from app import schemas
    from app.upstream.addresses import Base
    from app.upstream.store.state import Scope


class Upstream(StrEnum):
    """Whom orders can be fetched from."""

    FEDERAL_REGISTER = "federal-register"


_EXITS = {"complete": 0, "incomplete": EXIT_SHRINK, "failed": EXIT_UPSTREAM}
_DAYS = ["%Y-%m-%d"]
_EVERY = re.compile(r"(\d{1,6})([smh]?)")
_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600}

Store = Annotated[Path, typer.Option(help="The folder of what was fetched.")]
Rate = Annotated[float, typer.Option(min=0, help="Most requests a second; 0: no limit, on loopback only.")]
TextRate = Annotated[float, typer.Option(min=0, help="Most texts a second; 0: no limit, on loopback only.")]
BaseUrl = Annotated[str, typer.Option(help="Where the API is.")]
Deadline = Annotated[float, typer.Option(min=0.01, hidden=True, help="Most seconds for one request.")]
RetryBudget = Annotated[float, typer.Option(min=0, hidden=True, help="Most seconds of failures in a row.")]
FirstWait = Annotated[float, typer.Option(min=0, hidden=True, help="Seconds before the first repetition.")]
STORE, BASE_URL = Path("var/fetched"), "https://www.federalregister.gov"


def fetch(
    upstream: Annotated[Upstream, typer.Argument(help="Whom to ask.")],  # noqa: ARG001 (there is one)
    since: Annotated[datetime | None, typer.Option(formats=_DAYS, help="Only what was published since.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=_DAYS, help="Only what was published by then.")] = None,
    president: Annotated[str | None, typer.Option(metavar="SLUG", help='Only the orders of, as "joe-biden".')] = None,
    number: Annotated[list[str] | None, typer.Option(help="Only the order or document of this number.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the run that was interrupted.")] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask for what the list says is unchanged, too.")] = False,
    allow_shrink: Annotated[bool, typer.Option("--allow-shrink", help="Believe that documents or notes went.")] = False,
    store: Store = STORE,
    rate: Rate = 5,
    text_rate: TextRate = 1,
    base_url: BaseUrl = BASE_URL,
    deadline: Deadline = 30,
    retry_budget: RetryBudget = 900,
    first_wait: FirstWait = 1,
) -> None:
    """Fetch executive orders from the Federal Register into a folder that `eo ingest` and `eo add` read.

    What is there already and unchanged is not fetched again. Prints one line of JSON. Exit codes: 0 everything is
    there, 2 usage, 4 the upstream failed (go on with --resume), 5 the folder, 6 another run fills it, 7 it cannot be
    proved complete, 130 and 143 interrupted.

    Example: eo fetch federal-register --since 2025-01-20
    """
    from app.upstream import asking, running
    from app.upstream.failures import StoreError, StoreLockedError

    options = running.Options(
        store, _scope(since, until, president, number), _base(base_url, rate, text_rate), rate, text_rate, resume,
        refresh, allow_shrink, deadline, asking.Patience(retry_budget, first_wait),
    )  # fmt: skip
    known = ((StoreLockedError, EXIT_LOCKED), (StoreError, EXIT_STORE), (running.OtherScopeError, EXIT_USAGE))
    with shell.said(*known), shell.progress() as progress:
        report = running.run(options, datetime.now(UTC), progress)
    print(json.dumps(report.line()))
    if report.message:
        again = f"; go on with: eo fetch federal-register --resume --store {store}" if report.state == "failed" else ""
        raise shell.failed(report.message + again, _EXITS[report.state])


def watch(
    every: Annotated[str, typer.Option(metavar="TIME", help='How often to look: "90s", "15m", "2h".')] = "15m",
    database_url: Database = None,
    register: Annotated[bool, typer.Option(help="Whether to take in the register, too.")] = True,
    store: Store = STORE,
    rate: Rate = 5,
    text_rate: TextRate = 1,
    base_url: BaseUrl = BASE_URL,
    lock_timeout: LockTimeout = 600,
    deadline: Deadline = 30,
    retry_budget: RetryBudget = 900,
    first_wait: FirstWait = 1,
) -> None:
    """Follow the Federal Register: look again and again, add what is new, publish when something changed.

    Begins with fetching everything where nothing was fetched yet. Prints a line of JSON after each look; failures are
    told and waited out, up to an hour. Exit codes: 2 usage or schema, 5 database or folder, 130 and 143 ended.

    Example: eo watch --every 15m
    """
    from app import ingest
    from app.ingest.following import NotFollowed, follow
    from app.upstream import asking, polling, running, watching
    from app.upstream.failures import StoreError

    url = shell.settings(database_url).database_url
    options = running.Options(
        store, None, _base(base_url, rate, text_rate), rate, text_rate, deadline=deadline,
        patience=asking.Patience(retry_budget, first_wait),
    )  # fmt: skip
    ingesting = ingest.Options(url, lock_timeout=lock_timeout, register=register)
    with shell.said((StoreError, EXIT_STORE)), shell.progress() as progress:
        database.migrate(url, lock_timeout=lock_timeout, derive=ingest.deriving())
        doing = watching.Doing(
            look=polling.Looking(options, progress).look,
            take_in=lambda: follow(store, ingesting, _now, progress),
            fails=(NotFollowed, database.StoreError, ingest.WorkerDied),
            record=lambda said: database.upstream.write(url, said),
            now=_now,
            sleep=time.sleep,
        )
        watching.Watch(doing, _interval(every), database.upstream.read(url)).run(_print)


def _print(said: "schemas.Upstream") -> None:
    print(said.model_dump_json(), flush=True)


def _now() -> datetime:
    return datetime.now(UTC)


def _interval(text: str) -> timedelta:
    match = _EVERY.fullmatch(text)
    if match is None or int(match[1]) == 0:
        raise shell.failed('--every: no time like "15m"', EXIT_USAGE)
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]])


def _base(url: str, rate: float, text_rate: float) -> "Base":
    from app.upstream import addresses

    try:
        base = addresses.base(url)
    except ValueError as error:
        raise shell.failed(str(error), EXIT_USAGE) from error
    if not base.is_loopback and 0 in (rate, text_rate):
        raise shell.failed("a rate of 0, no limit, is for loopback only", EXIT_USAGE)
    return base


def _scope(
    since: datetime | None, until: datetime | None, president: str | None, numbers: list[str] | None
) -> "Scope | None":
    """What the options ask for; None if they say nothing."""
    from app.upstream.slices import FIRST_DAY
    from app.upstream.store.state import Scope

    if president is not None and president not in presidents.BY_SLUG:
        raise shell.failed(f"--president: no president is called {president!r}", EXIT_USAGE)
    if since and until and since > until:
        raise shell.failed("--since is after --until", EXIT_USAGE)
    if not (since or until or president or numbers):
        return None
    return Scope(
        since.date() if since else FIRST_DAY,
        until.date() if until else None,
        president,
        tuple(sorted({order_number(number) or number for number in numbers or ()})),
    )
