"""What is joined to what in a picture, before anything has its place: columns of boxes and lanes, channels of nets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

from app.render.svg.boxes import Box, boxed
from app.render.svg.columns import arranged
from app.render.svg.levels import levelled
from app.render.svg.nets import Joint, Net, joints, netted
from app.render.svg.pens import strongest
from app.schemas import OrderGraph

_BETWEEN, _LANE, _PORT = 14.0, 17.0, 17.0
"""The room between two boxes, of a lane, and between two lines that end at one side of a box."""

_CORNER = 12.0
"""How far from the corners of a box a line may be moved that is to be straight."""
_GRID = 16.0
"""Of four levels in this room one is for lines that leave boxes to the right, one for those that leave them to the
left, one for lanes through even and one for lanes through odd columns."""

Port = tuple[str, int, int]
"""Where a net leaves a box or a lane: its name, the channel, the net."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A graph on the way to its picture.

    Attributes:
        place: of each box in its column, between 0, the top, and 1.
        channels: the nets in each.
        sides: the nets at each side of each box and lane, by the channel that it is on.
    """

    centre: str
    boxes: Mapping[str, Box]
    column: Mapping[str, int]
    place: Mapping[str, float]
    nets: Sequence[Net]
    channels: Mapping[int, Sequence[Joint]]
    sides: Mapping[tuple[str, int], Sequence[Joint]]


def schemed(graph: OrderGraph) -> Scheme:
    """The scheme of a graph."""
    lines = strongest(graph.edges)
    boxes = {node.number: boxed(node) for node in graph.nodes}
    found = arranged(graph.nodes, lines, {name: box.height + _BETWEEN for name, box in boxes.items()})
    nets = netted(lines, found.column)
    channels: dict[int, list[Joint]] = defaultdict(list)
    sides: dict[tuple[str, int], list[Joint]] = defaultdict(list)
    for net in nets:
        for channel, joint in joints(net, found.column):
            channels[channel].append(joint)
            for name in joint.ends:
                sides[name, channel].append(joint)
    return Scheme(graph.order, boxes, found.column, found.place, nets, channels, sides)


def sizes(scheme: Scheme) -> dict[str, float]:
    """The height of each box: its words, or the lines that end at a side of it."""
    found = {name: box.height for name, box in scheme.boxes.items()}
    for (name, _), every in scheme.sides.items():
        if name in found:
            found[name] = max(found[name], _PORT * len(every) + 18)
    return found


def levels(scheme: Scheme, size: Mapping[str, float]) -> dict[str, float]:
    """The level of the middle of each box and lane; lanes stand among the boxes where their ends stand."""
    places = dict(scheme.place)
    columns: dict[int, list[str]] = defaultdict(list)
    for name, where in scheme.column.items():
        columns[where].append(name)
    for net in scheme.nets:
        ends = [places[name] for name in (net.root, *net.stops)]
        for where, lane in net.lanes.items():
            places[lane] = sum(ends) / len(ends)
            columns[where].append(lane)
    for names in columns.values():
        names.sort(key=lambda name: (places[name], name))
    room = {name: size[name] + _BETWEEN if name in size else _LANE for name in places}
    every = [joint for found in scheme.channels.values() for joint in found]
    joined = [(one, other) for joint in every for one in joint.left for other in joint.right]
    return levelled(columns, joined, room, scheme.centre)


def ports(scheme: Scheme, size: Mapping[str, float], level: Mapping[str, float]) -> dict[Port, float]:
    """At which level each net leaves each box and lane: in the order of where it goes, so that lines do not cross.

    No two lines that meet in a channel from its two sides have the same level, so that none runs upon another.
    """
    found: dict[Port, float] = {}
    for (name, channel), every in scheme.sides.items():
        ordered = sorted(every, key=lambda joint: _far(joint, name, level))
        for index, joint in enumerate(ordered):
            wanted = level[name] + (index - (len(ordered) - 1) / 2) * _PORT
            own = _own(name in scheme.boxes, channel, name in joint.left)
            found[name, channel, joint.net.index] = own + _GRID * floor((wanted - own) / _GRID + 0.5)
    reach = _reach(size, level)
    for channel, every in scheme.channels.items():
        for joint in every:
            found.update(_straight(joint, channel, scheme, reach, found))
    return found


def _own(is_box: bool, channel: int, is_left: bool) -> float:
    """The first of the levels on which lines leave what stands at the left or right side of a channel."""
    if is_box:
        return 0.0 if is_left else 8.0
    column = channel if is_left else channel + 1
    return 4.0 + 8.0 * (column % 2)


def _far(joint: Joint, name: str, level: Mapping[str, float]) -> float:
    """The level of what a net joins to a box."""
    others = (joint.right if name in joint.left else joint.left) or [end for end in joint.ends if end != name]
    return sum(level[other] for other in others) / len(others)


def _reach(size: Mapping[str, float], level: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """Between which levels a line may end at each box, clear of its corners and of what passes above and below it."""
    return {name: (level[name] - own / 2 + _CORNER, level[name] + own / 2 - _CORNER) for name, own in size.items()}


def _straight(
    joint: Joint, channel: int, scheme: Scheme, reach: Mapping[str, tuple[float, float]], level: Mapping[Port, float]
) -> dict[Port, float]:
    """Of a net between two things the end at a box that no other line ends at, moved to where the line is straight."""
    if (len(joint.left), len(joint.right)) != (1, 1):
        return {}
    for own, other in (joint.ends, joint.ends[::-1]):
        port, wanted = (own, channel, joint.net.index), level[other, channel, joint.net.index]
        if own in reach and len(scheme.sides[own, channel]) == 1 and reach[own][0] <= wanted <= reach[own][1]:
            return {port: wanted}
    return {}
