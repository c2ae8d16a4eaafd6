"""Where the boxes and lines of a graph of dated things go: layers from left to right, earlier things left.

The method is Sugiyama's: layers, then an order within each that crosses few lines, then heights. The middle thing
stands in a layer of its own; nothing here draws.
"""

from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Name = str
_Way = tuple[Name, ...]

LAYER_SIZE = 18
"""More boxes than these make a second layer of the same side; a page in print has room for no more."""
BEND_HEIGHT = 9.0
"""The room that a line takes where it passes a layer."""
_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """The plan of a picture.

    Attributes:
        layers: the layer of each box: 0 the middle one's, below 0 the earlier, above 0 the later.
        centres: the height of the middle of each box.
        ways: for each line, from its later to its earlier end, (layer, height) where it passes other layers.
    """

    layers: Mapping[Name, int]
    centres: Mapping[Name, float]
    ways: Mapping[tuple[Name, Name], tuple[tuple[int, float], ...]]


def arrange(
    names: Sequence[Name], middle: Name, lines: Iterable[tuple[Name, Name]], heights: Mapping[Name, float]
) -> Layout:
    """A plan of the boxes `names`, given from the earliest to the latest.

    Args:
        names: every box once.
        middle: the box around which the others stand.
        lines: pairs of boxes in any direction; there is no line from a box to itself.
        heights: of the boxes, with the room between them.
    """
    rank = {name: place for place, name in enumerate(names)}
    pairs = sorted({(max(pair, key=rank.__getitem__), min(pair, key=rank.__getitem__)) for pair in lines})
    joined = _neighbours(pairs)
    layers = _drawn_out(_layers(names, rank[middle], joined), joined)
    ways = {pair: _way(pair, layers) for pair in pairs}
    bends = {bend: layer for way in ways.values() for layer, bend in _between(way, layers)}
    all_layers = {**layers, **bends}
    columns = _ordered(_columns(all_layers, ways, rank), list(ways.values()))
    room = {**dict.fromkeys(bends, BEND_HEIGHT), **heights}
    centres = _heights(columns, list(ways.values()), room)
    points = {pair: tuple((bends[bend], centres[bend]) for bend in way[1:-1]) for pair, way in ways.items()}
    return Layout(layers, {name: centres[name] for name in names}, points)


def _layers(names: Sequence[Name], middle: int, joined: Mapping[Name, Sequence[Name]]) -> dict[Name, int]:
    """Each box on the side of its time, further out than what it is joined to there, and where there is room."""
    layers = {names[middle]: 0}
    for side, step in ((reversed(names[:middle]), -1), (iter(names[middle + 1 :]), 1)):
        filled: Counter[int] = Counter()
        for name in side:
            near = [layers[other] * step for other in joined[name] if other in layers and layers[other] * step >= 0]
            layer = max(near, default=0) + 1
            while filled[layer] >= LAYER_SIZE:
                layer += 1
            filled[layer] += 1
            layers[name] = layer * step
    return layers


def _drawn_out(layers: Mapping[Name, int], joined: Mapping[Name, Sequence[Name]]) -> dict[Name, int]:
    """The boxes that nothing ties to the inside moved out towards the nearest one they are joined to."""
    moved, filled = dict(layers), Counter(layers.values())
    for name in sorted(layers, key=lambda name: (-abs(layers[name]), name)):
        step = 1 if layers[name] > 0 else -1
        here, goal = abs(layers[name]), min((moved[other] * step for other in joined[name]), default=0) - 1
        while goal > here and filled[goal * step] >= LAYER_SIZE:
            goal -= 1
        if goal > here > 0:
            filled.subtract([moved[name]])
            filled.update([goal * step])
            moved[name] = goal * step
    return moved


def _way(pair: tuple[Name, Name], layers: Mapping[Name, int]) -> _Way:
    """The later box, a bend in each layer between, the earlier box."""
    later, earlier = pair
    bends = (f"{later} {earlier} {layer}" for layer in range(layers[later] - 1, layers[earlier], -1))
    return (later, *bends, earlier)


def _between(way: _Way, layers: Mapping[Name, int]) -> Iterable[tuple[int, Name]]:
    return ((layers[way[0]] - place, bend) for place, bend in enumerate(way[1:-1], start=1))


def _columns(
    layers: Mapping[Name, int], ways: Mapping[tuple[Name, Name], _Way], rank: Mapping[Name, int]
) -> dict[int, list[Name]]:
    """The boxes and bends of each layer, boxes by time; a bend begins at the relative height of its outer box."""
    boxes: dict[int, list[Name]] = defaultdict(list)
    for name in sorted(rank, key=rank.__getitem__):
        boxes[layers[name]].append(name)
    place = {name: (index + 0.5) / len(column) for column in boxes.values() for index, name in enumerate(column)}
    for (later, earlier), way in ways.items():
        outer = max(later, earlier, key=lambda name: abs(layers[name]))
        place.update(dict.fromkeys(way[1:-1], place[outer] + 1e-6))
    columns: dict[int, list[Name]] = defaultdict(list)
    for name in sorted(place, key=lambda name: (place[name], name)):
        columns[layers[name]].append(name)
    return dict(sorted(columns.items()))


def _ordered(columns: dict[int, list[Name]], ways: Sequence[_Way]) -> dict[int, list[Name]]:
    """The layers reordered so that fewer lines cross: each thing goes where its neighbours are, left and right in turn.

    The best order met is kept, so that none is worse than the first.
    """
    beside = _neighbours(ways)
    best, fewest = columns, _crossings(columns, ways)
    for sweep in range(_SWEEPS):
        columns = {layer: list(column) for layer, column in columns.items()}
        indexes = sorted(columns, reverse=bool(sweep % 2))
        for fixed, moved in pairwise(indexes):
            place = {name: index for index, name in enumerate(columns[fixed])}
            own = {name: index for index, name in enumerate(columns[moved])}
            scale = len(place) / max(1, len(own))
            wanted = {
                name: _mean([place[other] for other in beside[name] if other in place], own[name] * scale)
                for name in own
            }
            columns[moved].sort(key=wanted.__getitem__)
        crossed = _crossings(columns, ways)
        if crossed < fewest:
            best, fewest = columns, crossed
    return best


def _neighbours(ways: Iterable[_Way]) -> dict[Name, list[Name]]:
    beside: dict[Name, list[Name]] = defaultdict(list)
    for way in ways:
        for left, right in pairwise(way):
            beside[left].append(right)
            beside[right].append(left)
    return beside


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _crossings(columns: Mapping[int, Sequence[Name]], ways: Sequence[_Way]) -> int:
    place = {name: (layer, index) for layer, column in columns.items() for index, name in enumerate(column)}
    steps: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for way in ways:
        for right, left in pairwise(way):
            steps[place[left][0]].append((place[left][1], place[right][1]))
    return sum(map(_inversions, steps.values()))


def _inversions(step: Sequence[tuple[int, int]]) -> int:
    """How many pairs of lines change their order from one side to the other."""
    crossed, above = 0, list[int]()
    for _, right in sorted(step):
        crossed += len(above) - bisect_right(above, right)
        insort(above, right)
    return crossed


def _heights(
    columns: Mapping[int, Sequence[Name]], ways: Sequence[_Way], room: Mapping[Name, float]
) -> dict[Name, float]:
    """The height of each thing's middle: as near to its neighbours' as order and room allow."""
    beside = _neighbours(ways)
    centres = {name: centre for column in columns.values() for name, centre in _stacked(column, {}, room).items()}
    indexes = sorted(columns, key=abs)
    for sweep in range(_SWEEPS):
        for layer in indexes if sweep % 2 else reversed(indexes):
            wanted = {name: _mean([centres[other] for other in beside[name]], centres[name]) for name in columns[layer]}
            centres.update(_stacked(columns[layer], wanted, room))
    return centres


def _stacked(column: Sequence[Name], wanted: Mapping[Name, float], room: Mapping[Name, float]) -> dict[Name, float]:
    """The heights nearest to those wanted (least squares) that keep order and room: pool adjacent violators."""
    offsets, offset = [], 0.0
    for above, name in zip((None, *column), column, strict=False):
        offset += (room[above] + room[name]) / 2 if above is not None else 0.0
        offsets.append(offset)
    blocks: list[tuple[float, int]] = []
    for name, start in zip(column, offsets, strict=True):
        block = (wanted.get(name, offset / 2) - start, 1)
        while blocks and blocks[-1][0] > block[0]:
            value, size = blocks.pop()
            block = ((value * size + block[0] * block[1]) / (size + block[1]), size + block[1])
        blocks.append(block)
    starts = [value for value, size in blocks for _ in range(size)]
    return {name: start + own for name, start, own in zip(column, offsets, starts, strict=True)}
