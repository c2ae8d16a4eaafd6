"""Proclamations, memoranda, determinations and numbered directives of presidents."""

import re
from dataclasses import replace
from datetime import date

from app.law.citations.chains import provisions_of, read_chain
from app.law.citations.values import SEPARATOR, Citation, Reading, read_date, read_dated, read_title

_PROCLAMATION = re.compile(r"(?:proclamations?|proc\.)\s(?:(?:nos?\.?|numbers?)\s?)?", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,2},\d{3}|\d{1,5})(?:-([A-Z]))?(?![\w%]|[-–]\d|,\d{3}|\.\d)")
_NO_WORD = re.compile(r"nos?\.?\s", re.IGNORECASE)
_MEMORANDUM = re.compile(
    r"memorand(?:um|a)(?:\s(?:for|to|from|on)\s[^.;()\d]{3,160}?)?\s?,?\s(?:of|dated|issued(?: on)?|signed(?: on)?)\s",
    re.IGNORECASE,
)
_TITLED_MEMORANDUM = re.compile(
    r"memorand(?:um|a)\s(?:for|to|on|entitled)\s(?P<title>[^.;()]{3,200})\s\((?P<date>[A-Z][a-z]+\s\d{1,2},\s?\d{4})\)",
    re.IGNORECASE,
)
"""EO 13563: "the President's Memorandum for the Heads of …, “Scientific Integrity” (March 9, 2009)"."""
_FOREIGN = re.compile(r"(?:OMB|OPM|Department|Agency|Treasury|Justice|Director|Secretary|General)(?:'s|’s)?\s$")

DIRECTIVES = {
    "national security presidential memorandum": "NSPM",
    "national security presidential memoranda": "NSPM",
    "national security policy memorandum": "NSPM",
    "national security memorandum": "NSM",
    "presidential policy directive": "PPD",
    "presidential decision directive": "PDD",
    "presidential study directive": "PSD",
    "national security presidential directive": "NSPD",
    "national security policy directive": "NSPD",
    "homeland security presidential directive": "HSPD",
    "national security decision directive": "NSDD",
    "national security decision memorandum": "NSDM",
    "national security study memorandum": "NSSM",
    "national security action memorandum": "NSAM",
    "national security memo.": "NSM",
    "national security directive": "NSD",
    "national space policy directive": "NSPD",
    "space policy directive": "SPD",
}
_LONG = "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(DIRECTIVES, key=len, reverse=True))
_SHORT = "NSPM|NSPD|NSDD|NSDM|NSSM|NSAM|HSPD|PPD|PDD|PSD|NSM|NSD|SPD"
_DIRECTIVE = re.compile(
    rf"(?:(?P<long>{_LONG})s?|(?P<short>(?-i:{_SHORT})))(?:[-–/\s]|\s?\((?:{_SHORT})\)[-–\s]?)\s?(?:No\.?\s?)?",
    re.IGNORECASE,
)
_DIRECTIVE_NUMBER = re.compile(r"(\d{1,3}|l)(?!\d)")
_ECHO = re.compile(rf"(?:/(?:{_SHORT})[-–]\d{{1,3}})?\s?\((?:the\s)?[“\"]?(?:{_SHORT})[-–\s]?(?:\d{{1,3}}|l)[”\"]?\)")


SECURITY_MEMORANDA = frozenset({"NSPM", "NSM", "NSDM", "NSSM", "NSAM"})
"""The series of directives that are National Security Memoranda, a kind of their own."""


def read_proclamation(text: str, at: int) -> Reading | None:
    """Reads "Proclamations 4707 and 4768", "Proclamation No. 2714 of …"; unnumbered ones by their date."""
    name = _PROCLAMATION.match(text, at)
    if name is None:
        return None
    at = _with_owner(text, at)
    dated_on, end = _of_date(text, name.end())
    if dated_on:
        title, end = read_title(text, end)
        found = Citation("proclamation", dated_on.isoformat(), (at, end), title=title, dated_on=dated_on)
        return Reading((found,), at, end)
    return _numbered(text, at, name.end())


def _numbered(text: str, at: int, position: int) -> Reading | None:
    found: list[Citation] = []
    start = end = at
    while match := _NUMBER.match(text, position):
        digits = match[1].replace(",", "")
        if found and len(digits) < 4:
            break
        dated_on, tail = read_dated(text, match.end())
        title, end = read_title(text, tail)
        target = str(int(digits)) + (f"-{match[2]}" if match[2] else "")
        found.append(Citation("proclamation", target, (start, match.end()), title=title, dated_on=dated_on))
        start = position = _next(text, end)
    return Reading(tuple(found), at, end) if found else None


def _next(text: str, end: int) -> int:
    separator = SEPARATOR.match(text, end)
    if separator is None or not separator[0].strip():
        return len(text)
    word = _NO_WORD.match(text, separator.end())
    return word.end() if word else separator.end()


def _of_date(text: str, at: int) -> tuple[date | None, int]:
    lead = re.compile(r"(?:of|dated|issued)\s").match(text, at)
    return read_date(text, lead.end()) if lead else (None, at)


_OWNER = re.compile(r"\b(?:Presidential|President['’]s|White\sHouse)\s$", re.IGNORECASE)
OWNER_AHEAD = re.compile(
    r"(?:(?:the|my|a)\s)?(?:(?:Presidential|President['’]s|White\sHouse)\s)?(?=(?:memorand|proclamation))",
    re.IGNORECASE,
)


def _with_owner(text: str, at: int) -> int:
    """Where the name begins with "Presidential" or "President's" in front of it."""
    owner = _OWNER.search(text, max(0, at - 14), at)
    return owner.start() if owner else at


def read_memorandum(text: str, at: int) -> Reading | None:
    """Reads "Presidential Memoranda of January 20, 2025 (Hiring Freeze), and July 7, 2025", by their dates."""
    titled = _titled(text, at) if _with_owner(text, at) < at else None
    name = _MEMORANDUM.match(text, at)
    if titled:
        return titled
    if name is None or _FOREIGN.search(text, max(0, at - 24), at):
        return None
    at = _with_owner(text, at)
    found: list[Citation] = []
    start, position, end = at, name.end(), at
    while True:
        dated_on, behind = read_date(text, position)
        if dated_on is None:
            break
        title, end = read_title(text, behind)
        found.append(
            Citation("presidential_memorandum", dated_on.isoformat(), (start, behind), title=title, dated_on=dated_on)
        )
        start = position = _next(text, end)
    return Reading(tuple(found), at, end) if found else None


def _titled(text: str, at: int) -> Reading | None:
    match = _TITLED_MEMORANDUM.match(text, at)
    dated_on = read_date(match["date"], 0)[0] if match else None
    if match is None or dated_on is None:
        return None
    start = _with_owner(text, at)
    found = Citation(
        "presidential_memorandum", dated_on.isoformat(), (start, match.end()), title=None, dated_on=dated_on
    )
    return Reading((found,), start, match.end())


def read_directive(text: str, at: int) -> Reading | None:
    """Reads "Presidential Policy Directive-21", "NSPM-2": the short name and the number identify it."""
    name = _DIRECTIVE.match(text, at)
    if name is None:
        return None
    series = name["short"] or DIRECTIVES[" ".join(name["long"].lower().split())]
    found: list[Citation] = []
    start, position, end = at, name.end(), at
    while match := _DIRECTIVE_NUMBER.match(text, position):
        number = "1" if match[1] == "l" else match[1]  # EO 13691 prints "PPD-l"
        echo = _ECHO.match(text, match.end())
        dated_on, tail = read_dated(text, echo.end() if echo else match.end())
        title, end = read_title(text, tail)
        kind = "national_security_memorandum" if series in SECURITY_MEMORANDA else "presidential_directive"
        found.append(Citation(kind, f"{series}-{number}", (start, match.end()), title=title, dated_on=dated_on))
        break
    return Reading(tuple(found), at, end) if found else None


_DETERMINATION = re.compile(r"(?:presidential|pres\.)\sdeterminations?\s?,?\s?(?:nos?\.?\s?)?", re.IGNORECASE)
_DETERMINATION_NUMBER = re.compile(r"((?:19|20)?\d\d)\s?[-–—]\s?(\d{1,3})(?![\d-])")


def read_determination(text: str, at: int) -> Reading | None:
    """Reads "Presidential Determinations 2022-15 and No. 2022-16", and those without a number by their days."""
    name = _DETERMINATION.match(text, at)
    if name is None:
        return None
    dated_on, end = _of_date(text, name.end())
    if dated_on:
        title, end = read_title(text, end)
        found = Citation("presidential_determination", dated_on.isoformat(), (at, end), title=title, dated_on=dated_on)
        return Reading((found,), at, end)
    numbered: list[Citation] = []
    start, position, end = at, name.end(), at
    while match := _DETERMINATION_NUMBER.match(text, position):
        dated_on, tail = read_dated(text, match.end())
        title, end = read_title(text, tail)
        target = f"{match[1]}-{int(match[2])}"
        numbered.append(
            Citation("presidential_determination", target, (start, match.end()), title=title, dated_on=dated_on)
        )
        start = position = _next(text, end)
    return Reading(tuple(numbered), at, end) if numbered else None


_VETERANS = re.compile(r"Veterans['’]?\sRegulations?\s?,?\s?(?:(?:Nos?\.?|Numbered|Numbers?)\s?)?", re.IGNORECASE)
_VETERANS_NUMBER = re.compile(r"(\d{1,2})(?:\s?(\([a-z]\)))?(?:\s(series))?(?![\w%])")


def read_veterans_regulation(text: str, at: int) -> Reading | None:
    """Reads "Veterans Regulation No. 1 (a)", which an order prescribed and later ones amend (EO 6156, EO 6775)."""
    name = _VETERANS.match(text, at)
    if name is None:
        return None
    found: list[Citation] = []
    start, position, end = at, name.end(), at
    while match := _VETERANS_NUMBER.match(text, position):
        target = f"Veterans Regulation No. {int(match[1])}{match[2] or ''}"
        found.append(Citation("veterans_regulation", target, (start, match.end())))
        end = match.end()
        start = position = _next(text, end)
    return _with_parts_behind(text, found, at, end) if found else None


_PARTS_BEHIND = re.compile(r"\s?,\s(?=(?:parts?|paragraphs?|subparagraphs?)\s)", re.IGNORECASE)


def _with_parts_behind(text: str, found: list[Citation], at: int, end: int) -> Reading:
    """The regulations, the last with the provisions that stand behind it ("No. 1 (a), Part III, Paragraph I")."""
    behind = _PARTS_BEHIND.match(text, end)
    chain = read_chain(text, behind.end()) if behind else None
    if chain is None:
        return Reading(tuple(found), at, end)
    last = found.pop()
    inside = provisions_of(last, replace(chain, start=last.span[0]), chain.end)
    return Reading((*found, *inside.citations), at, inside.end)
