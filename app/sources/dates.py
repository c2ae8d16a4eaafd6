"""Dates as sources write them; what is no date is an error, never a guess."""

import re
from datetime import date

_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905 - reads better than twelve quoted words
)
_LONG = re.compile(r"([A-Za-z]{3,9})[.,]?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?(?:\s?,\s{0,3}|\s{1,3})(\d{4})\b")
_NUMERIC = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})")


def long_date(text: str) -> date | None:
    """The first "January 27, 2017" in `text`, or None if there is none or the calendar does not have it.

    A month may be cut short, a day may have its ending: "Dec. 15, 1933" (EO 6505), "March 18th 1933" (EO 6080).
    """
    for match in _LONG.finditer(text):
        month = _month(match[1].lower(), is_cut=match[0][len(match[1])] in ".,")
        if month:
            return _valid(int(match[3]), month, int(match[2]))
    return None


def _month(name: str, *, is_cut: bool) -> int | None:
    if name in _MONTHS:
        return _MONTHS.index(name) + 1
    if not is_cut:
        return None
    return next((place for place, month in enumerate(_MONTHS, start=1) if month.startswith(name)), None)


def numeric_date(text: str) -> date | None:
    """American "04/09/2025", or "5-1-25" with a year of the years 1970–2069; None if `text` is not exactly that."""
    match = _NUMERIC.fullmatch(text.strip())
    if match is None:
        return None
    year = int(match[3])
    if year < 100:
        year += 1900 if year >= 70 else 2000
    return _valid(year, int(match[1]), int(match[2]))


def iso_date(text: str) -> date | None:
    """The day that "2025-04-09" names, or None if `text` is not exactly that."""
    return _valid(*map(int, text.split("-"))) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
