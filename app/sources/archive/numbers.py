"""Numbers that stand in an archive page's running lines: which of them divide the order."""

import re
from collections.abc import Sequence

from app.law.numbering import readings, roman_value, split_markers
from app.sources.archive.lines import Line
from app.sources.outline.paragraphs import SectionStart
from app.sources.outline.section_heads import section_start

_NUMBERED = re.compile(r"(\d{1,2})(?:\. (?=\S)| (?=\(a\)))")  # "2 (a). The authority" (EO 9919)
_COURSE = re.compile(r"(\d{1,3})[.,] ")
_BEARING = re.compile(r"\d{1,3}[.,] (?:(?:Thence|First|Along|Following)\b|\d{1,3} ?[°º]|[NS]\.? ?\d{1,2} ?[°º])")
_GLUED = re.compile(r"(?<=[a-z)]\. )(\d{1,2})\. (?=[A-Z])")  # "… subsection (d). 10. Section 11 is" (EO 12107)
_INITIALS = re.compile(r"[A-Z]\. (?:[A-Z]\.|&)")  # "I. W. Abel" (EO 11365), "M. & J. Tracy, Inc." (EO 9693)
_ROMAN_HEAD = re.compile(r"Section [IVX]{1,5}\b(?:\.|--|—)")
# "Section 401 of the said order is hereby amended to read as follows:" announces a "SEC. 401." (EO 10623)
_ANNOUNCES = re.compile(r"\b(?:amend|revis|substitut|add|insert)\w{2,4}\b[^:]{0,120}(?::|as follows\W?)\s*\Z")
_LAND = re.compile(r"(?:Lots?\b|Tracts?\b|Fractional\b|[NSEW]{1,2} ?[\d½¼%]|T\.? ?\d|;|$)")
_ROMAN = re.compile(r"([IVX]{1,5})\. (?=\S)")
_REGULATION = re.compile(r"[\"“]?§+\s?(?P<number>\d{1,4}(?:\.\d{1,4}(?:-\d{1,2})?)?[a-z]?)\.?\s(?=[A-Z(“\"])")
_WORDED_DECIMAL = re.compile(r"SEC(?:TION|\.)? \d{1,2}\.\d{1,3} [A-Z]")  # "SEC. 2.11 Generally." (EO 9655)
_PLAIN_DECIMAL = re.compile(r"(?P<number>(?P<major>\d{3,4})\.(?P<minor>\d{1,3}))\.? (?=[A-Z])")
_TABLE = re.compile(r"Section \d{1,4}\. \d")
_LONGEST_MAJOR = 2
# "1-201 (a). In order to" (EO 12086)
_ABSOLUTE = re.compile(r"(\d{1,2}-\d{3,4}|\d-\d{1,2}(?=\.\s[A-Z]))(?:\.|(?=\s?\([a-z1]\)\.?\s[A-Z]))\s*")


def courses(lines: Sequence[Line]) -> set[int]:
    """The lines that number the courses of a survey: "1. 52° 31' 200.00 feet along …" (EO 10666) is no provision."""
    found: set[int] = set()
    run: list[int] = []
    last = 0
    for index, line in enumerate([*lines, Line("", None)]):
        number = _COURSE.match(line.text)
        follows = run and number and int(number[1]) == last + 1
        last = int(number[1]) if number else 0
        if follows or (number and not run):
            run.append(index)
            continue
        bearings = sum(_BEARING.match(lines[at].text) is not None for at in run)
        found |= set(run) if 2 * bearings > len(run) else set()
        run = [index] if number else []
    return found


def numbered_sections(lines: Sequence[Line]) -> dict[int, SectionStart]:
    """The sections of an order that has only "1." and "2." at its paragraphs' starts, as old orders do (EO 10003)."""
    if is_divided(lines) or _counts_in_letters(lines):
        return {}
    starts: dict[int, SectionStart] = {}
    surveyed = courses(lines)
    for index, line in enumerate(lines):
        found = _NUMBERED.match(line.text) if index not in surveyed else None
        if found and int(found[1]) == len(starts) + 1:
            starts[index] = SectionStart(found[1], found[1], found.end())
    return starts if len(starts) > 1 else {}


def _counts_in_letters(lines: Sequence[Line]) -> bool:
    """Whether the numbers are the items of "A.", with a "B." behind them (EO 6434)."""
    heads = [line.text[:3] for line in lines if line.text.startswith(("A. ", "B. ", "1. "))]
    return heads[:2] == ["A. ", "1. "] and "B. " in heads


def is_divided(lines: Sequence[Line]) -> bool:
    """Whether sections of another kind than "1." or "I." divide an order; new text for another order does not count."""
    return any(
        _divides(line) and not (index and _ANNOUNCES.search(lines[index - 1].text[-200:]))
        for index, line in enumerate(lines)
    )


def _divides(line: Line) -> bool:
    """Whether a line begins a section by another kind of number; the contents of a regulation do not (EO 10001)."""
    if line.heading:
        table = _TABLE.match(line.text)
        return table is None or len(table[0].split()[1]) <= _LONGEST_MAJOR + 1
    return bool(section_start(line.text) or _ABSOLUTE.match(line.text) or _ROMAN_HEAD.match(line.text))


def is_land(text: str, start: SectionStart) -> bool:
    """Whether "Sec. 32: SE¼" describes land and is no section of an order (EO 10403)."""
    return start.label.startswith(("Sec", "SEC")) and _LAND.match(text, start.end) is not None and start.end < len(text)


def regulations(lines: Sequence[Line]) -> dict[int, SectionStart]:
    """The sections of regulations that are printed inside an order: "§ 602.3 County. The word …" (EO 9979).

    Some are printed without the sign, first in a table of contents and then with their text (EO 11325).
    """
    signed = {index: found for index, line in enumerate(lines) if (found := _REGULATION.match(line.text))}
    if signed or is_divided(lines):
        return {
            index: SectionStart(found["number"], f"§ {found['number']}", found.end()) for index, found in signed.items()
        }
    plain = [(index, found) for index, line in enumerate(lines) if (found := _PLAIN_DECIMAL.match(line.text))]
    last = {found["number"]: (index, found) for index, found in plain}
    if len(last) < 2 or not any(found["minor"] == "1" for _, found in last.values()):
        return {}
    return {index: SectionStart(number, number, found.end()) for number, (index, found) in last.items()}


def has_regulations(lines: Sequence[Line]) -> bool:
    """Whether sections of regulations stand in an order; headings with such numbers are then its contents."""
    return any(_REGULATION.match(line.text) or _WORDED_DECIMAL.match(line.text) for line in lines if not line.heading)


def roman_sections(lines: Sequence[Line]) -> dict[int, SectionStart]:
    """The sections of an order that counts "I.", "II." at its paragraphs' starts (EO 6098)."""
    if is_divided(lines):
        return {}
    starts: dict[int, SectionStart] = {}
    for index, line in enumerate(lines):
        found = _ROMAN.match(line.text)
        if found and roman_value(found[1].lower()) == len(starts) + 1:
            starts[index] = SectionStart(found[1], found[1], found.end())
    return starts if len(starts) > 1 else {}


def counted(lines: Sequence[Line]) -> set[int]:
    """The lines whose "1." or "A." counts: the first of a series, or the next after one that counted.

    "T. 10 N., R. 1 E." and "N. 33° E., 400 feet" in the descriptions of lands are no markers (EO 6172, 11066).
    """
    found: set[int] = set()
    seen: set[tuple[tuple[str, str], int]] = set()
    surveyed = courses(lines)
    for index, line in enumerate(lines):
        if index in surveyed or _INITIALS.match(line.text):
            continue
        if line.heading or section_start(line.text):
            seen.clear()
        markers, _ = split_markers(line.text)
        readings_of = [(one.series, one.ordinal) for one in readings(markers[0])] if markers else []
        fitting = [
            (series, ordinal) for series, ordinal in readings_of if ordinal == 1 or (series, ordinal - 1) in seen
        ]
        if fitting:
            found.add(index)
            seen.update(fitting)
        for inner in _GLUED.finditer(line.text):
            if ((".", "1"), int(inner[1]) - 1) in seen:
                seen.add(((".", "1"), int(inner[1])))
    return found


def absolute(text: str) -> SectionStart | None:
    """Numbers in the manner of 1978–2000: "1-101." (EO 12092), "2-1." (EO 12114)."""
    found = _ABSOLUTE.match(text)
    return SectionStart(found[1], found[1], found.end()) if found else None
