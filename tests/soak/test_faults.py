"""What a publish asks of the disk, made to fail one call at a time: the run says so, and the corpus is old or new."""

import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.soak.campaign import Begin, Campaign, size
from tests.soak.rig import Rig, rigged
from tests.soak.steps import Step, ways
from tests.soak.tracing import WRITES, Traced, needs_strace, traced

pytestmark = [pytest.mark.soak, needs_strace]

POINTS = 300
FAULTS = ("signal=KILL", "error=ENOSPC", "error=EIO")
WAYS = ("whole", "amended", "migrated")
OFTEN = "pwrite64"
EXIT_STORE = 5
Point = tuple[str, int, str]
"""A call, which one of its kind, and what becomes of it."""


def points(calls: Counter[str], count: int, run: Campaign) -> Iterator[Point]:
    """So many: every call of a rare kind with every fault, and of the frequent kind the first, the last and any.

    The last find a disk that is full when the rows are written already, and what is derived of them is not.
    """
    rare = [
        (name, nth, fault) for name in calls if name != OFTEN for nth in range(1, calls[name] + 1) for fault in FAULTS
    ]
    chosen: list[Point] = run.chance.sample(rare, min(len(rare), count // 2))
    for number in range(count - len(chosen)):
        nth = (number + 1, calls[OFTEN] - number, run.chance.randint(1, calls[OFTEN]))[number % 3]
        chosen.append((OFTEN, nth, "error=ENOSPC" if number % 3 == 1 else run.chance.choice(FAULTS)))
    yield from chosen


def judge(rig: Rig, done: Traced, name: str, what: str, *, published: bool) -> None:
    """Whether the run said that it failed, where it was not killed; what is left by a publish may wait for the next."""
    killed = done.code == -signal.SIGKILL
    rightly = killed or done.code == EXIT_STORE or (name.startswith("unlink") and published and done.code == 0)
    rig.run.counted["killed" if killed else f"exit_{done.code}"] += 1
    rig.run.expect(rightly, f"{what}: exit {done.code}: {done.errors[-300:]}")
    rig.run.expect("Traceback" not in done.errors, f"{what}: {done.errors[-300:]}")


def faults(rig: Rig, way: str, steps: tuple[Step, Step], count: int) -> None:
    """Make calls of the steps of one way fail, the steps in turn; each is then run to its end."""
    log = rig.path.with_name("strace.log")
    corpora = []
    for step in steps:
        step.prepare(rig.url)
        done = traced((*step.words, "--database-url", rig.url), log, "-e", f"trace={WRITES}")
        corpora.append(rig.now())
    for number, (name, nth, fault) in enumerate(points(done.calls(), count, rig.run)):
        step, new, old = steps[number % 2], corpora[number % 2], corpora[1 - number % 2]
        step.prepare(rig.url)
        options = ("-e", f"trace={name}", "-e", f"inject={name}:{fault}:when={nth}")
        done = traced((*step.words, "--database-url", rig.url), log, *options)
        what = f"{way}, {name} {nth}, {fault}"
        found = rig.look([old, new], what)
        if done.injected:
            rig.run.n += 1
            rig.run.counted[f"{name}_faults"] += 1
            judge(rig, done, name, what, published=found == new)
        rig.run.counted["failed_yet_new"] += done.code == EXIT_STORE and found == new != old
        rig.end(step, new, what)


def test_calls_that_fail(tmp_path: Path, begin: Begin) -> None:
    """Killed, out of room or failing at any write, flush, rename or removal: exit 5, and one of the two corpora."""
    with begin("R2 faults") as run:
        all_ways = ways(tmp_path / "in")
        for way in WAYS:
            with rigged(tmp_path / way / "eo.sqlite", tmp_path / "in" / "plain", run) as rig:
                faults(rig, way, all_ways[way], size(POINTS * 12 // 10 // len(WAYS), 4))
        run.expect(run.n >= size(POINTS, 4) * 0.9, f"only {run.n} calls failed")
