"""How much memory a command takes, with all processes that it starts; what they share counts once."""

import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile

SECONDS = 0.2
"""How often it is looked at."""


def run(command: Sequence[str], timeout: float) -> tuple["subprocess.CompletedProcess[str]", int]:
    """Run a command; what came of it, and the most megabytes that were its own at one moment (Pss of proc(5)).

    Raises:
        subprocess.TimeoutExpired: if it does not end in so many seconds; it is killed.
    """
    peak, until = 0, time.monotonic() + timeout
    with TemporaryFile("w+") as printing, subprocess.Popen(command, stdout=printing, text=True) as started:
        while started.poll() is None:
            peak = max(peak, sum(map(_pss, _below(started.pid))))
            if time.monotonic() > until:
                started.kill()
                raise subprocess.TimeoutExpired(command, timeout)
            time.sleep(SECONDS)
        printing.seek(0)
        printed = printing.read()
    return subprocess.CompletedProcess(command, started.returncode, printed), peak // 1024


def _below(pid: int) -> Iterator[int]:
    """A process and all that it started; those that end meanwhile may be missing."""
    yield pid
    try:
        told = [(task / "children").read_text() for task in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return
    for child in " ".join(told).split():
        yield from _below(int(child))


def _pss(pid: int) -> int:
    """The kilobytes of a process, of what it shares its part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
