"""When something was, as news tell it: "today", "on Monday", "on April 28", "in August 2025", "on his first day"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from app.law import presidents

Period = tuple[date, date]
"""The first and the last day on which it may have been."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)"
    r"|Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_WHEN = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s(?P<year>\d{{4}})(?!\d))?"
    rf"|(?:[Ii]n|[Ll]ast|[Tt]his|early|late|mid)[\s-](?:early |late |mid-)?(?P<whole>{_MONTH})"
    rf"(?:,?\s(?P<its>\d{{4}})(?!\d))?"
    r"|(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?!['’]s)"
    r"|(?P<today>[Tt]oday)\b(?!['’]s)"
    r"|(?P<first>(?:on )?(?:his|the) (?:very )?first day(?: in office| of his)|[Dd]ay[- ][Oo]ne)\b"
    r"|(?P<week>(?:his|the) first week(?: in office)?)\b"
    r"|(?P<yesterday>[Yy]esterday)\b|(?P<last>[Ll]ast [Ww]eek|[Ee]arlier this week)\b)"
)


def periods(text: str, published_on: date | None) -> Iterator[tuple[Period, int, int]]:
    """Each time that `text` names, with its place; what lacks its year is the last one before the publication."""
    for match in _WHEN.finditer(text):
        period = _period(match, published_on)
        if period is not None:
            yield period, *match.span()


def _period(match: re.Match[str], published_on: date | None) -> Period | None:
    if match["month"]:
        day = _day(_month(match["month"]), int(match["day"]), match["year"], published_on)
        return None if day is None else (day, day)
    if match["whole"]:
        first = _day(_month(match["whole"]), 1, match["its"], published_on)
        return None if first is None else (first, _end_of_month(first))
    return None if published_on is None else _beside(match, published_on)


def _beside(match: re.Match[str], published_on: date) -> Period:
    """A time told by its distance from the publication, or from the beginning of the term."""
    if match["today"]:
        return published_on, published_on
    if match["weekday"]:
        back = (published_on.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
        return (published_on - timedelta(days=back),) * 2
    if match["yesterday"]:
        return (published_on - timedelta(days=1),) * 2
    if match["last"]:
        return published_on - timedelta(days=13), published_on - timedelta(days=1)
    began = _term_began(published_on)
    return began, began if match["first"] else began + timedelta(days=7)


def _term_began(day: date) -> date:
    starts = [term.started_on for president in presidents.PRESIDENTS for term in president.terms]
    return max((start for start in starts if start <= day), default=day)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _end_of_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)


def _day(month: int, day: int, year: str | None, published_on: date | None) -> date | None:
    if year:
        return _valid(int(year), month, day)
    if published_on is None:
        return None
    found = _valid(published_on.year, month, day)
    if found is not None and found > published_on:
        found = _valid(published_on.year - 1, month, day)
    return found


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
