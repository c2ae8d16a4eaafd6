"""Labels, headings and the lines of parts: which of one publication are which of the other."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from app.law.comparison.alignment import Block, common
from app.law.comparison.values import DifferenceClass
from app.law.comparison.words import Piece, keys_in

NAMES = ("part", "label", "heading")
SECTION_WORDS = frozenset(
    ("sec", "secs", "section", "sections", "§", "article", "articles", "part", "title", "chapter", "annex", "appendix")
)

Pair = tuple[Piece | None, Piece | None]


def paired(left: Sequence[Piece], right: Sequence[Piece]) -> Iterator[Pair]:
    """The pieces that stand in one place, each with the one that it is on the other side, or with None."""
    for name in NAMES:
        yield from _paired([each for each in left if each.name == name], [each for each in right if each.name == name])


def _paired(left: Sequence[Piece], right: Sequence[Piece]) -> Iterator[Pair]:
    i = j = 0
    ends = Block(len(left), len(right), 0)
    for block in [*common([core(piece) for piece in left], [core(piece) for piece in right]), ends]:
        yield from zip_longest(left[i : block.left], right[j : block.right])
        i, j = block.left + block.length, block.right + block.length
        yield from zip(left[block.left : i], right[block.right : j], strict=True)


def core(piece: Piece) -> str:
    """What a piece says: a label without the word that stands before its number."""
    keys = keys_in(piece.text)
    if piece.name == "label":
        keys = [key for key in keys if key not in SECTION_WORDS] or keys
    return " ".join(keys)


def kind(*pieces: Piece | None) -> DifferenceClass:
    """The class of a difference between such pieces."""
    held = [piece for piece in pieces if piece is not None]
    if any(piece.name != "label" for piece in held):
        return DifferenceClass.HEADING
    worded = any(key in SECTION_WORDS for piece in held for key in keys_in(piece.text))
    return DifferenceClass.LABEL if worded else DifferenceClass.ENUMERATOR
