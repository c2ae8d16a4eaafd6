"""Quotations checked against the words of the orders."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.api.context import Searched
from app.api.operations import Operation
from app.api.parameters.held_names import now_called
from app.api.parameters.names import NumberFilter
from app.api.parameters.types import Maybe
from app.api.problems import FieldError, Problem
from app.law.numbering import sort_key
from app.law.quotes import has_words
from app.queries import prose, quotes
from app.schemas import QuoteCheck, QuoteChecks, QuotesToCheck
from app.store import Snapshot

router = APIRouter(route_class=Operation, prefix="/v1/quotes/check", tags=["quotations"])

MAX_PROSE_BYTES = 64 * 1024

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
    return quotes.check_quote(snapshot.connection, text, _key(snapshot, order))


@router.post("")
def check_quotes(snapshot: Searched, sent: QuotesToCheck) -> QuoteChecks:
    """Check every quotation in a piece of prose, and every order that it cites.

    Its quotations are found by their marks, and as block quotations; each is compared with the order that the prose
    names near it, or else looked for in all orders. What is sent is neither stored nor logged.
    """
    if len(sent.text.encode()) > MAX_PROSE_BYTES:
        raise _refused("too_long", f"The text has more than {MAX_PROSE_BYTES:,} bytes.", "/text")
    order = _key(snapshot, sent.order, pointer="/order")
    try:
        return prose.check_prose(snapshot.connection, snapshot.revision, sent.text, order)
    except prose.TooManyQuotations as error:
        raise _refused("too_many", str(error), "/text") from error


def _refused(code: str, detail: str, pointer: str) -> Problem:
    return Problem("invalid-parameter", errors=[FieldError(code, detail, pointer=pointer)])


def _key(snapshot: Snapshot, number: str | None, pointer: str | None = None) -> int | None:
    """The key of the order asked for, in the query or at a place of the body. Two statements, four for a rare name.

    Raises:
        Problem: if it names no order held.
    """
    found = now_called(snapshot, number and [number], "order", pointer=pointer)
    return sort_key(found[0]) if found else None
