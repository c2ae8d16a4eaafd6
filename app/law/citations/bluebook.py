"""An order as lawyers cite it (The Bluebook, rule 14.2 in its 21st edition)."""

from datetime import date

from app.law.numbering import digits_of_page

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_BEFORE_VOLUME_1 = 1935


def bluebook(number: str, citation: str | None, signed_on: date | None) -> str:
    """The citation: the number, the Federal Register page and the day of signing.

    Figures take commas from five digits on. A part that is not known is left out, and so is a page of a volume that
    came before the order was signed (EO 12825 of 1992 is listed at "32 FR 10049"). Of several pages the first is the
    order's, others are of its correction (EO 12356). An order without a number is cited by its day: "Exec. Order of
    Nov. 24, 2025".

    Args:
        number: "14288", "11359-A", "unnumbered-6e89c418d56ed7c9".
        citation: the page of the Federal Register ("90 FR 18765"), or None.
        signed_on: the signing date, or None.
    """
    is_numbered = digits_of_page(number) is None
    day = f"{_MONTHS[signed_on.month - 1]} {signed_on.day}, {signed_on.year}" if signed_on else ""
    parts = [f"Exec. Order No. {_grouped(number)}" if is_numbered else " of ".join(filter(None, ("Exec. Order", day)))]
    volume, _, page = (citation or "").partition(" FR ")
    if page and (signed_on is None or year_of_volume(int(volume)) >= signed_on.year):
        parts.append(f"{volume} Fed. Reg. {_grouped(page.partition(',')[0])}")
    return ", ".join(parts) + (f" ({day})" if day and is_numbered else "")


def year_of_volume(volume: int) -> int:
    """The year of a volume of the Federal Register, of which the first is of 1936."""
    return volume + _BEFORE_VOLUME_1


def _grouped(figure: str) -> str:
    digits, hyphen, suffix = figure.partition("-")
    return f"{int(digits):,}{hyphen}{suffix}" if digits.isdecimal() and len(digits) >= 5 else figure
