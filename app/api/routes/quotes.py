"""Quotations checked against the words of the orders."""

from fastapi import APIRouter

from app.api.answers.quotes import prose_check, quote_check
from app.api.context import Searched
from app.api.operations import Operation
from app.api.parameters.names import NumberFilter
from app.api.parameters.quotes import Quotation
from app.api.parameters.types import Maybe
from app.schemas import QuoteCheck, QuoteChecks, QuotesToCheck

router = APIRouter(route_class=Operation, prefix="/v1/quotes/check", tags=["quotations"])


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
