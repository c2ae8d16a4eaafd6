"""The United States Code, Statutes at Large, the Register's pages, the Constitution, reorganization plans."""

import re
from dataclasses import replace

from app.law.citations.values import ENUMERATOR, SEPARATOR, Citation, Reading

_VOLUME_BEFORE = re.compile(r"(?<![\d.\-–])(\d{1,3}A?)[\s,.]{0,2}$")
_TITLE_BEFORE = re.compile(r"[Tt]itle\s(\d{1,2})\s?,?\s(?:of\sthe\s)?$")
_CODE = re.compile(
    r"(?:U\.\s?S\.\s?C(?:\.|ode\b|(?![A-Za-z]))|USC\b|U\.S\.\sCode)\s?,?\s?"
    r"(?P<app>App(?:endix|\.)?\s?)?"
    r"(?:\(?\d{4}\s[Ee]d\.\)?\s?,?\s?|Supp?\.\s?(?:[IVX]+\b)?\s?,?\s?(?P<later>App\.\s?,?\s?)?)?"
    r"(?:,?\s?(?:secs?\.?|sections?|§{1,2})\s?|(?P<chapter>chapters?\s|ch\.\s))?",
    re.IGNORECASE,
)
_REVERSED = re.compile(
    r"U\.\s?S\.\s?C\.\s?,?\s?(?:title|t\.)\s(?P<title>\d{1,2})\s?,?\s?(?:secs?\.|sections?|§{1,2})\s?", re.IGNORECASE
)
"""The form of the 1930s: "U.S.C., title 15, sec. 701" (EO 6748)."""

_ITEM = re.compile(
    r"(?P<base>\d+[A-Za-z]{0,5}(?:[-–](?![-–])\d*[a-z]{0,3}\d*(?:[-–]\d+)?)?"
    rf"|[IVX]+(?![A-Za-z]))(?P<sub>(?:\s?{ENUMERATOR}){{0,6}})"
)
MORE_SUB = re.compile(r"\s?(?:[-–]|,|and|or|,\sand|,\sor|&|,\s&)\s?((?:\([A-Za-z0-9]{1,4}\)){1,4})(?!\s?[A-Za-z])")
_ORDERS = re.compile(r"\s(?!and\b|or\b|et\b|of\b|to\b|in\b|as\b|is\b|are\b|notes?\b)[a-z]|,\s[A-Z][a-z]")
_THROUGH = re.compile(r"\s(?:through|to)\s(\d+[a-z]{0,3}(?:-\d+)?)(?=[\s,;.)”\"]|$)")
_TAIL = re.compile(r"\s?,?\s?(?:et\.?\s?seq\.?|notes?\b)")
_OTHER_SERIES = re.compile(
    r"\s?(?:U\.\s?S|USC|C\.?\s?F\.?\s?R|F\.\s?R|FR\b|Fed\.|Stat\.|days?\b|months\b|years\b|percent\b|Federal Register"
    r"|\s?(?:Cong|st\b|nd\b|rd\b|th\b))|\.\d|\w"
)


def title_before(text: str, at: int) -> tuple[str, int] | None:
    """The title or volume number in front of `at` ("50 " or "Title 5, ") and where those words begin."""
    head = max(0, at - 24)
    match = _TITLE_BEFORE.search(text, head, at) or _VOLUME_BEFORE.search(text, head, at)
    return (match[1], match.start()) if match else None


def read_code(text: str, at: int) -> Reading | None:
    """Reads "7 U.S.C. 1738b(b), 1738c(a), and 1738j" -> one citation a section, "et seq." and "note" in the span."""
    reverse = _REVERSED.match(text, at)
    title = (reverse["title"], at) if reverse else title_before(text, at)
    code = reverse or _CODE.match(text, at)
    if title is None or code is None:
        return None
    volume, start = title
    app, chapter = (None, None) if reverse else (code["app"] or code["later"], code["chapter"])
    series = f"{volume} USC" + (" App." if app else "") + (" ch." if chapter else "")
    found: list[Citation] = []
    position, begin, end = code.end(), start, at
    while match := _ITEM.match(text, position):
        if (found and _OTHER_SERIES.match(text, match.end())) or _is_pronoun(text, match):
            break
        base = match["base"].rstrip("-–").replace("–", "-")
        subs = [re.sub(r"\s", "", match["sub"])]
        end = match.start() + len(match[0].rstrip("-–"))
        through = _THROUGH.match(text, end) if not subs[0] else None
        if through:  # "42 U.S.C. 11001 through 11023" is one citation, as 11001-11023 is
            base, end = f"{base}-{through[1]}", through.end()
        found.append(Citation("us_code", f"{series} {base}{subs[0]}", (begin, end)))
        end = more_subs(text, found, f"{series} {base}", subs[0], end)
        end = _tail(text, end)
        found[-1] = replace(found[-1], span=(found[-1].span[0], end))
        begin = position = _next(text, end)
    if not found and not reverse and not chapter:  # a title as a whole: "5 U.S.C. App."
        end = code.start() + len(code[0].rstrip(" ,"))
        found.append(Citation("us_code", series, (start, end)))
    return Reading(tuple(found), start, end) if found else None


def _is_pronoun(text: str, item: re.Match[str]) -> bool:
    """Whether an "I" is who orders: "50 U.S.C. 191, I hereby find" (EO 14143); "5 U.S.C. App. I" is a part."""
    return item[0] == "I" and _ORDERS.match(text, item.end()) is not None


def more_subs(text: str, found: list[Citation], base: str, first: str, end: int) -> int:
    """Adds the other subsections of the citation found last ("44(d), (e)"); returns where they end."""
    while first and (more := MORE_SUB.match(text, end)):
        found.append(Citation(found[-1].kind, _sibling(base, first, more[1]), (more.start(1), more.end())))
        end = more.end()
    return end


def _sibling(base: str, first: str, sub: str) -> str:
    """The target of "(C)" after "203(a)(1)(B)": it replaces the part of its own series."""
    parts = re.findall(r"\(([^)]*)\)", first)
    new = re.findall(r"\(([^)]*)\)", sub)
    for depth in range(len(parts) - 1, -1, -1):
        old = parts[depth]
        if old.isdigit() == new[0].isdigit() and old.isupper() == new[0].isupper():
            parts = parts[:depth]
            break
    return base + "".join(f"({part})" for part in (*parts, *new))


def _tail(text: str, end: int) -> int:
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end


def _next(text: str, end: int) -> int:
    separator = SEPARATOR.match(text, end)
    if separator is None or separator[0].strip() in {"", ";"}:
        return len(text)
    return separator.end()


_PAGE = re.compile(
    r"(?:Stat\.|Fed\.\s?Reg\.|F\.\s?R\.|FR)\s?,?\s?(?:at\s)?(\d{1,3},\d{3}|\d{1,6})(?:[-–]\d{1,6})?(?![\d%])"
)


def read_statute(text: str, at: int) -> Reading | None:
    """Reads "92 Stat. 3206": volume and first page; further pages of the same act are not apart."""
    return _paged(text, at, "statute_at_large", "Stat.")


def read_federal_register(text: str, at: int) -> Reading | None:
    """Reads "90 FR 18765", "7 F.R. 10179", "80 Fed. Reg. 64966"."""
    return _paged(text, at, "federal_register", "FR")


def _paged(text: str, at: int, kind: str, series: str) -> Reading | None:
    volume, page = title_before(text, at), _PAGE.match(text, at)
    if volume is None or page is None:
        return None
    found = Citation(kind, f"{volume[0]} {series} {page[1].replace(',', '')}", (volume[1], page.end()))
    return Reading((found,), volume[1], page.end())


_PLAN = re.compile(
    r"reorganization\splan\s(?:(?:no\.?|number)\s?)?(\d{1,2}|[IVX]+)(?:\s?,?\s(?:of|dated)\s(\d{4}))?", re.IGNORECASE
)


def read_plan(text: str, at: int) -> Reading | None:
    """Reads "Reorganization Plan No. 4 of 1965"."""
    match = _PLAN.match(text, at)
    if match is None:
        return None
    target = f"Reorganization Plan No. {match[1].upper()}" + (f" of {match[2]}" if match[2] else "")
    return Reading((Citation("reorganization_plan", target, match.span()),), at, match.end())


ORDINALS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh",
    "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth",
    "Twentieth", "Twenty-First", "Twenty-Second", "Twenty-Third", "Twenty-Fourth", "Twenty-Fifth", "Twenty-Sixth",
    "Twenty-Seventh",
)  # fmt: skip
_ORDINAL_BEFORE = re.compile(rf"\b({'|'.join(sorted(ORDINALS, key=len, reverse=True))})\s$", re.IGNORECASE)


def read_amendment(text: str, at: int) -> Reading | None:
    """Reads "the First Amendment": the bare word "Constitution" of the authority clause names no provision, so none."""
    before = _ORDINAL_BEFORE.search(text, max(0, at - 16), at)
    if before is None or not text[before.start()].isupper():
        return None
    number = [name.lower() for name in ORDINALS].index(before[1].lower()) + 1
    found = Citation("constitution", f"amendment {number}", (before.start(), at + len("Amendment")))
    return Reading((found,), before.start(), at + len("Amendment"))
