"""Quotations checked against the words of the orders."""

from app.api.parameters.held_names import now_called
from app.api.problems import FieldError, Problem
from app.law.numbering import sort_key
from app.law.quotes import has_words
from app.queries import prose, quotes
from app.schemas import QuoteCheck, QuoteChecks, QuotesToCheck
from app.store import Snapshot

MAX_PROSE_BYTES = 64 * 1024


def quote_check(snapshot: Snapshot, text: str, order: str | None) -> QuoteCheck:
    """Return what one quotation is to an order, or to all.

    Raises:
        Problem: if there is no word in it, or `order` names no order held.
    """
    if not has_words(text):
        raise Problem("invalid-parameter", errors=[FieldError("malformed", "There is no word in this.", "text")])
    return quotes.check_quote(snapshot.connection, text, _key(snapshot, order))


def prose_check(snapshot: Snapshot, sent: QuotesToCheck) -> QuoteChecks:
    """Return what every quotation and every citation in prose is.

    Raises:
        Problem: if it is too long or has too many quotations, or its `order` names no order held.
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
