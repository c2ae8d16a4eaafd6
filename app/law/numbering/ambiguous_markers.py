"""The depth of each marker in a run of markers.

A marker alone does not tell its depth: "(i)" follows (h) or opens a list of romans. So every reading at every level
is a candidate, each candidate has a cost by the rule that allows it (RULES), and the cheapest whole run wins: what
comes after decides as well as what went before. Runs that could nearly as well be read otherwise are marked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.law.numbering.markers import Marker, Reading, readings

RULES: dict[str, float] = {
    "continues": 0.0,  # the next of an open level: (b) after (a)
    "opens": 1.0,  # the first of a new list inside the provision before
    "opens_at_once": 0.0,  # "(a)(1)": two markers at one paragraph start
    "skips": 5.0,  # a level goes on with a gap: a printed error, or a quotation between
    "opens_late": 7.0,  # a list that does not begin with its first: "(b)" where "(a)" stands in the running text
    "repeats": 8.0,  # a level goes back or repeats itself: EO 13545
}
"""The named rules and their costs."""

_LEAD_IN = -1.0  # "shall:" promises a list
_NO_LEAD_IN = 1.5  # "shall:" with no list after it
_MID_LIST = 1.0  # "…; and" goes on with its own list
_MARGIN = 1.5  # siblings stand at one margin
_OUTDENTED_CHILD = 1.5  # a child stands left of its parent
_SAME_SERIES_INSIDE = 4.0  # (1) inside (1)
_LOOK_ALIKE = 0.75  # (1) read as (l), (11) as (ii)
_FIRST_ROMAN = 5.0  # (1) read as (i): more than (1) inside (1) costs, so that (ii) must follow
_MISREAD = 6.0  # (e) read as (c), (1) as (a): more than a gap costs, so that what follows must tell it
_FAR = 1.5  # (h) after (a): no order leaves out so many
_FAR_STEP = 4
_ALPHABET = 26  # "(ii)" after (c) is no letter that is far from it
_CLOSE_CALL = 1.0
_BEAM = 12
_BEAM_LIMIT = 600  # markers: beyond, only the best reading is followed; the longest list of any order has 80
_MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A marker where it stands.

    Attributes:
        margin: how far its paragraph is set in (0, 1, 2 …), or None where the source does not tell.
        after: the last character of the words before it: ":" promises a list, ";" goes on with one.
        at_once: it follows another marker (or that one's heading) in the same paragraph.
        holds_first: "(a)" stands in the words behind it, so that itself it is none.
    """

    marker: Marker
    margin: int | None = None
    after: str = ""
    at_once: bool = False
    holds_first: bool = False


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a marker belongs.

    Attributes:
        depth: 0 for a provision directly inside the section.
        rule: the name of the rule (a key of RULES) that put it there.
        ambiguous: another reading was nearly as good.
    """

    depth: int
    reading: Reading
    rule: str
    ambiguous: bool = False


class _Level(NamedTuple):
    reading: Reading
    margin: int | None


class _State(NamedTuple):
    cost: float
    levels: tuple[_Level, ...]
    rule: str = ""
    before: "_State | None" = None


def arrange(run: Sequence[Occurrence]) -> tuple[Placement, ...]:
    """The placement of every marker of one section, in order. A section with no markers has none."""
    beam = [_State(0.0, ())]
    for index, occurrence in enumerate(run):
        width = _BEAM if index < _BEAM_LIMIT else 1
        beam = _best([new for state in beam for new in _candidates(state, occurrence)], width)
    best = _path(beam[0])
    rival = _path(beam[1]) if len(beam) > 1 and beam[1].cost - beam[0].cost < _CLOSE_CALL else best
    return tuple(
        Placement(len(state.levels) - 1, state.levels[-1].reading, state.rule, state.levels != other.levels)
        for state, other in zip(best, rival, strict=True)
    )


def _best(states: list[_State], width: int) -> list[_State]:
    """The cheapest states, one for each set of open levels; ties keep the order of finding."""
    kept: dict[tuple[_Level, ...], _State] = {}
    for state in sorted(states, key=lambda state: state.cost):
        kept.setdefault(state.levels, state)
        if len(kept) == width:
            break
    return list(kept.values())


def _path(state: _State | None) -> list[_State]:
    steps = []
    while state is not None and state.before is not None:
        steps.append(state)
        state = state.before
    return steps[::-1]


def _candidates(state: _State, occurrence: Occurrence) -> list[_State]:
    found = []
    marker = occurrence.marker
    for reading in readings(marker) or (Reading((marker.style, marker.enumerator), 1),):
        if reading.meant == "a" and occurrence.holds_first:
            continue
        if not occurrence.at_once:
            found += [
                _sibling(state, depth, reading, occurrence)
                for depth, level in enumerate(state.levels)
                if level.reading.series == reading.series
            ]
        if len(state.levels) < _MAX_DEPTH:
            found.append(_child(state, reading, occurrence))
        else:  # deeper than any order: go on at the deepest level
            found.append(_child(state._replace(levels=state.levels[:-1]), reading, occurrence))
    return found


def _sibling(state: _State, depth: int, reading: Reading, occurrence: Occurrence) -> _State:
    level = state.levels[depth]
    step = reading.ordinal - level.reading.ordinal
    rule = "continues" if step == 1 else "skips" if step > 1 else "repeats"
    cost = RULES[rule] + _misprint(reading) + (_FAR if _FAR_STEP < step < _ALPHABET else 0.0)
    if occurrence.after in (":", "—") and depth == len(state.levels) - 1:
        cost += _NO_LEAD_IN
    if None not in (level.margin, occurrence.margin) and level.margin != occurrence.margin and not reading.meant:
        cost += _MARGIN  # a page that is set in by its marks sets a misprinted one in by what it looks like
    levels = (*state.levels[:depth], _Level(reading, level.margin if occurrence.margin is None else occurrence.margin))
    return _State(state.cost + cost, levels, rule, state)


def _child(state: _State, reading: Reading, occurrence: Occurrence) -> _State:
    first = reading.ordinal == 1 or reading.series[0] == "-"
    rule = "opens_late" if not first else "opens_at_once" if occurrence.at_once else "opens"
    cost = RULES[rule] + _misprint(reading) + _lead(occurrence)
    if any(level.reading.series == reading.series for level in state.levels):
        cost += _SAME_SERIES_INSIDE
    parent = state.levels[-1].margin if state.levels else None
    if parent is not None and occurrence.margin is not None and occurrence.margin < parent:
        cost += _OUTDENTED_CHILD
    return _State(state.cost + cost, (*state.levels, _Level(reading, occurrence.margin)), rule, state)


def _misprint(reading: Reading) -> float:
    if reading.meant == "i" and reading.series[1] == "i":
        return _FIRST_ROMAN
    return {"": 0.0, "a": _MISREAD, "b": _MISREAD, "c": _MISREAD, "e": _MISREAD}.get(reading.meant, _LOOK_ALIKE)


def _lead(occurrence: Occurrence) -> float:
    if occurrence.at_once:
        return 0.0
    return _LEAD_IN if occurrence.after in (":", "—") else _MID_LIST if occurrence.after in (";", ",") else 0.0
