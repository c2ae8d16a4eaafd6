"""A piece of prose checked: its quotations and the orders that it cites."""

from sqlalchemy import Connection

from app.law.quotes import finding, has_words, names
from app.queries.named_orders import named_orders
from app.queries.quote_answers import citation
from app.queries.quotes import Asked, check_quotes
from app.schemas import QuoteChecks

MAX_QUOTATIONS = 400
"""So many are checked at most: each takes some milliseconds."""


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
        Asked(found.text, found.span, known.keys_of(meant), found.closed)
        for found, meant in zip(quotations, named, strict=True)
    ]
    return QuoteChecks(
        quotes=check_quotes(connection, asked, order),
        citations=[citation(each) for each in cited],
    )
