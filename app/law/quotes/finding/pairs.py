"""Marks of one paragraph in pairs: which opens, which closes, which is left alone."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.law.quotes.finding.marks import Mark, Role

Pair = tuple[Mark, Mark]


class Pairs(NamedTuple):
    """What the marks of a paragraph are to one another.

    Attributes:
        closed: the outermost pairs.
        open: the marks outside of them that nothing closes.
        first: the first mark.
        stray: the first mark that closes what the paragraph does not open.
    """

    closed: tuple[Pair, ...] = ()
    open: tuple[Mark, ...] = ()
    first: Mark | None = None
    stray: Mark | None = None


_NONE = Pairs()


def doubles(marks: Sequence[Mark]) -> Pairs:
    """The pairs of double marks; a mark whose side shows that it opens is nested where another is open."""
    if not marks:
        return _NONE
    if len(marks) == 1:
        is_open = marks[0].role in (Role.OPENS, Role.EITHER)
        return Pairs((), (marks[0],) if is_open else (), marks[0], marks[0] if marks[0].role is Role.CLOSES else None)
    stack = _Stack()
    for at, mark in enumerate(marks):
        stack.take(mark, marks[at + 1] if at + 1 < len(marks) else None)
    if stack.open and len(stack.open) % 2 == 0:
        by_turns = _by_turns(marks)
        if by_turns:
            return Pairs(by_turns, (), marks[0])
    closed = tuple(_outermost(stack.closed))
    return Pairs(closed, tuple(_outside(sorted(stack.open), closed)), marks[0], stack.stray)


class _Stack:
    """The marks that are open, by family and in all."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.heights: dict[str, list[int]] = {}
        self.closed: list[Pair] = []
        self.left: list[Mark] = []
        self.stray: Mark | None = None

    @property
    def open(self) -> list[Mark]:
        """What nothing closed."""
        return [*self.left, *self.marks]

    def take(self, mark: Mark, following: Mark | None) -> None:
        """Open or close by one mark more."""
        height = self._height(mark, following)
        if mark.role is Role.OPENS or (mark.role is Role.EITHER and height is None):
            self.heights.setdefault(mark.family, []).append(len(self.marks))
            self.marks.append(mark)
        elif height is None:
            self.stray = self.stray or (mark if mark.role is Role.CLOSES else None)
        elif not (mark.role is Role.MAY_CLOSE and following and _closes(following, mark)):
            self._close(mark, height)

    def _height(self, mark: Mark, following: Mark | None) -> int | None:
        """Where in the stack stands what a mark would close."""
        own = self.heights.get(mark.family)
        if own:
            return own[-1]
        if mark.family in _ALONE:
            return None
        others = [heights[-1] for family, heights in self.heights.items() if heights and family not in _ALONE]
        if not others or (
            mark.family == "straight" and following and following.family == "curly" and following.role is Role.CLOSES
        ):
            return None
        return max(others)

    def _close(self, mark: Mark, height: int) -> None:
        while len(self.marks) > height:
            opening = self.marks.pop()
            self.heights[opening.family].pop()
            if len(self.marks) > height:
                self.left.append(opening)
            else:
                self.closed.append((opening, mark))


def fits(opening: Mark, closing: Mark) -> bool:
    """Whether one can be closed by the other."""
    return opening.family == closing.family or not ({opening.family, closing.family} & _ALONE)


_ALONE = frozenset(["angle", "lost"])
"""Families whose marks close no other's, as a straight mark closes a curly one."""


def _closes(following: Mark, mark: Mark) -> bool:
    """Whether the next mark closes what this one could, so that this one is an inch or an apostrophe."""
    return following.role is Role.CLOSES and following.family == mark.family


def _by_turns(marks: Sequence[Mark]) -> tuple[Pair, ...]:
    """Straight marks that open and close by turns, where one space at most stands on the wrong side."""
    if len(marks) % 2 or any(mark.family != "straight" for mark in marks):
        return ()
    wrong = sum(mark.role is (Role.CLOSES if at % 2 == 0 else Role.OPENS) for at, mark in enumerate(marks))
    return tuple(zip(marks[::2], marks[1::2], strict=True)) if wrong <= 1 else ()


def singles(marks: Sequence[Mark]) -> Pairs:
    """The pairs of single marks outside double ones."""
    if not marks:
        return _NONE
    closed: list[Pair] = []
    opened: dict[str, Mark] = {}
    for mark, later in zip(marks, _closes_later(marks), strict=True):
        if mark.role is Role.OPENS:
            opened[mark.family] = mark
        elif not (mark.role is Role.MAY_CLOSE and later):
            fitting = opened.get(mark.family) or next((each for each in opened.values() if fits(each, mark)), None)
            if fitting:
                closed.append((opened.pop(fitting.family), mark))
    outer = tuple(_outermost(closed))
    stray = marks[0] if marks[0].role is Role.CLOSES else None
    return Pairs(outer, tuple(_outside(sorted(opened.values()), outer)), marks[0], stray)


def _closes_later(marks: Sequence[Mark]) -> list[bool]:
    """For each mark, whether one that surely closes comes before the next that opens."""
    later = [False] * len(marks)
    for at in range(len(marks) - 2, -1, -1):
        later[at] = marks[at + 1].role is Role.CLOSES or (marks[at + 1].role is Role.MAY_CLOSE and later[at + 1])
    return later


def _outermost(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs that stand in no other, but for one whose marks stand right inside another's, as in a doubled mark."""
    end, outer = -1, None
    for pair in sorted(pairs):
        if outer and pair[0].start == outer[0].end and pair[1].end == outer[1].start:
            outer = pair
        elif pair[0].start >= end:
            if outer:
                yield outer
            outer, end = pair, pair[1].end
    if outer:
        yield outer


def _outside(marks: Iterable[Mark], pairs: Sequence[Pair]) -> Iterator[Mark]:
    """The marks, in order, that stand in none of the pairs."""
    at = 0
    for mark in marks:
        while at < len(pairs) and pairs[at][1].end <= mark.start:
            at += 1
        if at == len(pairs) or mark.start < pairs[at][0].start:
            yield mark
