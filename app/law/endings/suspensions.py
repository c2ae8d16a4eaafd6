"""The day on which a suspension ends by its own words: "is hereby suspended for 90 days"."""

import re
from datetime import date, timedelta

from app.law.citations.values import DATE, read_date
from app.law.endings.days import COUNT, number_of, plus

_SUSPENDS = frozenset({"suspends", "suspended_by"})
_VERB = re.compile(r"\bsuspend(?:s|ed|ing)?\b", re.IGNORECASE)
_TERM = re.compile(
    rf"\bfor\s(?:a\s(?:period|term)\sof\s)?(?P<count>{COUNT})(?:\s\(\d+\))?[\s\-](?P<unit>day|month|year)s?\b(?:\speriod\b)?"
    r"(?P<from>,?\s(?:beginning|commencing|starting|from|after|following)\b(?P<start>[^;]{0,120}))?",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?P<word>until|through)\s(?P<and>and\sincluding\s)?(?:\d[^;,]{0,60}?\son\s)?(?=[A-Z])")
_OF_THIS_ORDER = re.compile(
    r"\s(?:(?:on|with|from)\s)?(?:the\s)?(?:date|day|signing|issuance)\s(?:of\s(?:the\s)?(?:signing|issuance)\s)?(?:of|hereof)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:or\suntil|unless\s(?!extended)|whichever|as\slong\sas|pending|until\s(?:such\stime|further))\b",
    re.IGNORECASE,
)
"""What may end it sooner, or lets it go on."""
_STARTS = re.compile(r"\beffective\b", re.IGNORECASE)


def day_of_lapse(relation: str, words: str | None, signed_on: date | None) -> date | None:
    """The first day on which what a sentence suspends is suspended no more, or None where no words tell it.

    Args:
        relation: what the sentence does, in either voice; nothing but a suspension lapses.
        words: the sentence, or None of what only a note tells.
        signed_on: the day of the order, from which a term counts that names no other day.
    """
    verb = _VERB.search(words) if words and relation in _SUSPENDS else None
    if words is None or verb is None or _ELSE.search(words, verb.end()):
        return None
    return _until(words, verb.end()) or _after_a_term(words, verb, signed_on)


def _until(words: str, at: int) -> date | None:
    """What is suspended until a day is suspended no more on it; through a day, not on the next."""
    for until in _UNTIL.finditer(words, at):
        printed = DATE.match(words, until.end())
        day = read_date(printed[0], 0)[0] if printed else None
        if day:
            is_within = until["word"].lower() == "through" or until["and"]
            return day + timedelta(days=1) if is_within else day
    return None


def _after_a_term(words: str, verb: "re.Match[str]", signed_on: date | None) -> date | None:
    term = _TERM.search(words, verb.end())
    if term is None:
        return None
    start = _start(words[: verb.start()], term, signed_on)
    return plus(start, number_of(term["count"]), term["unit"].lower()) if start else None


def _start(before: str, term: "re.Match[str]", signed_on: date | None) -> date | None:
    """The day from which a term counts: the one told, or that of the order where none is."""
    if not term["from"]:
        return signed_on if _STARTS.search(before) is None else _first_date(before)
    return signed_on if _OF_THIS_ORDER.match(term["start"]) else _first_date(term["start"])


def _first_date(words: str) -> date | None:
    printed = DATE.search(words)
    return read_date(printed[0], 0)[0] if printed else None
