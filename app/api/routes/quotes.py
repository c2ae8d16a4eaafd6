"""Quotations checked against the words of the orders."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.api.answers.quotes import prose_check, quote_check
from app.api.context import Searched
from app.api.operations import Operation
from app.api.parameters.names import NumberFilter
from app.api.parameters.types import Maybe
from app.schemas import QuoteCheck, QuoteChecks, QuotesToCheck

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
    return quote_check(snapshot, text, order)


@router.post("")
def check_quotes(snapshot: Searched, sent: QuotesToCheck) -> QuoteChecks:
    """Check every quotation in a piece of prose, and every order that it cites.

    Its quotations are found by their marks, and as block quotations; each is compared with the order that the prose
    names near it, or else looked for in all orders. What is sent is neither stored nor logged.
    """
    return prose_check(snapshot, sent)
