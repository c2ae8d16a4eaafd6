"""Where in all orders the words of a quotation may stand, through the index of words; and the words of orders.

The index compares stems, so what it finds is no answer: `law.quotes` reads the words found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from app.law.quotes import Text
from app.law.quotes.reading import Quotation
from app.law.quotes.values import OrderText, Provision
from app.search.document_keys import order_of, place_of
from app.search.query import AllOf, Node, Term
from app.search.tokens import tokens
from app.store.index import fulltext
from app.store.index.scopes import SCOPES
from app.store.index.statistics import statistics
from app.tables import OrderRow, SectionRow

MOST_PASSAGES = 12
"""So many places are read of those that the index finds."""
_LONGEST_PHRASE = 60
_SHORTEST_PHRASE = 2
_WINDOW = 3
_WINDOWS = 8
_VOTERS = 200
_BEFORE, _BEHIND = 2, 3
"""How many provisions around a place are read with it: a quotation may run over some."""

_COLUMNS: tuple[Any, ...] = (
    SectionRow.order_key,
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


@dataclass(frozen=True, slots=True)
class Passage:
    """Some provisions of an order, or all of them.

    Attributes:
        citations: of each provision, by its id.
    """

    key: int
    text: Text
    citations: Mapping[str, str]


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
    return {passage.key: passage for passage in _passages(connection, wanted, SectionRow.order_key.in_(wanted))}


def standing(connection: Connection, quotation: Quotation) -> Found:
    """The provisions and titles that have all the words of a quotation, the newest first. Four statements at most."""
    phrases = [stems for text in quotation.fragments() if len(stems := tokens(text)) >= _SHORTEST_PHRASE]
    if not phrases:
        phrases = [stems for text in quotation.fragments() if (stems := tokens(text))][:1]
    if not phrases:
        return Found((), more=False)
    most = MOST_PASSAGES + 1
    hits = fulltext.newest(connection, SCOPES["sections"], _all_of(phrases, None), most)
    titled = fulltext.newest(connection, SCOPES["orders"], _all_of(phrases, "title"), most)
    titles = [order_of(key) for key in titled[:MOST_PASSAGES]]
    found = _around(connection, hits[:MOST_PASSAGES], titles, 0, 0)
    return Found(found, more=len(hits) == most or len(titled) == most)


def nearby(connection: Connection, quotation: Quotation) -> list[Passage]:
    """The passages that have most of a quotation's rarest turns of words. A dozen statements at most."""
    stems = [stem for text in quotation.fragments() for stem in tokens(text)]
    known = statistics(connection, SCOPES["sections"], set(stems)).frequencies
    votes: Counter[int] = Counter()
    weights: dict[int, float] = defaultdict(float)
    for start in _rarest(stems, known):
        term = _term(stems[start : start + _WINDOW], None)
        hits = fulltext.newest(connection, SCOPES["sections"], term, _VOTERS)
        votes.update(hits)
        for key in hits:
            weights[order_of(key)] += 1 / len(hits)
    orders = sorted(weights, key=lambda order: -weights[order])[: _BEFORE * _BEHIND]
    best = sorted((key for key in votes if order_of(key) in orders), key=lambda key: (-votes[key], -key))
    return _around(connection, best[:MOST_PASSAGES], (), _BEFORE, _BEHIND)


def _rarest(stems: Sequence[str], known: Mapping[str, int]) -> list[int]:
    """Where the rarest runs of words begin that do not overlap."""
    starts = range(max(1, len(stems) - _WINDOW + 1))
    worth = {
        start: (min(counts := [known.get(stem, 0) for stem in stems[start : start + _WINDOW]]), sum(counts))
        for start in starts
    }
    chosen: list[int] = []
    for start in sorted(starts, key=worth.__getitem__):
        if len(chosen) < _WINDOWS and all(abs(start - other) >= _WINDOW for other in chosen):
            chosen.append(start)
    return chosen


def _all_of(phrases: Sequence[Sequence[str]], field: str | None) -> Node:
    terms = tuple(_term(stems[:_LONGEST_PHRASE], field) for stems in phrases)
    return terms[0] if len(terms) == 1 else AllOf(terms)


def _term(stems: Sequence[str], field: str | None) -> Term:
    return Term(tuple(stems), tuple(stems), field)


def _around(
    connection: Connection, hits: Sequence[int], titles: Iterable[int], before: int, behind: int
) -> list[Passage]:
    """The provisions of `hits` with some before and behind each, and the titles of their orders and of `titles`."""
    places = [(order_of(key), place_of(key) - 1) for key in hits]
    keys = list(dict.fromkeys([*titles, *(order for order, _ in places)]))
    within = (
        and_(SectionRow.order_key == order, SectionRow.position.between(place - before, place + behind))
        for order, place in places
    )
    return _passages(connection, keys, or_(False, *within)) if keys else []


def _passages(connection: Connection, keys: Sequence[int], condition: Any) -> list[Passage]:
    """The provisions that a condition selects, by order, as `keys` have them. Two statements."""
    orders = select(OrderRow.sort_key, OrderRow.number, OrderRow.title).where(OrderRow.sort_key.in_(keys))
    named = {row.sort_key: row for row in connection.execute(orders)}
    rows: dict[int, list[Any]] = defaultdict(list)
    sections = select(*_COLUMNS).where(condition).order_by(SectionRow.order_key, SectionRow.position)
    for row in connection.execute(sections):
        rows[row.order_key].append(row)
    return [_passage(named[key], rows[key]) for key in keys if key in named]


def _passage(order: Any, rows: Sequence[Any]) -> Passage:
    text = OrderText(order.number, order.title, tuple(map(_provision, rows)))
    return Passage(order.sort_key, Text.of(text), {row.id: row.citation for row in rows})


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
