"""Lists in running text: "the Centers shall: (a) conduct …; and (b) promote …" (EO 13198 sec. 4)."""

import re

from app.documents import Span

_FIRST = re.compile(r"[\s,:—]*\((a|A|i|1)\)\s")
_MARKER = re.compile(r"\((\w{1,4})\)\s")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def _following(marker: str) -> str:
    """The enumerator after `marker` in its own series: a -> b, 1 -> 2, i -> ii."""
    if marker.isdigit():
        return str(int(marker) + 1)
    if marker in _ROMAN[:-1]:
        return _ROMAN[_ROMAN.index(marker) + 1]
    return chr(ord(marker) + 1) if len(marker) == 1 and marker not in "zZ" else ""


def items(text: str, start: int, end: int) -> list[tuple[str, Span]]:
    """The items of the list that begins right at text[start:end], as (enumerator, span); [] if none does."""
    first = _FIRST.match(text, start, end)
    if first is None:
        return []
    marks = [(first[1], first.end(), first.start(1) - 1)]
    wanted = _following(first[1])
    for match in _MARKER.finditer(text, first.end(), end):
        if match[1] == wanted and text[match.start() - 6 : match.start()].rstrip().endswith(
            (";", ",", "and", "or", ".")
        ):
            marks.append((wanted, match.end(), match.start()))
            wanted = _following(wanted)
    if len(marks) < 2:
        return []
    stops = [mark[2] for mark in marks[1:]] + [end]
    return [(name, (begin, trimmed(text, begin, stop))) for (name, begin, _), stop in zip(marks, stops, strict=True)]


def trimmed(text: str, begin: int, stop: int) -> int:
    """Where text[begin:stop] ends without the comma and the conjunction that lead on."""
    words = re.sub(r"[;,]?\s*(?:and|or)?\s*$", "", text[max(begin, stop - 12) : stop])
    return max(begin, stop - 12) + len(words)
