"""Where an order is reprinted in title 3 of the Code of Federal Regulations: the page of its compilation or supplement.

The sources of orders do not say it of their own orders. Now and then a later order cites the page, and what else is
known stands in `KNOWN`, with who says so; of all other orders nothing is said.
"""

import re
from calendar import month_name
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Compiled:
    """The page on which an order is reprinted.

    Attributes:
        citation: "3 CFR, 1964-1965 Comp., p. 339".
        words: those that say so.
        source: whose words these are, where they are no order's.
        order, section: the order whose words these are, and its provision.
    """

    citation: str
    words: str
    source: str | None = None
    order: str | None = None
    section: str | None = None

    @property
    def target(self) -> str:
        """The page as a citation is normalised, whatever book of the years it is of: "3 CFR 1964-1965 Comp. p. 339"."""
        return self.citation.replace(",", "").replace(" Supp.", " Comp.")


_CODIFIED = "Codification of Presidential Proclamations and Executive Orders (National Archives), EO {}"

_ROWS: Mapping[str, tuple[str, str, str, str]] = {
    "11246": ("1964-1965", "339", "30 FR 12319, 12935, 3 CFR, 1964-1965 Comp., p. 339", _CODIFIED.format("11246")),
    "11478": ("1966-1970", "803", "34 FR 12985, 3 CFR, 1966-1970 Comp., p. 803", _CODIFIED.format("11246")),
    "12086": ("1978", "230", "43 FR 46501, 3 CFR, 1978 Comp., p. 230", _CODIFIED.format("12086")),
    "12372": ("1982", "197", "47 FR 30959, 3 CFR, 1982 Comp., p. 197", "13 CFR part 101, authority"),
    "12608": ("1987", "245", "52 FR 34617, 3 CFR, 1987 Comp., p. 245", _CODIFIED.format("12086")),
}
"""By number: the years of the compilation, the page, the words that say so, and whose they are. Their page of the
Federal Register is the one on which the order begins; a test holds each against the register."""

KNOWN: Mapping[str, Compiled] = {
    number: Compiled(f"3 CFR, {years} Comp., p. {page}", words, source)
    for number, (years, page, words, source) in _ROWS.items()
}

_CITES = re.compile(
    r"(?:Executive Order(?: No\.)?|EO|E\.O\.) (?P<number>\d{4,5}(?:-[A-Z])?)"
    r" of (?P<month>[A-Z][a-z]+)\.? (?P<day>\d{1,2}), (?P<year>\d{4}),? \(?"
    r"(?:\d{1,2} F\.? ?R\.? \d{1,5}[;,] )?$"
)
"""What stands before the page of a compilation where it is that of the order just named: "Executive Order No. 10161 of
September 9, 1950 (15 F.R. 6105; ", "EO 12608 of Sept. 9, 1987, 52 FR 34617, "."""
_PAGE = re.compile(
    r"3 C\.?F\.?R\.?,? (?P<years>\d{4}(?:[-–]\d{4})?) (?P<book>Comp|Supp)\.,? (?:p\.|page) ?(?P<page>\d{1,4})"
)
"""A page with its book, whole: "3 CFR, 1954 Supp., p. 70", "3 CFR 1938 Supp., page 107"; of two pages for two orders
("3 CFR Cum. Supp. 624, 632", EO 9998) nothing is read."""


def compiled_in(words: str, page: str, signed: Mapping[str, date | None]) -> tuple[str, str] | None:
    """The number of the order that a sentence names right before a page of title 3, and that page; None if it is none.

    The day that the sentence gives must be the one on which that order was signed.

    Args:
        words: the sentence.
        page: the citation in it ("3 CFR, 1954 Supp., p. 70").
        signed: the day of signing of every order held, by number.
    """
    printed = _PAGE.fullmatch(page)
    named = _CITES.search(words[: words.find(page)]) if printed and words.count(page) == 1 else None
    if printed is None or named is None or not _is_signed(named, signed.get(named["number"])):
        return None
    years = printed["years"].replace("–", "-")
    return named["number"], f"3 CFR, {years} {printed['book']}., p. {printed['page']}"


def _is_signed(named: re.Match[str], day: date | None) -> bool:
    if day is None or (day.day, day.year) != (int(named["day"]), int(named["year"])):
        return False
    return month_name[day.month].startswith(named["month"])
