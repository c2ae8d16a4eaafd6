"""The Code of Federal Regulations."""

import re
from dataclasses import replace

from app.law.citations.laws import more_subs, title_before
from app.law.citations.values import ENUMERATOR, SEPARATOR, Citation, Reading

_CODE = re.compile(r"(?:C\.?\s?F\.?\s?R\.?|Code of Federal Regulations)\s?,?\s?", re.IGNORECASE)
_UNIT = re.compile(
    r"(?P<unit>parts?|chapters?|ch\.|subtitles?|subchapters?|secs?\.|sections?|§{1,2})\s?", re.IGNORECASE
)
_ITEM = re.compile(
    r"(?P<base>\d+[A-Za-z]?(?:\.\d+[A-Za-z]?(?:[-–]\d+[a-z]?(?![.\d]))?)?"
    rf"|[IVXLC]+(?![A-Za-z]))(?P<sub>(?:\s?{ENUMERATOR}){{0,6}})"
)
_RANGE = re.compile(r"(?:\s?[-–—]\s?|\s(?:to|through)\s)(\d+(?:\.\d+)?)(?=[\s,;.)”\"]|$)")
_TAIL = re.compile(r"\s?,?\s?et\.?\s?seq\.?")
_OTHER_SERIES = re.compile(
    r"\s?(?:U\.\s?S|USC|C\.?\s?F\.?\s?R|F\.\s?R|FR\b|Fed\.|Stat\.|days?\b|percent\b|of\stitle)|\d{4}\)|\w"
)


def target(title: str, unit: str, provision: str) -> str:
    """The normalised CFR citation: a number without a point is a part ("40 CFR part 1500")."""
    unit = unit.lower().rstrip("s.")
    if unit in {"chapter", "ch"}:
        return f"{title} CFR chapter {provision}"
    if unit.startswith("sub"):
        return f"{title} CFR {unit} {provision}"
    return f"{title} CFR {provision}" if "." in provision else f"{title} CFR part {provision}"


_YEARS = r"(?:19|20)\d\d(?:\s?[-–]?\s?(?:19|20)\d\d)?"
_COMPILATION = re.compile(
    rf"(?P<open>\()?(?P<years>{_YEARS})\s(?:Comp(?:\.|ilation)?|Supp\.)(?(open)\)?)"
    r"(?:\s?,?\s?(?:pp?\.?\s?|page\s|at\s){1,2}(?P<page>\d{1,4})(?![\d-]))?"
    rf"|(?:(?:at\s)?pp?\.?\s?)?(?P<first>\d{{1,4}})\s?\((?:comp\.\s)?(?P<year>{_YEARS})(?:\scomp\.)?\)",
    re.IGNORECASE,
)
"""The reprint of the orders: "3 CFR 1959-1963 Compilation" (EO 12046), "3 CFR, 1950 Supp., p. 123" (EO 10192), and
"3 C.F.R. 339 (1965)", a page with the year, which is no part of title 3."""


def _of_compilation(text: str, title: tuple[str, int], at: int) -> Reading | None:
    match = _COMPILATION.match(text, at) if title[0] == "3" else None
    if match is None:
        return None
    years = re.sub(r"\s?[-–\s]\s?", "-", match["years"] or match["year"])
    page = match["page"] or match["first"]
    target = f"3 CFR {years} Comp." + (f" p. {page}" if page else "")
    return Reading((Citation("cfr", target, (title[1], match.end())),), title[1], match.end())


def read_cfr(text: str, at: int) -> Reading | None:
    """Reads "29 CFR 4.133(b)", "31 C.F.R. chapter V", "50 C.F.R. parts 10, 21, and 22".

    A range ("42.401 to 42.415") is one citation: what lies between depends on the year of the Code.
    """
    title, code = title_before(text, at), _CODE.match(text, at)
    if title is None or code is None:
        return None
    compiled = _of_compilation(text, title, code.end())
    if compiled:
        return compiled
    found: list[Citation] = []
    begin, end, position, unit = title[1], at, code.end(), ""
    while True:
        named = _UNIT.match(text, position)
        unit, position = (named["unit"], named.end()) if named else (unit, position)
        match = _ITEM.match(text, position)
        if match is None or (found and _OTHER_SERIES.match(text, match.end())):
            break
        through = _RANGE.match(text, match.end())
        last = through.end() if through else match.end()
        end = _tail(text, last)
        provision = match["base"] + re.sub(r"\s", "", match["sub"])
        provision += f"-{through[1]}" if through else ""
        found.append(Citation("cfr", target(title[0], unit, provision), (begin, end)))
        sub = re.sub(r"\s", "", match["sub"])
        end = more_subs(text, found, found[-1].target.removesuffix(sub), sub, end)
        end = _subparts(text, found, end)
        begin = position = _next(text, end)
    return Reading(tuple(found), title[1], end) if found else None


_SUBPARTS = re.compile(r"\s?,?\s?\(?subparts?\s([A-Z]{1,2}(?:(?:,|,?\sand|,?\sor)\s[A-Z]{1,2}){0,6})(?![\w.])\)?")
_LETTERS = re.compile(r"[A-Z]{1,2}")


def _subparts(text: str, found: list[Citation], end: int) -> int:
    """Gives the part found last its subparts ("5 CFR part 213, subparts A and C"); returns where they end."""
    match = _SUBPARTS.match(text, end) if " part " in found[-1].target else None
    if match is None:
        return end
    part = found.pop()
    start = part.span[0]
    for letters in _LETTERS.finditer(text, match.start(1), match.end(1)):
        found.append(replace(part, span=(start, letters.end()), section=f"subpart {letters[0]}"))
        start = letters.end()
    return match.end()


def _tail(text: str, end: int) -> int:
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end


def _next(text: str, end: int) -> int:
    separator = SEPARATOR.match(text, end)
    return separator.end() if separator and separator[0].strip(" ;") else len(text)
