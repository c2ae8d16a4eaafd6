"""Words set in a room: as large as they fit, in lines that end between words."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from app.render.card.faces import Face, font

LEADING = 1.2
"""From line to line, in sizes."""


@dataclass(frozen=True, slots=True)
class Set:
    """Words in lines.

    Attributes:
        is_cut: whether words are missing at the end, where an ellipsis stands.
    """

    face: Face
    size: int
    lines: Sequence[str]
    is_cut: bool = False

    @property
    def height(self) -> float:
        """Of all lines."""
        return LEADING * self.size * len(self.lines)


def fitted(words: str, face: Face, sizes: Sequence[int], wide: int, high: float, *, close: str = "") -> Set:
    """The words in the largest of the sizes, which are given from the largest, in which they fit.

    Words that fit in none are cut after one of them, in the last size, and end in an ellipsis and in what closes them.
    """

    def in_size(size: int) -> Set:
        return Set(face, size, _lines(f"{words}{close}".split(), face, size, wide))

    place = bisect_left(sizes, True, key=lambda size: in_size(size).height <= high)
    return in_size(sizes[place]) if place < len(sizes) else _cut(in_size(sizes[-1]), wide, high, f"…{close}")


def _cut(whole: Set, wide: int, high: float, end: str) -> Set:
    """As many lines as there is room for."""
    *lines, last = whole.lines[: max(1, int(high / LEADING / whole.size))]
    kept = last.split()
    while kept and long(" ".join([*kept, end]), whole.face, whole.size) > wide:
        kept.pop()
    return Set(whole.face, whole.size, [*lines, " ".join([*kept, end])], is_cut=True)


def _lines(words: Sequence[str], face: Face, size: int, wide: int) -> list[str]:
    lines: list[str] = []
    for word in (piece for whole in words for piece in _pieces(whole, face, size, wide)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and long(longer, face, size) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(word: str, face: Face, size: int, wide: int) -> list[str]:
    """The word, or what of it goes on a line if it is wider than one."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and long(pieces[-1] + letter, face, size) > wide:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def long(words: str, face: Face, size: int) -> float:
    """How wide the words are."""
    return sum(_letter(letter, face, size) for letter in words)


@cache
def _letter(letter: str, face: Face, size: int) -> float:
    return font(face, size).getlength(letter)
