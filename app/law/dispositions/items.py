"""The items of a disposition note: the documents they name, one row a kind."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.law.citations import Citation, find
from app.law.citations.values import DATE, MONTHS, read_date

_DAY = rf"(?:(?:{'|'.join(MONTHS)}|Sept\.|Dec\.)\s?,?\s?\d{{1,2}},?\s?,?\s?\d{{2,4}})"
_ORDER = re.compile(
    r"(?:(?:and\s)?(?:EO|E\.O\.|EP|E(?=\s\d{4})"
    r"|Executive\s[Oo]rders?(?:\sNos?\.)?)\s?(?:EO\s?)?(?P<number>\d{1,2},\d{3}|\d{3,5}|\d(?=,\s[A-Z]))"
    r"|^(?:and\s)?(?P<bare>\d{4,5})(?=\s?[-A-Z,]|\sof\s[A-Z]))(?:-?(?P<suffix>[A-Z])(?![\w]))?"
)
_ANCHOR = re.compile(r"(?=\b(?:EO|E\.O\.|EP)\s?\d)|(?<=\d)(?=EO\s?\d)|(?<=\d{4})\s(?=(?:Notice|Memo|Proc)\w*\.?,?\s)")


@dataclass(frozen=True, slots=True)
class Target:
    """What an item names."""

    kind: str
    target: str
    dated_on: date | None


def split(text: str) -> Iterator[str]:
    """The items of a run: parted by semicolons outside brackets, or by nothing at all ("… 1999EO 13038, …")."""
    depth, start = 0, 0
    for position, mark in enumerate(text):
        depth = max(0, depth + (mark == "(") - (mark == ")"))
        if mark == ";" and depth == 0:
            yield from _anchored(text[start:position])
            start = position + 1
    yield from _anchored(text[start:])


def _anchored(piece: str) -> Iterator[str]:
    starts = [match.start() for match in _ANCHOR.finditer(piece)]
    if len(starts) < 2 and not (starts and _ORDER.match(piece.strip())):
        starts = []
    if any(
        not re.fullmatch(rf"[\s,]*(?:and\s)?(?:EO\s?)?|.*{_DAY}[\s,.]*(?:\(in part\))?[\s,]*(?:and\s)?", piece[:at])
        for at in starts
    ):
        starts = []  # "Final Rule which replaced the text of EO 12345 with EO 12346": orders inside one item
    edges = [0, *starts, len(piece)]
    for left, right in itertools.pairwise(edges):
        item = piece[left:right].strip(" ,.;\t")
        if item and item.lower() not in {"and", "eo"}:
            yield item


def read(item: str) -> Target | None:
    """The document an item names, or None."""
    order = _ORDER.match(item)
    if order:
        number = str(int((order["number"] or order["bare"]).replace(",", "")))
        suffix = f"-{order['suffix']}" if order["suffix"] else ""
        return Target("executive_order", number + suffix, _day(item))
    series = next((citation for citation in find(item) if citation.kind in _BY_SERIES), None)
    if series:
        return _target(series, item)
    for kind, pattern in _NAMED:
        match = pattern.search(item)
        if match:
            day = _day(item)
            name = match["name"] if "name" in match.groupdict() and match["name"] else None
            return Target(kind, name or (day.isoformat() if day else _words(item)), day)
    return _cited(item)


_BY_SERIES = frozenset({"presidential_determination", "national_security_memorandum", "presidential_directive"})
"""What a number in its series identifies, the day beside it or not ("National Security Memo. 3, February 4, 2021")."""


def _day(item: str) -> date | None:
    match = DATE.search(re.sub(r"([a-z]),\s", r"\1 ", item))
    return read_date(match[0], 0)[0] if match else None


def _words(item: str) -> str:
    return " ".join(item.split())


def _named(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern, re.IGNORECASE)


_NAMED: tuple[tuple[str, "re.Pattern[str]"], ...] = (
    (
        "unnumbered_order",
        _named(
            r"\b(?:executive\sorder|EO|presidential\sorder|administrative\sorder)\s(?:of|dated)\s"
            r"|^(?:military\s)?order\s(?:of|dated)\s|unnumbered"
        ),
    ),
    ("public_land_order", _named(r"\b(?:public\sland|land)\sorder\s(?:No\.?\s?)?(?P<name>\d{1,4})|^PLO\s\d+")),
    ("proclamation", _named(r"^(?:pres(?:idential)?\.?\s)?proc(?:lamation|\.)?\.?\s(?:No\.?\s?)?(?P<name>\d{1,5})")),
    ("presidential_determination", _named(r"(?:\bdetermination|\bP\.?D\.?)\s(?:No\.?\s?)?(?P<name>\d{2,4}[-–]\d+)?")),
    ("presidential_directive", _named(r"\bnational\ssecurity\smemo(?:randum|\.)|\bNS[PD]M\b|\bdirective\b")),
    ("notice", _named(r"^\W?(?:[A-Z][\w ]{0,50}\s)?(?:\(continued by\)\s)?notices?\b")),
    ("presidential_memorandum", _named(r"\bmemo(?:s|randums?|randa)?\b")),
    ("regulation", _named(r"\b(?:final\srules?|regulations?|treasury\sdecision|rules?|sanctions)\b|^\d+\sCFR\b")),
    # "Colev.Young, June 11, 1954 (35 U.S.C. 536/…)" (EO 10450) has lost the blanks beside its "v."
    ("court_decision", _named(r"\bcourt\b|\bv\.\s|[a-z]v\.(?=[a-z])|\bcivil\saction\b")),
    (
        "agency_order",
        _named(
            r"\b(?:transfer|canal\szone|secretarial|department\w*|secretary\w*)\s?(?:of\s\w+\s)?order\b"
            r"|\border\s\d[\d-]*\b|\bmobilization\sorder"
        ),
    ),
    ("letter", _named(r"\bletters?\b")),
    ("treaty", _named(r"\btreat(?:y|ies)\b|\bagreement\b|\bTIAS\b")),
    ("message", _named(r"\bmessage\b")),
    ("unnumbered_order", _named(r"^executive\sorder\b")),
)

_FULLER = (
    "public_law",
    "reorganization_plan",
    "federal_register",
    "statute_at_large",
    "us_code",
    "cfr",
    "named_act",
    "executive_order",
    "proclamation",
)


def _cited(item: str) -> Target | None:
    """An item that the finder of citations understands: the most telling kind that stands in it."""
    found = sorted(find(item), key=lambda citation: _FULLER.index(citation.kind) if citation.kind in _FULLER else 99)
    if found:
        return _target(found[0], item)
    day, end = read_date(item.removeprefix("of "), 0)
    item = item.removeprefix("of ")
    if day and not item[end:].strip(" .,"):
        return Target("dated", day.isoformat(), day)
    return None


def _target(citation: Citation, item: str) -> Target:
    return Target(citation.kind, citation.target, citation.dated_on or _day(item))
