"""A quotation that was found, and the text it is found in."""

from dataclasses import dataclass
from enum import StrEnum

from app.law.documents import Span


class Kind(StrEnum):
    """What tells that words are quoted."""

    MARKS = "marks"
    SINGLE_MARKS = "single_marks"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that prose quotes.

    Attributes:
        text: the words between the marks without markup and re-opened marks; white space collapsed inside a paragraph,
            a blank line between paragraphs.
        span: of what stands between the marks, in the prose as it was given.
        closed: whether the closing mark is there; without one the words end with their paragraph, or where the next
            quotation of it begins.
    """

    text: str
    span: Span
    kind: Kind
    closed: bool = True
