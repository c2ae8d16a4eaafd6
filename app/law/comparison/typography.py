"""What differs where the words are the same: their letters' case, quotation marks, dashes, points, breaks."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.law.comparison.alignment import Block
from app.law.comparison.values import Difference, DifferenceClass
from app.law.comparison.words import Field, Reading


class _Run(NamedTuple):
    """Equal words that stand in one field on each side."""

    left: int
    right: int
    length: int
    here: Field
    there: Field


def differences(left: Reading, right: Reading, blocks: Sequence[Block]) -> Iterator[Difference]:
    """Every mark and every break in which equal words differ, in document order."""
    for block in blocks:
        for run in _runs(left, right, block):
            if _text(left, run.here, run.left, run.length) != _text(right, run.there, run.right, run.length):
                yield from _inside(left, right, run)
            yield from _at_end(left, right, run)


def _runs(left: Reading, right: Reading, block: Block) -> Iterator[_Run]:
    done = 0
    while done < block.length:
        here, there = left.place(block.left + done), right.place(block.right + done)
        length = min(left.end(here) - block.left, right.end(there) - block.right, block.length)
        yield _Run(block.left + done, block.right + done, length - done, left.fields[here], right.fields[there])
        done = length


def _text(reading: Reading, held: Field, first: int, length: int) -> str:
    return held.text[reading.spans[first][0] : reading.spans[first + length - 1][1]]


def _inside(left: Reading, right: Reading, run: _Run) -> Iterator[Difference]:
    """The words that look otherwise, each with what stands between it and the next; neighbours are one difference."""
    begin: int | None = None
    whole: DifferenceClass | None = None
    for offset in range(run.length + 1):
        kind = _kind(left, right, run, offset) if offset < run.length else None
        if whole is not None and kind is not whole and begin is not None:
            yield _difference(left, right, run, whole, begin, offset)
            begin = None
        if kind is not None and begin is None:
            begin = offset
        whole = kind


def _kind(left: Reading, right: Reading, run: _Run, offset: int) -> DifferenceClass | None:
    here, there = (
        _unit(left, run.here, run.left, offset, run.length),
        _unit(right, run.there, run.right, offset, run.length),
    )
    if here == there:
        return None
    return (
        DifferenceClass.WHITESPACE
        if here.split() == there.split() or _solid(here) == _solid(there)
        else DifferenceClass.TYPOGRAPHY
    )


def _solid(text: str) -> str:
    return "".join(text.split())


def _unit(reading: Reading, held: Field, first: int, offset: int, length: int) -> str:
    """A word and what stands after it, up to the next word of the run."""
    start, end = reading.spans[first + offset]
    return held.text[start : reading.spans[first + offset + 1][0] if offset + 1 < length else end]


def _difference(left: Reading, right: Reading, run: _Run, kind: DifferenceClass, begin: int, end: int) -> Difference:
    """The words from `begin` on; with the word after them, if what differs may be what stands before it."""
    last = min(end + 1, run.length) if kind is DifferenceClass.WHITESPACE else end
    sides = []
    for reading, held, first in ((left, run.here, run.left), (right, run.there, run.right)):
        start, stop = reading.spans[first + begin][0], reading.spans[first + last - 1][1]
        if last == end < run.length:
            stop = start + len(held.text[start : reading.spans[first + end][0]].rstrip())
        sides.append(reading.cut(held, start, stop))
    return Difference(kind, run.here.section, sides[0], sides[1])


def _at_end(left: Reading, right: Reading, run: _Run) -> Iterator[Difference]:
    """The marks after the last word of a run and before its first one, where a field ends or begins on both sides."""
    here, there = run.left + run.length, run.right + run.length
    ends = left.end(left.place(here - 1)) == here, right.end(right.place(there - 1)) == there
    if all(ends):
        yield from _marks(left, right, run, after=True)
    if run.here.first == run.left and run.there.first == run.right:
        yield from _marks(left, right, run, after=False)


def _marks(left: Reading, right: Reading, run: _Run, *, after: bool) -> Iterator[Difference]:
    sides, marks = [], []
    for reading, held, first in ((left, run.here, run.left), (right, run.there, run.right)):
        start, end = reading.spans[first + run.length - 1 if after else first]
        low, high = (end, len(held.text)) if after else (0, start)
        marks.append(held.text[low:high].strip())
        sides.append(reading.cut(held, start if after else 0, high if after else end))
    if marks[0] != marks[1]:
        yield Difference(DifferenceClass.TYPOGRAPHY, run.here.section, sides[0], sides[1])
