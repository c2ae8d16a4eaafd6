"""In which column each order of a graph stands, and who stands above whom.

The order asked for has column 0 to itself. On its left, below 0, stands what it acts on or cites, on its right what
acts on it or cites it, the strongest at the top. Where a side would be much higher than the other, the weakest of it
stand on the other one, so that the order stays in the middle. What is a step further out stands on the side of what it
is joined to.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil

from app.render.svg.pens import STRENGTH, word
from app.schemas import GraphEdge, GraphNode

TALLEST = 2000.0
"""What stands higher than this a step further out is dealt to several columns."""
_TALL = 1200.0
"""What stands higher than this beside the order asked for is shared with the other side."""
_PARTED = 200.0
"""So much higher a column may be for what is of one kind to stand on one side."""
_RUN = 4
"""So many of one kind stay together when they are dealt."""

_Kind = tuple[float, str, bool, int, str]
_Near = Mapping[str, Sequence[tuple[str, GraphEdge]]]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the boxes stand.

    Attributes:
        column: of each box.
        place: in it, between 0, the top, and 1.
        ends: the outermost column of each side.
    """

    column: dict[str, int]
    place: dict[str, float]
    ends: dict[int, int] = field(default_factory=lambda: {-1: 0, 1: 0})

    def stand(self, side: int, row: Sequence[str], decks: Iterable[Sequence[str]]) -> None:
        """Add what stands a step further out on one side."""
        for deck in decks:
            self.ends[side] += side
            self.column.update(dict.fromkeys(deck, self.ends[side]))
        self.place.update({name: (index + 0.5) / len(row) for index, name in enumerate(row)})


def arranged(nodes: Sequence[GraphNode], lines: Iterable[GraphEdge], heights: Mapping[str, float]) -> Columns:
    """The columns of a graph, the first of whose nodes is the order asked for."""
    centre = nodes[0].number
    made = Columns({centre: 0}, {centre: 0.5})
    joined: dict[str, list[tuple[str, GraphEdge]]] = defaultdict(list)
    for line in lines:
        joined[line.source].append((line.target, line))
        joined[line.target].append((line.source, line))
    for distance in sorted({node.distance for node in nodes} - {0}):
        names = [node.number for node in nodes if node.distance == distance]
        near = {name: [pair for pair in joined[name] if pair[0] in made.column] for name in names}
        kinds = {name: _kind(name, near[name], made) for name in names}
        names.sort(key=kinds.__getitem__)
        rows = _halves(names, kinds, heights) if distance == 1 else _sides(names, near, made)
        for side, row in rows.items():
            made.stand(side, row, _dealt(row, kinds, heights))
    return made


def _kind(name: str, near: Sequence[tuple[str, GraphEdge]], made: Columns) -> _Kind:
    """What is alike stands together: by the place of what it is joined to further in, then by what joins them."""
    if not near:
        return 1.0, "", False, len(STRENGTH), ""
    place = sum(made.place[other] for other, _ in near) / len(near)
    other, line = min(near, key=lambda pair: STRENGTH[pair[1].effect])
    return place, other, line.source == name, STRENGTH[line.effect], word(line)


def _halves(names: Sequence[str], kinds: Mapping[str, _Kind], heights: Mapping[str, float]) -> dict[int, list[str]]:
    """What the order acts on left, what acts on it right; the weakest of a side that is too high on the other."""
    rows = {side: [name for name in names if kinds[name][2] is (side > 0)] for side in (-1, 1)}
    tall = {side: sum(heights[name] for name in row) for side, row in rows.items()}
    full = max(rows, key=tall.__getitem__)
    row, other = rows[full], tall[-full]
    if other and tall[full] <= _TALL:
        return rows
    costs: list[tuple[float, int]] = []
    for kept in range(1, len(row) + 1):
        stays = sum(heights[name] for name in row[:kept])
        is_parted = kept < len(row) and kinds[row[kept - 1]] == kinds[row[kept]]
        costs.append((max(stays, tall[full] - stays + other) + (_PARTED if is_parted else 0), -kept))
    kept = -min(costs)[1]
    return {full: row[:kept], -full: [*rows[-full], *row[kept:]]}


def _sides(names: Iterable[str], near: _Near, made: Columns) -> dict[int, list[str]]:
    """Each on the side where most of what it is joined to stands; of two sides with as much, on the emptier one."""
    rows: dict[int, list[str]] = {-1: [], 1: []}
    for name in names:
        votes = Counter(1 if made.column[other] > 0 else -1 for other, _ in near[name])
        side = min(rows, key=lambda side: (-votes[side], len(rows[side])))
        rows[side].append(name)
    return rows


def _dealt(row: Sequence[str], kinds: Mapping[str, _Kind], heights: Mapping[str, float]) -> list[list[str]]:
    """A row in as many columns as it needs, of about the same height; what is of one kind stays together."""
    decks: list[list[str]] = [[] for _ in range(ceil(sum(heights[name] for name in row) / TALLEST))]
    filled = [0.0] * len(decks)
    for _, group in groupby(row, key=lambda name: kinds[name][1:]):
        alike = list(group)
        for first in range(0, len(alike), _RUN):
            run = alike[first : first + _RUN]
            deck = filled.index(min(filled))
            decks[deck] += run
            filled[deck] += sum(heights[name] for name in run)
    return [deck for deck in decks if deck]
