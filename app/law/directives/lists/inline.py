"""Lists in running text: "the Centers shall: (a) conduct …; and (b) promote …" (EO 13198 sec. 4)."""

import re

from app.law.actors import DETERMINERS, Definitions, names_agent
from app.law.directives.clauses.clause import Clause
from app.law.directives.clauses.parts import opens, parts
from app.law.directives.clauses.words import tokens
from app.law.documents import Span

_FIRST = re.compile(r"[\s,:—]*\((a|A|i|1)\)\s")
_MARKER = re.compile(r"\((\w{1,4})\)\s")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def _following(marker: str, *, roman: bool = True) -> str:
    """The enumerator after `marker` in its own series: a -> b, 1 -> 2, i -> ii; in a list of letters i -> j."""
    if marker.isdigit():
        return str(int(marker) + 1)
    if roman and marker in _ROMAN[:-1]:
        return _ROMAN[_ROMAN.index(marker) + 1]
    return chr(ord(marker) + 1) if len(marker) == 1 and marker not in "zZ" else ""


def items(text: str, start: int, end: int) -> list[tuple[str, Span]]:
    """The items of the list that begins right at text[start:end], as (enumerator, span); [] if none does."""
    first = _FIRST.match(text, start, end)
    if first is None:
        return []
    marks = [(first[1], first.end(), first.start(1) - 1)]
    roman = first[1] == "i"
    wanted = _following(first[1], roman=roman)
    for match in _MARKER.finditer(text, first.end(), end):
        if match[1] == wanted and text[match.start() - 6 : match.start()].rstrip().endswith(
            (";", ",", "and", "or", ".")
        ):
            marks.append((wanted, match.end(), match.start()))
            wanted = _following(wanted, roman=roman)
    if len(marks) < 2:
        return []
    stops = [mark[2] for mark in marks[1:]] + [end]
    return [(name, (begin, trimmed(text, begin, stop))) for (name, begin, _), stop in zip(marks, stops, strict=True)]


def told(text: str, span: Span, defined: Definitions) -> Span | None:
    """Who is told by an item of "I hereby authorize and direct (1) the Solicitor to perform …; (2) …" (EO 10148)."""
    words = tokens(text, *span)[:_NAME]
    for at in range(1, len(words) - 1):
        verb = words[at + 1]
        if words[at].low == "to" and verb.text.islower() and verb.low not in DETERMINERS:
            upto = next((n for n in range(at) if words[n].low == ","), at)
            named = names_agent([word.text for word in words[:upto]], defined)
            return (words[0].start, words[upto - 1].end) if named and upto else None
    return None


_NAME = 40


def enumerator(text: str, clause: Clause) -> str:
    """The enumerator right before a clause in a list of running text, or "".

    EO 13338 section 1(b): "Except …, (i) the Secretary of Commerce shall not permit …; and (ii) with the exception of
    food, the Secretary of Commerce shall not permit …". It stands at the clause's head or after fronted adverbials.
    """
    if clause.subject is None:
        return ""
    begin = max(0, clause.span[0] - 8)
    marks = list(_MARKER.finditer(text, begin, clause.subject[0]))
    if not marks or not _IN_LIST.search(text, max(0, marks[-1].start() - 6), marks[-1].start()):
        return ""
    name, at, rest = marks[-1][1], marks[-1].start(), tokens(text, marks[-1].end(), clause.subject[0])
    around = text[max(0, at - _NEAR) : at + _NEAR]
    if not any(f"({other})" in around for other in _neighbours(name)):
        return ""
    if not all(opens(rest, part) for part in parts(rest, 0, len(rest))):
        return ""
    return name


_NEAR = 2000
_IN_LIST = re.compile(r"(?:[;,:—]|\b(?:and|or))\s*$")


def _neighbours(marker: str) -> set[str]:
    """The enumerators before and after `marker` in every series that it may belong to: (i) stands by (h) and (ii)."""
    if marker.isdigit():
        return {str(int(marker) - 1), str(int(marker) + 1)}
    near = set()
    if marker in _ROMAN:
        at = _ROMAN.index(marker)
        near |= {*_ROMAN[max(0, at - 1) : at], *_ROMAN[at + 1 : at + 2]}
    if len(marker) == 1:
        near |= {chr(ord(marker) - 1), chr(ord(marker) + 1)}
    return near


def trimmed(text: str, begin: int, stop: int) -> int:
    """Where text[begin:stop] ends without the comma and the conjunction that lead on."""
    words = re.sub(r"[;,]?\s*(?:and|or)?\s*$", "", text[max(begin, stop - 12) : stop])
    return max(begin, stop - 12) + len(words)
