"""The day on which a sentence lets something end: a date, or a term that counts from the order; None for an event."""

import re
from datetime import date, timedelta

from app.law.citations.values import DATE, read_date

_SMALL = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_NUMBERS = {
    **{word: value for value, word in enumerate(_SMALL, start=1)},
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "sixty": 60,
    "ninety": 90,
    "twenty-four": 24,
}
COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
"""A number of days, months or years, in digits or in words."""
_TERM = re.compile(
    rf"\b(?P<count>{COUNT})(?:\s\(\d+\))?\s(?P<unit>day|month|year)s?\s(?:after|from|following|of)\s"
    r"(?:the\s)?(?:(?:date|signing|issuance|day)\s(?:of\s(?:the\s)?(?:signing|issuance)\s)?(?:of\s)?)?"
    r"(?:this\s(?:Executive\s)?order|hereof|its\sissuance|the\sorder|this\sdate)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(r"\bwhichever\s(?:is\s|occurs\s|comes\s)?(?:the\s)?(?:later|last)\b", re.IGNORECASE)
_OF_A_DOCUMENT = re.compile(r"\b(?:of|dated|approved|issued|since|from|beginning|effective)\s$", re.IGNORECASE)


def day_of(words: str, signed_on: date | None) -> date | None:
    """The latest day that the words allow; of "N days after the report" there is none, nor of "whichever is later"."""
    if _EVENT.search(words):
        return None
    found = [*_terms(words, signed_on), *_dates(words, signed_on)]
    return max(found, default=None)


def _dates(words: str, signed_on: date | None) -> list[date]:
    """The dates that are no document's ("Executive Order 11145 of March 7, 1964")."""
    found = []
    for match in DATE.finditer(words):
        day = read_date(match[0], 0)[0]
        if day and not _OF_A_DOCUMENT.search(words[: match.start()]) and (signed_on is None or day >= signed_on):
            found.append(day)
    return found


def _terms(words: str, signed_on: date | None) -> list[date]:
    return [
        plus(signed_on, number_of(match["count"]), match["unit"].lower())
        for match in _TERM.finditer(words)
        if signed_on
    ]


def number_of(count: str) -> int:
    """The number that COUNT matches."""
    return int(count) if count.isdigit() else _NUMBERS[count.lower()]


def plus(day: date, count: int, unit: str) -> date:
    """By the calendar: a month later is the same day of the next month, or its last."""
    if unit == "day":
        return day + timedelta(days=count)
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    for last in (day.day, 30, 29, 28):
        try:
            return date(months // 12, months % 12 + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
