"""Quotation marks and the side they stand on; apostrophes, inches and feet are none."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from app.law.documents import Span


class Role(StrEnum):
    """What a mark can be where it stands."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"
    MAY_CLOSE = "may close"
    """It may as well be an apostrophe behind a plural, or an inch or foot."""


class Mark(NamedTuple):
    """One mark of a text."""

    start: int
    end: int
    family: str
    role: Role
    is_single: bool


_RUN = re.compile("(?:[\"＂“”„‟«»'‘’‚‛‹›`]|\ufffd)+")
_LONGEST = 6
"""More marks than that side by side are an ornament."""
_ONE = re.compile("''|``|‘‘|’’|,,|\ufffd+|.", re.DOTALL)
_DOUBLE = {
    '"': ("straight", Role.EITHER), "＂": ("straight", Role.EITHER), "''": ("straight", Role.EITHER),
    "``": ("straight", Role.OPENS), "“": ("curly", Role.OPENS), "‟": ("curly", Role.OPENS), "„": ("curly", Role.OPENS),
    "‘‘": ("curly", Role.OPENS), "”": ("curly", Role.CLOSES), "’’": ("curly", Role.CLOSES),
    "«": ("angle", Role.OPENS), "»": ("angle", Role.CLOSES), "\ufffd": ("lost", Role.EITHER),
}  # fmt: skip
_SINGLE = {
    "'": ("straight", Role.EITHER), "`": ("straight", Role.OPENS), "‘": ("curly", Role.OPENS), "‚": ("curly", Role.OPENS),
    "‛": ("curly", Role.OPENS), "’": ("curly", Role.CLOSES), "‹": ("angle", Role.OPENS), "›": ("angle", Role.CLOSES),
}  # fmt: skip
_BEFORE = frozenset("([{<—–-/|=¡¿")
"""What may stand before a mark that opens, beside white space."""
_BEHIND = frozenset(".,;:!?)]}>—–-/|…*†")
"""What may stand behind a mark that closes, beside white space."""
_MEASURE = re.compile(r"(?<![\d,.$])\d{1,3}$")
_ELISION = re.compile(
    r"(?:\d0s|\d\ds?|tis|twas|twere|twill|em|til|till|cause|course|nuff|round|bout|neath|gainst|tween|cuz|nother|n)\b",
    re.IGNORECASE,
)
"""Words that begin with an apostrophe, which some programs print as an opening mark: '90s, ‘tis, rock 'n' roll."""
_CLIPPED = re.compile(r"(?:[sxzSXZ]|\w[iI][nN])$")
"""What an apostrophe may end: officers', Marx', workin'."""
_FOLLOWER = re.compile(r"\s+([A-Za-z]+)")
_LINKS = frozenset(
    "a about added after against also an and are argued as at be because been before but by can called could declared did do"
    " does during for from had has have he her here his how i if in into is it its like may might must nor of on or our over"
    " said says shall she should since so states stated such than that the their then there these they this those though"
    " through to told under unless until was we were what when where which while who whom whose will with within without"
    " would wrote you your".split()
)
"""Words that stand behind a quotation and seldom behind a possessive."""


def marks(text: str, code: Sequence[Span]) -> Iterator[Mark]:
    """The marks of a text in order, without those in code."""
    at = 0
    for run in _RUN.finditer(text):
        start, end = run.span()
        while at < len(code) and code[at][1] <= start:
            at += 1
        if end - start <= _LONGEST and not (at < len(code) and code[at][0] <= start):
            yield from _marks(text, start, end)


def _marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks of a run, which all have the same sides."""
    side = _side(text, start, end)
    for one in _ONE.finditer(text, start, end):
        sign = one[0] if one[0][0] != "\ufffd" else "\ufffd"
        if sign in _DOUBLE:
            family, role = _DOUBLE[sign]
            yield Mark(one.start(), one.end(), family, _double(text, one.start(), side, role, family), False)
        elif sign in _SINGLE:
            family, role = _SINGLE[sign]
            found = _single(text, one, side, role)
            if found:
                yield Mark(one.start(), one.end(), family, found, True)


def _side(text: str, start: int, end: int) -> Role:
    """What marks can be that stand between the characters before and behind a run of them."""
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    opens = not before.strip() or before in _BEFORE
    closes = not behind.strip() or behind in _BEHIND
    if opens and closes and not before.strip() and behind in ".…—–-" and text[end + 1 : end + 2].strip():
        return Role.OPENS
    return Role.EITHER if opens == closes else Role.OPENS if opens else Role.CLOSES


def _double(text: str, start: int, side: Role, role: Role, family: str) -> Role:
    """A printed direction holds but for a mark that was turned the wrong way, which its side shows."""
    if role is Role.EITHER:
        is_measure = family == "straight" and _MEASURE.search(text, max(0, start - 5), start)
        return Role.MAY_CLOSE if is_measure and side is not Role.OPENS else side
    if role is Role.OPENS and side is Role.CLOSES:
        return Role.CLOSES
    return Role.EITHER if role is Role.CLOSES and side is Role.OPENS else role


def _single(text: str, one: re.Match[str], side: Role, role: Role) -> Role | None:
    """What a single mark can be; None for an apostrophe."""
    before, behind = text[one.start() - 1 : one.start()] if one.start() else "", text[one.end() : one.end() + 1]
    if before.isalnum() and behind.isalnum():
        return None
    if side is Role.OPENS:
        return None if role is Role.CLOSES or _ELISION.match(text, one.end()) else Role.OPENS
    if side is Role.EITHER:
        return role if role is not Role.EITHER else None
    follower = _FOLLOWER.match(text, one.end())
    if follower and follower[1].lower() not in _LINKS and _CLIPPED.search(text, max(0, one.start() - 4), one.start()):
        return Role.MAY_CLOSE
    return Role.MAY_CLOSE if _MEASURE.search(text, max(0, one.start() - 5), one.start()) else Role.CLOSES
