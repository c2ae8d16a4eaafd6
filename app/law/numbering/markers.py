"""Markers at the start of a paragraph, and every series each of them may belong to."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_ROMAN = re.compile(r"(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_DIGITS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_TENS = {"": 0, "x": 10, "xx": 20, "xxx": 30, "xl": 40, "l": 50, "lx": 60, "lxx": 70, "lxxx": 80, "xc": 90}
_ONES = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}


class Marker(NamedTuple):
    """One printed marker: label "(b)", enumerator "b"; label "1-101", enumerator "1-101".

    Attributes:
        style: how it is set off: "()" for "(b)", "." for "b.", "-" for "1-101.".
    """

    label: str
    enumerator: str
    style: str


class Reading(NamedTuple):
    """One way to read a marker: "(i)" is the 9th of ("()", "a") and the 1st of ("()", "i").

    Attributes:
        series: style and alphabet: "a" letters, "i" roman, "A" and "I" their capitals, "1" numbers, "aa" double
            letters of a series of their own, "-" absolute numbers ("1-101").
        ordinal: the place in that series, from 1.
        meant: the enumerator that was meant where another is printed: "l" for "(1)" after (k) (EO 10530), or "".
    """

    series: tuple[str, str]
    ordinal: int
    meant: str = ""


# What a scanned page has for another mark: (1) for (l) in EO 10530 and for (a) in EO 10317, (l) for (1) in EO 12778,
# (I) for (i) in EO 10219, (e) for (c) in EO 12630, (h) for (b) in EO 11150.
_MISPRINTED = {"1": "la", "l": "1", "I": "1i", "0": "o", "e": "c", "c": "e", "h": "b"}
_ROMAN_LOOKS = str.maketrans("l1", "ii")

_MOST = 6
"""Markers that one paragraph can begin with; EO 13211 has two."""

# "(b) of this section" at the start of a line is a reference, not a marker; so is "(a) and (b) above".
_REFERENCE = re.compile(
    r"\s*(?:(?:,|or|and|through|to)\s*\(\w{1,5}\)|(?:of|under)\s+(?:this|that|such|the\s+(?:section|subsection|order|Act)"
    r"|(?:sub)?(?:section|paragraph))|(?:,\s)?(?:above|below)\b)"
)
# "(2.) knowingly" (EO 12356), "SEC. 302 (a). The" (EO 11073), "(b) . The powers" (EO 9919)
_BRACKETED = re.compile(r"\(\s?([a-z]{1,7}|[A-Z]{1,7}|\d{1,3})\.?\s?\)(?:\s?\.(?=\s))?(?=[\s(“\"‘']|[^\W\d]|$)\s*")
_ABSOLUTE = re.compile(r"(\d{1,2}-\d{1,4})\.(?=\s|$)\s*")
_POINTED = re.compile(r"(\d{1,3}|[A-Z]|[a-h]|[ivx]{1,4}|[IVX]{1,4})\.(?=\s|$)\s*")


def split_markers(text: str, *, pointed: bool = True) -> tuple[tuple[Marker, ...], str]:
    """The markers at the start of `text`, and the words after them: "(a)(1) The" -> ((a), (1)), "The".

    Args:
        text: a paragraph, white space collapsed.
        pointed: whether "1." and "a." count as markers (they are sentence fragments in some places).
    """
    markers: list[Marker] = []
    while len(markers) < _MOST and (found := _next_marker(text, pointed=pointed and not markers)):
        marker, end = found
        markers.append(marker)
        text = text[end:]
    return tuple(markers), text


def _next_marker(text: str, *, pointed: bool) -> tuple[Marker, int] | None:
    if match := _BRACKETED.match(text):
        known = bool(readings(Marker("", match[1], "()")))
        if known and not _REFERENCE.match(text, match.end(1) + 1):
            return Marker(f"({match[1]})", match[1], "()"), match.end()
        return None
    if match := _ABSOLUTE.match(text):
        return Marker(match[1], match[1], "-"), match.end()
    if pointed and (match := _POINTED.match(text)):
        return Marker(match[1], match[1], "."), match.end()
    return None


@lru_cache(maxsize=4096)
def readings(marker: Marker) -> Sequence[Reading]:
    """Every series that `marker` may belong to; empty for words in brackets such as "(act)"."""
    text, style = marker.enumerator, marker.style
    if style == "-":
        return (Reading(("-", "-"), int(text.partition("-")[2])),)
    if text.isdigit():
        own = [Reading((style, "1"), int(text))] if int(text) else []
    else:
        case = ("a", "i", "aa") if text.islower() else ("A", "I", "AA")
        own = _letter_readings(text.lower(), style, case)
    return (*own, *(_misprints(text) if style == "()" else ()))


def _misprints(text: str) -> Iterator[Reading]:
    """What a mark may stand for that only looks like what was meant: (1) and (l), (11) and (ii), (e) and (c)."""
    for meant in _MISPRINTED.get(text, ""):
        alphabet = "1" if meant.isdigit() else "a"
        yield Reading(("()", alphabet), int(meant) if meant.isdigit() else ord(meant) - ord("a") + 1, meant)
    roman = text.translate(_ROMAN_LOOKS)
    if roman != text and roman.islower() and (value := roman_value(roman)):
        yield Reading(("()", "i"), value, roman)


def _letter_readings(text: str, style: str, case: tuple[str, str, str]) -> list[Reading]:
    found = []
    place = ord(text[0]) - ord("a") + 1
    if text == text[0] * len(text) and len(text) <= 4:
        found.append(Reading((style, case[0]), place + 26 * (len(text) - 1)))  # EO 14148 counts z, aa, … zz, aaa
    if value := roman_value(text):
        found.append(Reading((style, case[1]), value))
    if len(text) == 2 and text[0] == text[1]:
        found.append(Reading((style, case[2]), place))
    return found


def enumerator(series: tuple[str, str], ordinal: int) -> str:
    """How the mark of that place in a series is printed: ("()", "i"), 4 -> "iv"."""
    alphabet = series[1]
    if alphabet not in ("a", "A", "i", "I", "aa", "AA"):
        return str(ordinal)
    if alphabet in ("aa", "AA"):
        text = 2 * chr(ord("a") + ordinal - 1)
    else:
        text = roman(ordinal) if alphabet in ("i", "I") else letter(ordinal)
    return text if alphabet.islower() else text.upper()


def letter(ordinal: int) -> str:
    """1 is a, 27 is aa."""
    times, place = divmod(ordinal - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def roman(ordinal: int) -> str:
    """4 is iv."""
    text = ""
    for value, digits in _ROMAN_DIGITS:
        text += digits * (ordinal // value)
        ordinal %= value
    return text


def roman_value(text: str) -> int:
    """The value (1–399) of a lower-case roman numeral in its regular form, or 0 if `text` is none."""
    match = _ROMAN.fullmatch(text)
    return 100 * len(match[1]) + _TENS[match[2]] + _ONES[match[3]] if match else 0
