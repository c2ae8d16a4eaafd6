"""The picture in numbers: where every box and every line is, and how large the whole is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.render.svg.boxes import BOX, CENTRE, Box
from app.render.svg.channels import Wire, tracks
from app.render.svg.lettering import width
from app.render.svg.nets import Joint, Net
from app.render.svg.scheme import Port, Scheme, levels, ports, schemed, sizes
from app.schemas import GraphEdge, OrderGraph

HEAD = 10.0
"""The length of an arrowhead."""
WORD = 11.0
"""The size of the words at lines."""
_TRACK = 9.0
"""The room between two upright lines."""
_BESIDE = HEAD + 8
"""The room at the side of a channel where no words stand."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box is."""

    box: Box
    left: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Route:
    """A line.

    Attributes:
        points: its corners, from the end further in to the end further out.
        is_outward: whether it points at the end further out.
        word: where its word begins, or ends if `word_ends`.
    """

    line: GraphEdge
    points: Sequence[Point]
    is_outward: bool
    word: Point
    word_ends: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The picture; the order asked for has its middle at height 0, and the leftmost boxes begin at 0.

    Attributes:
        places: the order asked for, then column by column outwards, each from the top.
    """

    places: Sequence[Place]
    routes: Sequence[Route]
    width: float
    top: float
    bottom: float


def planned(graph: OrderGraph) -> Plan:
    """The plan of the picture of a graph."""
    scheme = schemed(graph)
    size = sizes(scheme)
    level = levels(scheme, size)
    spread = _spread(scheme, ports(scheme, size, level))
    column = scheme.column
    names = sorted(column, key=lambda name: (abs(column[name]), column[name], level[name]))
    places = [
        Place(scheme.boxes[name], spread.left[column[name]], level[name] - size[name] / 2, size[name]) for name in names
    ]
    routes = [_route(net, stop, scheme, spread) for net in scheme.nets for stop in net.stops]
    heights = [height for route in routes for _, height in route.points]
    return Plan(
        places=places,
        routes=routes,
        width=max(place.left + place.box.width for place in places),
        top=min([place.top for place in places] + heights),
        bottom=max([place.top + place.size for place in places] + heights),
    )


@dataclass(frozen=True, slots=True)
class _Spread:
    """Where everything is from left to right.

    Attributes:
        left: the left side of each column.
        track: the upright line of each net in each channel.
    """

    left: Mapping[int, float]
    track: Mapping[tuple[int, int], float]
    port: Mapping[Port, float]

    def at(self, name: str, place: int, towards: int, net: Net) -> Point:
        """Where a net leaves a box or a lane of one column towards another."""
        return self.edge(place, towards), self.port[name, min(place, towards), net.index]

    def edge(self, place: int, towards: int) -> float:
        """The side of a column towards another."""
        return self.left[place] + (_wide(place) if towards > place else 0.0)


def _wide(place: int) -> float:
    return BOX if place else CENTRE


def _spread(scheme: Scheme, port: Mapping[Port, float]) -> _Spread:
    left, lefts, track = 0.0, {}, {}
    for place in range(min(scheme.column.values()), max(scheme.column.values()) + 1):
        lefts[place] = left
        left += _wide(place)
        every = scheme.channels.get(place, [])
        given = tracks([Wire(*_levels(joint, place, port)) for joint in every])
        worded = _worded(every)
        first = left + (_BESIDE if place >= 0 else worded)
        track.update({(place, joint.net.index): first + _TRACK * own for joint, own in zip(every, given, strict=True)})
        left += _BESIDE + _TRACK * max(given, default=0) + worded
    return _Spread(lefts, track, port)


def _levels(joint: Joint, channel: int, port: Mapping[Port, float]) -> Iterator[list[float]]:
    for names in (joint.left, joint.right):
        yield [port[name, channel, joint.net.index] for name in names]


def _worded(every: Sequence[Joint]) -> float:
    """The room for the words in a channel, which stand at the ends further out, and for arrowheads."""
    words = (joint.net.word for joint in every if not joint.net.stops.keys().isdisjoint(joint.ends))
    return max((width(word, WORD) for word in words), default=0.0) + HEAD + 16


def _route(net: Net, stop: str, scheme: Scheme, spread: _Spread) -> Route:
    start, end = scheme.column[net.root], scheme.column[stop]
    points = [spread.at(net.root, start, start + net.step, net)]
    for place in range(start, start + net.step if end == start else end, net.step):
        beyond = place + net.step
        own = end if end in (start, beyond) else beyond
        out = spread.at(stop if own == end else net.lanes[own], own, place if own == beyond else beyond, net)
        upright = spread.track[min(place, beyond), net.index]
        points += [(upright, points[-1][1]), (upright, out[1]), out]
        if own != end:
            points.append((spread.edge(own, own + net.step), out[1]))
    line = net.stops[stop]
    is_outward, word_ends = line.target == stop, points[-1][0] == spread.left[end]
    away = HEAD + 5 if is_outward else 7
    word = points[-1][0] + (-away if word_ends else away), points[-1][1] - 4
    return Route(line, _corners(points), is_outward, word, word_ends)


def _corners(points: Sequence[Point]) -> list[Point]:
    """The points less those between two others of one straight line."""
    kept = [points[0]]
    for point, after in pairwise(points[1:]):
        x, y = ({kept[-1][axis], point[axis], after[axis]} for axis in (0, 1))
        if len(x) > 1 and len(y) > 1 and point != kept[-1]:
            kept.append(point)
    return [*kept, points[-1]]
