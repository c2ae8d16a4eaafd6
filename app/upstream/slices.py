"""Days of publication, cut so that the API can list each slice whole. Pure.

The API lists at most 10,000 documents for a question and reports no more than that as their count
(civictechdc/spicy-regs#181), and it answers no page after the fiftieth. So a slice that comes near either is cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from app.upstream.store.state import Scope

FIRST_DAY = date(1994, 1, 1)
"""The API has no document before (EO 12890 is its first order)."""
CAP = 10_000
MAX_PAGES = 50
PER_PAGE = 100
_DOCUMENTS = "/api/v1/documents.json"
FIELDS = (
    "citation", "correction_of", "corrections", "disposition_notes", "document_number", "end_page",
    "executive_order_notes", "executive_order_number", "full_text_xml_url", "html_url", "pdf_url", "president",
    "presidential_document_number", "publication_date", "raw_text_url", "signing_date", "start_page", "subtype",
    "title", "toc_doc", "toc_subject", "topics", "type",
)  # fmt: skip
"""What is asked of each document listed: all that is read of its own JSON, so that a change is seen in the list."""


@dataclass(frozen=True, slots=True, order=True)
class Slice:
    """Days of publication, both included."""

    first: date
    last: date

    @property
    def name(self) -> str:
        """For people and for the journal."""
        return f"{self.first}..{self.last}"

    def halves(self) -> "tuple[Slice, Slice] | None":
        """Two slices that cover it, or None if it is a single day."""
        if self.first == self.last:
            return None
        middle = self.first + (self.last - self.first) // 2
        return Slice(self.first, middle), Slice(middle + timedelta(days=1), self.last)


def of_years(first: date, last: date) -> Sequence[Slice]:
    """One slice a calendar year; none if the days are the wrong way round."""
    return [
        Slice(max(first, date(year, 1, 1)), min(last, date(year, 12, 31)))
        for year in range(first.year, last.year + 1)
        if first <= last
    ]


def question(part: Slice, scope: Scope, page: int, per_page: int = PER_PAGE) -> str:
    """The path and query that ask for one page of a slice.

    The brackets are encoded once: encoded twice, the API ignores the conditions and lists everything
    (rOpenGov/federalregister#11).
    """
    asked = [
        ("conditions[type][]", "PRESDOCU"),
        ("conditions[presidential_document_type][]", "executive_order"),
        ("conditions[publication_date][gte]", part.first.isoformat()),
        ("conditions[publication_date][lte]", part.last.isoformat()),
        *([("conditions[president][]", scope.president)] if scope.president else []),
        *(("fields[]", field) for field in FIELDS),
        ("order", "oldest"),
        ("per_page", str(per_page)),
        ("page", str(page)),
    ]
    return f"{_DOCUMENTS}?{urlencode(asked)}"
