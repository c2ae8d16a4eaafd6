"""Days: numbers in words, calendar arithmetic, and the day an order takes effect."""

import calendar as months_of
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class OrderDates:
    """The days of one order that deadlines count from; None where unknown."""

    signed_on: date | None = None
    effective_on: date | None = None
    published_on: date | None = None


MONTHS = {name: n for n, name in enumerate(months_of.month_name) if name}


_ONES = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)


_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


_VALUES = {word: n for n, word in enumerate(_ONES, 1)} | {word: n * 10 for n, word in enumerate(_TENS, 2)}


SCALE = "|".join((*_VALUES, "hundred", "and", "a", "an"))


NUMBER = rf"\d{{1,4}}|(?:{SCALE})(?:[ -](?:{SCALE})){{0,4}}"


_FIRST = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


_ORDINALS = dict(
    enumerate(
        (
            *_FIRST,
            "tenth",
            "eleventh",
            "twelfth",
            *(f"{word.removesuffix('t')}th" for word in _ONES[12:]),
            "twentieth",
            *(f"twenty-{word}" for word in _FIRST),
            "thirtieth",
            "thirty-first",
        ),
        1,
    )
)
_DAYS_OF_MONTH = {word: day for day, word in _ORDINALS.items()}


# "September fourth, 1951" (EO 10283), "October 18th, 1966" (EO 11314)
DAY = (
    rf"(?P<month>{'|'.join(MONTHS)}) (?P<day>\d{{1,2}}(?:st|nd|rd|th)?|(?:{'|'.join(_DAYS_OF_MONTH)})(?=,))"
    r"(?:, ?| of )?(?P<year>\d{4})"
)


def unit_of(word: str) -> Unit | None:
    """Day, week, month or year, singular or plural; None for any other word."""
    low = word.lower()
    for unit in ("day", "week", "month", "year"):
        if low.startswith(unit):
            return unit
    return None


def number(words: str) -> int:
    """A number as orders write it: "ninety" -> 90, "one hundred and eighty" -> 180, "a" -> 1; 0 for what is no number.

    >>> number("forty-five")
    45
    """
    if words.isdigit():
        return int(words)
    total = 0
    for word in re.split(r"[ -]", words.lower()):
        if word in {"a", "an"}:
            total += 1
        elif word == "hundred":
            total = max(total, 1) * 100
        else:
            total += _VALUES.get(word, 0)
    return total


def add(day: date, value: int, unit: Unit) -> date | None:
    """`day` plus `value` units by the calendar; a shorter month gives its last day (January 31 + 1 month)."""
    try:
        if unit in ("day", "week"):
            return day + timedelta(days=value * (7 if unit == "week" else 1))
        month = day.month - 1 + value * (12 if unit == "year" else 1)
        year, month = day.year + month // 12, month % 12 + 1
        return date(year, month, min(day.day, months_of.monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, months_of.monthrange(year, month)[1])


def fiscal_year_end(year: int) -> date:
    """The last day of a fiscal year: September 30 since 1977 (31 U.S.C. 1102), June 30 before (Public Law 93-344)."""
    return date(year, 9, 30) if year > 1976 else date(year, 6, 30)


def _day_of_month(word: str) -> int:
    return _DAYS_OF_MONTH.get(word) or int(re.sub(r"\D", "", word))


def day_of(match: re.Match[str]) -> date | None:
    """The date a match of DAY names, None for February 30."""
    try:
        return date(int(match["year"]), MONTHS[match["month"].capitalize()], _day_of_month(match["day"].lower()))
    except ValueError:
        return None


_EFFECTIVE = re.compile(
    r"\b(?:this|The provisions of this) (?:Executive )?order (?:shall (?:take effect|be(?:come)? effective)"
    r"|is effective|takes effect|becomes effective)"
    r"(?: (?:on|as of|at|beginning))?(?P<rest>(?:[^.;]|\.(?!\s+(?-i:[A-Z]))){0,160})",
    re.IGNORECASE,
)


_ANY_DAY = re.compile(DAY)


_AFTER = re.compile(
    rf"^,? ?(?:upon the date )?(?P<number>{NUMBER})(?: ?\(\d{{1,4}}\))? (?P<unit>days?|weeks?|months?|years?) "
    rf"(?:after|from|following)(?: the)? (?:date of |signing of |issuance of |its )?"
)


def effective_date(texts: Iterator[str], signed_on: date | None) -> date | None:
    """The day an order says it takes effect ("This order is effective January 1, 2005"), or None if it says none."""
    for text in texts:
        for match in _EFFECTIVE.finditer(text) if "effect" in text.lower() else ():
            rest = match["rest"]
            if day := _ANY_DAY.search(rest):
                return day_of(day)
            after = _AFTER.match(rest.strip())
            if after and signed_on and (unit := unit_of(after["unit"])) and (value := number(after["number"])):
                return add(signed_on, value, unit)
            if "immediately" in rest or "date of this order" in rest or "upon signature" in rest:
                return signed_on
    return None
