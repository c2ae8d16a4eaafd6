"""What processes take, seen from outside."""

from pathlib import Path

from tests.api.edge.processes import descendants


def family(pid: int) -> set[int]:
    """A process and those that came of it."""
    return {pid, *descendants(pid)}


def megabytes(pid: int) -> float:
    """The resident memory of a process and those that came of it, what they share counted once."""
    return sum(map(_proportional, family(pid))) / 1024


def descriptors(pid: int) -> int:
    """How many files and sockets they have open."""
    return sum(map(_open, family(pid)))


def _proportional(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _open(pid: int) -> int:
    try:
        return len(list(Path(f"/proc/{pid}/fd").iterdir()))
    except OSError:
        return 0
