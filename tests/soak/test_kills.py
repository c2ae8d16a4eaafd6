"""Runs that write a corpus, killed at random moments while it is served: the old one or the new one, never another."""

import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.api.edge import processes
from tests.commands import Forked
from tests.soak.campaign import Begin, size
from tests.soak.rig import Rig, rigged
from tests.soak.steps import Step, ways

pytestmark = pytest.mark.soak

KILLS = 500
INSIDE = 0.15
"""So many of the kills must fall into a publish."""
_DYING_SECONDS = 20.0


def kill(rig: Rig, step: Step, window: float, duration: float, *, aimed: bool) -> bool:
    """Kill a step at a random moment, or if `aimed` at one after its publish began; whether it was publishing."""
    step.prepare(rig.url)
    moment = rig.run.chance.uniform(0, duration - window if aimed else duration)
    with Forked("app", *step.words, "--database-url", rig.url) as process:
        if aimed:
            processes.until(lambda: rig.building.exists() or process.poll() is not None)
        time.sleep(moment)
        process.send_signal(signal.SIGSTOP)  # so that it is killed as it is seen
        inside, ended = rig.building.exists(), process.poll() is not None
        children = processes.descendants(process.pid)
        process.kill()
    processes.until(lambda: all(map(processes.gone, children)), _DYING_SECONDS)
    rig.run.counted["ended_before"] += ended
    return inside and not ended


def kills(rig: Rig, way: str, steps: Sequence[Step], count: int) -> None:
    """Kill the steps of one way in turn; after each kill the same step is run to its end."""
    done = [rig.whole_run(step) for step in steps]
    counted = rig.run.counted
    for number in range(count):
        step, (new, window, duration) = steps[number % 2], done[number % 2]
        old, _, _ = done[1 - number % 2]
        inside = kill(rig, step, window, duration, aimed=number % 4 < 2)
        what = f"{way}, kill {number}, {'inside' if inside else 'outside'} the publish"
        found = rig.look([old, new], what)
        rig.end(step, new, what)
        rig.run.n += 1
        counted[f"{way}_kills"] += 1
        counted["inside_publish"] += inside
        counted["new_after_kill"] += found == new != old
        counted["old_after_kill"] += found == old != new


def test_killed_at_random_moments(tmp_path: Path, begin: Begin) -> None:
    """A run killed at any moment leaves the old corpus or the new, and the next run works and leaves nothing behind."""
    with begin("R1 kills") as run:
        all_ways = ways(tmp_path / "in")
        for way, steps in all_ways.items():
            with rigged(tmp_path / way / "eo.sqlite", tmp_path / "in" / "plain", run) as rig:
                kills(rig, way, steps, size(KILLS // len(all_ways), 3))
        run.expect(run.counted["inside_publish"] >= INSIDE * run.n, "too few kills fell into a publish")
        run.expect(run.counted["old_after_kill"], "no kill left the old corpus")
