"""Days as newspapers print them: "Jan. 27, 2017", "27 January 2017", "January 2017", "1/27/2017", "2017"."""

import re

from app.law.citations.values import MONTHS
from app.law.quotes.names.values import Day

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
_YEAR = r"(?:1[89]|20)\d\d(?![\d,]\d)"

DAY = (
    rf"(?:{_WEEKDAY}(?P<m1>{_MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th|d)?(?!\d)(?:\s?,?\s(?P<y1>{_YEAR}))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m2>{_MONTH})\s?,?\s(?P<y2>{_YEAR})"
    rf"|(?P<m3>{_MONTH}),?\s(?:of\s)?(?P<y3>{_YEAR})"
    rf"|(?P<m4>\d{{1,2}})/(?P<d4>\d{{1,2}})/(?P<y4>(?:19|20)\d\d|\d\d)(?!\d)"
    rf"|(?P<y5>{_YEAR})-(?P<m5>\d\d)-(?P<d5>\d\d)(?!\d))"
)
"""A day of a month, or a month of a year; with these groups once in a pattern."""

YEAR = rf"(?P<year>{_YEAR})"


def of(match: re.Match[str]) -> Day | None:
    """The day that a pattern with DAY or YEAR in it has matched; None where it is on no calendar."""
    parts = match.groupdict()
    if parts.get("year"):
        return Day(int(parts["year"]))
    for place in "12345":
        month = parts.get(f"m{place}")
        if month:
            year, day = parts.get(f"y{place}"), parts.get(f"d{place}")
            return _checked(_year(year), _month(month), int(day) if day else None)
    return None


def _year(digits: str | None) -> int | None:
    """Two digits of a year are taken for what has been signed: this century up to 49, else the one before."""
    if digits is None:
        return None
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 50 else 1900)


def _month(words: str) -> int:
    if words.isdigit():
        return int(words)
    return 1 + next(place for place, name in enumerate(MONTHS) if name.startswith(words[:3]))


def _checked(year: int | None, month: int, day: int | None) -> Day | None:
    if not 1 <= month <= 12 or not (day is None or 1 <= day <= 31):
        return None
    return Day(year, month, day)
