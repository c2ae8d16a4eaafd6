"""Citations in the text of an order: find(text) -> spans, apart from what they resolve to.

KINDS is the extension point: one row a kind of citation, with its examples.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.documents import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited thing. A list ("Executive Orders 13988, 14004, and 14020") yields one Citation an item.

    Attributes:
        kind: a key of KINDS ("executive_order", "us_code", "order_section", …).
        target: the normalised identity inside its kind: "14159", "5 USC 553(b)(B)", "Pub. L. 94-412", "3.b".
        section: the provision of the target that is meant ("6", "3.b.i"), or None for the whole.
        span: where the words that name it stand in the text given.
        title: the title the text gives in brackets, or None.
        dated_on: the date the text gives, or None.
    """

    kind: str
    target: str
    span: Span
    section: str | None = None
    title: str | None = None
    dated_on: date | None = None


def find(text: str) -> Sequence[Citation]:
    """Every citation in `text`, in order of its span."""
    raise NotImplementedError
