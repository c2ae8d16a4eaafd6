"""Questions in words: what a query means over this corpus, which documents it finds, and in which order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.search.keys import order_of
from app.search.query import MAX_VARIANTS, AllOf, Node, Term, terms
from app.search.ranking import Document, Ranked, Statistics, candidates, headed, in_a_row, rank
from app.search.syntax import parse
from app.search.tokens import VERSION
from app.search.widening import Expansion, expand, prefixes, spell_out
from app.store.index import fulltext
from app.store.index.scopes import SCOPES, Name, Scope
from app.tables.index import ScopeRow, StemRow, WordRow

_AFTER_ALL_WORDS = "\U0010ffff"
_TAIL = -1
"""The score of the hits behind the candidates, which have none."""


class StaleIndexError(Exception):
    """The index was made by another version of the tokens: what it would answer is not what was asked."""


Finder = Callable[[Node], Select[Any]]
"""Gives a select of the `key` of the documents that a query matches, narrowed by whatever else a list asks."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query over one kind of documents of one corpus.

    Attributes:
        typed: its meaning as typed.
        node: the same with synonyms and with prefixes spelled out.
        expansions: the synonyms added.
        statistics: what ranking knows of all documents.
    """

    scope: Scope
    typed: Node
    node: Node
    expansions: tuple[Expansion, ...]
    statistics: Statistics


@dataclass(frozen=True, slots=True)
class Ranking:
    """How the hits were put in order.

    Attributes:
        exact: whether all hits were ranked.
        candidates: how many were; the others follow, the newest first.
        of: how many hits there are.
    """

    exact: bool
    candidates: int
    of: int


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of keys by relevance, and where it ends if more follow."""

    keys: Sequence[int]
    ranking: Ranking
    end: Ranked | None


def question(connection: Connection, scope: Name, text: str, *, synonyms: bool = True) -> Question:
    """What `text` asks of this corpus. Two statements, and one for each prefix.

    Raises:
        QueryError: if it is refused.
        StaleIndexError: if the index is of another version.
    """
    typed = parse(text)
    node, expansions = expand(typed) if synonyms else (typed, ())
    node = spell_out(node, _variants(connection, prefixes(node)))
    return Question(SCOPES[scope], typed, node, expansions, _statistics(connection, SCOPES[scope], node))


def matching(connection: Connection, scope: Scope, node: Node) -> Select[int]:
    """A select of the `key` of every document of `scope` that `node` matches. No statement."""
    return fulltext.matching(connection.dialect.name, scope, node)


def narrowed(hits: Select[Any], orders: Select[Any]) -> Select[Any]:
    """`hits` of the orders whose sort keys `orders` selects. No statement."""
    found = hits.subquery()
    return select(found.c.key).where(order_of(found.c.key).in_(orders))


def total(connection: Connection, hits: Select[Any]) -> int:
    """How many documents `hits` selects. One statement."""
    return connection.scalar(select(func.count()).select_from(hits.subquery())) or 0


def by_relevance(
    connection: Connection, asked: Question, find: Finder | None, limit: int, after: Ranked | None = None
) -> Hits:
    """The next `limit` of what `find` finds, after the position `after`, the most relevant first. Four statements.

    Without `find` all that match are found, and one word alone need not be counted.

    Up to `ranking.candidates` hits are all ranked. Of more, so many are: those with the words in their title or
    heading, then the newest; the rest follows behind, the newest first.
    """
    known = None if find else _known_total(asked.node, asked.statistics)
    find = find or partial(matching, connection, asked.scope)
    hits = find(asked.node)
    of = total(connection, hits) if known is None else known
    ranked = _ranked(connection, asked, find, of)
    found = [place for place in ranked if after is None or place < after][: limit + 1]
    if len(found) <= limit and of > len(ranked):
        found += _behind(connection, hits, {key for _, key in ranked}, limit + 1 - len(found), after)
    page = found[:limit]
    more = len(found) > limit
    return Hits([key for _, key in page], Ranking(len(ranked) == of, len(ranked), of), page[-1] if more else None)


def _known_total(node: Node, statistics: Statistics) -> int | None:
    """In how many documents a single word stands is counted when the index is made."""
    if isinstance(node, Term) and node.field is None and len(node.stems) == 1:
        return statistics.frequencies.get(node.stems[0], 0)
    return None


def _ranked(connection: Connection, asked: Question, find: Finder, of: int) -> list[Ranked]:
    scope, node, most = asked.scope, asked.node, candidates(asked.node)
    if of <= most:
        run = in_a_row(node) if of else None
        side_by_side = frozenset(connection.scalars(find(AllOf((node, run))))) if run else ()
        return rank(_newest(connection, scope, find(node), most), node, asked.statistics, side_by_side)
    # Where both conditions are needed, in one question: SQLite asks FTS5 anew for each row of a subquery's rowids.
    in_heading_only = headed(node, scope.headed_by)
    heads = in_heading_only if scope.heads_itself else AllOf((node, in_heading_only))
    in_heading = _newest(connection, scope, find(heads), most)
    others = _newest(connection, scope, find(node), most) if len(in_heading) < most else ()
    documents = {document.key: document for document in (*in_heading, *others)}
    return rank(islice(documents.values(), most), node, asked.statistics)


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
        StaleIndexError: if the index is of another version.
    """
    columns = (ScopeRow.documents, ScopeRow.length, ScopeRow.version)
    row = connection.execute(select(*columns).where(ScopeRow.scope == scope.name)).one_or_none()
    if row is None or row.version != VERSION:
        raise StaleIndexError("the index of words was made by another version")
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
