"""Where in all orders the words of a quotation may stand, through the index of words; and the words of orders.

The index compares stems, so what it finds is no answer: `law.quotes` reads the words found.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import BigInteger, Connection, select

from app.law.quotes import Text
from app.law.quotes.reading import Quotation
from app.law.quotes.values import OrderText, Provision
from app.search.document_keys import order_of, place_of
from app.search.query import AllOf, Node, Term
from app.search.tokens import tokens
from app.store.index import fulltext
from app.store.index.scopes import SCOPES
from app.store.index.statistics import statistics
from app.store.prepared import Prepared, among, listed
from app.tables import OrderRow, SectionRow

MOST_PASSAGES = 12
"""So many places are read of those that the index finds."""
MORE_PASSAGES, MORE_TURNS = 60, 3
"""So many, of those that have more of the words, where none of the first has them, only other forms of them."""
_PHRASE = 6
_SEAM = re.compile(r"(?<=[.:;—–])\s+(?=[\"“‘(']?[A-Z])|\n")
_TURNS = (6, 3)
"""So many words are a turn; of fewer where nothing has one of the longer."""
_MOST_TURNS = 6
_VOTERS = 2_000
_ORDERS_READ = 4
_READ = 6
_LONG = 6_000
"""A quotation that runs into a longer provision is found by the words that it has there."""
_BEFORE, _BEHIND = 2, 3
"""How many provisions around a place are read with it: a quotation may run over some."""

_COLUMNS: tuple[Any, ...] = (
    SectionRow.order_key,
    SectionRow.position,
    SectionRow.id,
    SectionRow.label,
    SectionRow.heading,
    SectionRow.part,
    SectionRow.text,
    SectionRow.closing,
    SectionRow.quoted,
    SectionRow.closing_quoted,
    SectionRow.depth,
    SectionRow.citation,
)
_KEYS = listed("keys", BigInteger())
_KEY = _KEYS.c.value
_IN_ORDER = (SectionRow.order_key, SectionRow.position)
_WHOLE = Prepared(select(*_COLUMNS).where(among(SectionRow.order_key, "keys")).order_by(*_IN_ORDER))
_PLACES = Prepared(
    select(*_COLUMNS)
    .join_from(
        _KEYS, SectionRow, (SectionRow.order_key == order_of(_KEY)) & (SectionRow.position == place_of(_KEY) - 1)
    )
    .order_by(*_IN_ORDER)
)
_ORDERS = Prepared(select(OrderRow.sort_key, OrderRow.number, OrderRow.title).where(among(OrderRow.sort_key, "keys")))


@dataclass(frozen=True)
class Passage:
    """Some provisions of an order, or all of them.

    Attributes:
        citations_by_place: how each provision is cited, by the order's number and its id.
    """

    key: int
    order: OrderText
    citations_by_place: Mapping[tuple[str, str | None], str]

    @cached_property
    def text(self) -> Text:
        """Its words, made ready when they are first asked for."""
        return Text.of(self.order)


@dataclass(frozen=True, slots=True)
class Found:
    """Places in the orders.

    Attributes:
        more: whether there are more than are read.
    """

    passages: Sequence[Passage]
    more: bool


def whole(connection: Connection, keys: Iterable[int]) -> dict[int, Passage]:
    """All the text of some orders, by their keys. Two statements."""
    wanted = sorted(set(keys))
    rows = _WHOLE.named(connection, keys=wanted)
    return {passage.key: passage for passage in _passages(connection, wanted, rows)}


def standing(connection: Connection, quotation: Quotation, most: int = MOST_PASSAGES, turns: int = 1) -> Found:
    """The provisions and titles that have the words of a quotation, the newest first, `most` at most of each.

    Of long runs of words only the rarest are looked for, `turns` of each. Six statements at most.
    """
    fragments = [stretches for text in quotation.fragments() if (stretches := _stretches(text))]
    fragments = [stretches for stretches in fragments if max(map(len, stretches)) > 1] or fragments[:1]
    if not fragments:
        return Found((), more=False)
    known = _frequencies(connection, fragments)
    rarest = [turn for stretches in fragments for turn in _rarest(stretches, known, _PHRASE, turns)]
    hits = fulltext.newest(connection, SCOPES["sections"], _all_of(rarest, None), most + 1)
    titled = fulltext.newest(connection, SCOPES["orders"], _all_of(rarest, "title"), most + 1)
    found = _around(connection, hits[:most], [order_of(key) for key in titled[:most]], 0, 0)
    return Found(found, more=len(hits) > most or len(titled) > most)


def nearby(connection: Connection, quotation: Quotation) -> list[Passage]:
    """The passages that have most of a quotation's rarest turns of words. Two dozen statements at most."""
    stretches = [stems for text in quotation.fragments() for stems in _stretches(text)]
    known = _frequencies(connection, [stretches])
    for length in _TURNS:
        turns = _rarest(stretches, known, length, _MOST_TURNS)
        votes = [fulltext.newest(connection, SCOPES["sections"], _term(turn, None), _VOTERS) for turn in turns]
        if any(votes):
            return _around(connection, _elected(votes), (), _BEFORE, _BEHIND)
    return []


def _elected(votes: Sequence[Sequence[int]]) -> list[int]:
    """The provisions that most turns of words point at, in the orders that have the rarest of them."""
    weights: dict[int, float] = defaultdict(float)
    for hits in votes:
        for order in {order_of(key) for key in hits}:
            weights[order] += 1 / len(hits)
    orders = set(sorted(weights, key=lambda order: -weights[order])[:_ORDERS_READ])
    count = Counter(key for hits in votes for key in hits if order_of(key) in orders)
    return sorted(count, key=lambda key: (-count[key], -weights[order_of(key)], -key))[:_READ]


def _stretches(text: str) -> list[Sequence[str]]:
    """The words of a text up to each mark behind which another provision, its heading or its text may begin."""
    return [stems for part in _SEAM.split(text) if (stems := tokens(part))]


def _frequencies(connection: Connection, fragments: Iterable[Iterable[Sequence[str]]]) -> Mapping[str, int]:
    """In how many provisions each word stands. Two statements at most."""
    stems = {stem for stretches in fragments for stretch in stretches for stem in stretch}
    return statistics(connection, SCOPES["sections"], stems).frequencies


def _rarest(
    stretches: Sequence[Sequence[str]], known: Mapping[str, int], length: int, most: int
) -> list[Sequence[str]]:
    """The rarest runs of so many words, none by more than half over another; a shorter stretch is one whole."""
    runs = []
    for place, stems in enumerate(stretches):
        for start in range(max(1, len(stems) - length + 1)):
            counts = [known.get(stem, 0) for stem in stems[start : start + length]]
            runs.append((len(counts) == 1, min(counts), sum(counts), place, start))
    chosen: list[tuple[int, int]] = []
    for *_, place, start in sorted(runs):
        if len(chosen) < most and all(place != other or abs(start - at) >= length // 2 for other, at in chosen):
            chosen.append((place, start))
    return [stretches[place][start : start + length] for place, start in chosen]


def _all_of(phrases: Sequence[Sequence[str]], field: str | None) -> Node:
    terms = tuple(_term(stems, field) for stems in phrases)
    return terms[0] if len(terms) == 1 else AllOf(terms)


def _term(stems: Sequence[str], field: str | None) -> Term:
    return Term(tuple(stems), tuple(stems), field)


def _around(
    connection: Connection, hits: Sequence[int], titles: Iterable[int], before: int, behind: int
) -> list[Passage]:
    """The provisions of `hits` with some before and behind each, and the titles of their orders and of `titles`."""
    orders = list(dict.fromkeys([*titles, *map(order_of, hits)]))
    places = {key + step for key in hits for step in range(-min(before, place_of(key) - 1), behind + 1)}
    rows = _PLACES.named(connection, keys=sorted(places)) if places else []
    hit = {(order_of(key), place_of(key) - 1) for key in hits}
    near = [row for row in rows if len(row.text) <= _LONG or (row.order_key, row.position) in hit]
    return _passages(connection, orders, near)


def _passages(connection: Connection, keys: Sequence[int], rows: Iterable[Any]) -> list[Passage]:
    """Provisions by order, as `keys` have them. One statement."""
    named = {row.sort_key: row for row in _ORDERS.named(connection, keys=list(keys))} if keys else {}
    provisions: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        provisions[row.order_key].append(row)
    return [_passage(named[key], provisions[key]) for key in keys if key in named]


def _passage(order: Any, rows: Sequence[Any]) -> Passage:
    text = OrderText(order.number, order.title, tuple(map(_provision, rows)))
    return Passage(order.sort_key, text, {(order.number, row.id): row.citation for row in rows})


def _provision(row: Any) -> Provision:
    return Provision(
        row.id,
        row.label,
        row.heading,
        row.part,
        row.text,
        row.closing,
        tuple(map(tuple, row.quoted)),
        tuple(map(tuple, row.closing_quoted)),
        row.depth,
    )
