"""Acts of Congress by their names or dates."""

import re
from collections.abc import Iterator
from datetime import date

from app.law.citations.values import MONTHS, Citation, Reading, read_dated

_CONNECTORS = {"of", "and", "for", "to", "in", "on", "or", "with", "from", "by", "against", "&", "their", "a", "as"}
_ACT = re.compile(
    r"Act(?:\sAmendments)?(?![A-Za-z])(?P<tail>(?:\sfor\s(?:the\s)?(?=\d"
    r"|[A-Z])[\w ]{3,24}?(?=[,;.()]))?)(?:\s?,?\sof\s(?P<year>\d{4})(?!\d)|,\s(?P<fiscal>\d{4})(?!\d))?"
)
_LOOK_BACK = 140


def read_act(text: str, at: int) -> Reading | None:
    """Reads "the Immigration and Nationality Act", "the Trade Act of 1974", "the Act of August 9, 1946"."""
    act = _ACT.match(text, at)
    if act is None:
        return None
    start = _name_start(text, at)
    dated_on, end = read_dated(text, at + len("Act"))
    if start == at:
        return _dated_act(at, dated_on, end) if dated_on else None
    name = " ".join(text[start : act.end()].split())
    return Reading((Citation("named_act", name, (start, act.end()), dated_on=dated_on),), start, act.end())


def read_dated_act(text: str, at: int) -> Reading | None:
    """Reads "the act of June 30, 1932": identified by its date."""
    dated_on, end = read_dated(text, at + len("act"))
    return _dated_act(at, dated_on, end) if dated_on else None


def _dated_act(at: int, dated_on: date, end: int) -> Reading:
    words = f"Act of {MONTHS[dated_on.month - 1]} {dated_on.day}, {dated_on.year}"
    return Reading((Citation("named_act", words, (at, end), dated_on=dated_on),), at, end)


_OPENERS = '“"('
_NOT_IN_A_NAME = frozenset({"Act", "The", "Section", "Sections", "Title", "This", "Public"})
_ENDS_BEFORE = frozenset({"Act", "Code", "Constitution"})
_ABBREVIATION = re.compile(r"U\.S\.|\w+\.\w+\.")


def _name_start(text: str, at: int) -> int:
    """Where the capitalised words that end in "Act" begin; `at` where there are none."""
    start, kept = at, at
    for position, word in _words_before(text, at):
        if word[0] in _OPENERS and word.lstrip(_OPENERS)[:1].isupper():
            return position + len(word) - len(word.lstrip(_OPENERS))
        if word in _ENDS_BEFORE or (word[-1] in ".;:)" and not _ABBREVIATION.fullmatch(word)):
            break
        if word[0].isupper() and word.strip(",") not in _NOT_IN_A_NAME:
            kept = position
        elif word not in _CONNECTORS or word[-1] == ",":
            break
        start = position
    return kept if start <= kept else at


def _words_before(text: str, at: int) -> Iterator[tuple[int, str]]:
    """The words before `at` with their offsets, the nearest first, a bounded way back."""
    window, end = max(0, at - _LOOK_BACK), at
    while end > window:
        if text[end - 1].isspace():
            end -= 1
            continue
        start = max(text.rfind(" ", window, end) + 1, window)
        yield start, text[start:end]
        end = start
