"""How to get the text of an order of which only facts are held."""

from app.law.gaps import TEXTLESS
from app.schemas import TextHint

_NOT_HELD = "The text of this order is not held here"


def text_hint(number: str, document_number: str | None, year: int | None) -> TextHint:
    """Where the text is: the Federal Register numbers its documents, and has them online, since 1994.

    Args:
        number: the order's.
        document_number: the Federal Register's, or None.
        year: of the signing, or None.
    """
    if document_number is None and year in TEXTLESS:
        told = f"{_NOT_HELD}: none of the sources read here has the text of an order of {TEXTLESS[0]}–{TEXTLESS[-1]}."
        return TextHint(detail=told, command="eo add PATH")
    if document_number is None:
        return TextHint(detail=f"{_NOT_HELD}, and the Federal Register does not have it online.", command="eo add PATH")
    return TextHint(
        detail=f"{_NOT_HELD}; the Federal Register has it online.",
        command=f"eo fetch federal-register --number {number} && eo add var/fetched",
    )
