"""The power is cut while a corpus is published: what was not flushed is lost, and the corpus is the old or the new."""

import random
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.commands import eo
from tests.soak.campaign import Begin, Campaign, size
from tests.soak.checking import damages, unsound
from tests.soak.leftovers import beside
from tests.soak.losing import CALLS, Disk
from tests.soak.steps import Step, ways
from tests.soak.tracing import joined, needs_strace, traced

CUTS = 4_000
"""Wanted in all; every one of the last calls of each run, and any of the others."""
LAST = 60
AGAIN = 40
"""So many of the states are gone on from by the next run."""
SERVED = "eo.sqlite"


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def hexed(text: str) -> str:
    """As the trace writes it."""
    return "".join(f"\\x{byte:02x}" for byte in text.encode())


@pytest.mark.parametrize(("flushes", "torn"), [(True, False), (False, True)])
def test_a_name_that_comes_before_its_data(flushes: bool, torn: bool) -> None:
    """A file put in the place of another is seen to be torn exactly where it was not flushed before."""
    new, old = hexed("/db/new"), hexed("/db/old")
    trace = [
        f'1 openat(AT_FDCWD<{hexed("/")}>, "{new}", O_RDWR|O_CREAT, 0644) = 3<{new}>',
        f'1 write(3<{new}>, "{hexed("after")}", 5) = 5',
        *([f"1 fsync(3<{new}>) = 0"] if flushes else []),
        f'1 rename("{new}", "{old}") = 0',
    ]
    disk = Disk(Path("/db"), {"old": b"before"})
    seen = set()
    for line in trace:
        assert disk.follow(line)
        seen |= {files["old"] for _, files in disk.states(random.Random(1))}  # noqa: S311
    assert (seen - {b"before", b"after"} != set()) is torn
    assert {b"before", b"after"} <= seen


def cuts(run: Campaign, step: Step, folder: Path, count: int, kept: int) -> Sequence[Mapping[str, bytes]]:
    """Follow one run of a step, and cut the power at so many of its calls; some of the states that it leaves."""
    path, log = folder / SERVED, folder.with_suffix(".log")
    step.prepare(f"sqlite:///{path}")
    before = held(folder)
    words = (*step.words, "--database-url", f"sqlite:///{path}")
    done = traced(words, log, "-y", "-xx", "-s", "10000000", "-e", f"trace={CALLS}")
    assert done.code == 0, done.errors
    after = path.read_bytes()
    lines = [line for line in joined(done.lines) if hexed(str(folder)) in line]
    chosen = {
        *range(len(lines) - size(LAST, 12), len(lines)),
        *run.chance.sample(range(len(lines)), min(count, len(lines))),
    }
    disk, seen = Disk(folder, before), set()
    states: list[Mapping[str, bytes]] = []
    for place, line in enumerate(lines):
        disk.follow(line)
        if place not in chosen:
            continue
        for how, files in disk.states(run.chance):
            run.n += 1
            found = "old" if files.get(SERVED) == before[SERVED] else "new" if files.get(SERVED) == after else "torn"
            seen.add(found)
            run.expect(found != "torn", f"{step.words[0]}, after call {place} of {len(lines)}, {how}: torn")
            if len(states) < kept and run.chance.random() < kept / len(chosen):
                states.append(files)
    assert disk.names[SERVED].content() == after, "the trace was not understood"
    run.expect(seen >= {"old", "new"}, f"only {seen} was seen")
    return states


def go_on(run: Campaign, step: Step, folder: Path, files: Mapping[str, bytes]) -> None:
    """The next run works on what the power cut left."""
    shutil.rmtree(folder)
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    url = f"sqlite:///{folder / SERVED}"
    done = eo(*step.words, "--database-url", url)
    run.counted["gone_on"] += 1
    run.expect(done.returncode == 0, f"the next run exits {done.returncode}: {done.stderr}")
    run.expect(not beside(folder / SERVED), f"left {beside(folder / SERVED)}")
    for fault in (*damages(url), *unsound(url)):
        run.expect(False, fault)


@pytest.mark.soak
@needs_strace
def test_power_cuts(tmp_path: Path, begin: Begin) -> None:
    """Whatever of the unflushed writes and names is lost at any call, the corpus is the old or the new."""
    with begin("R2 power cuts") as run:
        all_ways = ways(tmp_path / "in")
        for way, (step, _) in all_ways.items():
            folder = tmp_path / way
            assert not eo(
                "ingest", "--no-register", tmp_path / "in" / "plain", "--database-url", f"sqlite:///{folder / SERVED}"
            ).returncode
            count, kept = size(CUTS // len(all_ways) // 6), size(AGAIN // len(all_ways))
            for files in cuts(run, step, folder, count, kept):
                go_on(run, step, folder, files)
