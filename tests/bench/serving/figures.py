"""What a measurement gives, and what several rounds of two of them tell: the median of their ratios and its spread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

RATE = "req/s"
COST = "ms a request"
CPU = "ms of processor a request"
P50 = "p50 ms"
P99 = "p99 ms"
SECONDS = "s"
MEMORY = "MB"
LARGEST = "MB of the largest process"
ERRORS = "errors"

Figures = Mapping[str, float]
"""What one measurement gave, by the names above."""


class Unavailable(Exception):  # noqa: N818 (it is no fault)
    """Something cannot be measured here; the message says why."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some rounds with the least and the greatest of them."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """The spread of the values of some rounds."""
        return cls(median(values), min(values), max(values))


def ratios(ours: Sequence[float], beside: Sequence[float]) -> list[float]:
    """Ours by the other's, round by round: what slows a whole round down slows both."""
    return [mine / theirs for mine, theirs in zip(ours, beside, strict=True)]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that at least `share` of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, ceil(round(len(ordered) * share, 6)) - 1)]
