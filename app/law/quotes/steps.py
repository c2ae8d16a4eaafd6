"""How the words of a quotation lie on the words of an order."""

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a step says."""

    EQUAL = auto()
    """The same words; several on one side where a hyphen parts what is one word on the other."""
    STUB = auto()
    """A word that the quoter changed in brackets."""
    SKIPPED = auto()
    """A label, a heading or the line above a group, which the quotation leaves out."""
    LABELLED = auto()
    """A label that the order does not have there."""
    GAP = auto()
    """What stands in the order where the quoter set a sign."""
    CHANGED = auto()
    """Other words, more words or fewer, without a sign."""


@dataclass(frozen=True, slots=True)
class Step:
    """Words `quote[0]` to `quote[1]` of the quotation on words `text[0]` to `text[1]` of the stream."""

    kind: Kind
    quote: tuple[int, int]
    text: tuple[int, int]


Steps = tuple[Step, ...]


def covered(steps: Steps) -> tuple[int, int]:
    """The words of the stream from the first to the last that stand for words of the quotation.

    Raises:
        ValueError: if there are none.
    """
    lying = [step.text for step in steps if step.text[0] < step.text[1] and step.kind not in (Kind.SKIPPED, Kind.GAP)]
    return min(first for first, _ in lying), max(end for _, end in lying)
