"""Public laws and resolutions: "Public Law 95-317", "Public, No. 93, 73d Cong.", "Public Resolution 85".

Until 1957 a number began anew with each Congress, so that it names a law only together with the Congress: the one that
the text names, or the one that sat on the day on which the text lets the law be approved.
"""

import re
from dataclasses import dataclass
from datetime import date

from app.law.citations.values import DATE, SEPARATOR, Citation, Reading, read_date, read_dated

_LAW = re.compile(
    r"(?:Public\s?,?\s(?:(?:Acts?|Statutes?)\s?,?\s)?(?:Nos?\.?|Numbered|Numbers?)\s?"
    r"|(?:Public\s?Laws?|Pub\.?\s?L\.?|P\.\s?L\.)(?:aws?)?,?\s?(?:(?:Nos?\.?|Numbered|Numbers?)\s?)?)",
    re.IGNORECASE,
)
_LAW_NUMBER = re.compile(
    r"(?P<congress>1?\d{2})\s?(?:--|[-–—])\s?(?P<number>\d{1,4})(?!\d|\.?\s?(?:st|nd|rd|d|th)\b|\sStat)"
    r"|(?P<glued>8[4-9]|9\d|1[01]\d)(?P<tail>\d{2,3})(?![\d-])"
    r"|(?P<old>\d{1,4})(?![\d%]|[-–](?!\d\d(?:st|nd|rd|d|th|\sStat))\w)"
)
"""EO 12518 prints "Public Law 98573" for 98-573; no Congress made so many laws. In "Public No. 428-47 Stat. 1517" (EO
6228) and "Public No. 12-73d Congress" the hyphen parts two things."""
_TENS = {"Sixt": 60, "Sevent": 70, "Eight": 80}
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_CONGRESS = re.compile(
    r"[\s,.—–-]{0,3}\(?(?:chapter\s\d{1,4},\s)?(?:of\s(?:the\s)?)?(?:(?P<figure>\d{2,3})\s?(?:st|nd|rd|d|th)"
    rf"|(?P<tens>{'|'.join(_TENS)})(?:ieth|y-(?P<unit>{'|'.join(_UNITS)})))\.?\s?,?\sCong(?:ress\b|\.)?",
    re.IGNORECASE,
)
"""EO 6127 prints "Public, No. 5—73d Cong.", EO 6566 "Seventy-third Congress"."""
_ENACTED = re.compile(r"\s?,?\s?\(?(?:approved|enacted|of|dated|passed)\s", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"[\s,(\[;]*$")
_LOOK_BACK = 24


def congress_on(day: date) -> int:
    """The Congress that sat on `day`; until 1934 one went on the third of March of the odd year after its election."""
    began = (3, 4) if day.year < 1934 else (1, 3)
    year = day.year if (day.month, day.day) >= began or day.year % 2 == 0 else day.year - 1
    return (year - 1789) // 2 + 1


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A number with its Congress, if one can be told, and where its words end."""

    number: int
    congress: int | None
    end: int

    def target(self, series: str) -> str:
        return f"{series} {self.congress}-{self.number}" if self.congress else f"{series} {self.number}"


def read_public_law(text: str, at: int) -> Reading | None:
    """Reads "Public Law 95-317 and 95-366"; "Public Law 920, 81st Congress" is Pub. L. 81-920."""
    name = _LAW.match(text, at)
    if name is None:
        return None
    found: list[Citation] = []
    start, position, end = at, name.end(), at
    while match := _LAW_NUMBER.match(text, position):
        if match["old"] and found:
            break
        law = _law(text, at, match)
        end = law.end
        found.append(Citation("public_law", law.target("Pub. L."), (start, end)))
        start = position = _next(text, end)
    return Reading(tuple(found), at, end) if found else None


def _law(text: str, at: int, match: re.Match[str]) -> _Numbered:
    if match["congress"]:
        return _Numbered(int(match["number"]), int(match["congress"]), match.end())
    if match["glued"]:
        return _Numbered(int(match["tail"]), int(match["glued"]), match.end())
    return _of_congress(text, at, int(match["old"]), match.end())


def _of_congress(text: str, at: int, number: int, end: int) -> _Numbered:
    """The number with the Congress named behind it, or that of the day behind it or right before it."""
    named = _CONGRESS.match(text, end)
    if named:
        return _Numbered(number, _figure(named), named.end())
    enacted = _ENACTED.match(text, end)
    day = read_date(text, enacted.end())[0] if enacted else None
    day = day or _day_before(text, at)
    volume = None if day else _VOLUME.match(text, end)
    return _Numbered(number, congress_on(day) if day else _printed_in(int(volume[1])) if volume else None, end)


_VOLUME = re.compile(r"(?:\s?[,;)]\s?\(?|[-–])(\d{2})\sStat\.")


def _printed_in(volume: int) -> int | None:
    """The Congress whose laws a volume of the Statutes at Large has; from 1937 on there are two volumes of each."""
    if 36 <= volume <= 49:
        return volume + 25
    return 75 + (max(volume, 51) - 51) // 2 if 50 <= volume <= 72 else None


def _figure(named: re.Match[str]) -> int:
    if named["figure"]:
        return int(named["figure"])
    unit = _UNITS.index(named["unit"].lower()) + 1 if named["unit"] else 0
    return _TENS[named["tens"].capitalize()] + unit


def _day_before(text: str, at: int) -> date | None:
    """The day that ends right before `at` ("the act of March 3, 1933 (Public, No. 428")."""
    gap = _DAY_BEFORE.search(text, max(0, at - 4), at)
    end = gap.start() if gap else at
    days = list(DATE.finditer(text, max(0, end - _LOOK_BACK), end))
    return read_date(text, days[-1].start())[0] if days and days[-1].end() == end else None


def _next(text: str, end: int) -> int:
    separator = SEPARATOR.match(text, end)
    if separator is None or separator[0].strip() in {"", ";"}:
        return len(text)
    return separator.end()


_RESOLUTION = re.compile(
    r"(?:(?P<public>Pub(?:lic|\.)\sRes(?:olution|\.)\s?,?\s?(?:Nos?\.?|Numbered|Numbers?)?\s?(?P<number>\d{1,3})(?!\d))"
    r"|(?:(?:Senate|House|Congressional)\s)?Joint\sResolutions?(?:\sof\sCongress)?(?:\s(?:No\.\s?)?\d{1,3})?"
    r"(?:\sof\sannexation)?)",
    re.IGNORECASE,
)


def read_resolution(text: str, at: int) -> Reading | None:
    """Reads "Public Resolution 44, 73d Cong.", by number, and "the joint resolution of July 7, 1898", by its day."""
    name = _RESOLUTION.match(text, at)
    if name is None:
        return None
    dated_on, end = read_dated(text, name.end())
    if name["public"]:
        law = _of_congress(text, at, int(name["number"]), name.end())
        found = Citation("joint_resolution", law.target("Pub. Res."), (at, max(end, law.end)), dated_on=dated_on)
        return Reading((found,), at, found.span[1])
    if dated_on is None:
        return None
    days = [Citation("joint_resolution", dated_on.isoformat(), (at, end), dated_on=dated_on)]
    while "resolutions" in name[0].lower() and (further := SEPARATOR.match(text, end)) and further[0].strip():
        dated_on, behind = read_date(text, further.end())
        if dated_on is None:
            break
        days.append(Citation("joint_resolution", dated_on.isoformat(), (further.end(), behind), dated_on=dated_on))
        end = behind
    return Reading(tuple(days), at, end)
