"""Executive orders in all their written forms."""

import re
from dataclasses import replace

from app.law.citations.values import SEPARATOR, Citation, Reading, read_dated, read_title

NUMBER = re.compile(
    r"(?:(\d{1,2}),\s?(\d{3})|(\d{1,5}))"
    r"(?:[-–]?([A-Z])|[-–]([a-z])|—([A-Z])(?=[,;.)]|$|\s(?:of|dated|and|or|is|are|as|was|were)\b))?"
    r"(?![\w%]|[-–](?!\d{4,5}(?!\w))\w|[.,]\d{3}(?!\d)|\.\d)"
)
"""EO 7784—A's long dash parts a number from its letter only where no words begin behind it."""
_NAME = re.compile(
    r"(?:executive\.?\s+or(?:ders?|er)|e\.\s?o\.?s?|exec\.\s?orders?|ex\.\s?ord\.|eos?)(?![a-z])\s?,?\s?(?:\(?(?:nos?"
    r"|numbers?|numbered)\b\.?|#)?\s?",
    re.IGNORECASE,
)
"""EO 11262 prints "Executive. Order", EO 12827 "Executive Orer"."""
_OF_A_GOVERNOR = re.compile(
    r"\b(?:Governor(?:['’]?s?['’]?)?(?:\sof\s(?:the\s)?[A-Z]\w+(?:\sof\s[A-Z]\w+)?)?(?:\sby(?:\sthe\ssaid)?)?|Gubernatorial|Territorial)\s$"
)
_GOVERNOR_BEHIND = re.compile(r"\s?,?\s(?:of|by|issued\sby)\s(?:the\s)?(?:[Aa]cting\s)?Governor\b")
"""A Governor's orders: "Governor's Executive Order No. 1016" (EO 10833), "set aside by the Governor of Hawaii by …" (EO
10533), "Executive Order No. 145, dated April 27, 1923, of the Governor of the Territory of Hawaii" (EO 10041)."""
_PLURAL = re.compile(r"orders|e\.?\s?o\.?s\b|nos\b|numbers", re.IGNORECASE)
_AMENDED = re.compile(r"\s?,?\s?(?:as (?:amended|extended|modified)),?(?=\s?(?:,|and|or)\s)")
_NO_WORD = re.compile(r"(?:nos?\.|numbers?)\s?", re.IGNORECASE)
_THROUGH = re.compile(r"\s(?:through|to)\s|\s?[-–—]\s?")
_COUNTED = re.compile(
    r"\s(?:U\.\s?S|USC|C\.?F\.?R|F\.\s?R|FR\b|Fed\.|Stat\.|days|persons|percent|hours|employees|acres)"
)
_FOOTNOTE = re.compile(r"\s(?:[a-d]|\d{1,2})(?=\s(?:of|dated)\s[A-Z][a-z]{2})")
"""EO 10809: "Executive Orders No. 9988 a of August 20, 1948, No. 10001 of"."""
_RANGE_LIMIT = 50


def read_orders(text: str, at: int) -> Reading | None:
    """Reads "Executive Orders 13988 of January 20, 2021 (Title), 14004, and 14020" -> one citation an order."""
    reading = _read(text, at)
    if reading is None or _is_a_governors(text, reading):
        return None
    found = tuple(citation for citation in reading.citations if not _is_outnumbered(citation))
    return replace(reading, citations=found) if found else None


_NUMBERED_BY_1930 = 5_000
"""Presidents had signed so many orders; a lower number with a later day is a Governor's (EO 9951: "Executive Order No.
422 of July 23, 1930") or a misprint."""


def _is_outnumbered(citation: Citation) -> bool:
    number = int(citation.target.partition("-")[0])
    return citation.dated_on is not None and citation.dated_on.year >= 1930 and number < _NUMBERED_BY_1930


def _is_a_governors(text: str, reading: Reading) -> bool:
    before = _OF_A_GOVERNOR.search(text, max(0, reading.start - 64), reading.start)
    return before is not None or _GOVERNOR_BEHIND.match(text, reading.end) is not None


def governors(text: str) -> frozenset[str]:
    """The numbers of Governors' executive orders that `text` names; elsewhere in the order they mean the same."""
    if "Governor" not in text:
        return frozenset()
    readings = (_read(text, name.start()) for name in _NAME.finditer(text))
    return frozenset(
        citation.target for found in readings if found and _is_a_governors(text, found) for citation in found.citations
    )


def _read(text: str, at: int) -> Reading | None:
    name = _NAME.match(text, at)
    if name is None:
        return None
    numbered = "n" in name[0].lower() or "#" in name[0]
    plural = _PLURAL.search(name[0]) is not None
    found: list[Citation] = []
    start, position, end = at, name.end(), at
    while match := NUMBER.match(text, position):
        if found and not _continues(text, match, plural=plural):
            break
        number = normal(match)
        if len(number) < 4 and not numbered:  # "an Executive order 30 days later"
            break
        found.extend(_range(found, number, text[end:position], (start, match.end())))
        bracketed = "(" in name[0] and text.startswith(")", match.end())
        mark = _FOOTNOTE.match(text, match.end())
        dated_on, tail = read_dated(text, mark.end() if mark else match.end() + bracketed)
        title, tail = read_title(text, tail)
        found.append(Citation("executive_order", number, (start, match.end()), title=title, dated_on=dated_on))
        end = tail
        start = position = _next(text, tail)
    return Reading(tuple(found), at, end) if found else None


def normal(match: re.Match[str]) -> str:
    """The number that NUMBER matched, as orders are numbered here: "14288", "11359-A"."""
    digits = (match[1] or "") + (match[2] or match[3] or "")
    suffix = match[4] or match[5] or match[6]
    return str(int(digits)) + (f"-{suffix.upper()}" if suffix else "")


def _continues(text: str, match: re.Match[str], *, plural: bool) -> bool:
    """Whether a further number is an order too: after a singular only one that looks like one ("13988 and 14004")."""
    digits = (match[1] or "") + (match[2] or match[3] or "")
    if _COUNTED.match(text, match.end()):
        return False
    return len(digits) >= 3 if plural else len(digits) == 5 and digits < "20000"


def _next(text: str, end: int) -> int:
    """Where the next number of the list would begin (the end of the text where no list goes on)."""
    through = _THROUGH.match(text, end)
    if through:
        return through.end()
    amended = _AMENDED.match(text, end)
    separator = SEPARATOR.match(text, amended.end() if amended else end)
    if separator is None or not separator[0].strip():
        return len(text)
    word = _NO_WORD.match(text, separator.end())
    return word.end() if word else separator.end()


def _range(found: list[Citation], last: str, joint: str, span: tuple[int, int]) -> list[Citation]:
    """The orders strictly between the ends of "13145 through 13149"."""
    if not found or not _THROUGH.fullmatch(joint) or not (found[-1].target + last).isdigit():
        return []
    first = int(found[-1].target)
    if not 0 < int(last) - first <= _RANGE_LIMIT:
        return []
    return [Citation("executive_order", str(number), span) for number in range(first + 1, int(last))]
