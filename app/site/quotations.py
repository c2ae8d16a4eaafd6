"""A quotation with what differs in it."""

from collections.abc import Sequence

from markupsafe import Markup

from app.render.hits import marked
from app.schemas import QuoteDifference
from app.schemas.base import Span


def differing(quote: str, differences: Sequence[QuoteDifference]) -> Markup:
    """Return the words between the marks as HTML, those that differ from the order's in <mark>."""
    spans: list[Span] = []
    for start, end in sorted(each.quote_span for each in differences):
        if start < end and (not spans or start >= spans[-1][1]):
            spans.append((start, end))
    return marked(quote, spans)
