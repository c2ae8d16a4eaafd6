"""A piece of prose checked: its quotations and the orders that it cites."""

import re
from collections.abc import Sequence

from sqlalchemy import Connection

from app.law.documents import Span
from app.law.quotes import finding, has_words, names
from app.queries.named_orders import named_orders
from app.queries.quote_answers import citation
from app.queries.quotes import Asked, check_quotes
from app.schemas import QuoteChecks

MAX_QUOTATIONS = 200
"""So many are checked at most: each takes some milliseconds."""
_MOST_NAMED = 3
_PARAGRAPH = re.compile(r"\n\s*\n")


class TooManyQuotations(ValueError):  # noqa: N818 (named by what is wrong)
    """There are more quotations in the prose than are checked at once."""


def check_prose(connection: Connection, revision: str, text: str, order: int | None = None) -> QuoteChecks:
    """Every quotation in `text`, compared with the order with the key `order` or the one named near it; every citation.

    Statements as `check_quotes`, and those of `named_orders`.

    Raises:
        TooManyQuotations: if it has more than `MAX_QUOTATIONS`.
    """
    quotations = [found for found in finding.find(text) if has_words(found.text)]
    if len(quotations) > MAX_QUOTATIONS:
        raise TooManyQuotations(f"The text has more than {MAX_QUOTATIONS} quotations; send it in parts.")
    known = named_orders(connection, revision)
    cited, named = names.check_and_attribute(text, quotations, known.register)
    asked = [
        Asked(found.text, found.span, known.keys_of(_meant(text, found.span, orders)), found.closed)
        for found, orders in zip(quotations, named, strict=True)
    ]
    return QuoteChecks(
        quotes=check_quotes(connection, asked, order),
        citations=[citation(each) for each in cited],
    )


def _meant(text: str, quoted: Span, orders: Sequence[names.Attribution]) -> Sequence[names.Attribution]:
    """The orders that a quotation may be from: where its paragraph names one, that one alone.

    Words that another order has are not the words of the one that is said to have them.
    """
    if not orders:
        return ()
    nearest = orders[0].span
    between = text[min(nearest[1], quoted[1]) : max(nearest[0], quoted[0])]
    if _PARAGRAPH.search(between):
        return orders[:_MOST_NAMED]
    return [order for order in orders if order.span == nearest]
