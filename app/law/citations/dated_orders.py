"""Executive orders that a text names by their days: "the Executive Order of April 5, 1933, relating to …".

The day is the target until all orders are known; a number that stands behind the day is.
"""

import re
from dataclasses import replace
from datetime import date

from app.law.citations.orders import NUMBER, normal
from app.law.citations.values import MONTHS, SEPARATOR, Citation, Reading, read_date, read_title

_MONTHS = f"(?:{'|'.join(MONTHS)})"
_NAME = re.compile(
    r"executive\s+orders?(?:\sof\sthe\sPresident)?\s?,?\s"
    r"(?:of|dated|(?:issued|signed)(?:\sby\s(?:me|the\sPresident))?|approved)(?:\son)?\s",
    re.IGNORECASE,
)
_TITLED = re.compile(r"executive\s+order(?=,?\s(?:entitled|titled)\b)", re.IGNORECASE)
_DAY_BEHIND = re.compile(
    r"\s?,?\s(?:of|dated|(?:(?:which|that)\s(?:was|I)\s)?(?:issued|signed)(?:\sby\s(?:me|the\sPresident))?)(?:\son)?\s"
)
_SUBJECT = r"(?:(?!\b(?:act|order|proclamation)s?\b)(?:[^.;:()]|(?<=\b[Nn]o)\.)){1,200}?"
_FURTHER = re.compile(
    r"(?:\s?[,;]?\s?(?:and\s)?(?:(?:of|dated)\s)?"
    rf"|{_SUBJECT}(?:,\sand\s(?:(?:of|dated)\s)?|\sand\s(?:of|dated)\s|[,;]\s(?:and\s)?(?:of|dated)\s))"
    rf"(?={_MONTHS}\s\d)",
    re.IGNORECASE,
)
"""What stands before the next day of a list, the subject of the one before included: "The Executive Orders of April 5,
1933, Forbidding the Hoarding of Gold Coin …, and April 20, 1933, relating to …" (EO 6260)."""
_NUMBER_BEHIND = re.compile(r"\s?,?\s?\(?(?:nos?\.|numbered|numbers?)\s?", re.IGNORECASE)


def read_orders_of_days(text: str, at: int) -> Reading | None:
    """Reads "Executive orders of July 9, 1910, and May 18, 1911"; "of July 11, 1933, No. 6202-A" is EO 6202-A."""
    name = _NAME.match(text, at)
    if name is None:
        return _titled_first(text, at)
    found, start, position = _of_one_year(text, at, name.end())
    dated_on, end = read_date(text, position)
    if dated_on is None:
        return None
    while dated_on:
        found.append(_of_day(start, end, dated_on))
        title, end = read_title(text, end)
        found[-1] = replace(found[-1], title=title)
        further = _FURTHER.match(text, end) if "orders" in name[0].lower() else None
        if further is None or not further[0].strip():
            break
        start = further.end()
        dated_on, behind = read_date(text, start)
        end = behind if dated_on else end
    found, end = _numbered(text, found, end)
    return Reading(tuple(found), at, end)


def _titled_first(text: str, at: int) -> Reading | None:
    """Reads a title before the day: "the Executive Order entitled “…” of May 25, 2018" (EO 13837)."""
    name = _TITLED.match(text, at)
    title, end = read_title(text, name.end()) if name else (None, at)
    lead = _DAY_BEHIND.match(text, end) if title else None
    dated_on, end = read_date(text, lead.end()) if lead else (None, at)
    return Reading((replace(_of_day(at, end, dated_on), title=title),), at, end) if dated_on else None


_OF_ONE_YEAR = re.compile(rf"(?P<day>{_MONTHS}\s\d{{1,2}}),?\sand\s(?={_MONTHS}\s\d{{1,2}},\s(?P<year>\d{{4}})(?!\d))")


def _of_one_year(text: str, at: int, position: int) -> tuple[list[Citation], int, int]:
    """The first of two days with one year ("of February 8 and July 2, 1910", EO 6739), and where the other begins."""
    match = _OF_ONE_YEAR.match(text, position)
    dated_on = read_date(f"{match['day']}, {match['year']}", 0)[0] if match else None
    if match is None or dated_on is None:
        return [], at, position
    return [_of_day(at, match.end("day"), dated_on)], match.end(), match.end()


def _of_day(start: int, end: int, dated_on: date) -> Citation:
    return Citation("executive_order", dated_on.isoformat(), (start, end), dated_on=dated_on)


def _numbered(text: str, found: list[Citation], end: int) -> tuple[list[Citation], int]:
    """The same with the numbers that stand behind the days, one each (EO 6336: "…, numbered 6173 and 6205-A")."""
    lead = _NUMBER_BEHIND.match(text, end)
    numbers: list[str] = []
    position, last = (lead.end(), end) if lead else (len(text), end)
    while len(numbers) < len(found) and (match := NUMBER.match(text, position)):
        numbers.append(normal(match))
        last = match.end()
        separator = SEPARATOR.match(text, last)
        position = separator.end() if separator and separator[0].strip() else len(text)
    if not numbers or len(numbers) != len(found):
        return found, end
    named = [replace(citation, target=number) for citation, number in zip(found, numbers, strict=True)]
    if len(named) == 1:
        named[0] = replace(named[0], span=(named[0].span[0], last))
    return named, last
