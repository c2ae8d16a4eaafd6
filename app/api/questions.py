"""The parameter `q`: words asked of the corpus, and why some are refused."""

from enum import StrEnum

from app.api.problems import FieldError, Problem
from app.queries.search import Question, question
from app.search.query import QueryError, TooComplexError
from app.store import Snapshot


class Expand(StrEnum):
    """Whether a query also finds the other names of what it names."""

    SYNONYMS = "synonyms"
    NONE = "none"


def asked(snapshot: Snapshot, q: str, expand: Expand = Expand.SYNONYMS) -> Question:
    """What `q` asks of the corpus.

    Raises:
        Problem: `invalid-query` or `query-too-complex`, with what to change.
    """
    try:
        return question(snapshot.connection, q, synonyms=expand is Expand.SYNONYMS)
    except QueryError as error:
        code = "query-too-complex" if isinstance(error, TooComplexError) else "invalid-query"
        raise Problem(code, str(error), [FieldError("malformed", str(error), "q")]) from None
