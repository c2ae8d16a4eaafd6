"""A search, from the words typed to a page of what they find.

The whole way of `q`, each step with its room:

    the parameters      api.parameters.words     `q` and `expand`, and what is answered to a query that is refused
    parse               search.syntax            the words as a tree of terms
                        search.widening          with other names, and with every word a prefix stands for here
    ParsedQuery.keys    store.index.fulltext     a select of the documents that match, in the database's own language
    narrow              queries.orders, …        of these, the ones that the list's other filters select
    by_relevance        search.ranking           a page of keys, the most relevant first
    items               queries.hits, …          what has these keys; search.snippets marks the words
    described           queries.did_you_mean     what is said of the query beside its hits

Where a list is sorted otherwise, the select of keys is one of its filters (`words`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, func, select

from app import schemas
from app.queries.paging import Item, Shape, Slice, ValueCounts, Window, total
from app.schemas import Expand
from app.search import syntax
from app.search.document_keys import order_of
from app.search.query import MAX_VARIANTS, AllOf, Node, Term, terms
from app.search.ranking import Document, Ranked, Statistics, candidates, headed, in_a_row, rank
from app.search.token_stream import of_boilerplate
from app.search.tokens import VERSION
from app.search.widening import Expansion, expand, prefixes, spell_out
from app.store import StaleIndex
from app.store.index import fulltext
from app.store.index.scopes import SCOPES, Name, Scope
from app.tables import OrderRow
from app.tables.index import ScopeRow, StemRow, WordRow

BY_SCORE = Shape(int, int, nullable=False)
"""Where a page by relevance ends: a score and a key."""
_AFTER_ALL_WORDS = "\U0010ffff"
_TAIL = -1
"""The score of the hits behind the candidates, which have none."""

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
    statistics = _statistics(connection, SCOPES[scope], node)
    return ParsedQuery(text, expand_, SCOPES[scope], connection.dialect.name, typed, node, expansions, statistics)


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
    heading, then the newest; the rest follows behind, the newest first. Four statements, and those of `items`.
    """
    hits = query.keys()
    narrowed = narrow(hits)
    known = _known_total(query) if narrowed is hits else None
    of = total(connection, narrowed) if known is None else known
    ranked = _ranked(connection, query, narrow, of)
    found = _after(connection, narrowed, ranked, of, window)
    page = found[: window.limit]
    return Slice(
        items([key for _, key in page]),
        of,
        page[-1] if len(found) > window.limit else None,
        schemas.Ranking(exact=len(ranked) == of, candidates=len(ranked), of=of),
    )


def _after(
    connection: Connection, hits: Select[Any], ranked: Sequence[Ranked], of: int, window: Window
) -> list[Ranked]:
    """What stands in `window`, and the one after it if there is one."""
    after: Any = window.after
    found = [hit for hit in ranked if after is None or hit < after][: window.limit + 1]
    if len(found) <= window.limit and of > len(ranked):
        found += _behind(connection, hits, {key for _, key in ranked}, window.limit + 1 - len(found), after)
    return found


def _known_total(query: ParsedQuery) -> int | None:
    """In how many documents a single word stands is counted when the index is made."""
    node = query.node
    if isinstance(node, Term) and node.field is None and len(node.stems) == 1 and query.boilerplate is None:
        return query.statistics.frequencies.get(node.stems[0], 0)
    return None


def _ranked(connection: Connection, query: ParsedQuery, narrow: Narrow, of: int) -> list[Ranked]:
    scope, node, most = query.scope, query.node, candidates(query.node)

    def find(other: Node) -> Select[Any]:
        return narrow(query.keys(other))

    if of <= most:
        run = in_a_row(node) if of else None
        side_by_side = frozenset(connection.scalars(find(AllOf((node, run))))) if run else ()
        return rank(_newest(connection, scope, find(node), most), node, query.statistics, side_by_side)
    # Where both conditions are needed, in one statement: SQLite asks FTS5 anew for each row of a subquery's rowids.
    in_heading_only = headed(node, scope.headed_by)
    heads = in_heading_only if scope.heads_itself else AllOf((node, in_heading_only))
    in_heading = _newest(connection, scope, find(heads), most)
    others = _newest(connection, scope, find(node), most) if len(in_heading) < most else ()
    documents = {document.key: document for document in (*in_heading, *others)}
    return rank(islice(documents.values(), most), node, query.statistics)


def _key(hits: Select[Any]) -> Any:
    return hits.selected_columns[0]


def _newest(connection: Connection, scope: Scope, hits: Select[Any], most: int) -> list[Document]:
    """What ranking reads of the `most` newest of `hits`, the newest first. One statement."""
    # Without a LIMIT inside and with an ORDER BY outside, SQLite may walk the ranks and ask FTS5 for each.
    found = hits.order_by(_key(hits).desc()).limit(most).subquery()
    ranks = scope.ranks
    columns = (ranks.key, ranks.heading, ranks.bag, ranks.length)
    rows = connection.execute(select(*columns).join(found, found.c.key == ranks.key)).all()
    return sorted((Document(*row) for row in rows), key=attrgetter("key"), reverse=True)


def _behind(
    connection: Connection, hits: Select[Any], ranked: set[int], limit: int, after: Ranked | None
) -> list[Ranked]:
    """The next hits behind those ranked. One statement."""
    statement = hits.order_by(_key(hits).desc()).limit(limit + len(ranked))
    if after is not None and after[0] == _TAIL:
        statement = statement.where(_key(hits) < after[1])
    keys = (key for key in connection.scalars(statement) if key not in ranked)
    return [(_TAIL, key) for _, key in zip(range(limit), keys, strict=False)]


def _statistics(connection: Connection, scope: Scope, node: Node) -> Statistics:
    """What the scope is like, for the words of `node`. Two statements.

    Raises:
        StaleIndex: if the index is of another version.
    """
    columns = (ScopeRow.documents, ScopeRow.length, ScopeRow.version)
    row = connection.execute(select(*columns).where(ScopeRow.scope == scope.name)).one_or_none()
    if row is None or row.version != VERSION:
        raise StaleIndex("the index of words was made by another version")
    stems = {stem for term in terms(node) for stem in term.stems}
    frequency = getattr(StemRow, scope.frequencies)
    known = connection.execute(select(StemRow.stem, frequency).where(StemRow.stem.in_(sorted(stems))))
    return Statistics(row.documents, row.length, {row[0]: row[1] for row in known})


def _variants(connection: Connection, beginnings: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """The stems of the words that begin so. One statement a beginning."""
    return {begun: list(connection.scalars(_stems(begun))) for begun in beginnings}


def _stems(begun: str) -> Select[str]:
    within = (WordRow.word >= begun, WordRow.word < begun + _AFTER_ALL_WORDS)
    return select(WordRow.stem).where(*within).distinct().order_by(WordRow.stem).limit(MAX_VARIANTS + 1)
