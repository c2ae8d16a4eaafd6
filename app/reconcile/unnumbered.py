"""Which pages without a number are orders of their own, told by their heads alone, and what they are called.

A page that fits no held order is one that has no number yet, if nothing speaks against it. Whatever does keeps it among
the pages that became no order, each with its reason, so that no order is listed twice:

- it has no text, or no day to match it by;
- the order that is most like it is as like as its own pages are, or several are;
- an order of that very title was signed on its day;
- every number that was given around its day is another order's.

Pages of one title and day are one order. It is called by the first of them by name.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from app.law.documents import Account, Head, Order, ParseNote
from app.law.numbering import base_number, sort_key, unnumbered
from app.reconcile.match import Match, are_alike, title_words

_DOUBT = 0.4
"""The least score of a page that is surely of an order. Of 291 pages whose own order is left out 13 come so near to
another one, and their own comes nearer, wherever its title alone is held and differs (EO 14280, 0.66)."""
_NUMBERED_WITHIN = timedelta(days=12)
"""Orders get their numbers within days of the signing. Wherever one of 291 is left out, a number is free so near."""
_Called = tuple[frozenset[str], date | None]
"""The title's words, and the day of signing."""


class Settled(NamedTuple):
    """What became of pages without a number.

    Attributes:
        orders: the pages of each order, by what it is called; the first is the one that it is called by.
        refused: the pages that became no order, with the reason in one sentence.
    """

    orders: Mapping[str, Sequence[Head]]
    refused: Sequence[tuple[Head, str]]


def settled(pages: Iterable[tuple[Head, Match]], held: Mapping[str, Iterable[Head]]) -> Settled:
    """The orders that pages without a number are; the same whatever the sequence of the pages.

    Args:
        pages: each with the answer that it is no held order, and why.
        held: the accounts of the held orders by number.
    """
    orders_held = _Held(held)
    refused: list[tuple[Head, str]] = []
    same: dict[_Called, list[Head]] = defaultdict(list)
    for page, answer in pages:
        if reason := _reason(page, answer, orders_held):
            refused.append((page, reason))
        else:
            same[_called(page)].append(page)
    orders: dict[str, Sequence[Head]] = {}
    keys: dict[int, str] = {}
    of_one = (sorted(alike, key=lambda page: (page.name, page.sha256, page.place)) for alike in same.values())
    for alike in sorted(of_one, key=lambda alike: (alike[0].sha256, alike[0].place)):
        number = unnumbered(alike[0].sha256)
        if other := keys.get(sort_key(number)):
            refused += [(page, f"It would be {number}, and {other} has its place in the list.") for page in alike]
        else:
            orders[number] = alike
            keys[sort_key(number)] = number
    return Settled(orders, sorted(refused, key=lambda pair: (pair[0].name, pair[0].sha256, pair[0].place)))


def told(order: Order) -> Order:
    """The order of such pages with what is odd about it, and with its page as its address."""
    pages = [publication.account for publication in order.publications]
    address = order.html_url or next((page.source.url for page in pages if page.source.url), None)
    return replace(order, html_url=address, notes=(*_notes(pages), *order.notes))


def _notes(pages: Sequence[Account]) -> Iterator[ParseNote]:
    detail = "No source gives its number, and its page fits no order that has one; it is called by the page's sha256."
    yield ParseNote("no_number", detail)
    if not are_alike(pages):
        yield ParseNote("pages_differ", "Pages of one title and day have different words; one order is made of them.")


def _reason(page: Head, answer: Match, held: "_Held") -> str:
    """Why a page that is no held order is none of its own, either; "" if it is one."""
    if page.signed_on is None:
        return answer.reason
    if not page.has_text:
        return f"{answer.reason} It has no text, so that nothing tells an order."
    if answer.score >= _DOUBT:
        return f"{answer.reason} It may be an order that is held."
    if _called(page) in held.called:
        return f"{answer.reason} An order of its title was signed on its day."
    if full := held.full_around(page.signed_on):
        first, last = full
        return f"{answer.reason} The numbers around its day, {first} to {last}, are all held: it may be one of them."
    return ""


def _called(head: Head) -> _Called:
    return title_words(head.title), head.signed_on


class _Held:
    """What orders with a number are held.

    Attributes:
        called: their titles and days, by any account.
    """

    def __init__(self, held: Mapping[str, Iterable[Head]]) -> None:
        heads = [(base_number(number) or 0, head) for number, of_one in held.items() for head in of_one]
        self.called = {_called(head) for _, head in heads}
        self._dated = sorted({(head.signed_on, base) for base, head in heads if head.signed_on})
        self._bases = {base for base, _ in heads}

    def full_around(self, day: date) -> tuple[int, int] | None:
        """The lowest and the highest number given around a day, if no other is free between them; else None.

        They are those of the orders signed within days before and after or, where none was, of the nearest ones.
        """
        before = self._dated[: bisect_left(self._dated, (day, 0))]
        after = self._dated[bisect_right(self._dated, (day + timedelta(days=1), 0)) :]
        if not before or not after:
            return None
        near = before[bisect_left(before, (day - _NUMBERED_WITHIN, 0)) :] or before[-1:]
        then = after[: bisect_left(after, (day + _NUMBERED_WITHIN + timedelta(days=1), 0))] or after[:1]
        first, last = min(base for _, base in near), max(base for _, base in then)
        return (first, last) if first < last and self._bases.issuperset(range(first, last)) else None
