"""What is written about orders, with its quotations checked."""

from app.schemas.coverage import CoverageSummary
from app.schemas.quotes import QuoteCheck


class Coverage(CoverageSummary):
    """A document about orders, with its quotations checked."""

    quotations: list[QuoteCheck]
    """In the order of the document; the span is in the quotation itself, for the text is not kept."""
