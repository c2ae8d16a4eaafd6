"""What anybody may have written, made up by what of the code it reaches: nothing crashes, hangs or fills the memory."""

import base64
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.soak.beginnings import BEGINNINGS
from tests.soak.campaign import SEED, Begin, Campaign, size
from tests.soak.targets import TARGETS

SECONDS = 3_600
"""Of processor time, in all."""
MOST_SECONDS, MEGABYTES, HANGING_SECONDS = 1.0, 512, 120
FOUND = Path(__file__).parent / "found"
"""Some small inputs that fuzzing came upon; by target."""
KEPT = Path(__file__).parents[2] / "var" / "fuzz"
"""All that reach something, from one campaign to the next."""
_OPTIONS = (f"-rss_limit_mb={MEGABYTES}", f"-timeout={HANGING_SECONDS}", "-max_len=16384", "-print_final_stats=0")
_ROOT = Path(__file__).parents[2]


def inputs(target: str) -> list[bytes]:
    """What a target begins with, and what was found of it."""
    return [*BEGINNINGS[target], *(each.read_bytes() for each in sorted((FOUND / target).glob("*")))]


@pytest.mark.parametrize("target", TARGETS)
def test_what_was_found_once(target: str) -> None:
    """Inputs that fuzzing came upon are read or refused."""
    for data in inputs(target):
        TARGETS[target](data)


def seconds_of(target: str, data: bytes) -> float:
    """The processor time that an input takes where nothing watches which lines are run."""
    began = time.thread_time()
    TARGETS[target](data)
    return time.thread_time() - began


def judge(run: Campaign, target: str, folder: Path, said: str) -> None:
    """What is wrong with the input at which fuzzing ended."""
    for left in folder.glob("*-*"):
        data = left.read_bytes()
        left.unlink()
        try:
            taken = seconds_of(target, data)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is a failure)
            run.failures.append(f"{target}: {error!r} of {base64.b64encode(data).decode()}")
            return
        if "SlowError" in said and taken <= MOST_SECONDS:
            run.counted["slow_when_watched"] += 1
            return
        run.failures.append(
            f"{target}: {taken:.1f} s, {left.name}, of {base64.b64encode(data).decode()}\n{said[-500:]}"
        )
        return
    run.failures.append(f"{target} ended: {said[-2000:]}")


def fuzz(run: Campaign, target: str, seconds: float, folder: Path) -> None:
    """Fuzz a target for so long, and go on after an input that is slow only because it is watched."""
    kept, found = KEPT / target, FOUND / target
    for each in (kept, folder):
        each.mkdir(parents=True, exist_ok=True)
    folders = [str(each) for each in (kept, found) if each.is_dir()]
    for attempt in range(3):
        command = [sys.executable, "-m", "tests.soak.fuzzing", target, str(seconds), *folders, *_OPTIONS]
        command.append(f"-seed={SEED + attempt}")
        environment = {"PYTHONPATH": str(_ROOT), "PATH": "/usr/bin:/bin"}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            said = json.loads(done.stdout.splitlines()[-1])
            run.n += said["runs"]
            run.counted["processor_seconds"] += said["seconds"]
            run.measured[f"{target}_runs"] = said["runs"]
            run.measured["most_megabytes"] = max(said["megabytes"], run.measured.get("most_megabytes", 0))
            return
        before = len(run.failures)
        judge(run, target, folder, done.stderr)
        if len(run.failures) > before:
            return


@pytest.mark.soak
def test_inputs_made_up_by_coverage(tmp_path: Path, begin: Begin) -> None:
    """An hour of processor time for the parsers, extractors, query language, cursors and guard finds no fault."""
    with begin("R4 guided fuzzing") as run:
        targets = run.chance.sample(list(TARGETS), size(len(TARGETS), 2))
        for target in targets:
            fuzz(run, target, SECONDS * size(1_000) / 1_000 / len(targets), tmp_path / target)
        run.expect(run.n > size(100_000), f"only {run.n} inputs")
