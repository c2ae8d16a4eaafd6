"""Where a query's words stand in a text, and the piece of it that shows most of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.law.documents import Span
from app.search.query import Node, Term, terms
from app.search.tokens import Token, spans

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


@dataclass(frozen=True, slots=True)
class _Hit:
    """One place of a term: the tokens [first, last] of a text."""

    first: int
    last: int
    term: Term


def snippet(text: str, node: Node, *, heading: bool = False) -> Snippet:
    """The piece of `text` with most of the words of `node`; all of it where it is short or a heading.

    It holds as many different terms as a piece so long can, then as many of their places, and is the first such.
    Terms of the field `section` count only in a heading, those of other fields nowhere, for they speak of other texts.
    """
    text = text[:MAX_LENGTH]
    found = list(spans(text))
    wanted = [term for term in terms(node) if term.field is None or (heading and term.field == "section")]
    hits = sorted(_hits(found, wanted), key=lambda hit: (hit.first, hit.last))[:_MAX_HITS]
    width = max([WIDTH, *(len(term.stems) for term in wanted)])
    if heading or len(found) <= width:
        return _cut(text, found, hits, 0, len(text))
    first = _best_start(hits, len(found), width)
    last = min(first + width, len(found)) - 1
    start = 0 if first == 0 else found[first].start
    end = len(text) if last == len(found) - 1 else found[last].end
    return _cut(text, found, [hit for hit in hits if first <= hit.first and hit.last <= last], start, end)


def _hits(found: Sequence[Token], wanted: Sequence[Term]) -> Iterator[_Hit]:
    places: dict[str, list[int]] = {}
    for place, token in enumerate(found):
        places.setdefault(token.stem, []).append(place)
    for term in dict.fromkeys(wanted):
        for first in places.get(term.stems[0], ()):
            last = first + len(term.stems) - 1
            if tuple(token.stem for token in found[first : last + 1]) == term.stems:
                yield _Hit(first, last, term)


def _best_start(hits: Sequence[_Hit], count: int, width: int) -> int:
    """The token where the best piece begins; a few words before its first hit, where there is room."""
    best, best_worth, end = 0, (0, 0), 0
    for begin, hit in enumerate(hits):
        while end < len(hits) and hits[end].last < hit.first + width:
            end += 1
        inside = hits[begin:end]
        worth = (len({other.term for other in inside}), len(inside))
        if worth > best_worth:
            room = width - (inside[-1].last - hit.first + 1) if inside else 0
            best, best_worth = max(0, min(hit.first - min(8, room // 2), count - width)), worth
    return best


def _cut(text: str, found: Sequence[Token], hits: Sequence[_Hit], start: int, end: int) -> Snippet:
    ranges: list[Span] = []
    for hit in hits:
        low, high = found[hit.first].start - start, found[hit.last].end - start
        if ranges and low <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(high, ranges[-1][1]))
        else:
            ranges.append((low, high))
    return Snippet(start, text[start:end], tuple(ranges))
