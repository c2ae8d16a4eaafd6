"""Where two readings part: the words and pieces between the words that are the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.law.comparison.alignment import Block
from app.law.comparison.words import Piece, Reading

MAX_SLIDE = 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words [first, end) of one reading that have no counterpart, with the pieces before, among and after them."""

    reading: Reading
    first: int
    end: int

    def pieces(self) -> list[Piece]:
        """The pieces in document order."""
        held = self.reading.pieces
        return [piece for word in range(self.first, self.end + 1) for piece in held.get(word, ())]

    def __len__(self) -> int:
        return self.end - self.first


Region = tuple[Stretch, Stretch]
"""What stands in the same place on the left and on the right."""


def regions(left: Reading, right: Reading, blocks: Sequence[Block]) -> Iterator[Region]:
    """Every place where a word or a piece stands that may have no equal, in document order."""
    i = j = 0
    for block in [*blocks, Block(len(left.keys), len(right.keys), 0)]:
        yield from _region(left, right, (i, block.left), (j, block.right))
        for offset in _inner(left, right, block):
            i, j = block.left + offset, block.right + offset
            yield from _region(left, right, (i, i), (j, j))
        i, j = block.left + block.length, block.right + block.length


def _region(left: Reading, right: Reading, here: tuple[int, int], there: tuple[int, int]) -> Iterator[Region]:
    region = Stretch(left, *here), Stretch(right, *there)
    if any(len(stretch) or stretch.reading.pieces.get(stretch.first) for stretch in region):
        yield region


def _inner(left: Reading, right: Reading, block: Block) -> list[int]:
    """How far inside a block of equal words pieces stand."""
    if not block.length:
        return []
    offsets = {word - block.left for word in left.pieces_inside(block.left, block.left + block.length)}
    offsets |= {word - block.right for word in right.pieces_inside(block.right, block.right + block.length)}
    return sorted(offsets)


def settled(left: Reading, right: Reading, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with words that only one side has moved to where the other side has a piece, if they can be.

    Of "Definitions. Definitions used in this order", beside a heading "Definitions", it is the first word that is more.
    """
    made = list(blocks)
    for place in range(len(made) - 1):
        before, after = made[place], made[place + 1]
        i, j = before.left + before.length, before.right + before.length
        if (i == after.left) == (j == after.right):
            continue
        more, first, end = (right, j, after.right) if i == after.left else (left, i, after.left)
        less, gap = (left, i) if i == after.left else (right, j)
        step = _slide(more, first, end, less, gap, (before.length, after.length))
        made[place] = Block(before.left, before.right, before.length + step)
        made[place + 1] = Block(after.left + step, after.right + step, after.length - step)
    return [block for block in made if block.length]


def _slide(more: Reading, first: int, end: int, less: Reading, gap: int, room: tuple[int, int]) -> int:
    """How far to move the words [first, end) of `more` that `less` has not at `gap`."""
    keys = more.keys
    best, worth = 0, _worth(more, first, less, gap)
    for sign, limit in ((-1, room[0]), (1, room[1] - 1)):
        for step in range(1, min(limit, MAX_SLIDE) + 1):
            out, into = (first - step, end - step) if sign < 0 else (first + step - 1, end + step - 1)
            if keys[out] != keys[into]:
                break
            found = _worth(more, first + sign * step, less, gap + sign * step)
            if found > worth:
                best, worth = sign * step, found
    return best


def _worth(more: Reading, first: int, less: Reading, gap: int) -> int:
    starts = first < len(more.keys) and more.fields[more.place(first)].first == first
    return 2 * bool(less.pieces.get(gap)) + starts
