"""What is known of the orders that prose may cite: numbers, titles, days, presidents, pages."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from app.law.numbering import base_number
from app.law.presidents import PRESIDENTS
from app.law.quotes.names.titles import can_be_near, compare, is_near, key, known_words, rare

_FURTHER = 4_000
"""No president signed more orders than Roosevelt, 3,721 in twelve years."""
_MOST_ALIKE = 60
_NUMBERED_WITHIN = timedelta(days=10)
_WITNESSES = 3
_NEIGHBOURS_WITHIN = timedelta(days=800)
_PLACES = 2


@dataclass(frozen=True, slots=True)
class Known:
    """The facts of one order.

    Attributes:
        title: the one that is served.
        titles: what its other publications call it.
        confirmed: whether a title is as the Federal Register printed it; tables made in hindsight word old titles anew.
        pages: volume, first and last page in the Federal Register.
        amends: the orders that it amends.
        day_doubtful: whether the publications disagree about the signing date, or one alone gives it.
    """

    number: str
    title: str
    signed_on: date | None
    president: str | None
    titles: tuple[str, ...] = ()
    confirmed: bool = False
    published_on: date | None = None
    pages: tuple[int, int, int] | None = None
    amends: tuple[str, ...] = ()
    day_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class KnownProclamation:
    """What orders say of a proclamation that they cite."""

    number: str
    title: str | None
    signed_on: date | None


class Register:
    """The orders that are held, found by whatever prose may call them."""

    def __init__(self, orders: Iterable[Known], proclamations: Iterable[KnownProclamation] = ()) -> None:
        self._by_number = {order.number: order for order in orders}
        self._proclamations = tuple(proclamations)

    def of(self, number: str) -> Known | None:
        """The order of that number, where it is held."""
        return self._by_number.get(number)

    def on(self, day: date) -> Sequence[Known]:
        """The orders signed on a day."""
        return self._by_day.get(day, ())

    def is_complete(self, day: date) -> bool:
        """Whether every order of that day is held: no number is missing from the last before it to the first after."""
        days = self._days
        place, behind = bisect_left(days, day), bisect_right(days, day)
        if place == 0 or behind == len(days):
            return False
        before, after = max(_bases_of(self._by_day[days[place - 1]])), min(_bases_of(self._by_day[days[behind]]))
        return before < after and all(number in self._bases for number in range(before, after))

    def titled(self, words: tuple[str, ...]) -> Sequence[Known]:
        """The orders with that title, as any of their publications prints it."""
        return self._by_title.get(key(words), ())

    def begun_by(self, beginnings: Sequence[tuple[str, str]]) -> Sequence[Known]:
        """The orders whose title is one of the beginnings of words, the longest one, of three words at least."""
        found = (self._by_title.get(folded, ()) for words, folded in beginnings if words.count(" ") >= 2)
        return next((orders for orders in found if orders), ())

    def nearly_titled(self, words: tuple[str, ...]) -> Sequence[Known]:
        """The orders whose title is that but for one or two words, which a word that few titles have must lead to."""
        telling = sorted((word for word in set(rare(words)) if word in self._by_word), key=self._frequency)[:3]
        found = {known.number: known for word in telling for known in self._by_word[word][:_MOST_ALIKE]}
        return [known for known in found.values() if is_nearly_titled(words, known)]

    def is_beyond(self, number: str) -> bool:
        """Whether no order can have come to that number: a further presidency as busy as any would not reach it."""
        starts = (term.first_order or 0 for president in PRESIDENTS for term in president.terms)
        return _base(number) > max(max(starts), self._newest) + _FURTHER

    def is_after(self, number: str) -> bool:
        """Whether a number is higher than any that is held: who signed it is not known."""
        return _base(number) > self._newest

    def is_beyond_on(self, number: str, day: date) -> bool:
        """Whether a number higher than any held is said to be of a day before the newest order held."""
        if not self._days or day >= self._days[-1] or day < self._days[0]:
            return False
        return _base(number) > self._newest

    def can_be_of(self, number: str, day: date) -> bool:
        """Whether an order of that number can be of that day, by the numbers signed weeks before and after.

        Orders are numbered within days of their signing; of all from 1933 to 2025 one was not (EO 13947), by one place.
        """
        if _base(number) < self._oldest:
            return True  # an older series, or a Governor's
        days = self._days
        before = days[: bisect_left(days, day - _NUMBERED_WITHIN)][-_WITNESSES:]
        after = days[bisect_right(days, day + _NUMBERED_WITHIN) :][:_WITNESSES]
        low = min((max(_bases_of(self._by_day[each])) for each in before), default=0)
        high = max((min(_bases_of(self._by_day[each])) for each in after), default=math.inf)
        return low - _PLACES <= _base(number) <= high + _PLACES

    def amenders(self, number: str) -> Sequence[Known]:
        """The orders that amend the order of that number."""
        return self._by_amended.get(number, ())

    def on_page(self, volume: int, page: int) -> Sequence[Known]:
        """The orders that begin on a page of the Federal Register."""
        return self._by_page.get((volume, page), ())

    def is_of_proclamations(self, number: str, day: date) -> bool:
        """Whether proclamations of that time have such numbers: two that orders cite stand around it and its day."""
        value = _base(number)
        dated = [(known.signed_on, _base(known.number)) for known in self._proclamations if known.signed_on]
        before = max((pair for pair in dated if pair[0] <= day and pair[1] <= value), default=None)
        after = min((pair for pair in dated if pair[0] >= day and pair[1] >= value), default=None)
        return before is not None and after is not None and after[0] - before[0] <= _NEIGHBOURS_WITHIN

    def proclamations(self, number: str) -> Sequence[KnownProclamation]:
        """What is known of the proclamation of that number."""
        return [known for known in self._proclamations if known.number == number]

    @cached_property
    def _newest(self) -> int:
        return max(self._bases, default=0)

    @cached_property
    def _oldest(self) -> int:
        return min(self._bases, default=0)

    @cached_property
    def _bases(self) -> frozenset[int]:
        return frozenset(_bases_of(self._by_number.values()))

    @cached_property
    def _by_day(self) -> dict[date, list[Known]]:
        found: defaultdict[date, list[Known]] = defaultdict(list)
        for known in self._by_number.values():
            if known.signed_on:
                found[known.signed_on].append(known)
        return dict(found)

    @cached_property
    def _days(self) -> list[date]:
        """The days of orders with a number."""
        return sorted(day for day, orders in self._by_day.items() if _bases_of(orders))

    @cached_property
    def _by_title(self) -> dict[str, list[Known]]:
        found: defaultdict[str, list[Known]] = defaultdict(list)
        for known in self._by_number.values():
            for folded in {key(known_words(title)) for title in {known.title, *known.titles}}:
                found[folded].append(known)
        found.pop("", None)
        return dict(found)

    @cached_property
    def _by_word(self) -> dict[str, list[Known]]:
        found: defaultdict[str, list[Known]] = defaultdict(list)
        for known in self._by_number.values():
            for word in set(known_words(known.title)):
                found[word].append(known)
        return dict(found)

    @cached_property
    def _by_amended(self) -> dict[str, list[Known]]:
        found: defaultdict[str, list[Known]] = defaultdict(list)
        for known in self._by_number.values():
            for number in known.amends:
                found[number].append(known)
        return dict(found)

    @cached_property
    def _by_page(self) -> dict[tuple[int, int], list[Known]]:
        found: defaultdict[tuple[int, int], list[Known]] = defaultdict(list)
        for known in self._by_number.values():
            if known.pages:
                found[known.pages[0], known.pages[1]].append(known)
        return dict(found)

    def _frequency(self, word: str) -> tuple[int, str]:
        return len(self._by_word[word]), word


def is_nearly_titled(words: tuple[str, ...], known: Known) -> bool:
    """Whether words are a title of the order but for one or two of them."""
    titles = map(known_words, (known.title, *known.titles))
    return any(can_be_near(words, title) and is_near(words, compare(words, title)) for title in titles)


_DIGITS = re.compile(r"\d+")


def _bases_of(orders: Iterable[Known]) -> list[int]:
    return [base for order in orders if (base := base_number(order.number)) is not None]


def _base(number: str) -> int:
    match = _DIGITS.match(number)
    return int(match[0]) if match else 0
