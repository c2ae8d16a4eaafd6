"""A search, from the words typed to a page of what they find.

The whole way of `q`, each step with its room:

    the parameters      api.parameters.words     `q` and `expand`, and what is answered to a query that is refused
    parse               search.syntax            the words as a tree of terms
                        search.widening          with other names, and with every word a prefix stands for here
    ParsedQuery.keys    store.index.fulltext     a select of the documents that match, in the database's own language
    narrow              queries.orders, …        of these, the ones that the list's other filters select
    by_relevance        store.index.postings     what the words are worth in each document, kept by stem
                        search.ranking           a page of keys, the most relevant first
    or by_day                                    a page of keys as they are: they begin with the day of signing
    items               queries.hits, …          what has these keys; search.snippets marks the words
    described           queries.did_you_mean     what is said of the query beside its hits

Where a list is sorted otherwise, the select of keys is one of its filters (`words`).
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from app import schemas
from app.queries.paging import Item, Shape, Slice, Sort, ValueCounts, Window, fetch, total
from app.schemas import Expand
from app.search import syntax
from app.search.document_keys import order_of
from app.search.query import MAX_VARIANTS, AllOf, Node, Term, terms
from app.search.ranking import (
    Ranked,
    Statistics,
    alone,
    best,
    candidates,
    chosen,
    headed,
    in_a_row,
    read_of,
    scores,
    whole,
)
from app.search.token_stream import of_boilerplate
from app.search.widening import Expansion, expand, prefixes, spell_out
from app.store import check_time
from app.store.index import fulltext, postings
from app.store.index.scopes import SCOPES, Name, Scope
from app.store.index.statistics import statistics
from app.tables import OrderRow
from app.tables.index import WordRow

BY_SCORE = Shape(int, int, nullable=False)
"""Where a page by relevance ends: a score and a key."""
BY_KEY = Shape(int, int, nullable=False)
"""Where a page by the day of signing ends: a key, twice."""
_AFTER_ALL_WORDS = "\U0010ffff"
_TAIL = -1
"""The score of the hits behind the candidates, which have none."""
_ANY = select(OrderRow.sort_key.label("key"))
"""A select, to see whether a list has other filters."""

Narrow = Callable[[Select[Any]], Select[Any]]
"""Leaves of a select of keys those that a list's other filters select; the same select where there is no filter."""


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """The words of a search, as they are asked of one kind of documents of one corpus.

    Attributes:
        text: as it was typed.
        expand: whether other names are added.
        dialect: the database's language, "sqlite" or "postgresql".
        typed: its meaning as typed.
        node: the same with other names added and with prefixes spelled out.
        expansions: the other names added.
        statistics: what ranking knows of all documents.
        boilerplate: what is asked of directives beside the words, see `of_boilerplate`.
    """

    text: str
    expand: Expand
    scope: Scope
    dialect: str
    typed: Node
    node: Node
    expansions: tuple[Expansion, ...]
    statistics: Statistics
    boilerplate: bool | None = None

    def keys(self, node: Node | None = None) -> Select[Any]:
        """A select of the `key` of every document it matches, or that `node` does instead. No statement."""
        return fulltext.matching(self.dialect, self.scope, of_boilerplate(node or self.node, self.boilerplate))


def parse(connection: Connection, scope: Name, text: str, expand_: Expand = Expand.SYNONYMS) -> ParsedQuery:
    """What `text` asks of this corpus. Two statements, and one for each prefix.

    Raises:
        QueryError: if it is refused.
        StaleIndex: if the index is of another version.
    """
    typed = syntax.parse(text)
    node, expansions = expand(typed) if expand_ is Expand.SYNONYMS else (typed, ())
    node = spell_out(node, _variants(connection, prefixes(node)))
    stems = {stem for term in terms(node) for stem in term.stems}
    known = statistics(connection, SCOPES[scope], stems)
    return ParsedQuery(text, expand_, SCOPES[scope], connection.dialect.name, typed, node, expansions, known)


def of_orders(hits: Select[Any], orders: Select[Any]) -> Select[Any]:
    """`hits` in the orders whose sort keys `orders` selects. No statement."""
    found = hits.subquery()
    return select(found.c.key).where(order_of(found.c.key).in_(orders))


def count_by_order(connection: Connection, hits: Select[Any], column: Any) -> ValueCounts:
    """How many of `hits` are in orders with each value of `column`, the most frequent first. One statement."""
    found = hits.subquery()
    order_key = order_of(found.c.key)
    counted = select(order_key.label("order_key"), func.count().label("hits")).group_by(order_key).subquery()
    totals = select(column, func.sum(counted.c.hits)).join(counted, counted.c.order_key == OrderRow.sort_key)
    rows = connection.execute(totals.group_by(column))
    pairs = [(None if value is None else str(value), int(count)) for value, count in rows]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0] is None, pair[0] or ""))


def by_relevance(
    connection: Connection,
    query: ParsedQuery,
    narrow: Narrow,
    window: Window,
    items: Callable[[Sequence[int]], Sequence[Item]],
) -> Slice[Item]:
    """The part of what `query` finds that stands in `window`, the most relevant first.

    Up to `ranking.candidates` hits are all ranked. Of more, so many are: those with the words in their title or
    heading, then the newest; the rest follows behind, the newest first. Six statements at most, and those of `items`.
    """
    after: Any = window.after
    hits = _Hits(connection, query, narrow)
    ranked = _one_word(hits, window.limit + 1, after) or _ranked(hits, window.limit + 1, after)
    page = ranked.found[: window.limit]
    check_time(connection)
    return Slice(
        items([key for _, key in page]),
        ranked.of,
        page[-1] if len(ranked.found) > window.limit else None,
        schemas.Ranking(exact=ranked.candidates == ranked.of, candidates=ranked.candidates, of=ranked.of),
    )


def every_by_relevance(connection: Connection, query: ParsedQuery, narrow: Narrow) -> list[int]:
    """The keys of all that `query` finds, in the order of `by_relevance`. Seven statements at most."""
    hits = _Hits(connection, query, narrow)
    return [key for _, key in _ranked(hits, hits.total(), None).found]


def by_day(
    connection: Connection,
    query: ParsedQuery,
    narrow: Narrow,
    window: Window,
    items: Callable[[Sequence[int]], Sequence[Item]],
) -> Slice[Item]:
    """The part of what `query` finds that stands in `window`, sorted as `in_order_of_days`.

    Two statements, and those of `items`.
    """
    hits = _Hits(connection, query, narrow)
    found = narrow(query.keys())
    rows, end = fetch(connection, found, _day(found, window.sort), window)
    return Slice(items([row.key for row in rows]), hits.total(), end)


def in_order_of_days(hits: Select[Any], sort: str) -> Select[Any]:
    """`hits` by the day of signing ("signed_on", "-signed_on"), then by order and by place in it. No statement."""
    return hits.order_by(*_day(hits, sort).order_by())


def _day(hits: Select[Any], sort: str) -> Sort:
    """The sort of documents by their keys, which begin with the day."""
    return Sort(_key(hits), descending=sort.startswith("-"))


@dataclass(frozen=True, slots=True)
class _Page:
    """The hits from some place on, as many as were asked for; how many were ranked, and how many there are."""

    found: Sequence[Ranked]
    candidates: int
    of: int


class _Hits:
    """The documents that a query finds and a list's other filters leave."""

    def __init__(self, connection: Connection, query: ParsedQuery, narrow: Narrow) -> None:
        self.connection, self.query, self._narrow = connection, query, narrow
        self._plain = narrow(_ANY) is _ANY
        """Whether the index answers all that is asked."""
        self.stem = alone(query.node) if self._plain and query.boilerplate is None else None
        """The one word where that is all that is asked."""

    def newest(self, node: Node, most: int) -> list[int]:
        """The `most` newest that `node` finds, the newest first. One statement."""
        if self._plain:
            asked = of_boilerplate(node, self.query.boilerplate)
            return fulltext.newest(self.connection, self.query.scope, asked, most)
        hits = self._select(node)
        return list(self.connection.scalars(hits.order_by(_key(hits).desc()).limit(most)))

    def side_by_side(self, run: Term, most: int) -> list[int]:
        """Those that hold the words of the query as the phrase `run`. One statement."""
        # Postgres looks a phrase up in the text of each overlong document that the other conditions leave.
        every = AllOf((self.query.node, run))
        return self.newest(whole(run, self.query.node) if self.query.dialect == "sqlite" else every, most)

    def total(self) -> int:
        """How many the query finds. One statement at most: a single word's are counted when the index is made."""
        if self.stem is not None:
            return self.query.statistics.frequencies.get(self.stem, 0)
        if self._plain:
            asked = of_boilerplate(self.query.node, self.query.boilerplate)
            return fulltext.total(self.connection, self.query.scope, asked)
        return total(self.connection, self._select(self.query.node))

    def behind(self, ranked: Collection[int], limit: int, after: Ranked | None) -> list[Ranked]:
        """The next behind those ranked. One statement."""
        hits = self._select(self.query.node)
        statement = hits.order_by(_key(hits).desc()).limit(limit + len(ranked))
        if after is not None and after[0] == _TAIL:
            statement = statement.where(_key(hits) < after[1])
        keys = (key for key in self.connection.scalars(statement) if key not in ranked)
        return [(_TAIL, key) for _, key in zip(range(limit), keys, strict=False)]

    def _select(self, node: Node) -> Select[Any]:
        return self._narrow(self.query.keys(node))


def _one_word(hits: _Hits, limit: int, after: Ranked | None) -> _Page | None:
    """The page of a search for one word and nothing else, out of what is kept of it. Two statements at most."""
    stem = hits.stem
    if stem is None:
        return None
    connection, scope, of = hits.connection, hits.query.scope, hits.total()
    if of > postings.MANY:
        ready = [each for each in postings.ready(connection, scope, stem) if after is None or each < after][:limit]
        return _Page(ready, min(of, candidates(hits.query.node)), of) if len(ready) == limit else None
    known = postings.read(connection, scope, [stem]) if of else {}
    keys = known[stem].keys if of else ()
    return _Page(best(keys, scores(keys, hits.query.node, known, hits.query.statistics), limit, after), of, of)


def _ranked(hits: _Hits, limit: int, after: Ranked | None) -> _Page:
    query, most = hits.query, candidates(hits.query.node)
    keys = hits.newest(query.node, most + 1)
    side_by_side: Collection[int] = ()
    if len(keys) <= most:
        of = len(keys)
        keys.reverse()
        run = in_a_row(query.node) if of else None
        side_by_side = hits.side_by_side(run, most) if run else ()
    else:
        of = hits.total()
        # Where both conditions are needed, in one statement: SQLite asks FTS5 anew for each row of a subquery's rowids.
        in_heading_only = headed(query.node, query.scope.headed_by)
        heads = in_heading_only if query.scope.heads_itself else AllOf((query.node, in_heading_only))
        keys = chosen(hits.newest(heads, most), keys, most)
    known = postings.read(hits.connection, query.scope, read_of(query.node), (keys[0], keys[-1])) if keys else {}
    check_time(hits.connection)
    found = best(keys, scores(keys, query.node, known, query.statistics, side_by_side), limit, after)
    check_time(hits.connection)
    if len(found) < limit and of > len(keys):
        found += hits.behind(frozenset(keys), limit - len(found), after)
    return _Page(found, len(keys), of)


def _key(hits: Select[Any]) -> Any:
    return hits.selected_columns[0]


def _variants(connection: Connection, beginnings: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """The stems of the words that begin so. One statement a beginning."""
    return {begun: list(connection.scalars(_stems(begun))) for begun in beginnings}


def _stems(begun: str) -> Select[str]:
    within = (WordRow.word >= begun, WordRow.word < begun + _AFTER_ALL_WORDS)
    return select(WordRow.stem).where(*within).distinct().order_by(WordRow.stem).limit(MAX_VARIANTS + 1)
