"""The time phrases of an order: find(text, calendar) -> phrases, each a deadline or a recurrence.

A deadline says by when ("within 60 days of the date of this order", "not later than March 1, 2026"); a recurrence
how often ("annually thereafter"). "Promptly", "upon …", "until …", "for 120 days" and "beginning …" are neither.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.law.directives.deadlines.dates import DAY, NUMBER, SCALE, OrderDates, add, day_of, number, unit_of
from app.law.directives.values import Deadline
from app.law.documents import Span

Anchor = Literal["order_date", "effective_date", "publication", "event", "absolute"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A deadline where it stands."""

    span: Span
    deadline: Deadline


_LEAD = (
    r"(?:(?:by|in) )?(?:(?:no|not) (?:later|more) than|in no (?:case|event) later than|not to exceed|no later)"
    r"|within(?: a period of| a maximum of| the next| the first| no more than| not more than| approximately| about)?"
    r"|by the end of|on or before|by|before|prior to"
)


_UNIT = r"(?P<kind>calendar |business |working |consecutive )?(?P<unit>days?|weeks?|months?|years?|hours?)\b(?!-)['’]?"


_DURATION = re.compile(
    rf"(?<![\w-])(?P<lead>{_LEAD})(?: the)? (?P<number>{NUMBER})(?: ?\((?P<digits>\d{{1,4}})\))?[ -]{_UNIT}"
    r"(?P<period> period)?",
    re.IGNORECASE,
)


_DATED = re.compile(
    rf"(?<![\w-])(?:(?:by )?(?:no|not) later than|by|before|on or before|prior to|not after)(?: the)?"
    rf"(?: (?:close|end) of(?: business)?(?: on)?)? {DAY}\b(?! of each| of every)",
    re.IGNORECASE,
)


_YEAR_END = re.compile(
    r"(?<![\w-])(?:(?:by )?(?:no|not) later than|by|before|on or before|prior to|within)(?: the)? "
    r"(?:(?P<end>end|close|beginning) of )?(?:the )?(?P<sort>fiscal year|calendar year|FY|year)? ?"
    r"(?P<year>(?:19|20)\d\d)\b(?!,? of)",
    re.IGNORECASE,
)


_CLOSE = re.compile(
    r"(?<![\w-])(?:(?:by )?(?:no|not) later than|by|before|on or before) the (?:close|end) of "
    r"(?P<what>[^,;:.()]{3,60})",
    re.IGNORECASE,
)


_THIS = r"(?:this|the present) (?:Executive )?order|this directive|this Executive Order"


_CONNECTOR = r",? ?(?:of|from|after|following|since|subsequent to|as of|beginning (?:on|with))\s+"


_ANCHORS: tuple[tuple[Anchor, re.Pattern[str]], ...] = (
    ("effective_date", re.compile(rf"{_CONNECTOR}(?:the )?effective date(?: of (?:{_THIS}))?\b", re.IGNORECASE)),
    (
        "effective_date",
        re.compile(
            rf"{_CONNECTOR}the date (?:(?:on|that|upon which|on which) )?(?:{_THIS}) "
            r"(?:is effective|becomes effective|takes effect)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "publication",
        re.compile(
            rf"{_CONNECTOR}(?:the )?(?:date of )?(?:the )?publication of (?:{_THIS})(?: in the Federal Register)?"
            rf"|{_CONNECTOR}the date (?:that |on which )?(?:{_THIS}) is published(?: in the Federal Register)?",
            re.IGNORECASE,
        ),
    ),
    (
        "order_date",
        re.compile(
            rf"{_CONNECTOR}(?:(?:the )?(?:date of |day of )?(?:the )?(?:(?:issuance|signing|signature|promulgation|"
            rf"date|release|adoption|execution) of )?(?:(?:the )?(?:issuance|signing|date) of )?"
            rf"(?:{_THIS}))(?:['’]s (?:issuance|date|signing))?\b"
            rf"|{_CONNECTOR}the date (?:(?:that|on which) )?(?:{_THIS}) (?:is|was) (?:signed|issued)"
            rf"|{_CONNECTOR}the (?:date|day) hereof|{_CONNECTOR}today\b|{_CONNECTOR}the date of issuance of this\b",
            re.IGNORECASE,
        ),
    ),
)


_EVENT = re.compile(
    r",? ?(?:of|from|after|following|since|subsequent to|thereafter|before|prior to|beginning)\b[^,;:.]{0,240}"
)


_PURPOSE = re.compile(r"\s(?:to|and|or)\s")


_MODAL = re.compile(r"\s+(?:shall|must|may|should|is|are|will)\s")


_LATER = re.compile(r",? ?(?:thereafter|afterwards?)\b", re.IGNORECASE)


# "45 days after the date of this order, the Secretary shall" (EO 13943); "shall terminate 2 years from the date …"
_AT = re.compile(
    rf"(?:^|(?<=[.;:] )|(?<=\n)|(?P<ends>\b(?:terminate|expire|terminates|expires)(?: on the date that is| on)? ))"
    rf"(?P<number>\d{{1,4}}|(?:{SCALE})(?:[ -](?:{SCALE})){{0,4}}) "
    r"(?P<unit>days?|weeks?|months?|years?)(?= (?:after|from|following)\b)",
    re.IGNORECASE,
)


_FROM = (" after", " from", " following")
_UNITS = ("day", "week", "month", "year")


_TRIGGER = re.compile(r"(?<![\w-])(?:within|no|not|by|before|prior|on or before|in no)\b", re.IGNORECASE)


def find(text: str, days: OrderDates, start: int = 0, end: int | None = None) -> list[Phrase]:
    """Every deadline phrase in text[start:end], in order; phrases never overlap."""
    end = len(text) if end is None else end
    found: list[Phrase] = []
    at = start
    while trigger := _TRIGGER.search(text, at, end):
        phrase = _phrase(text, trigger.start(), end, days)
        if phrase:
            found.append(phrase)
            at = phrase.span[1]
        else:
            at = trigger.end()
    return sorted((*found, *_at(text, start, end, days)), key=lambda phrase: phrase.span)


def _may_count(text: str) -> bool:
    """Whether the words hold what every phrase of _AT has, which they tell sooner than the pattern."""
    low = text.lower()
    return any(word in low for word in _FROM) and any(unit in low for unit in _UNITS)


def _at(text: str, start: int, end: int, days: OrderDates) -> Iterator[Phrase]:
    """The phrases without "within" that name a day counted from the order."""
    for match in _AT.finditer(text, start, end) if _may_count(text[start:end]) else ():
        anchor, stop = _anchor(text, match.end(), end)
        value, unit = number(match["number"]), unit_of(match["unit"])
        if anchor in ("order_date", "effective_date") and value and unit:
            base = days.signed_on if anchor == "order_date" else days.effective_on
            due = add(base, value, unit) if base else None
            yield Phrase(
                (match.start("number"), stop), Deadline(text[match.start("number") : stop], value, unit, anchor, due)
            )


def _phrase(text: str, at: int, end: int, days: OrderDates) -> Phrase | None:
    if match := _DURATION.match(text, at, end):
        return _duration(text, match, end, days)
    if match := _DATED.match(text, at, end):
        return _dated(match)
    if match := _YEAR_END.match(text, at, end):
        return _year_end(match)
    if match := _CLOSE.match(text, at, end):
        words = _PURPOSE.split(match[0], maxsplit=1)[0].rstrip()
        return Phrase((match.start(), match.start() + len(words)), Deadline(words, None, None, "event", None))
    return None


def _duration(text: str, match: re.Match[str], end: int, days: OrderDates) -> Phrase | None:
    value = int(match["digits"]) if match["digits"] else number(match["number"])
    lead = match["lead"].lower()
    if not value or lead in {"by", "before", "prior to", "on or before"}:
        return None
    anchor, stop = _anchor(text, match.end(), end)
    if anchor is None:
        if lead not in {"within", "no later than", "not later than", "in no event later than"} or match["period"]:
            return None
        anchor = "order_date"
    words = text[match.start() : stop].rstrip()
    unit = unit_of(match["unit"])
    if unit is None:
        return Phrase((match.start(), stop), Deadline(words, None, None, anchor, None))
    base = {"order_date": days.signed_on, "effective_date": days.effective_on, "publication": days.published_on}.get(
        anchor
    )
    working = (match["kind"] or "").strip().lower() in {"business", "working"}
    due = None if base is None or working else add(base, value, unit)
    return Phrase((match.start(), match.start() + len(words)), Deadline(words, value, unit, anchor, due))


def _anchor(text: str, at: int, end: int) -> tuple[Anchor | None, int]:
    """What the days count from, and where the phrase that says so ends."""
    for anchor, pattern in _ANCHORS:
        if match := pattern.match(text, at, end):
            if _goes_on(text, match.end()):
                break
            return anchor, match.end()
    if later := _LATER.match(text, at, end):
        return "event", later.end()
    if match := _EVENT.match(text, at, end):
        stop = match.end()
        if modal := _MODAL.search(text, at, stop):
            stop = modal.start()
        return "event", stop
    return None, at


def _goes_on(text: str, at: int) -> bool:
    """Whether the words go on to something else: "the effective date of this order's regulations"."""
    return text.startswith(("'s reg", "’s reg"), at)


def _dated(match: re.Match[str]) -> Phrase:
    return Phrase(match.span(), Deadline(match[0], None, None, "absolute", day_of(match)))


def _year_end(match: re.Match[str]) -> Phrase | None:
    """A year's end: "the end of fiscal year 2026" is September 30, 2026 (31 U.S.C. 1102); a bare year has no day."""
    if not match["sort"] and not match["end"]:
        return None
    year, due = int(match["year"]), None
    if match["end"] and match["end"].lower() != "beginning":
        fiscal = (match["sort"] or "").lower() in {"fiscal year", "fy"}
        due = date(year, 9, 30) if fiscal else date(year, 12, 31)
    return Phrase(match.span(), Deadline(match[0], None, None, "absolute", due))
