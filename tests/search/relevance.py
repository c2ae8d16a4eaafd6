"""The definition of relevance, word for word: read from each document's bag of stems, one document after the other.

What the index keeps by stem (`app.search.postings`) must give the same scores, to the last millionth.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from math import log
from operator import add

from app.search.query import AnyOf, Node, Term, terms
from app.search.ranking import Ranked, Statistics
from app.search.token_stream import SENTINEL

K1, B, STEP = 1.2, 0.75, 1.05
HEADING_WEIGHT = 6
RUN_BONUS, START_BONUS, WHOLE_BONUS, TEXT_RUN_BONUS = 1.5, 2.0, 4.0, 1.5
_SCALE = 1_000_000


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its key, " its heading's stems ", how often each stem stands in it, how many stems it has."""

    key: int
    heading: str
    bag: Mapping[str, int]
    length: int


def rank(
    documents: Iterable[Document], node: Node, statistics: Statistics, side_by_side: Container[int] = ()
) -> list[Ranked]:
    """The documents by falling score, then by falling key: the newest first."""
    score = Scorer(node, statistics).score
    return sorted(
        ((score(document, document.key in side_by_side), document.key) for document in documents), reverse=True
    )


class Scorer:
    """The score of documents for one query."""

    def __init__(self, node: Node, statistics: Statistics) -> None:
        self._sum = _summing(node)
        stems = dict.fromkeys(stem for term in terms(node) for stem in term.stems)
        alone = isinstance(node, Term) and node.field is None and len(node.stems) == 1
        self._weights = [
            (
                stem,
                f" {stem} ",
                1.0 if alone else _rarity(statistics.frequencies.get(stem, 0), statistics.documents),
            )
            for stem in stems
        ]
        average = max(1.0, statistics.length / max(1, statistics.documents))
        self._average = STEP ** round(log(average, STEP))
        self._run = f" {' '.join(stem for term in _first_choice(node) for stem in term.stems)} "

    def score(self, document: Document, side_by_side: bool = False) -> int:
        """The score in millionths."""
        size = 1 - B + B * document.length / self._average
        bag, heading = document.bag, document.heading
        words = {
            stem: weight * ((K1 + 1) * count / (count + K1))
            for stem, in_heading, weight in self._weights
            if (count := bag.get(stem, 0) / size + HEADING_WEIGHT * heading.count(in_heading))
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


def _summing(node: Node) -> Callable[[Mapping[str, float]], float]:
    """What adds up the worth of words as `node` joins them: of alternatives the best, else all."""
    if isinstance(node, Term) and len(node.stems) == 1:
        (stem,) = node.stems
        return lambda words: words.get(stem, 0.0)
    if isinstance(node, Term):
        return lambda words: reduce(add, [words.get(stem, 0.0) for stem in node.stems])
    parts = [_summing(part) for part in node.parts]
    if isinstance(node, AnyOf):
        return lambda words: max([part(words) for part in parts], default=0.0)
    return lambda words: reduce(add, [part(words) for part in parts])


def _first_choice(node: Node) -> Iterable[Term]:
    """The words as typed: of alternatives the first."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, AnyOf):
        yield from _first_choice(node.parts[0]) if node.parts else ()
    else:
        for part in node.parts:
            yield from _first_choice(part)
