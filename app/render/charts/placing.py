"""Where names go so that none lies on another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

_TRIES = 400
_NEAR_ENOUGH = 0.01


@dataclass(frozen=True, slots=True)
class Label:
    """Words that belong to a point.

    Attributes:
        x, y: the point; the words stand right of it, their middle as high as it if nothing is in the way.
        wide, high: the room that they take.
    """

    words: str
    x: float
    y: float
    wide: float
    high: float

    def is_beside(self, other: "Label") -> bool:
        """Whether one of the two can never stand on the height of the other."""
        return self.x < other.x + other.wide and other.x < self.x + self.wide


def placed(labels: Sequence[Label], top: float, foot: float) -> list[float]:
    """The height of the middle of each: those in each other's way are pushed apart, and the higher one stays above.

    They all stand between `top` and `foot` as far as these leave room.
    """
    heights = [min(max(label.y, top + label.high / 2), foot - label.high / 2) for label in labels]
    in_order = sorted(range(len(labels)), key=lambda place: labels[place].y)
    pairs = [pair for pair in combinations(in_order, 2) if labels[pair[0]].is_beside(labels[pair[1]])]
    for _ in range(_TRIES):
        if not sum(_pushed(labels, heights, upper, lower) for upper, lower in pairs):
            break
    for upper, lower in sorted(pairs, key=lambda pair: in_order.index(pair[1])):
        heights[upper] = max(heights[upper], top + labels[upper].high / 2)
        heights[lower] = max(heights[lower], heights[upper] + _room(labels, upper, lower))
    for upper, lower in sorted(pairs, key=lambda pair: -in_order.index(pair[0])):
        heights[lower] = min(heights[lower], foot - labels[lower].high / 2)
        heights[upper] = min(heights[upper], heights[lower] - _room(labels, upper, lower))
    return heights


def _room(labels: Sequence[Label], upper: int, lower: int) -> float:
    """How far apart the middles of two labels must be."""
    return (labels[upper].high + labels[lower].high) / 2


def _pushed(labels: Sequence[Label], heights: list[float], upper: int, lower: int) -> bool:
    """Push two labels apart, if they are too near."""
    lacking = _room(labels, upper, lower) - (heights[lower] - heights[upper])
    if lacking <= _NEAR_ENOUGH:
        return False
    heights[upper] -= lacking / 2
    heights[lower] += lacking / 2
    return True
