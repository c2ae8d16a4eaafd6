"""The parameter `q`: words asked of the corpus, why some are refused, and pages by relevance."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Select, select

from app import schemas
from app.api.parameters import Page
from app.api.problems import FieldError, Problem
from app.queries import Slice, search
from app.queries.orders import FILTERS
from app.queries.paging import Position, conditions
from app.queries.search import Question, Ranking
from app.queries.spelled import cited_orders, did_you_mean
from app.schemas import Expand
from app.search.query import QueryError, TooComplexError
from app.search.scopes import Name
from app.store import Snapshot
from app.tables import OrderRow


def asked(snapshot: Snapshot, q: str, expand: Expand = Expand.SYNONYMS) -> Question:
    """What `q` asks of the corpus.

    Raises:
        Problem: `invalid-query` or `query-too-complex`, with what to change.
    """
    try:
        return search.question(snapshot.connection, q, synonyms=expand is Expand.SYNONYMS)
    except QueryError as error:
        code = "query-too-complex" if isinstance(error, TooComplexError) else "invalid-query"
        raise Problem(code, str(error), [FieldError("malformed", str(error), "q")]) from None


def filtered(hits: Select[Any], given: Mapping[str, object]) -> Select[Any]:
    """`hits` of the orders that the filters of the list of orders select."""
    wanted = conditions(FILTERS, given)
    return search.narrowed(hits, select(OrderRow.sort_key).where(*wanted) if wanted else None)


@dataclass(frozen=True, slots=True)
class Relevant:
    """A page by relevance: the keys of its documents, and what it says apart from them."""

    keys: Sequence[int]
    ranking: Ranking
    end: Position | None

    def slice(self, items: Sequence[Any]) -> Slice[Any]:
        """The page with its items."""
        return Slice(items, self.ranking.of, self.end)


def by_relevance(snapshot: Snapshot, page: Page, scope: Name, question: Question, hits: Select[Any]) -> Relevant:
    """The page of `hits` that a request asks for, the most relevant first.

    Raises:
        Problem: `invalid-cursor`; `not-ready` when the index is of another version.
    """
    after = page.after(int, int)
    try:
        found = search.by_relevance(snapshot.connection, scope, question, hits, page.limit, _position(after))
    except search.StaleIndexError:
        raise Problem(
            "not-ready", "The index of words is being renewed; wait for the seconds in Retry-After."
        ) from None
    return Relevant(found.keys, found.ranking, found.end)


def _position(after: Sequence[object] | None) -> tuple[int, int] | None:
    match after:
        case None:
            return None
        case (int(score), int(key)):
            return score, key
    error = FieldError("malformed", "This is no cursor of this list with these filters.", "cursor")
    raise Problem("invalid-cursor", errors=[error])


def described(snapshot: Snapshot, q: str, question: Question, ranking: Ranking | None) -> schemas.Search:
    """What was made of the query."""
    return schemas.Search(
        expansions=[schemas.Expansion(words=given.words, added=list(given.added)) for given in question.expansions],
        did_you_mean=did_you_mean(snapshot.connection, q, question),
        citations=cited_orders(snapshot.connection, q),
        ranking=None if ranking is None else schemas.Ranking(**asdict(ranking)),
    )
