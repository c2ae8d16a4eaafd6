"""Words that a document shares with one order: known by digests, so that the document's text need not be kept."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.law.coverage.words import folded, is_telling, placed, spelt

LENGTH = 4
"""So many words have one digest: a title of as many is told by it, a passage by the digests of its words in turn."""
SHORTEST = 6
"""Words of a passage: fewer are shared by chance."""
_BASE = 1_000_003
_MODULUS = (1 << 61) - 1
_LEAVING = pow(_BASE, LENGTH, _MODULUS)


@lru_cache(maxsize=1 << 17)
def _digest(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=7).digest())


def prints(words: Sequence[str]) -> Iterator[int]:
    """The digest of each run of LENGTH words, in order."""
    codes = [_digest(word) for word in words]
    value = 0
    for place, code in enumerate(codes):
        value = (value * _BASE + code) % _MODULUS
        if place >= LENGTH:
            value = (value - codes[place - LENGTH] * _LEAVING) % _MODULUS
        if place >= LENGTH - 1:
            yield value


def prints_of(paragraphs: Iterable[str]) -> tuple[int, ...]:
    """The digests of every run in some paragraphs, each once, in the order of their values and not of the text."""
    return tuple(sorted({found for text in paragraphs for found in prints(folded(text))}))


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an order that stand in a document, too.

    Attributes:
        text: as the order has them.
        length: how many words.
    """

    text: str
    length: int

    @property
    def plain(self) -> int:
        """How many of its words tell something and are no names; those a writer has from the world, not from a text."""
        return sum(word[0].islower() and is_telling(word) for word in spelt(self.text))


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of an order's text whose every run stands in some document; `words` are the places of its words."""

    text: str
    words: tuple[tuple[int, int], ...]
    values: tuple[int, ...]


class Shared:
    """What some documents share with the orders.

    Args:
        wanted: the digests of all documents.
    """

    def __init__(self, wanted: Collection[int]) -> None:
        self._wanted = frozenset(wanted)
        self._orders: Counter[int] = Counter()
        self._runs: dict[str, list[_Run]] = defaultdict(list)

    def add(self, order: str, texts: Iterable[str]) -> None:
        """Look for the documents' runs in an order's texts."""
        met: set[int] = set()
        for text in texts:
            words = placed(text)
            found = list(prints([word for word, _, _ in words]))
            for start, end in _stretches([value in self._wanted for value in found]):
                met.update(found[start:end])
                places = tuple((first, last) for _, first, last in words[start : end + LENGTH - 1])
                self._runs[order].append(_Run(text, places, tuple(found[start:end])))
        self._orders.update(met)

    def passages(self, document: Collection[int]) -> Mapping[str, list[Passage]]:
        """The passages of each order whose every run stands in `document` and some of whose runs no other order has."""
        mine = frozenset(document)
        shared: dict[str, list[Passage]] = {}
        for order, runs in self._runs.items():
            found = {passage.text: passage for run in runs for passage in self._within(run, mine)}
            if found:
                shared[order] = sorted(found.values(), key=lambda passage: (-passage.length, passage.text))
        return shared

    def _within(self, run: _Run, mine: frozenset[int]) -> Iterator[Passage]:
        if mine.isdisjoint(run.values):
            return
        for start, end in _stretches([value in mine for value in run.values]):
            is_own = any(self._orders[value] == 1 for value in run.values[start:end])
            if is_own and end - start + LENGTH - 1 >= SHORTEST:
                places = run.words[start : end + LENGTH - 1]
                yield Passage(" ".join(run.text[places[0][0] : places[-1][1]].split()), len(places))


def _stretches(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """[start, end) of each unbroken stretch of true flags."""
    start = None
    for place, flag in enumerate((*flags, False)):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            yield start, place
            start = None
