"""What is counted while requests are answered, in memory that all processes of a server share.

Each worker adds to numbers of its own, which the one that tells them adds up when it is asked. They outlive the worker:
its successor goes on from them, so that nothing is lost or counted twice.
"""

import mmap
import os
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""The upper bounds in seconds that answers are sorted by; there is one bucket more for the rest."""
STATUSES = (200, 204, 206, 304, 308, 400, 404, 405, 406, 410, 413, 414, 415, 416, 422, 429, 431, 500, 503)
"""Those that there are; others are counted as 0."""
OTHER = "other"
"""What is counted for requests that no operation answers: pages, documents, what is not there."""
LIMITED = ("requests", "searches", "exports")
GAUGES = ("pid", "cache_bytes", *(f"{name}_{what}" for name in LIMITED for what in ("running", "waiting")))
"""What is, told about every second."""
TOTALS = (
    "cache_hot", "cache_rendered", "cache_layers", "cache_missed", *(f"{name}_refused" for name in LIMITED),
)  # fmt: skip
"""What was, added about every second."""
_NUMBER_BYTES = 8
_HOT = len(GAUGES) + TOTALS.index("cache_hot")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each number of a worker stands.

    Attributes:
        operations: their names, OTHER the last.
    """

    operations: Sequence[str]

    @property
    def of_an_operation(self) -> int:
        """How many numbers an operation has: by status, by bucket, and the sum of its seconds."""
        return len(STATUSES) + 1 + len(BUCKETS) + 1 + 1

    @property
    def of_a_worker(self) -> int:
        """How many numbers a worker has."""
        return len(GAUGES) + len(TOTALS) + len(self.operations) * self.of_an_operation


class Numbers:
    """The numbers of all workers.

    Args:
        layout: of those of each.
        workers: how many there are.
    """

    def __init__(self, layout: Layout, workers: int) -> None:
        self.layout, self.workers = layout, workers
        self._memory: Any = memoryview(mmap.mmap(-1, layout.of_a_worker * workers * _NUMBER_BYTES)).cast("d")

    def of(self, worker: int) -> Any:
        """Those of one worker, to be added to by it alone."""
        size = self.layout.of_a_worker
        return self._memory[worker * size : (worker + 1) * size]


Find = Callable[[str, str], str | None]
"""The operation of a path and a method; None where it is none."""


class Counts:
    """Counts what one worker does; nothing before it knows which one it is.

    Args:
        find: tells which operation a request asks for.
    """

    def __init__(self, find: Find) -> None:
        self._find = find
        self._numbers: Any = None
        self._places: Mapping[str, int] = {}
        self._statuses = {status: place for place, status in enumerate(STATUSES)}
        self._told: dict[str, float] = {}

    def begin(self, numbers: Numbers, worker: int) -> None:
        """Count as this worker from now on."""
        layout, first = numbers.layout, len(GAUGES) + len(TOTALS)
        self._places = {name: first + place * layout.of_an_operation for place, name in enumerate(layout.operations)}
        self._numbers = numbers.of(worker)
        self._numbers[GAUGES.index("pid")] = os.getpid()

    def place(self, method: str, path: str) -> int:
        """Where requests of this method and path are counted; -1 while nothing is."""
        return -1 if self._numbers is None else self._places[self._find(path, method) or OTHER]

    def add(self, place: int, status: int, seconds: float, *, is_hot: bool = False) -> None:
        """Count an answer, `is_hot` if the protocol had it."""
        numbers = self._numbers
        if numbers is not None:
            numbers[_HOT] += is_hot
            numbers[place + self._statuses.get(status, len(STATUSES))] += 1
            after = place + len(STATUSES) + 1
            numbers[after + bisect_left(BUCKETS, seconds)] += 1
            numbers[after + len(BUCKETS) + 1] += seconds

    def tell(self, gauges: Mapping[str, float], totals: Mapping[str, float]) -> None:
        """Take note of what is, and of what was counted elsewhere since this process began."""
        numbers = self._numbers
        if numbers is not None:
            for name, value in gauges.items():
                numbers[GAUGES.index(name)] = value
            for name, value in totals.items():
                numbers[len(GAUGES) + TOTALS.index(name)] += value - self._told.get(name, 0)
                self._told[name] = value
