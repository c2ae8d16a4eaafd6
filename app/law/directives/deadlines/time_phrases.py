"""The time phrases of an order: find(text, calendar) -> phrases, each a deadline or a recurrence.

A deadline says by when ("within 60 days of the date of this order", "not later than March 1, 2026"); a recurrence
how often ("annually thereafter"). "Promptly", "upon …", "until …", "for 120 days" and "beginning …" are neither.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.law.directives.deadlines import anchors
from app.law.directives.deadlines.anchors import Anchor
from app.law.directives.deadlines.dates import (
    DAY,
    MONTHS,
    NUMBER,
    SCALE,
    OrderDates,
    Unit,
    add,
    day_of,
    fiscal_year_end,
    last_of_month,
    number,
    unit_of,
)
from app.law.directives.values import Deadline, Precision
from app.law.documents import Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """A deadline where it stands."""

    span: Span
    deadline: Deadline


_GONE = ("by", "before", "prior to", "on or before")
"""Leads of a number of days that say no deadline: "before 30 days have passed"."""


_LEAD = (
    r"(?:(?:by|in) )?(?:(?:no|not) (?:later|more) than|in no (?:case|event) (?:later|more) than|not to exceed|no later)"
    r"|in the first"
    r"|within(?: (?:a|the) period of| a maximum of| the next| the first| no more than| not more than"
    r"| approximately| about)?"
    r"|by the end of|on or before|by|before|prior to"
)


_UNIT = r"(?P<kind>calendar |business |working |consecutive )?(?P<unit>days?|weeks?|months?|years?|hours?)\b(?!-)['’]?"


_DURATION = re.compile(
    rf"(?<![\w-])(?P<lead>{_LEAD})(?: the)? (?P<number>{NUMBER})(?: ?\((?P<digits>\d{{1,4}})\))?"
    rf"(?P<more> additional)?[ -]{_UNIT}"
    r"(?P<period> period)?",
    re.IGNORECASE,
)


_BY = r"(?:(?:by )?(?:no|not) later than|by|before|on or before|prior to|not after)"


_WEEKDAY = r"(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day"  # "on or before Thursday, October 4, 1962" (EO 11054)


_DATED = re.compile(
    rf"(?<![\w-]){_BY}(?: the)?(?: (?:close|end) of(?: business)?(?: on)?)? "
    rf"(?:{_WEEKDAY}, )?{DAY}\b(?! of each| of every)",
    re.IGNORECASE,
)


# "no later than January 2022" (EO 13990, sec. 5(b)(ii)(B)): the month's last day
_MONTH = re.compile(
    rf"(?<![\w-])(?P<lead>{_BY})(?: the)?(?: (?P<end>end|close) of)? (?P<month>{'|'.join(MONTHS)}),?(?: of)? "
    r"(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


_YEAR_END = re.compile(
    r"(?<![\w-])(?:(?:by )?(?:no|not) later than|by|before|on or before|prior to|within)(?: the)? "
    r"(?:(?P<end>end|close|beginning) of )?(?:the )?(?P<sort>fiscal year|calendar year|FY|year)? ?"
    r"(?P<year>(?:19|20)\d\d)\b(?!,? of)",
    re.IGNORECASE,
)


_THIS_YEAR = re.compile(
    r"(?<![\w-])(?:(?:by )?(?:no|not) later than|by|before|on or before) the (?:close|end) of "
    r"(?:the (?:current|present)|this) (?P<sort>fiscal|calendar) year\b",
    re.IGNORECASE,
)


_CLOSE = re.compile(
    r"(?<![\w-])(?:(?:by )?(?:no|not) later than|by|before|on or before) the (?:close|end) of "
    r"(?P<what>[^,;:.()]{3,60})",
    re.IGNORECASE,
)


# "45 days after the date of this order, the Secretary shall" (EO 13943)
_AT = re.compile(
    rf"(?:^|(?<=[.;:] )|(?<=\n))"
    rf"(?P<number>\d{{1,4}}|(?:{SCALE})(?:[ -](?:{SCALE})){{0,4}}) "
    r"(?P<unit>days?|weeks?|months?|years?)(?= (?:after|from|following)\b)",
    re.IGNORECASE,
)


# "shall terminate thirty days after the presentation of such report" (EO 11536), "… on December 31, 1978" (EO 11962)
_ENDS = re.compile(
    rf"\b(?:terminate|expire|disband|cease to exist)(?:,? unless (?:sooner |further |otherwise )?extended(?: by the"
    rf" President)?,)?(?: on the date that is| at midnight)?(?: on {DAY}\b| (?P<number>{NUMBER}) "
    r"(?P<unit>days?|weeks?|months?|years?)(?=,? (?:after|from|following|thereafter)\b))",
    re.IGNORECASE,
)


# "Thirty days after rendition of its report to the President, the Commission shall cease to exist" (EO 10129)
_CEASES = re.compile(
    r"[^.;]{0,120}?\bshall (?:cease to exist|terminate|expire|be (?:terminated|dissolved|abolished))\b"
)


# "not later than the submission of its report" names no day; "not later than the 15th day of each month" recurs
_OCCURRENCE = re.compile(
    r"(?<![\w-])(?:by )?(?:no|not) later than (?:the|its|his|their) (?!first day\b)"
    r"(?:date (?:of|on)|time (?:of|for)|first|final|initial|initiation|issuance|submission|solicitation|completion"
    r"|expiration|conclusion|convening|beginning|start)\b[^,;:.()]{0,80}",
    re.IGNORECASE,
)


# "No later than the effective date of this order, an agency head shall notify" (EO 12958, sec. 3.4(c))
_EFFECTIVE = re.compile(
    r"(?<![\w-])(?:by )?(?:no|not) later than the effective date of (?:this|the present) (?:Executive )?order\b",
    re.IGNORECASE,
)


_PAST = re.compile(r" (?:immediately |next )?(?:preceding|before|prior to)\b")  # EO 10647, sec. 302(b)(1)


_LASTING = re.compile(r"\b(?:period|periods|term|for)(?: of)?\s$")  # how long, not by when: EO 9655, sec. 2.141


_PURPOSE = re.compile(r"\s(?:to|and|or|that|which)\s")


_FROM = (" after", " from", " following")
_UNITS = ("day", "week", "month", "year")
_VERBS = ("terminate", "expire", "disband", "cease to exist")
_SIGNS, _DIGIT = (*_UNITS, "hour", "close of", "end of", "later than"), re.compile(r"\d")
"""A deadline holds one of these or a digit."""


_TRIGGER = re.compile(r"(?<![\w-])(?:within|no|not|by|before|prior|on or before|in no|in the first)\b", re.IGNORECASE)


def find(text: str, days: OrderDates, start: int = 0, end: int | None = None) -> list[Phrase]:
    """Every deadline phrase in text[start:end], in order; phrases never overlap."""
    end = len(text) if end is None else end
    low = text[start:end].lower()
    found: list[Phrase] = []
    at = start if any(sign in low for sign in _SIGNS) or _DIGIT.search(low) else end
    while trigger := _TRIGGER.search(text, at, end):
        phrase = _phrase(text, trigger.start(), (start, end), days)
        if phrase:
            found.append(phrase)
            at = phrase.span[1]
        else:
            at = trigger.end()
    counted = _at(text, start, end, days) if _may_count(low) else ()
    ending = _ending(text, start, end, days) if any(verb in low for verb in _VERBS) else ()
    every = (*found, *counted, *ending)
    return sorted((_open_ended(text, phrase, end) for phrase in every), key=lambda got: got.span)


# "or 180 days after the Copyright Office publishes its study, whichever comes later" (EO 14110, sec. 5.2(c)(iii)); "on
# October 1, 1982, or 60 days after submitting its final report, whichever is earlier" (EO 12323, sec. 4(b))
_OTHER_OF = re.compile(
    r"[^.;:]{0,240}\bwhichever\b[^.;,]{0,24}\b(?:later|latest|last|earlier|earliest|sooner|soonest|first)\b"
)


def _open_ended(text: str, phrase: Phrase, end: int) -> Phrase:
    """The phrase without its day where another one may count."""
    if phrase.deadline.due_on is None or not _OTHER_OF.match(text, phrase.span[1], end):
        return phrase
    return replace(phrase, deadline=replace(phrase.deadline, due_on=None, precision=None))


def _may_count(low: str) -> bool:
    """Whether words in small letters hold what every phrase of _AT has, which they tell sooner than the pattern."""
    return any(word in low for word in _FROM) and any(unit in low for unit in _UNITS)


def _at(text: str, start: int, end: int, days: OrderDates) -> Iterator[Phrase]:
    """The phrases without "within" that name a day counted from the order."""
    for match in _AT.finditer(text, start, end):
        phrase = _counted(text, match, end, days)
        if phrase and (
            phrase.deadline.anchor in ("order_date", "effective_date") or _CEASES.match(text, phrase.span[1])
        ):
            yield phrase


def _ending(text: str, start: int, end: int, days: OrderDates) -> Iterator[Phrase]:
    """When a body ends: on a day, or so many days after something."""
    for match in _ENDS.finditer(text, start, end):
        if match["number"] is None:
            stated = match.start() + match[0].lower().rindex(" on ") + 1
            phrase = _absolute(text, (stated, match.end()), day_of(match), "day", days)
        else:
            phrase = _counted(text, match, end, days)
        if phrase:
            yield phrase


def _counted(text: str, match: re.Match[str], end: int, days: OrderDates) -> Phrase | None:
    """A number of days without "within", and what they count from."""
    anchor, stop = anchors.anchor(text, match.end(), end)
    value, unit = number(match["number"]), unit_of(match["unit"])
    if anchor is None or not value or unit is None:
        return None
    start = match.start("number")
    words = text[start:stop].rstrip()
    due = _add(days, anchor, value, unit)
    return Phrase((start, start + len(words)), Deadline(words, value, unit, anchor, due, "day" if due else None))


def _add(days: OrderDates, anchor: Anchor, value: int, unit: Unit) -> date | None:
    base = {"order_date": days.signed_on, "effective_date": days.effective_on, "publication": days.published_on}.get(
        anchor
    )
    return None if base is None else add(base, value, unit)


def _phrase(text: str, at: int, span: Span, days: OrderDates) -> Phrase | None:
    end = span[1]
    if match := _DURATION.match(text, at, end):
        if found := _duration(text, match, span, days):
            return found
        if not match["period"]:
            return None
    if match := _EFFECTIVE.match(text, at, end):
        due = days.effective_on
        return Phrase(match.span(), Deadline(match[0], None, None, "effective_date", due, "day" if due else None))
    if match := _DATED.match(text, at, end):
        return _absolute(text, match.span(), day_of(match), "day", days)
    if match := _MONTH.match(text, at, end):
        return _month(text, match, days)
    if match := _YEAR_END.match(text, at, end):
        return _year_end(text, match, days)
    if match := _THIS_YEAR.match(text, at, end):
        return _absolute(text, match.span(), _this_year(match, days), "year", days)
    if match := _CLOSE.match(text, at, end) or _OCCURRENCE.match(text, at, end):
        words = _PURPOSE.split(match[0], maxsplit=1)[0].rstrip()
        return Phrase((match.start(), match.start() + len(words)), Deadline(words, None, None, "event", None))
    return None


def _duration(text: str, match: re.Match[str], span: Span, days: OrderDates) -> Phrase | None:
    value = int(match["digits"]) if match["digits"] else number(match["number"])
    lead = match["lead"].lower()
    if not value or lead in _GONE or _LASTING.search(text, max(span[0], match.start() - 24), match.start()):
        return None
    if lead.startswith(("within", "in the")) and _PAST.match(text, match.end()):
        return None
    anchor, stop = anchors.anchor(text, match.end(), span[1])
    if anchor is None:
        if lead not in {"within", "no later than", "not later than", "in no event later than"} or match["period"]:
            return None
        anchor = "event" if match["more"] else anchors.implied(text, (match.start(), match.end()), span)
    if lead == "in the first" and anchor not in ("order_date", "effective_date"):
        return None
    words = text[match.start() : stop].rstrip()
    place = (match.start(), match.start() + len(words))
    unit = unit_of(match["unit"])
    if unit is None:
        return Phrase(place, Deadline(words, None, None, anchor, None))
    working = (match["kind"] or "").strip().lower() in {"business", "working"}
    due = None if working else _add(days, anchor, value, unit)
    return Phrase(place, Deadline(words, value, unit, anchor, due, "day" if due else None))


def _absolute(text: str, span: Span, due: date | None, precision: Precision, days: OrderDates) -> Phrase | None:
    """A day of the calendar; one before the order's own is no deadline ("entered into prior to June 16, 1933")."""
    if due and days.signed_on and due < days.signed_on:
        return None
    words = text[slice(*span)]
    return Phrase(span, Deadline(words, None, None, "absolute", due, precision if due else None))


def _month(text: str, match: re.Match[str], days: OrderDates) -> Phrase | None:
    """A month's last day; "before March 2026" is over before it and has no day of its own."""
    due = last_of_month(int(match["year"]), MONTHS[match["month"].capitalize()])
    open_ended = match["lead"].lower() in {"before", "prior to"} and not match["end"]
    found = _absolute(text, match.span(), due, "month", days)
    return (
        replace(found, deadline=replace(found.deadline, due_on=None, precision=None)) if found and open_ended else found
    )


def _year_end(text: str, match: re.Match[str], days: OrderDates) -> Phrase | None:
    """A year's end: "the end of fiscal year 2026" is September 30, 2026; a bare year has no day."""
    if not match["sort"] and not match["end"]:
        return None
    year, due = int(match["year"]), None
    if match["end"] and match["end"].lower() != "beginning":
        fiscal = (match["sort"] or "").lower() in {"fiscal year", "fy"}
        due = fiscal_year_end(year) if fiscal else date(year, 12, 31)
    return _absolute(text, match.span(), due, "year", days)


def _this_year(match: re.Match[str], days: OrderDates) -> date | None:
    """The end of the year in which the order was signed: "by the end of this fiscal year" (EO 14095)."""
    if days.signed_on is None:
        return None
    year = days.signed_on.year
    if match["sort"].lower() == "calendar":
        return date(year, 12, 31)
    return fiscal_year_end(year if fiscal_year_end(year) >= days.signed_on else year + 1)
