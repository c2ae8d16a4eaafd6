"""The client as the tests run it: its own code in this process, with a clock that does not wait."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from app import ingest, store
from app.shell import EXIT_REJECTED, EXIT_SHRINK, EXIT_UPSTREAM
from app.upstream import addresses, asking, pacing, running
from app.upstream import store as fetched
from app.upstream.connections import Resolve, system_resolve
from app.upstream.store.state import Scope
from tests.upstream.stand_in import made_up

NOW = datetime(1998, 1, 2, tzinfo=UTC)
_FETCHES = {"complete": 0, "incomplete": EXIT_SHRINK, "failed": EXIT_UPSTREAM}
_INGESTS = {"published": 0, "unchanged": 0, "rejected": EXIT_REJECTED, "would_shrink": EXIT_SHRINK}


@dataclass(slots=True)
class Skipping:
    """A clock that goes on at once where somebody would sleep.

    Attributes:
        slept: the seconds of each sleep.
    """

    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        """The real time, and what was slept."""
        return time.monotonic() + sum(self.slept)

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
) -> Fetched:
    """Fetch the made-up orders into a folder, as `eo fetch federal-register` does."""
    clock = Skipping()
    options = running.Options(
        folder, Scope(made_up.FIRST, made_up.LAST, president), addresses.base(origin), *rates, resume,
        deadline=deadline, patience=asking.Patience(budget, 0.01),
    )  # fmt: skip
    report = running.run(
        options, NOW, lambda *_: None, clock=pacing.Clock(clock.monotonic, clock.sleep), resolve=resolve
    )
    return Fetched(_FETCHES[report.state], report.message or "", clock.slept)


def held(folder: Path) -> dict[str, bytes]:
    """The bytes that a folder holds now, by name."""
    return {name: path.read_bytes() for name, path, *_ in fetched.current(folder)}


def ingested(folder: Path, database: str) -> int:
    """Ingest what a folder holds; returns the exit code of `eo ingest`."""
    try:
        report = ingest.run([folder], ingest.Options(database), NOW, lambda *_: None)
    except store.StoreError:
        return 5
    return _INGESTS[report.state]


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
