"""Which words of two texts are the same: by words that each has once, in time nearly linear in the words.

A patience diff: words that stand once in both are anchors where they stand in the same sequence; between two anchors
the same is asked again, of words, then of runs of words; what is small then is compared word by word. Longest common
subsequences over a whole order would be quadratic, and some orders have 100,000 words.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

RUNS = (1, 2, 4)
"""How many words make an anchor: longer runs where no shorter one stands once."""
MAX_CELLS = 40_000
"""So many pairs of words are compared one by one."""
MAX_DEPTH = 40
Alike = Callable[[Sequence[str], Sequence[str]], bool]
"""Whether words are the same words, written otherwise."""
PASSES = 2
"""How often what means nothing is dropped: what is left of it then may stand between other things."""


class Block(NamedTuple):
    """Words that are the same: `length` from `left` and from `right` on."""

    left: int
    right: int
    length: int


class _Range(NamedTuple):
    left: int
    left_end: int
    right: int
    right_end: int
    depth: int

    @property
    def cells(self) -> int:
        return (self.left_end - self.left) * (self.right_end - self.right)


def align(left: Sequence[str], right: Sequence[str], alike: Alike) -> list[Block]:
    """The blocks of equal words, ascending on both sides, joined where they touch, and only those that mean something.

    A word or two that happen to be the same amid many that are not tell nothing: they are no block. Words that are
    `alike` are no others.
    """
    found = common(left, right)
    for _ in range(PASSES):
        found = list(_joined(_telling(found, left, right, alike)))
    return found


def common(left: Sequence[str], right: Sequence[str]) -> list[Block]:
    """The blocks of equal words, ascending on both sides, joined where they touch."""
    return list(_joined(_blocks(left, right)))


def _blocks(left: Sequence[str], right: Sequence[str]) -> Iterator[Block]:
    waiting: list[_Range | Block] = [_Range(0, len(left), 0, len(right), 0)]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Block):
            yield here
            continue
        head, inner, tail = _trimmed(left, right, here)
        parts: list[_Range | Block] = [head] if head.length else []
        if inner.cells:
            parts += _divided(left, right, inner)
        if tail.length:
            parts.append(tail)
        waiting += reversed(parts)


def _trimmed(left: Sequence[str], right: Sequence[str], here: _Range) -> tuple[Block, _Range, Block]:
    """The words that are the same at both ends of a range, and the range between."""
    i, j = here.left, here.right
    while i < here.left_end and j < here.right_end and left[i] == right[j]:
        i, j = i + 1, j + 1
    k, m = here.left_end, here.right_end
    while k > i and m > j and left[k - 1] == right[m - 1]:
        k, m = k - 1, m - 1
    head = Block(here.left, here.right, i - here.left)
    return head, _Range(i, k, j, m, here.depth), Block(k, m, here.left_end - k)


def _divided(left: Sequence[str], right: Sequence[str], here: _Range) -> list[_Range | Block]:
    """A range that begins and ends with other words, as smaller ones between its anchors."""
    if here.depth < MAX_DEPTH:
        for run in RUNS:
            if anchors := _anchors(left, right, here, run):
                return _between(anchors, here)
    return list(_common(left, right, here)) if here.cells <= MAX_CELLS else []


def _anchors(left: Sequence[str], right: Sequence[str], here: _Range, run: int) -> list[tuple[int, int]]:
    """Where runs of words that stand once on each side stand, as many as ascend on both."""
    once_left = _once(left, here.left, here.left_end, run)
    once_right = _once(right, here.right, here.right_end, run)
    pairs = [(place, once_right[words]) for words, place in once_left.items() if words in once_right]
    return _ascending(pairs)


def _once(words: Sequence[str], first: int, end: int, run: int) -> dict[object, int]:
    if run == 1:
        keys: list[object] = list(words[first:end])
    else:
        keys = [tuple(words[place : place + run]) for place in range(first, end - run + 1)]
    times = Counter(keys)
    return {key: first + place for place, key in enumerate(keys) if times[key] == 1}


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest sequence of `pairs`, which ascend on the left, that ascends on the right, too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(pairs):
        place = bisect_left(ends, right)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [right]
        last[place : place + 1] = [number]
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _between(anchors: Sequence[tuple[int, int]], here: _Range) -> list[_Range | Block]:
    """A range cut at its anchors: each one a block of one word, whatever is around it still to be looked at."""
    parts: list[_Range | Block] = []
    i, j = here.left, here.right
    for left, right in anchors:
        parts += [_Range(i, left, j, right, here.depth + 1), Block(left, right, 1)]
        i, j = left + 1, right + 1
    return [*parts, _Range(i, here.left_end, j, here.right_end, here.depth + 1)]


def _common(left: Sequence[str], right: Sequence[str], here: _Range) -> Iterator[Block]:
    """The longest common subsequence of a small range."""
    rows = [[0] * (here.right_end - here.right + 1)]
    for i in range(here.left_end - 1, here.left - 1, -1):
        below, row = rows[-1], [0]
        for place, j in enumerate(range(here.right_end - 1, here.right - 1, -1), start=1):
            row.append(below[place - 1] + 1 if left[i] == right[j] else max(below[place], row[-1]))
        rows.append(row)
    i, j = here.left, here.right
    while i < here.left_end and j < here.right_end:
        up, across = here.left_end - i, here.right_end - j
        if left[i] == right[j]:
            yield Block(i, j, 1)
            i, j = i + 1, j + 1
        elif rows[up - 1][across] >= rows[up][across - 1]:
            i += 1
        else:
            j += 1


def _joined(blocks: Iterator[Block] | Sequence[Block]) -> Iterator[Block]:
    held: Block | None = None
    for block in blocks:
        if held and (held.left + held.length, held.right + held.length) == (block.left, block.right):
            held = Block(held.left, held.right, held.length + block.length)
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _telling(blocks: Sequence[Block], left: Sequence[str], right: Sequence[str], alike: Alike) -> Iterator[Block]:
    """Without the blocks of one to three words that stand between more words that differ, on both sides of them."""
    ends = [(0, 0), *((block.left + block.length, block.right + block.length) for block in blocks)]
    starts = [*((block.left, block.right) for block in blocks), (len(left), len(right))]
    gaps = [
        0 if alike(left[end[0] : start[0]], right[end[1] : start[1]]) else max(start[0] - end[0], start[1] - end[1])
        for end, start in zip(ends, starts, strict=True)
    ]
    for block, before, after in zip(blocks, gaps, gaps[1:], strict=False):
        if block.length > 3 or block.length >= min(before, after):
            yield block
