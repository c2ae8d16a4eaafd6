"""A campaign: how large it is, from which seed, what it counted, and the one line that it says."""

import json
import os
import platform
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

SCALE = float(os.environ.get("EO_SOAK_SCALE", "1"))
"""What part of a campaign is run; the short form is a small one."""
SEED = int(os.environ.get("EO_SOAK_SEED", "18"))
LINES = Path(__file__).parents[2] / "var" / "soak.ndjson"
"""Where the lines of all campaigns are kept."""
_SHOWN = 5


class Campaign:
    """One campaign while it runs.

    Attributes:
        goal: what it is to show.
        chance: what tells its accidents.
        n: how many times it did what it does.
        counted: whatever else it counted or measured.
        failures: what was not as it must be, a sentence each.
    """

    def __init__(self, goal: str) -> None:
        self.goal = goal
        self.chance = random.Random(f"{SEED}:{goal}")  # noqa: S311 (an accident is no secret)
        self.n = 0
        self.counted: Counter[str] = Counter()
        self.measured: dict[str, Any] = {}
        self.failures: list[str] = []
        self._began = time.monotonic()

    def expect(self, holds: object, otherwise: str) -> None:
        """Keep as a failure what does not hold."""
        if not holds:
            self.failures.append(otherwise)

    def line(self) -> str:
        """What it did, as one line of JSON."""
        machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
        told = {"goal": self.goal, "n": self.n, "failures": len(self.failures)}
        told |= {"seconds": round(time.monotonic() - self._began, 1), "machine": machine, "seed": SEED, "scale": SCALE}
        return json.dumps({**told, **dict(sorted(self.counted.items())), **self.measured})


Begin = Callable[[str], "AbstractContextManager[Campaign]"]
"""Begins a campaign of a goal, for the length of a block."""


def size(whole: int, least: int = 1) -> int:
    """How many times something is done that the whole campaign does `whole` times."""
    return max(least, round(whole * SCALE))


@contextmanager
def campaign(goal: str, record: Callable[[str, object], None]) -> Iterator[Campaign]:
    """A campaign for the length of the block; its line is said whatever comes of it.

    Raises:
        AssertionError: if something was not as it must be.
    """
    made = Campaign(goal)
    try:
        yield made
    except BaseException as error:
        made.failures.append(f"ended by {type(error).__name__}: {error}"[:500])
        raise
    finally:
        line = made.line()
        record("said", line)
        LINES.parent.mkdir(exist_ok=True)
        with LINES.open("a") as kept:
            kept.write(f"{line}\n")
    assert made.failures == [], "\n".join([f"{len(made.failures)} failures", *made.failures[:_SHOWN]])
