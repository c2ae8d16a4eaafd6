"""How high everything stands in its column: as near to what it is joined to as order and room allow."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

_SWEEPS = 8
_Levels = dict[str, float]


def levelled(
    columns: Mapping[int, Sequence[str]], joined: Iterable[tuple[str, str]], room: Mapping[str, float], centre: str
) -> _Levels:
    """The level of the middle of each thing; the centre's is 0, and on each side as much is above as below it.

    Args:
        columns: what stands in each, from top to bottom; the centre in column 0 with lanes above and below it.
        joined: what is joined to what in a column beside it.
        room: how much each thing takes of its column.
        centre: of the picture.
    """
    beside: dict[str, list[str]] = defaultdict(list)
    for one, other in joined:
        beside[one].append(other)
        beside[other].append(one)
    levels = {centre: 0.0}
    for side in (-1, 1):
        own = [columns[place] for place in sorted(columns, key=abs) if place * side > 0]
        levels |= _side(own, beside, room, centre)
    return levels | _middle(columns[0], beside, room, levels)


def _side(
    columns: Sequence[Sequence[str]], beside: Mapping[str, Sequence[str]], room: Mapping[str, float], centre: str
) -> _Levels:
    levels = {centre: 0.0}
    for column in columns:
        levels |= _stacked(column, [0.0] * len(column), room)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            near = {name: [levels[other] for other in beside[name] if other in levels] for name in column}
            wanted = [_mean(near[name], levels[name]) for name in column]
            levels |= _stacked(column, wanted, room)
    own = [(levels[name], room[name] / 2) for column in columns for name in column]
    if not own:
        return {}
    middle = (min(level - half for level, half in own) + max(level + half for level, half in own)) / 2
    return {name: levels[name] - middle for column in columns for name in column}


def _middle(
    column: Sequence[str], beside: Mapping[str, Sequence[str]], room: Mapping[str, float], levels: Mapping[str, float]
) -> _Levels:
    """The lanes of column 0 where the lines come from, but clear of the centre."""
    found: _Levels = {}
    centre = next(place for place, name in enumerate(column) if name in levels)
    for names, step in ((reversed(column[:centre]), -1), (column[centre + 1 :], 1)):
        edge = room[column[centre]] / 2
        for name in names:
            wanted = _mean([levels[other] for other in beside[name] if other in levels], 0.0)
            found[name] = step * max(wanted * step, edge + room[name] / 2)
            edge = found[name] * step + room[name] / 2
    return found


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _stacked(column: Sequence[str], wanted: Sequence[float], room: Mapping[str, float]) -> _Levels:
    """The levels nearest to those wanted (least squares) that keep order and room: pool adjacent violators."""
    offsets, offset = [], 0.0
    for above, name in zip((None, *column), column, strict=False):
        offset += (room[above] + room[name]) / 2 if above is not None else 0.0
        offsets.append(offset)
    blocks: list[tuple[float, int]] = []
    for level, start in zip(wanted, offsets, strict=True):
        block = (level - start, 1)
        while blocks and blocks[-1][0] > block[0]:
            value, size = blocks.pop()
            block = ((value * size + block[0] * block[1]) / (size + block[1]), size + block[1])
        blocks.append(block)
    starts = [value for value, size in blocks for _ in range(size)]
    return {name: start + own for name, start, own in zip(column, offsets, starts, strict=True)}
