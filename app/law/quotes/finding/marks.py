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


_LONGEST = 6
"""More marks than that side by side are an ornament."""
_LOST = "\ufffd"
"""What stands for a mark that no encoding had."""
_ONE = re.compile(f"``|{_LOST}+|.")
_DOUBLED = re.compile(f"``|''|‘‘|’’|{_LOST}+|.")
_IS_DOUBLED = re.compile(r"``|‘‘|(?<!\S)''(?=\w)")
"""Two single marks are a double one where such a one opens; else the inner and the outer quotation end together."""
_DOUBLE = {
    '"': ("straight", Role.EITHER), "＂": ("straight", Role.EITHER), "''": ("straight", Role.EITHER),
    "``": ("straight", Role.OPENS), "“": ("curly", Role.OPENS), "‟": ("curly", Role.OPENS), "„": ("curly", Role.OPENS),
    "‘‘": ("curly", Role.OPENS), "”": ("curly", Role.CLOSES), "’’": ("curly", Role.CLOSES),
    "«": ("angle", Role.OPENS), "»": ("angle", Role.CLOSES), _LOST: ("lost", Role.EITHER),
}  # fmt: skip
_SINGLE = {
    "'": ("straight", Role.EITHER), "`": ("straight", Role.OPENS), "‘": ("curly", Role.OPENS),
    "‚": ("curly", Role.OPENS), "‛": ("curly", Role.OPENS), "’": ("curly", Role.CLOSES),
    "‹": ("angle", Role.OPENS), "›": ("angle", Role.CLOSES),
}  # fmt: skip
_RUN = re.compile(f"[{re.escape(''.join(mark for mark in (*_DOUBLE, *_SINGLE) if len(mark) == 1))}]+")
_BEFORE = frozenset("([{<—–-/|=¡¿*_~")
"""What may stand before a mark that opens, beside white space."""
_DASHES = frozenset("—–-…")
_BEHIND = frozenset(".,;:!?)]}>—–-/|…*†")
"""What may stand behind a mark that closes, beside white space."""
_RUNS_ON = re.compile(r"[—–-]\S|…|\. ?\.|\.\w")
"""What may follow a mark that opens in spite of its look: words that were cut off at the front."""
_MEASURE = re.compile(r"(?<![\d,.$])\d{1,3}$")
_ELISION = re.compile(
    r"(?:\d0s|tis|twas|twere|twill|em|til|bout|cuz|cause(?=\s(?:I|he|she|it|we|you|they|the|['’]em)\b)|n(?=['’]))\b"
    r"|(?:(?<=[\d–-].)|(?<=\b(?:in|of|by|to)\s.)|(?<=\b(?:and|the|mid|for)\s.)|(?<=\b(?:from|late)\s.)|(?<=\bsince\s.))"
    r"\d\d\b(?![%,.:]\w|,?\s\d{4}|[\s-](?:percent|days?|months?|years?|hours?|million|billion))",
    re.IGNORECASE,
)
"""Words that begin with an apostrophe, which some programs print as an opening mark: '90s, ‘tis, the class of '76."""
_CLIPPED = re.compile(r"(?:[sxzSXZ]|\w[iI][nN]|\b[oO])$")
"""What an apostrophe may end: officers', Marx', workin'."""
_LINKS = (
    "a|about|added|after|against|also|an|and|are|argued|as|at|be|because|been|before|but|by|can|called|could|declared|did"
    "|do|does|during|for|from|had|has|have|he|her|here|his|how|i|if|in|into|is|it|its|like|may|might|must|near|nor|of|on|or"
    "|our|over|said|says|shall|she|should|since|so|stated|states|such|than|that|the|their|then|there|these|they|this|those"
    "|though|through|to|told|under|unless|until|was|we|were|what|when|where|which|while|who|whom|whose|will|with|within"
    "|without|would|wrote|you|your"
)
"""Words that stand behind a quotation and seldom behind a possessive."""
_OWNED = re.compile(rf"\s+(?!(?:{_LINKS})\b)[a-z]", re.IGNORECASE)


def marks(text: str, code: Sequence[Span]) -> Iterator[Mark]:
    """The marks of a text in order, without those in code."""
    one = _DOUBLED if _IS_DOUBLED.search(text) else _ONE
    at = 0
    for run in _RUN.finditer(text):
        start, end = run.span()
        while at < len(code) and code[at][1] <= start:
            at += 1
        if end - start > _LONGEST or (at < len(code) and code[at][0] <= start):
            continue
        side = _side(text, start, end)
        for sign in (run,) if end - start == 1 else one.finditer(text, start, end):
            mark = _mark(text, sign, side)
            if mark:
                yield mark


def _mark(text: str, sign: re.Match[str], side: Role) -> Mark | None:
    """One mark of a run; all of them have the sides of the run."""
    start, end = sign.span()
    words = sign[0] if sign[0][0] != _LOST else _LOST
    if words in _DOUBLE:
        family, role = _DOUBLE[words]
        return Mark(start, end, family, _double(text, start, end, side, role), False)
    family, role = _SINGLE[words]
    found = _single(text, start, end, side, role)
    return Mark(start, end, family, found, True) if found else None


def _side(text: str, start: int, end: int) -> Role:
    """What marks can be that stand between the characters before and behind a run of them."""
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    is_begin = not before or before.isspace()
    opens = is_begin or before in _BEFORE
    closes = not behind or behind.isspace() or behind in _BEHIND
    if opens and closes and is_begin and _RUNS_ON.match(text, end):
        return Role.OPENS
    return Role.EITHER if opens == closes else Role.OPENS if opens else Role.CLOSES


def _double(text: str, start: int, end: int, side: Role, role: Role) -> Role:
    """A printed direction holds but for a mark that was turned the wrong way, which its side shows."""
    if role is Role.EITHER:
        may_stay = _is_possessive(text, start, end) if text[start] == _LOST else _is_measure(text, start)
        return Role.MAY_CLOSE if side is not Role.OPENS and may_stay else side
    if role is Role.OPENS and side is not Role.OPENS and _is_at_an_end(text, start, end):
        return side
    return Role.EITHER if role is Role.CLOSES and side is Role.OPENS else role


def _is_at_an_end(text: str, start: int, end: int) -> bool:
    """Whether a word or its punctuation stands before a mark and none behind it."""
    return not text[start - 1 : start].isspace() and start > 0 and not text[end : end + 1].isalnum()


def _is_measure(text: str, start: int) -> bool:
    """Whether a mark stands behind so few digits that it may mean feet or inches."""
    return text[start - 1 : start].isdigit() and _MEASURE.search(text, max(0, start - 5), start) is not None


def _single(text: str, start: int, end: int, side: Role, role: Role) -> Role | None:
    """What a single mark can be; None for an apostrophe."""
    if text[start - 1 : start].isalnum() and text[end : end + 1].isalnum():
        return None
    if side is Role.OPENS:
        return None if role is Role.CLOSES or _ELISION.match(text, end) else Role.OPENS
    if side is Role.EITHER:
        is_end = role is Role.EITHER and text[start - 1 : start] in _DASHES and _is_at_an_end(text, start, end)
        return Role.CLOSES if is_end else role if role is not Role.EITHER else None
    return Role.MAY_CLOSE if _is_measure(text, start) or _is_possessive(text, start, end) else Role.CLOSES


def _is_possessive(text: str, start: int, end: int) -> bool:
    """Whether a mark may be the apostrophe of a word that ends in it."""
    return bool(_CLIPPED.search(text, max(0, start - 4), start) and _OWNED.match(text, end))
