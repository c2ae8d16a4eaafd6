"""Where a query's words stand in a text, and the piece of it that shows most of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.law.documents import Span
from app.search.query import Node, Term, terms
from app.search.tokens import Reading

WIDTH = 40
"""How many words a snippet has at most, unless a phrase is longer."""
MAX_LENGTH = 100_000
"""How many characters of a text are looked at; the longest provisions held have a few tens of thousands."""
_MAX_HITS = 1_000


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text.

    Attributes:
        start: where it begins in the text, in code points.
        text: its characters, unchanged.
        highlights: where the query's words stand in it, counted from its own beginning; apart and in order.
    """

    start: int
    text: str
    highlights: tuple[Span, ...]


_Hit = tuple[int, int, int]
"""One place of a term: its first and its last token in a text, and which of the terms it is."""


class Marker:
    """What finds the words of `node` in texts.

    Terms of the field `section` count only in a heading, those of other fields nowhere, for they speak of other texts.
    """

    def __init__(self, node: Node) -> None:
        self._in_texts = _Wanted(term for term in terms(node) if term.field is None)
        self._in_headings = _Wanted(term for term in terms(node) if term.field in (None, "section"))

    def snippet(self, text: str) -> Snippet:
        """The piece of `text` with most of the words; all of it where it is short.

        It holds as many different terms as a piece so long can, then as many of their places, and is the first such.
        """
        text = text[:MAX_LENGTH]
        reading = Reading(text)
        hits = self._in_texts.hits(reading)
        width, count = self._in_texts.width, len(reading.stems)
        if count <= width:
            return _cut(text, reading, hits, 0, len(text))
        first = _best_start(hits, count, width)
        last = min(first + width, count) - 1
        start = 0 if first == 0 else reading.bounds(first)[0]
        end = len(text) if last == count - 1 else reading.bounds(last)[1]
        return _cut(text, reading, [hit for hit in hits if first <= hit[0] and hit[1] <= last], start, end)

    def heading(self, text: str) -> Snippet:
        """All of a heading."""
        if not text:
            return Snippet(0, "", ())
        text = text[:MAX_LENGTH]
        reading = Reading(text)
        return _cut(text, reading, self._in_headings.hits(reading), 0, len(text))


class _Wanted:
    """The terms looked for in one kind of texts."""

    def __init__(self, wanted: Iterable[Term]) -> None:
        sequences = [term.stems for term in dict.fromkeys(wanted)]
        self.width = max([WIDTH, *map(len, sequences)])
        self._beginning: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
        for which, stems in enumerate(sequences):
            self._beginning[stems[0]].append((which, list(stems)))

    def hits(self, reading: Reading) -> Sequence[_Hit]:
        """Where the terms stand, in order; no more than _MAX_HITS."""
        stems, beginning = reading.stems, self._beginning
        found = [
            (first, first + len(sequence) - 1, which)
            for first, stem in enumerate(stems)
            if stem in beginning
            for which, sequence in beginning[stem]
            if len(sequence) == 1 or stems[first : first + len(sequence)] == sequence
        ]
        return sorted(found)[:_MAX_HITS]


def _best_start(hits: Sequence[_Hit], count: int, width: int) -> int:
    """The token where the best piece begins; a few words before its first hit, where there is room."""
    best, best_worth, end = 0, (0, 0), 0
    for begin, (first, _, _) in enumerate(hits):
        while end < len(hits) and hits[end][1] < first + width:
            end += 1
        inside = hits[begin:end]
        worth = (len({which for _, _, which in inside}), len(inside))
        if worth > best_worth:
            room = width - (inside[-1][1] - first + 1) if inside else 0
            best, best_worth = max(0, min(first - min(8, room // 2), count - width)), worth
    return best


def _cut(text: str, reading: Reading, hits: Sequence[_Hit], start: int, end: int) -> Snippet:
    ranges: list[Span] = []
    for first, last, _ in hits:
        low, high = reading.bounds(first)[0] - start, reading.bounds(last)[1] - start
        if ranges and low <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(high, ranges[-1][1]))
        else:
            ranges.append((low, high))
    return Snippet(start, text[start:end], tuple(ranges))
