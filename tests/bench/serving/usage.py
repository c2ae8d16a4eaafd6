"""What memory and what processor time a process and everything it started take, from /proc."""

import os
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
_PARENT, _USER, _SYSTEM = 1, 11, 12
"""The fields of /proc/PID/stat after the command's name."""
_PROC = Path("/proc")
SAMPLED_EVERY_SECONDS = 0.05


def tree(root: int) -> list[int]:
    """The process and all its descendants that are alive."""
    below: dict[int, list[int]] = defaultdict(list)
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                below[_numbers(int(entry.name))[_PARENT]].append(int(entry.name))
    found = [root]
    for pid in found:
        found += below[pid]
    return found


def _numbers(pid: int) -> list[int]:
    """The numbers that tell of a process, its state as 0; its name in brackets before them may hold anything."""
    fields = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return [0, *map(int, fields[1:])]


def processor_seconds(root: int) -> float:
    """The processor time that the processes of the tree have taken, their own and the system's for them."""
    return sum(map(_ticks, tree(root))) / _TICKS_A_SECOND


def _ticks(pid: int) -> int:
    with suppress(OSError):
        numbers = _numbers(pid)
        return numbers[_USER] + numbers[_SYSTEM]
    return 0


def resident(root: int) -> list[int]:
    """The resident bytes of each process of the tree; one that ended meanwhile has none."""
    return [_resident(pid) for pid in tree(root)]


def _resident(pid: int) -> int:
    with suppress(OSError):
        return int((_PROC / str(pid) / "statm").read_text().split()[1]) * _PAGE
    return 0


class Peak:
    """The most bytes that all processes of a tree held at one moment, as far as sampling sees it."""

    def __init__(self) -> None:
        self.bytes = 0

    def sample(self, root: int) -> None:
        """Look once."""
        self.bytes = max(self.bytes, sum(resident(root)))


@contextmanager
def watched(root: int) -> Iterator[Peak]:
    """The peak of a tree, sampled all through the block by a thread."""
    peak, over = Peak(), threading.Event()

    def watch() -> None:
        while not over.is_set():
            peak.sample(root)
            time.sleep(SAMPLED_EVERY_SECONDS)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()
