"""The parameters `q` and `expand`: words asked of the corpus, and what is answered where they are refused."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query

from app.api.parameters.types import Maybe
from app.api.problems import FieldError, Problem
from app.queries import RELEVANCE, ParsedQuery
from app.queries.search import parse
from app.schemas import Expand
from app.search.query import QueryError, TooComplexError
from app.store import Snapshot
from app.store.index.scopes import Name

Words = Annotated[
    str,
    Query(
        min_length=1,
        pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+$",
        description='All words; `"phrases"`, `OR`, `-not`, `prefix*`, brackets, `title:` …; see `/query-language`.',
        examples=["police reform", '"law enforcement" -military'],
    ),
]
"""A query. How long and how deep it may be is not said here but by `query-too-complex`."""


def parsed(snapshot: Snapshot, scope: Name, q: str, expand: Expand) -> ParsedQuery:
    """Return what `q` asks of the corpus.

    Raises:
        Problem: `invalid-query` or `query-too-complex`, with what to change.
    """
    try:
        return parse(snapshot.connection, scope, q, expand)
    except QueryError as error:
        code = "query-too-complex" if isinstance(error, TooComplexError) else "invalid-query"
        raise Problem(code, str(error), [FieldError("malformed", str(error), "q")]) from None


@dataclass(frozen=True, slots=True)
class OptionalWords:
    """`q` and `expand` of a list that need not have them."""

    q: str | None
    expand: Expand | None

    def parsed(self, snapshot: Snapshot, scope: Name) -> ParsedQuery | None:
        """Return what `q` asks of the corpus, or None where it is not given.

        Raises:
            Problem: as the function of the same name.
        """
        return None if self.q is None else parsed(snapshot, scope, self.q, self.expand or Expand.SYNONYMS)

    def sort(self, chosen: str | None, default: str) -> str:
        """Return the sort: the one chosen, else by relevance where there is a query.

        Raises:
            Problem: `invalid-parameter` when relevance is asked of a list without a query.
        """
        if chosen == RELEVANCE and self.q is None:
            raise _only_with_q("sort")
        return chosen or (default if self.q is None else RELEVANCE)


MaybeExpand = Annotated[
    Maybe[Expand],
    Query(
        description='Whether `q` also finds the other names of what it names ("DOJ": "Department of Justice"): '
        "`synonyms` if it is not given. Refused without `q`."
    ),
]


def _optional_words(q: Maybe[Words] = None, expand: MaybeExpand = None) -> OptionalWords:
    if expand is not None and q is None:
        raise _only_with_q("expand")
    return OptionalWords(q, expand)


def _only_with_q(parameter: str) -> Problem:
    return Problem(
        "invalid-parameter", errors=[FieldError("not_allowed", "This has a meaning only with q.", parameter)]
    )


MaybeWords = Annotated[OptionalWords, Depends(_optional_words)]
"""Declares `q` and `expand`, both optional."""
