"""Text that was edited and still knows where each of its characters stands in the text as it was given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.law.documents import Span

Edit = tuple[int, int, str]
"""Words put in place of [start, end); edits are in order and do not overlap."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """An edited text.

    Attributes:
        starts, ends: of each character, what it stands for in the text as it was given.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, text: str) -> "Mapped":
        """A text that nothing was done to."""
        return cls(text, range(len(text)), range(1, len(text) + 1))

    def edited(self, edits: Iterable[Edit]) -> "Mapped":
        """The text with `edits` done; words put in stand for what they replace."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for start, end, words in edits:
            pieces += (self.text[at:start], words)
            starts += self.starts[at:start]
            ends += self.ends[at:start]
            if words:
                low, high = self.span(start, end)
                starts += [low] * len(words)
                ends += [high] * len(words)
            at = end
        if not pieces:
            return self
        pieces.append(self.text[at:])
        starts += self.starts[at:]
        ends += self.ends[at:]
        return Mapped("".join(pieces), starts, ends)

    def span(self, start: int, end: int) -> Span:
        """Where [start, end) stands in the text as it was given."""
        if start < end:
            return self.starts[start], self.ends[end - 1]
        place = self.ends[start - 1] if start else 0
        return place, place
