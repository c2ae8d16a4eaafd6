"""Provisions as the text cites them ("sections 2(a) and 3", "(b) through (d)") and the ids they stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.law.citations.values import ENUMERATOR, SEPARATOR

_ENUMERATORS = rf"(?:\s?{ENUMERATOR})"
_ITEM = re.compile(
    rf"(?:\d+[A-Za-z]{{0,3}}(?:[-–.]\d+[A-Za-z]{{0,2}})*|[IVXLC]+(?![A-Za-z])|[A-H](?![A-Za-z.])){_ENUMERATORS}{{0,6}}"
    rf"|{ENUMERATOR}{_ENUMERATORS}{{0,5}}"
)
_AGAIN = re.compile(r"(sections?|subsections?|paragraphs?|parts?|titles?|chapters?)\s", re.IGNORECASE)
_THROUGH = re.compile(r"\s?(?:through|to|[-–—])\s?(?=[\d(IVX])")
_NOT_A_PROVISION = re.compile(
    r"\s?(?:U\.\s?S|USC|C\.?\s?F\.?\s?R|F\.\s?R|FR\b|Fed\.|Stat\.|days?\b|months\b|years\b|percent\b|hours\b)"
)
_PARTS = re.compile(r"[A-Za-z0-9]+(?:[-–.][A-Za-z0-9]+)*")
_RANGE_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision of a list: its enumerators ("2", "a") and the span of the words."""

    path: tuple[str, ...]
    start: int
    end: int

    @property
    def id(self) -> str:
        """The enumerators joined by dots, as the ids of an order's provisions ("2.a", "1-101", "1.4.b")."""
        return ".".join(self.path)

    @property
    def legal(self) -> str:
        """The provision as a statute is cited: "553(b)(B)"."""
        return self.path[0] + "".join(f"({part})" for part in self.path[1:])


def read_list(text: str, at: int, unit: str = "") -> tuple[tuple[Provision, ...], int]:
    """The provisions listed at `at` and the offset behind them; `unit` is the word before them ("section").

    "(c)" after "2(a)" continues inside section 2, as in "section 2(a) and (c)". A range is expanded when both ends
    are of one series and ascend ("1 through 4", "(a)–(d)"); "1-101" is one number (EO 12046 numbers this way).
    """
    found: list[Provision] = []
    begin = end = at
    while match := _ITEM.match(text, at):
        if found and (_NOT_A_PROVISION.match(text, match.end()) or _opens_an_item(text, end, match)):
            break
        parts = tuple(_PARTS.findall(match[0]))
        if match[0].startswith("(") and found:
            parts = _inherited(found[-1].path, parts)
        through = _THROUGH.match(text, end) if found else None
        if through and through.end() == at:
            found.extend(_between(found[-1].path, parts, match.start(), match.end()))
        found.append(Provision(parts, begin, match.end()))
        end = match.end()
        begin, at = _next_item(text, end, unit)
    return tuple(found), end


def _opens_an_item(text: str, end: int, match: re.Match[str]) -> bool:
    """Whether the enumerator is the sentence's own: "part I, paragraph I; (2) those persons" (EO 6568)."""
    return match[0].startswith("(") and ";" in text[end : match.start()] and _WORDS.match(text, match.end()) is not None


_WORDS = re.compile(r"\s(?!(?:and|or|of|to|in|through|thereof)\b)[a-z]")


def _next_item(text: str, end: int, unit: str) -> tuple[int, int]:
    """Where the next item of the list would begin, with and without its unit; the end of the text stands for none."""
    through = _THROUGH.match(text, end)
    if through:
        return through.end(), through.end()
    separator = SEPARATOR.match(text, end)
    at = separator.end() if separator else end
    if at == end or text[end:at].isspace():
        return len(text), len(text)
    again = _AGAIN.match(text, at)
    if again and again[1].lower().rstrip("s") != unit:
        return len(text), len(text)  # "title 5 or section 4116 of title 22": another unit begins another chain
    return at, again.end() if again else at


def _inherited(previous: tuple[str, ...], parts: tuple[str, ...]) -> tuple[str, ...]:
    """The full path of "(c)" after "2(a)": it replaces what stands in its own series, a piece of its own length."""
    depths = [depth for depth in range(len(previous)) if _same_series(previous, depth, parts[0])]
    if not depths:
        return parts
    best = max(depths, key=lambda depth: (len(previous) - depth == len(parts), depth))
    return (*previous[:best], *parts)


def _same_series(previous: tuple[str, ...], depth: int, marker: str) -> bool:
    """Whether `marker` can stand where `previous[depth]` does; small letters below a small letter are numerals."""
    old = previous[depth]
    if depth == 0 and old[0].isdigit():
        return False
    if old.isdigit() or marker.isdigit():
        return old.isdigit() and marker.isdigit()
    if old.islower() != marker.islower():
        return False
    below_a_letter = depth > 0 and previous[depth - 1].islower() and old.islower()
    return marker in _ROMAN if below_a_letter else len(old) == len(marker)


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii")


def _between(first: tuple[str, ...], last: tuple[str, ...], start: int, end: int) -> list[Provision]:
    """The provisions strictly between the ends of a range; none when it is no plain ascending series."""
    if len(last) > 1 and last[:-1] != first[:-1]:
        return []
    return [Provision((*first[:-1], name), start, end) for name in _names(first[-1], last[-1])]


def _names(low: str, high: str) -> list[str]:
    if low.isdigit() and high.isdigit() and 0 < int(high) - int(low) <= _RANGE_LIMIT:
        return [str(number) for number in range(int(low) + 1, int(high))]
    if low in _ROMAN and high in _ROMAN:
        return list(_ROMAN[_ROMAN.index(low) + 1 : _ROMAN.index(high)])
    if len(low) == len(high) == 1 and low.islower() and high.islower() and low < high:
        return [chr(code) for code in range(ord(low) + 1, ord(high))]
    return []


_DEPTHS = {"section": 1, "subsection": 2, "paragraph": 3, "subparagraph": 4}


def resolve_pointer(target: str, at_section_id: str) -> str:
    """The id of the provision that a pointer inside an order means.

    Args:
        target: "3.b" for "section 3(b) of this order"; "section:a" for "subsection (a) of this section";
            "subsection:" for "this subsection".
        at_section_id: the provision in which the pointer stands ("3.b.ii").

    Returns:
        the id ("3.a"); whether the order has such a provision is for the caller to see.
    """
    unit, colon, inner = target.partition(":")
    if not colon:
        return target
    path = at_section_id.split(".")
    if re.fullmatch(r"\d+(?:\.\d+[A-Za-z]?)+", at_section_id) or _decimal(path):
        path = [".".join(path[:2]), *path[2:]]  # EO 13526 numbers sections 1.1, 1.2
    return ".".join((*path[: _DEPTHS[unit]], *([inner] if inner else [])))


def _decimal(path: Sequence[str]) -> bool:
    return len(path) > 1 and path[0].isdigit() and path[1].isdigit()
