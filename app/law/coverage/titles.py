"""Orders by their titles, exactly or nearly."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from app.law.coverage.shared_words import LENGTH, prints
from app.law.coverage.values import Known
from app.law.coverage.words import first_words, folded, is_telling, stems, telling

_ALONE = 9
"""So many words of a title name the order even where nothing calls them an order. Shorter ones may be the names of what
the order is about: "International Committee of the Red Cross" is EO 12643's title."""
_DOING = 5
"""So many are enough where the first tells what the order does: "Declaring a National Energy Emergency"."""
_CALLED = 2
"""So many telling words of a title name the order where the document calls it an executive order."""
_NEARLY = 0.78
_NEARLY_TELLING = 3
_AS_LIKE = 0.05
"""Titles that are so much less like are as like."""
_BEGUN = 5
"""So many first telling words of a title name it, if no other title begins with them."""
_MET, _HALF, _MOST = 3, 0.5, 0.7
"""What a phrase must share with the title of an order of the day: telling words, part of the title's, of its own."""
_MORE_WORDS = 3
"""A title that is told nearly may have so many words between."""


@dataclass(frozen=True, slots=True)
class Titled:
    """The orders that words name.

    Attributes:
        exactly: whether by their whole title.
        words: those that do, as they are written.
    """

    orders: tuple[Known, ...]
    exactly: bool
    words: str


class Titles:
    """The titles of the orders held."""

    def __init__(self, orders: Iterable[Known]) -> None:
        self._by_words: dict[tuple[str, ...], list[Known]] = defaultdict(list)
        self._by_first: dict[str, set[int]] = defaultdict(set)
        self._telling: dict[str, frozenset[str]] = {}
        self._with: dict[str, list[Known]] = defaultdict(list)
        self._prints: dict[tuple[str, ...], frozenset[int]] = {}
        frequency: Counter[str] = Counter()
        for order in orders:
            words = tuple(folded(order.title))
            if not words:
                continue
            self._by_words[words].append(order)
            self._prints[words] = frozenset(prints(words))
            self._by_first[words[0]].add(len(words))
            told = self._telling[order.number] = telling(order.title)
            frequency.update(told)
            for stem in told:
                self._with[stem].append(order)
        self._weights = {word: math.log(1 + len(self._telling) / count) for word, count in frequency.items()}

    def begun_with(self, phrase: str, *, called: bool) -> Titled | None:
        """The orders whose whole title `phrase` begins with, the longest such title; else nearly begins with."""
        words = folded(phrase)
        if not words:
            return None
        for length in sorted(self._by_first.get(words[0], ()), reverse=True):
            title = tuple(words[:length])
            if len(title) == length and title in self._by_words and _is_enough(title, called=called):
                return Titled(tuple(self._by_words[title]), exactly=True, words=first_words(phrase, length))
        nearest = self._nearly(words) if called else ()
        if not nearest:
            return None
        return Titled(nearest, exactly=False, words=first_words(phrase, len(folded(nearest[0].title))))

    def _nearly(self, words: Sequence[str]) -> tuple[Known, ...]:
        """Nearly all that a title tells is said at once, from its first telling word on, and little else between."""
        near = list(stems(words[:40]))
        if not near:
            return ()
        rated = []
        begun = []
        for order in self._with.get(near[0], ()):
            title = self._telling[order.number]
            if _first_telling(order.title) != near[0] or len(title) < _NEARLY_TELLING:
                continue
            said = frozenset(_until_last(near[: len(title) + _MORE_WORDS], title))
            likeness = min(self._share(title, said), self._share(said, title))
            if likeness >= _NEARLY:
                rated.append((likeness, order))
            elif _is_begun(order.title, near):
                begun.append(order)
        best = max((likeness for likeness, _ in rated), default=0.0)
        return tuple(order for likeness, order in rated if likeness > best - _AS_LIKE) or tuple(begun)

    def resembles(self, order: Known, phrase: str) -> bool:
        """Whether a phrase tells most of an order's title and little else; enough where the day leaves few orders."""
        title, said = self._telling.get(order.number, frozenset()), telling(phrase)
        met = title & said
        return len(met) >= _MET and self._share(title, said) >= _HALF and self._share(said, title) >= _MOST

    def within(self, text: Set[int]) -> Iterator[Known]:
        """The orders whose title stands in a text of these prints, and is theirs alone."""
        for title, orders in self._by_words.items():
            if len(title) >= LENGTH and _is_enough(title, called=False) and self._prints[title] <= text:
                yield from orders

    def likeness(self, order: Known, said: frozenset[str]) -> float:
        """How much of what an order's title tells is said: 0 to 1."""
        return self._share(self._telling.get(order.number, frozenset()), said)

    def _share(self, of: frozenset[str], said: Iterable[str]) -> float:
        heaviest = max(self._weights.values(), default=1.0)
        whole = sum(self._weights.get(word, heaviest) for word in of)
        met = sum(self._weights.get(word, heaviest) for word in of.intersection(said))
        return met / whole if whole else 0.0


def _first_telling(title: str) -> str | None:
    return next(stems(folded(title)), None)


def _is_begun(title: str, near: Sequence[str]) -> bool:
    """Whether the first words that tell something are the first of a title: long titles are cut short."""
    whole = list(stems(folded(title)))
    return len(whole) > _BEGUN and list(near[:_BEGUN]) == whole[:_BEGUN]


def _until_last(said: Sequence[str], title: frozenset[str]) -> Sequence[str]:
    """What is said up to the last that the title has, too."""
    last = max((place for place, found in enumerate(said) if found in title), default=-1)
    return said[: last + 1]


def _is_enough(title: tuple[str, ...], *, called: bool) -> bool:
    tells = sum(map(is_telling, title))
    if called:
        return tells >= _CALLED
    return len(title) >= _ALONE or (len(title) >= _DOING and tells >= _CALLED + 1 and title[0].endswith("ing"))
