"""The parameter `q`: words asked of the corpus, why some are refused, and pages by relevance."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Annotated, Any

from fastapi import Depends, Query
from sqlalchemy import Connection, Select, select

from app import schemas
from app.api.parameters.types import Maybe, Page
from app.api.problems import FieldError, Problem
from app.queries import Slice, search
from app.queries.did_you_mean import cited_orders, did_you_mean
from app.queries.orders import FILTERS
from app.queries.paging import Position, conditions
from app.queries.search import Question, Ranking
from app.schemas import Expand
from app.search.query import Node, QueryError, TooComplexError
from app.search.stream import of_boilerplate
from app.search.syntax import foreign
from app.store import Snapshot
from app.store.index.scopes import Name
from app.tables import OrderRow

Words = Annotated[
    str,
    Query(
        min_length=1,
        pattern=r"^[^\x00-\x1f\x7f-\x9f]+$",
        description='All words; `"phrases"`, `OR`, `-not`, `prefix*`, brackets, `title:` …; see `/query-language`.',
        examples=["police reform", '"law enforcement" -military'],
    ),
]
"""A query. How long and how deep it may be is not said here but by `query-too-complex`."""

RELEVANCE = "relevance"
"""The name of the sort that only a search has."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query asked of one kind of documents.

    Attributes:
        text: as it was typed.
        boilerplate: what is asked of directives beside the words, see `of_boilerplate`.
        keys: a select of the `key` of every document it finds.
    """

    text: str
    expand: Expand
    question: Question
    boilerplate: bool | None
    keys: Select[Any]


Narrow = Callable[[Select[Any]], Select[Any]]
"""Leaves of a select of keys those that the filters of a list let through."""


@dataclass(frozen=True, slots=True)
class Relevant:
    """A page by relevance: the keys of its documents, and what it says apart from them."""

    keys: Sequence[int]
    ranking: Ranking
    end: Position | None

    def slice(self, items: Sequence[Any]) -> Slice[Any]:
        """The page with its items."""
        return Slice(items, self.ranking.of, self.end)


def asked(
    snapshot: Snapshot, scope: Name, q: str, expand: Expand | None = None, *, boilerplate: bool | None = None
) -> Asked:
    """What `q` asks of the corpus, with the other names of what it names unless `expand` says otherwise.

    Raises:
        Problem: `invalid-query` or `query-too-complex`, with what to change.
    """
    expand = expand or Expand.SYNONYMS
    try:
        question = search.question(snapshot.connection, scope, q, synonyms=expand is Expand.SYNONYMS)
    except QueryError as error:
        code = "query-too-complex" if isinstance(error, TooComplexError) else "invalid-query"
        raise Problem(code, str(error), [FieldError("malformed", str(error), "q")]) from None
    keys = search.matching(snapshot.connection, question.scope, of_boilerplate(question.node, boilerplate))
    return Asked(q, expand, question, boilerplate, keys)


@dataclass(frozen=True, slots=True)
class MaybeWords:
    """The query of a list that need not have one."""

    q: str | None
    expand: Expand | None

    def asked(self, snapshot: Snapshot, scope: Name, *, boilerplate: bool | None = None) -> Asked | None:
        """What it asks; None where there is no query. Raises as `asked`."""
        return None if self.q is None else asked(snapshot, scope, self.q, self.expand, boilerplate=boilerplate)

    def sort(self, chosen: str | None, default: str) -> str:
        """The sort: the one chosen, else by relevance where there is a query.

        Raises:
            Problem: `invalid-parameter` when relevance is asked of a list without a query.
        """
        if chosen == RELEVANCE and self.q is None:
            raise _only_with_q("sort")
        return chosen or (default if self.q is None else RELEVANCE)


def _maybe_words(q: Maybe[Words] = None, expand: Maybe[Expand] = None) -> MaybeWords:
    if expand is not None and q is None:
        raise _only_with_q("expand")
    return MaybeWords(q, expand)


def _only_with_q(parameter: str) -> Problem:
    return Problem(
        "invalid-parameter", errors=[FieldError("not_allowed", "This has a meaning only with q.", parameter)]
    )


Asking = Annotated[MaybeWords, Depends(_maybe_words)]
"""Declares `q` and `expand`, both optional."""


def by_order(given: Mapping[str, object]) -> Narrow | None:
    """Leaves of keys those of the orders that the filters of the list of orders select; None without a filter."""
    wanted = conditions(FILTERS, given)
    return partial(search.narrowed, orders=select(OrderRow.sort_key).where(*wanted)) if wanted else None


def by_relevance(snapshot: Snapshot, page: Page, asked: Asked, narrow: Narrow | None) -> Relevant:
    """The page that a request asks for of what it finds, narrowed by its filters if any, the most relevant first.

    Raises:
        Problem: `invalid-cursor`.
    """
    after = _position(page.after(int, int))
    connection = snapshot.connection
    find = partial(_found, connection, asked, narrow) if narrow else None
    found = search.by_relevance(connection, asked.question, find, page.limit, after)
    return Relevant(found.keys, found.ranking, found.end)


def _found(connection: Connection, asked: Asked, narrow: Narrow, node: Node) -> Select[Any]:
    return narrow(search.matching(connection, asked.question.scope, of_boilerplate(node, asked.boilerplate)))


def _position(after: Sequence[object] | None) -> tuple[int, int] | None:
    match after:
        case None:
            return None
        case (int(score), int(key)):
            return score, key
    error = FieldError("malformed", "This is no cursor of this list with these filters.", "cursor")
    raise Problem("invalid-cursor", errors=[error])


def described(snapshot: Snapshot, asked: Asked | None, relevant: Relevant | None = None) -> schemas.Search | None:
    """What was made of the query, and how its hits were ranked if they were; None where there is no query."""
    return None if asked is None else search_of(snapshot, asked, relevant)


def search_of(snapshot: Snapshot, asked: Asked, relevant: Relevant | None) -> schemas.Search:
    """What was made of the query, and how its hits were ranked if they were."""
    added = asked.question.expansions
    return schemas.Search(
        expand=asked.expand,
        expansions=[schemas.Expansion(words=given.words, added=list(given.added)) for given in added],
        read_as_words=foreign(asked.text),
        did_you_mean=did_you_mean(snapshot.connection, asked.text, asked.question),
        citations=cited_orders(snapshot.connection, asked.text),
        ranking=None if relevant is None else schemas.Ranking(**asdict(relevant.ranking)),
    )
