"""The codifications beside the United States Code: the Internal Revenue Codes and the Revised Statutes of 1874."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.law.citations.chains import Chain, paths_of, spans_of
from app.law.citations.provisions import read_list
from app.law.citations.values import Citation, Reading

_REVENUE_CODE = re.compile(r"Internal\sRevenue\sCode(?:\s(?:of|Act\sof)\s(?P<year>\d{4})(?!\d))?", re.IGNORECASE)
_ENACTED_AT = re.compile(r"\s?,?\s?(?:as\samended\s?,?\s?)?[(\[]\s?(?P<volume>53|68A)\s?Stat")
_YEARS = {"53": "1939", "68A": "1954"}
"""The volume of the Statutes at Large that is the Code of 1939, and of 1954."""


def read_revenue_code(text: str, at: int) -> Reading | None:
    """Reads "the Internal Revenue Code of 1954"; without a year, that of the volume in the bracket behind it."""
    match = _REVENUE_CODE.match(text, at)
    if match is None:
        return None
    volume = _ENACTED_AT.match(text, match.end())
    year = match["year"] or (_YEARS[volume["volume"]] if volume else None)
    target = "Internal Revenue Code" + (f" of {year}" if year else "")
    return Reading((Citation("named_act", target, match.span()),), at, match.end())


_UNDATED = "Internal Revenue Code"
_IN_FORCE = (
    (date(1939, 2, 10), date(1954, 8, 15), "1939"),
    (date(1958, 1, 1), date(1986, 10, 21), "1954"),
    (date(1986, 10, 22), date.max, "1986"),
)
"""Which Code an order of a day means; in the first years of the Code of 1954 orders still speak of that of 1939."""


def of_its_day(citation: Citation, day: date | None) -> Citation:
    """The Internal Revenue Code without a year as the one in force on `day`: one law is one target."""
    years = [year for begin, end, year in _IN_FORCE if day and begin <= day <= end]
    if citation.target != _UNDATED or not years:
        return citation
    return replace(citation, target=f"{_UNDATED} of {years[0]}")


_REVISED_STATUTES = re.compile(
    r"\s?,?\s(?:of\s|to\s)?(?:the\s)?(?:(?:United\sStates|U\.\s?S\.)\s)?Revised\sStatutes(?:\sof\sthe\sUnited\sStates)?"
    r"|\s?,?\s(?:of\s)?(?:the\s)?R\.\s?S\.(?![.\w])",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"R\.\s?S\.\s?,?\s?(?:secs?\.\s?|§{1,2}\s?)?(?=\d)")
_NAMED_FIRST = re.compile(r"Revised\sStatutes\s?,?\s(?:secs?\.|sections?|§{1,2})\s?(?=\d)", re.IGNORECASE)


def of_revised_statutes(text: str, chain: Chain) -> Reading | None:
    """Reads "sections 2251 and 2252 of the Revised Statutes": a section is the identity, as in the Code."""
    name = _REVISED_STATUTES.match(text, chain.end)
    outer = chain.levels[-1]
    if name is None or outer.unit != "section":
        return None
    paths = paths_of(chain.levels)
    spans = spans_of(chain, [provision for provision, _ in paths], name.end())
    found = tuple(_section(path, span) for (_, path), span in zip(paths, spans, strict=True))
    return Reading(found, chain.start, name.end())


def read_revised_statutes(text: str, at: int) -> Reading | None:
    """Reads the forms that put the sections behind: "R.S. 1252", "Revised Statutes, section 161"."""
    name = _ABBREVIATED.match(text, at) or _NAMED_FIRST.match(text, at)
    provisions, end = read_list(text, name.end(), "section") if name else ((), at)
    if not provisions:
        return None
    starts = [at, *(provision.start for provision in provisions[1:])]
    found = tuple(
        _section(provision.path, (start, provision.end)) for start, provision in zip(starts, provisions, strict=True)
    )
    return Reading(found, at, end)


def _section(path: Sequence[str], span: tuple[int, int]) -> Citation:
    return Citation("revised_statutes", f"Rev. Stat. {path[0]}", span, section=".".join(path[1:]) or None)
