"""The lines of a picture as nets: what leaves one box for the same purpose leaves it together and parts on its way.

A net begins at its root, the end further in, and goes from channel to channel, the rooms between the columns; through
a column it goes by a lane between the boxes. Channel 0 is on the right of column 0, channel -1 on its left.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.render.svg.pens import word
from app.schemas import GraphEdge


@dataclass(frozen=True, slots=True)
class Net:
    """Lines with the same word between one box and others.

    Attributes:
        root: the box where they are together.
        step: whether they leave it to the left, -1, or to the right, 1.
        stops: the line to each other box.
        reach: the column furthest on its way.
        lanes: what stands for the net in each column that it goes through.
    """

    index: int
    root: str
    step: int
    word: str
    stops: Mapping[str, GraphEdge]
    reach: int
    lanes: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Joint:
    """A net in one channel: the boxes and lanes that it joins at the left and at the right side of the channel."""

    net: Net
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def ends(self) -> tuple[str, ...]:
        """Those of both sides."""
        return self.left + self.right


def netted(lines: Iterable[GraphEdge], column: Mapping[str, int]) -> list[Net]:
    """The nets of the lines between boxes in the columns given."""
    found: dict[tuple[str, int, str, bool], dict[str, GraphEdge]] = defaultdict(dict)
    for line in lines:
        root, stop = _ends(line, column)
        found[root, _step(root, stop, column), word(line), root == line.source][stop] = line
    nets = []
    for index, ((root, step, said, _), stops) in enumerate(found.items()):
        reach = max((column[stop] for stop in stops), key=lambda place: place * step)
        lanes = {place: f"lane {index} {place}" for place in range(column[root] + step, reach, step)}
        nets.append(Net(index, root, step, said, stops, reach, lanes))
    return nets


def _ends(line: GraphEdge, column: Mapping[str, int]) -> tuple[str, str]:
    """The end further in, and the other; of two as far out what is acted on comes first."""
    if abs(column[line.source]) < abs(column[line.target]):
        return line.source, line.target
    return line.target, line.source


def _step(root: str, stop: str, column: Mapping[str, int]) -> int:
    """Towards the other end; to one in the same column by the channel further in."""
    apart = column[stop] - column[root] or -column[root]
    return 1 if apart > 0 else -1


def joints(net: Net, column: Mapping[str, int]) -> Iterator[tuple[int, Joint]]:
    """The net in each channel that it goes through."""
    start = column[net.root]
    entry = (net.root, *(stop for stop in net.stops if column[stop] == start))
    for place in range(start, start + net.step if net.reach == start else net.reach, net.step):
        beyond = place + net.step
        near = entry if place == start else (net.lanes[place],)
        far = tuple(stop for stop in net.stops if column[stop] == beyond)
        far += (net.lanes[beyond],) if beyond in net.lanes else ()
        left, right = (near, far) if net.step > 0 else (far, near)
        yield min(place, beyond), Joint(net, left, right)
