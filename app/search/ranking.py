"""Relevance by our own BM25, so that two databases give the same order: counted from stored bags of stems.

A document's score is a sum over the query's words; of alternatives the best counts, and of words to leave out none.
Scores are rounded, so that a page can continue after one.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from math import log

from app.search.query import AllOf, AnyOf, Node, Term, terms
from app.search.token_stream import SENTINEL

MAX_CANDIDATES = 5_000
MAX_PAIRS = 100_000
"""How many pairs of a document and a stem are looked at for one answer: a prefix may stand for hundreds of stems."""
K1 = 1.2
B = 0.75
HEADING_WEIGHT = 6
"""One word in a title or heading counts as much as so many in a text of average length, however long the text."""
RUN_BONUS, START_BONUS, WHOLE_BONUS = 1.5, 2.0, 4.0
"""How much more a score is where the heading holds the query's words side by side, begins with them, or is them."""
TEXT_RUN_BONUS = 1.5
"""The same where only the text holds them side by side."""
_SCALE = 1_000_000


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a scope is like.

    Attributes:
        documents: how many there are.
        length: how many stems they have together.
        frequencies: in how many documents a stem stands, for the stems of the query.
    """

    documents: int
    length: int
    frequencies: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Document:
    """What ranking reads of one document; see `tables`."""

    key: int
    heading: str
    bag: str
    length: int


Ranked = tuple[int, int]
"""(score in millionths, key); the first in a list is the greatest."""


def candidates(node: Node) -> int:
    """How many hits of `node` are ranked; of more, those with the words in the heading and then the newest."""
    stems = {stem for term in terms(node) for stem in term.stems}
    return min(MAX_CANDIDATES, MAX_PAIRS // max(1, len(stems)))


def rank(
    documents: Iterable[Document], node: Node, statistics: Statistics, side_by_side: Container[int] = ()
) -> list[Ranked]:
    """The documents by falling score, then by falling key: the newest first.

    `side_by_side` has the keys of those that hold the words side by side, as `in_a_row` asks.
    """
    score = Scorer(node, statistics).score
    return sorted(
        ((score(document, document.key in side_by_side), document.key) for document in documents), reverse=True
    )


def in_a_row(node: Node) -> Term | None:
    """The words as typed as one phrase of the text; None where they are one word, or a phrase or fields already."""
    found = list(_first_choice(node))
    stems = tuple(stem for term in found for stem in term.stems)
    if len(found) < 2 or any(term.field for term in found):
        return None
    return Term(stems, stems, quoted=True)


class Scorer:
    """The score of documents for one query."""

    def __init__(self, node: Node, statistics: Statistics) -> None:
        self._sum = _summing(node)
        stems = dict.fromkeys(stem for term in terms(node) for stem in term.stems)
        self._weights = [
            (stem, f" {stem}:", f" {stem} ", _rarity(statistics.frequencies.get(stem, 0), statistics.documents))
            for stem in stems
        ]
        self._average = max(1.0, statistics.length / max(1, statistics.documents))
        self._run = f" {' '.join(stem for term in _first_choice(node) for stem in term.stems)} "

    def score(self, document: Document, side_by_side: bool = False) -> int:
        """The score in millionths."""
        size = 1 - B + B * document.length / self._average
        bag, heading = document.bag, document.heading
        words = {
            stem: weight * (K1 + 1) * count / (count + K1)
            for stem, in_bag, in_heading, weight in self._weights
            if (count := _number_after(in_bag, bag) / size + HEADING_WEIGHT * heading.count(in_heading))
        }
        return round(self._sum(words) * self._bonus(heading, side_by_side) * _SCALE)

    def _bonus(self, heading: str, side_by_side: bool) -> float:
        if self._run not in heading:
            return TEXT_RUN_BONUS if side_by_side else 1
        if f"{SENTINEL}{self._run}{SENTINEL}" in f"{SENTINEL}{heading}{SENTINEL}":
            return WHOLE_BONUS
        return START_BONUS if heading.startswith(self._run) else RUN_BONUS


def _rarity(frequency: int, documents: int) -> float:
    return log(1 + (documents - frequency + 0.5) / (frequency + 0.5))


def _number_after(name: str, bag: str) -> int:
    start = bag.find(name)
    if start < 0:
        return 0
    start += len(name)
    return int(bag[start : bag.index(" ", start)])


def _summing(node: Node) -> Callable[[Mapping[str, float]], float]:
    """What adds up the worth of words as `node` joins them: of alternatives the best, else all."""
    if isinstance(node, Term) and len(node.stems) == 1:
        (stem,) = node.stems
        return lambda words: words.get(stem, 0.0)
    if isinstance(node, Term):
        return lambda words: sum([words.get(stem, 0.0) for stem in node.stems])
    parts = [_summing(part) for part in node.parts]
    if isinstance(node, AnyOf):
        return lambda words: max([part(words) for part in parts], default=0.0)
    return lambda words: sum([part(words) for part in parts])


def _first_choice(node: Node) -> Iterable[Term]:
    """The words as typed: of alternatives the first."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, AnyOf):
        yield from _first_choice(node.parts[0]) if node.parts else ()
    else:
        for part in node.parts:
            yield from _first_choice(part)


def headed(node: Node, field: str) -> Node:
    """`node` with its words looked for in `field` ("title", "heading") instead of the text."""
    if isinstance(node, Term):
        return Term(node.stems, node.words, node.field or field, node.quoted, node.prefix)
    parts = tuple(headed(part, field) for part in node.parts)
    return AnyOf(parts) if isinstance(node, AnyOf) else AllOf(parts, node.excluded)
