"""How often: "annually thereafter", "every 90 days"; the interval such words name, and the days that it gives.

Pure arithmetic from the day due; nothing is counted from today.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from app.law.directives.deadlines.dates import MONTHS, Unit, add, number

RECURRENCE = re.compile(
    r"(?<![\w-])(?:(?:and|or) )?"
    r"(?:(?:at least|(?:not|no) less (?:frequently |often )?than|not more than) )?"
    r"(?:(?:once )?(?:every|each) (?:other )?"
    r"(?:\d{1,3}|two|three|four|five|six|ten|thirty|sixty|ninety|second|third|fourth|fifth|tenth)?(?: \(\d{1,3}\))?"
    r" ?(?:fiscal |calendar )?"
    r"(?:days?(?! (?:\w+ ){0,8}?(?:is|are|spent|engaged|while|when)\b)|weeks?|months?|quarters?|years?)"
    r"(?! of age)"
    r"|(?:semi-?|bi-?)?annually|(?:bi-?)?(?:quarterly|monthly|weekly|daily|yearly)"
    r"(?! (?:rates?|living|operations?|equivalent|census)\b)"  # "help with daily living" (EO 14095)
    r"|on (?:at least )?an? (?:semi-?annual|annual|quarterly|monthly|weekly|daily|yearly|biennial|periodic|regular"
    r"|ongoing|continuing|continual|recurring) basis"
    r"|biennially|periodically|from time to time|(?:once|twice) (?:a|per|each) (?:year|month|quarter|week)"
    r"|at regular intervals|(?:by|no later than|not later than|on|on or before|as of) the "
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|last|fifth|tenth|fifteenth|twentieth) day of (?:each|every) (?:calendar )?month"
    r"|(?:by|no later than|not later than|on(?: or before)?|before|prior to) (?:"
    + "|".join(MONTHS)
    + r") \d{1,2},? (?:of )?(?:each|every) "
    r"(?:of the (?:next |following )?\w+ (?:fiscal )?years|(?:calendar |fiscal |subsequent |succeeding )?year))"
    r"(?:,? thereafter| following)?(?![\w-])",
    re.IGNORECASE,
)
_OFTEN = (
    "every", "each", "annually", "quarterly", "monthly", "weekly", "daily", "yearly", "basis", "biennially",
    "periodically", "from time to time", "once", "twice", "interval",
)  # fmt: skip
"""One of these is in all words that say how often, which tells it sooner than the pattern."""


_RENDERED = re.compile(
    r"\b(?P<before>\w+,?) (?:(?:an?|one|at least one) (?:\w+ )?|mandatory |regular |written )?"
    r"(?P<often>annual|semi-?annual|biennial|yearly|quarterly|monthly|weekly|periodic)"
    r"(?: \w+){0,2}? (?:reports?|reviews?|meetings?|training|summar(?:y|ies)|surveys?|assessments?|evaluations?|audits?"
    r"|inspections?|accountings?|statements?|conferences?|updates?|briefings?|examinations?)\b",
)
"""What is rendered at intervals: "make an annual report" (EO 12320), "convene periodic meetings" (EO 13576)."""
_GOVERNED = re.compile(
    r"(?:in|of|for|with|on|by|from|as|under|at|and|or|the|this|that|its|their|his|her|each|including|regarding"
    r"|concerning|through|respecting|such|any|all|no|about|into|than|is|are|be|was)$"
)
_INSIDE = re.compile(r"\b(?:that|which|who|whom|whose|whether|if|when|whenever|where|required|necessary)\b")
_OF_ANOTHER = re.compile(
    r"\b(?:as|which|that|who|whom|if|when|whenever|where|wherever|whether|than)\b[^;:]*?"
    r"\b(?:may|shall|will|can|must|should|is|are|be|he|she|it|they)\b[^;:]*$"
    r"|(?<!\bbe )\b(?!authorized|directed)(?:\w+ed|made|given)(?: thereto)? $"
)
_BY_ANOTHER = re.compile(r"\b(?:as|which|that|whom|whenever|when|if)\b[^;:,]*$")
_THEN_TOLD = re.compile(r",? (?:may|shall|direct|prescrib|determin|request|approv|deem|consider|be )")


def recurrence(text: str, start: int, end: int, verb: int | None = None) -> str | None:
    """The first words in text[start:end] that say how often the verb's deed is done, or None.

    "Such duties as the President may from time to time direct" (EO 11455) tells how often somebody else does his.
    """
    low = text[start:end].lower()
    for match in RECURRENCE.finditer(text, start, end) if any(word in low for word in _OFTEN) else ():
        if "time to time" not in match[0].lower() or not _hangs(text, match, start, start if verb is None else verb):
            return match[0]
    since = start if verb is None else max(start, verb)
    for rendered in _RENDERED.finditer(text, since, end):
        indefinite = re.search(r" (?:an?|one) ", text[rendered.start() : rendered.start("often")])
        plain = indefinite or _PLURAL.search(rendered[0])
        joined = rendered["before"] in {"and", "to"} and indefinite
        if plain and (joined or not _GOVERNED.match(rendered["before"])):
            return None if _INSIDE.search(text, since, rendered.start()) else rendered["often"]
    return None


_PLURAL = re.compile(r"(?:s|training)$")


def _hangs(text: str, match: re.Match[str], start: int, verb: int) -> bool:
    """Whether "from time to time" belongs to a clause inside the one that begins at `start`."""
    before = text[verb if match.start() >= verb else start : match.start()]
    if _OF_ANOTHER.search(before):
        return True
    return bool(_BY_ANOTHER.search(before) and _THEN_TOLD.match(text, match.end()))


@dataclass(frozen=True, slots=True)
class Interval:
    """How much time lies between two occurrences; "at least annually" is a year, too."""

    value: int
    unit: Unit


_NAMED: dict[str, Interval] = {
    "daily": Interval(1, "day"),
    "weekly": Interval(1, "week"),
    "monthly": Interval(1, "month"),
    "quarterly": Interval(3, "month"),
    "semiannual": Interval(6, "month"),
    "semiannually": Interval(6, "month"),
    "annual": Interval(1, "year"),
    "annually": Interval(1, "year"),
    "yearly": Interval(1, "year"),
    "biennial": Interval(2, "year"),
    "biennially": Interval(2, "year"),
}
"""Biannually and bimonthly have two meanings each and are no interval."""
_SPANS: dict[str, Interval] = {
    "day": Interval(1, "day"),
    "week": Interval(1, "week"),
    "month": Interval(1, "month"),
    "quarter": Interval(3, "month"),
    "year": Interval(1, "year"),
}
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10}
_EACH = re.compile(
    r"\b(?P<times>once |twice )?(?:every|each|per|an?) (?P<other>other )?(?:(?P<number>\d{1,3}|[a-z]+) )?"
    r"(?:\(\d{1,3}\) )?(?:fiscal |calendar |subsequent |succeeding )?(?P<span>day|week|month|quarter|year)s?\b"
)
_PLAIN = ("fiscal", "calendar", "subsequent", "succeeding")
_FIXED = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)}) (?P<day>\d{{1,2}}),? (?:of )?(?:each|every) "
    r"(?:calendar |subsequent |succeeding )?year",
    re.IGNORECASE,
)


def interval(words: str) -> Interval | None:
    """The interval that words like "and every 90 days thereafter" name; None for "periodically"."""
    low = words.lower().replace("semi-", "semi")
    for word in re.findall(r"[a-z]+", low):
        if word in _NAMED:
            return _NAMED[word]
    each = _EACH.search(low)
    if each is None:
        return None
    named = each["number"]
    times = _ORDINALS.get(named) or number(named) if named not in (None, *_PLAIN) else 1
    span = _SPANS[each["span"]]
    months = span.value * times * (2 if each["other"] else 1)
    if (each["times"] or "").startswith("twice"):
        return Interval(6, "month") if each["span"] == "year" and months == 1 else None
    return Interval(months, span.unit) if months else None


def occurrences(words: str, due_on: date | None, limit: int) -> tuple[date, ...]:
    """The first `limit` days, in order, on which a directive falls due again; () where the words determine none.

    Days are determined by a day due and "thereafter" or "following" ("within 120 days … and annually thereafter",
    EO 14271, sec. 4(c)), each counted from the day due itself so that a month's last day stays one, or by a day due
    and a fixed day of each year. A fixed day alone does not tell its first year: EO 13837, sec. 7(c), signed in 2018,
    asks for reports "by June 30 of each year" and for the first in 2020.
    """
    if due_on is None:
        return ()
    fixed = _FIXED.search(words)
    if fixed:
        return tuple(islice(_yearly(fixed, due_on), limit))
    every = interval(words)
    if every is None or not re.search(r"\b(?:thereafter|following)\b", words, re.IGNORECASE):
        return ()
    days = (add(due_on, every.value * turn, every.unit) for turn in range(1, limit + 1))
    return tuple(day for day in days if day is not None)


def _yearly(fixed: re.Match[str], due_on: date) -> Iterator[date]:
    for year in range(due_on.year, min(due_on.year + 100, date.max.year)):
        try:
            day = date(year, MONTHS[fixed["month"].capitalize()], int(fixed["day"]))
        except ValueError:
            continue
        if day > due_on:
            yield day
