"""Quotations checked against the words of the orders."""

from typing import Annotated

from fastapi import APIRouter, Query

from app import queries
from app.api.context import Searched
from app.api.operations import Operation
from app.api.parameters.names import NumberFilter
from app.api.parameters.types import Maybe
from app.api.problems import FieldError, Problem
from app.law.quotes import has_words
from app.schemas import QuoteCheck
from app.store import Snapshot

router = APIRouter(route_class=Operation, prefix="/v1/quotes/check", tags=["quotations"])

Quotation = Annotated[
    str,
    Query(
        min_length=1,
        max_length=1_000,
        pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+$",
        description="The words between the quotation marks, without them.",
        examples=["best practices at the State and local level", "[t]hese sexes are not changeable"],
    ),
]
"""One quotation."""


@router.get("")
def check_quote(snapshot: Searched, text: Quotation, order: Maybe[NumberFilter] = None) -> QuoteCheck:
    """Check whether a quotation is in an order, word for word.

    Without `order` it is looked for in all orders. `verdict` says how far the words are the order's, `differences` and
    `omitted` where they part; a quotation whose words were changed without a sign is never called exact. The query of
    this operation is not logged.
    """
    if not has_words(text):
        raise Problem("invalid-parameter", errors=[FieldError("malformed", "There is no word in this.", "text")])
    return queries.Checker(snapshot.connection).check(text, order=_key(snapshot, order))


def _key(snapshot: Snapshot, number: str | None) -> int | None:
    """The key of the order asked for.

    Raises:
        Problem: if it is not held.
    """
    if number is None:
        return None
    found = queries.named_order(snapshot.connection, number)
    if found is None:
        detail = "No order of this number is held; /v1/corpus lists the gaps."
        raise Problem("invalid-parameter", errors=[FieldError("not_held", detail, "order")])
    return found[0]
