"""The room between two columns: which net goes up and down in which track of it.

A net comes in from the left and from the right at given levels, no two of them the same, and has one upright line.
Tracks are put in an order in which few lines cross.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

_APART = 6.0
"""Upright lines in one track are further apart than this."""
_PASSES = 4


@dataclass(frozen=True)
class Wire:
    """A net in a channel: at which levels it leaves to the left and to the right."""

    left: Sequence[float]
    right: Sequence[float]

    @cached_property
    def span(self) -> tuple[float, float]:
        """Of its upright line."""
        return min(*self.left, *self.right), max(*self.left, *self.right)

    @property
    def is_level(self) -> bool:
        """Whether it goes straight through."""
        return self.span[0] == self.span[1]


def tracks(wires: Sequence[Wire]) -> list[int]:
    """The track of each wire, counted from the left."""
    costs = [[_cost(one, other) for other in wires] for one in wires]
    order = sorted(range(len(wires)), key=lambda place: (wires[place].span, place))
    for _ in range(_PASSES):
        before = list(order)
        for place in range(len(wires)):
            _sift(order, place, costs)
        if order == before:
            break
    return _packed(wires, order)


def _cost(one: Wire, other: Wire) -> int:
    """How many lines cross if the upright line of `one` is left of that of `other`."""
    return sum(_within(level, other.span) for level in one.right) + sum(
        _within(level, one.span) for level in other.left
    )


def _within(level: float, span: tuple[float, float]) -> bool:
    return span[0] < level < span[1]


def _sift(order: list[int], moved: int, costs: Sequence[Sequence[int]]) -> None:
    """Put one wire where it costs least among the others; where it is if that is as good."""
    here = order.index(moved)
    order.remove(moved)
    cost = sum(costs[moved][other] for other in order)
    all_costs = [cost]
    for other in order:
        cost += costs[other][moved] - costs[moved][other]
        all_costs.append(cost)
    least = min(all_costs)
    order.insert(here if all_costs[here] == least else all_costs.index(least), moved)


def _packed(wires: Sequence[Wire], order: Sequence[int]) -> list[int]:
    """As few tracks as the order allows: wires that do not pass one another share one."""
    found = [0] * len(wires)
    for place, moved in enumerate(order):
        if not wires[moved].is_level:
            upright = (other for other in order[:place] if not wires[other].is_level)
            passed = (found[other] for other in upright if _meet(wires[moved], wires[other]))
            found[moved] = max(passed, default=-1) + 1
    return found


def _meet(one: Wire, other: Wire) -> bool:
    return one.span[0] < other.span[1] + _APART and other.span[0] < one.span[1] + _APART
