"""The client as the tests run it: its own code in this process, with a clock that does not wait."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from typer.testing import CliRunner

from app import store
from app.__main__ import cli
from app.shell import EXIT_SHRINK, EXIT_UPSTREAM
from app.tables import OrderRow, SectionRow
from app.upstream import addresses, asking, pacing, running
from app.upstream import store as fetched
from app.upstream.connections import Resolve, system_resolve
from app.upstream.store.state import Scope
from tests.upstream.stand_in import made_up

NOW = datetime(1998, 1, 2, tzinfo=UTC)
_FETCHES = {"complete": 0, "incomplete": EXIT_SHRINK, "failed": EXIT_UPSTREAM}
_RUNNER = CliRunner()


@dataclass(slots=True)
class Skipping:
    """A clock that goes on at once where somebody would sleep.

    Attributes:
        real: what goes by beside that; a clock that stands still but for sleeps is as exact on any machine.
        slept: the seconds of each sleep.
    """

    real: Callable[[], float] = time.monotonic
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        """The real time, and what was slept."""
        return self.real() + sum(self.slept)

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a fetch came to.

    Attributes:
        exit: the exit code of the command.
        message: what it says.
        slept: the seconds of each sleep.
    """

    exit: int
    message: str
    slept: Sequence[float]


def fetch(
    folder: Path,
    origin: str,
    *,
    president: str | None = None,
    deadline: float = 5.0,
    budget: float = 900.0,
    resume: bool = False,
    resolve: Resolve = system_resolve,
    rates: tuple[float, float] = (0, 0),
    clock: Skipping | None = None,
) -> Fetched:
    """Fetch the made-up orders into a folder, as `eo fetch federal-register` does."""
    clock = clock or Skipping()
    options = running.Options(
        folder, Scope(made_up.FIRST, made_up.LAST, president), addresses.base(origin), *rates, resume,
        deadline=deadline, patience=asking.Patience(budget, 0.01),
    )  # fmt: skip
    report = running.run(
        options, NOW, lambda *_: None, clock=pacing.Clock(clock.monotonic, clock.sleep), resolve=resolve
    )
    return Fetched(_FETCHES[report.state], report.message or "", tuple(clock.slept))


def held(folder: Path) -> dict[str, bytes]:
    """The bytes that a folder holds now, by name."""
    return {name: path.read_bytes() for name, path, *_ in fetched.current(folder)}


def ingested(folder: Path, database: str) -> int:
    """Ingest what a folder holds; returns the exit code of the command."""
    arguments = ["ingest", str(folder), "--database-url", database, "--workers", "1", "--no-register"]
    return _RUNNER.invoke(cli, arguments, catch_exceptions=False).exit_code


def is_held_back(folder: Path) -> bool:
    """Whether an ingest refuses the folder because it is not proved to be complete."""
    return fetched.incomplete(folder) is not None


def revision(database: str) -> str | None:
    """The revision that a database holds."""
    engine = store.engine(database, pool_size=1)
    try:
        with store.snapshot(engine) as current:
            return str(current.revision)
    except store.StoreError:
        return None
    finally:
        engine.dispose()


def facts(database: str) -> Sequence[Any]:
    """What a database says of its orders, apart from the bytes that it was read from."""
    orders = select(
        OrderRow.number, OrderRow.title, OrderRow.signed_on, OrderRow.published_on, OrderRow.document_number,
        OrderRow.disposition_notes, OrderRow.status, OrderRow.has_text,
    ).order_by(OrderRow.sort_key)  # fmt: skip
    sections = select(SectionRow.order_key, SectionRow.text).order_by(SectionRow.order_key, SectionRow.position)
    engine = store.engine(database, pool_size=1)
    try:
        with store.snapshot(engine) as current:
            return [*current.connection.execute(orders).all(), *current.connection.execute(sections).all()]
    finally:
        engine.dispose()


def in_real_time(folder: Path, origin: str, rate: float, text_rate: float) -> int:
    """Fetch the made-up orders at these rates, by the clock of the machine; returns the exit code."""
    scope = Scope(made_up.FIRST, made_up.LAST)
    options = running.Options(folder, scope, addresses.base(origin), rate, text_rate)
    return _FETCHES[running.run(options, NOW, lambda *_: None).state]
