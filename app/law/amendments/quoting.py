"""A text with its quotations and citations put aside, so that the grammar of the amending sentence is left.

"Section 2 of Executive Order 12835 is amended by striking “(o) …” and inserting “(p) …”" becomes
"«0» is amended by striking ⟦0⟧ and inserting ⟦1⟧".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.law.amendments.values import Cited
from app.law.documents import Span

_STRING = re.compile(
    r"“[^“”\n]{1,400}”|\"[^\"\n]{1,400}\""
    r"|(?:(?<=\n\n)|(?<=:\s))(?:“[^“”\n]{1,9000}”|\"[^\"\n]{1,9000}\")"
    r"|(?<=\s)['‘](?=[\w(])[^'‘’\n]{1,300}(?<=[\w).,:;])['’](?=[\s.,;:]|$)"
)
"""A quoted string; those of titles stand in brackets or behind "entitled", which `_TITLE` tells.

EO 11921 quotes with single marks: "delete 'Post Office Department' and". A paragraph of its own may be longer, and
so may what a colon leads into (EO 12995).
"""
_TITLE = re.compile(
    r"(?:\(|\b(?:entitle[ds]|titled|headed|captioned|known\sas|called|cited\sas)\b:?,?\s?)$", re.IGNORECASE
)
_TITLES = re.compile(r"\b(?:entitle[ds]|titled|headed|captioned):?,?\s(“[^“”]{1,400}”|\"[^\"]{1,400}\")", re.IGNORECASE)
_BETWEEN = re.compile(r"[;,.]?(?:\s?and)?\s*\n\s*")
"""What stands between two paragraphs of one quotation, or of two that are put in together ("…”; and\\n\\n“…")."""
_BRACKET = re.compile(r"\s?\((?!\w{1,5}\))(?:[^()«⟦]|\(\w{1,5}\)){3,400}\)|\s?\[[^\[\]«⟦]{3,300}\]")
"""A remark in brackets, "(34 F.R. 17605)", but no enumerator, "(iv)"."""
_NUMBER = re.compile(r"[“\"](\(\w{1,5}\))[”\"]")
_NUMBERS = re.compile(
    rf"\b(?:sub)?(?:section|paragraph|clause|item)s?\s(?:{_NUMBER.pattern},?\s?(?:and\s)?)+", re.IGNORECASE
)
"""Provisions called by their quoted numbers: "deleting paragraph “(6)”" (EO 12560)."""
_MARKS = "“”\"‟„`'‘’"


@dataclass(frozen=True, slots=True)
class Bare:
    """What is left of a text.

    Attributes:
        words: the text with ⟦n⟧ for its n-th quotation and «n» for its n-th citation.
        origin: for each character of `words`, the offset in the text that it comes from.
        quotations: the span of each quotation.
    """

    words: str
    origin: Sequence[int]
    quotations: Sequence[Span]


def bare(text: str, cited: Sequence[Cited], quoted: Sequence[Span]) -> Bare:
    """The text without what is quoted in it.

    Args:
        text: one text of a provision.
        cited: the citations in it, in order.
        quoted: the spans that are known to be new text, or words of another text.
    """
    quotations = _quotations(text, [each.span for each in cited if each.changes], quoted)
    marked = [(span, f"⟦{place}⟧") for place, span in enumerate(quotations)]
    marked += [(span, number) for span, number in _numbers(text) if not _overlaps(span, quotations)]
    marked += [(match.span(1), "") for match in _TITLES.finditer(text) if not _overlaps(match.span(1), quotations)]
    marked += [(span, mark) for span, mark in _cited(cited) if not _overlaps(span, quotations)]
    words: list[str] = []
    origin: list[int] = []
    at = 0
    for (start, end), mark in sorted(marked):
        if start < at:
            continue
        words.append(text[at:start])
        origin += range(at, start)
        words.append(mark)
        origin += [start] * len(mark)
        at = end
    words.append(text[at:])
    origin += range(at, len(text) + 1)
    return _without_brackets("".join(words), origin, quotations)


def _numbers(text: str) -> list[tuple[Span, str]]:
    """Where provisions are called by quoted numbers, and the numbers without the marks."""
    return [
        (match.span(), match[1])
        for listed in _NUMBERS.finditer(text)
        for match in _NUMBER.finditer(text, listed.start(), listed.end())
    ]


def _cited(cited: Sequence[Cited]) -> list[tuple[Span, str]]:
    """The marks of the citations; those that share words share a place (EO 13391: "Sections 1 through 5 of")."""
    found: list[tuple[Span, str]] = []
    for place, each in enumerate(cited):
        if found and each.span[0] < found[-1][0][1]:
            (start, end), mark = found[-1]
            found[-1] = (start, max(end, each.span[1])), f"{mark}«{place}»"
        else:
            found.append((each.span, f"«{place}»"))
    return found


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _without_brackets(words: str, origin: Sequence[int], quotations: Sequence[Span]) -> Bare:
    kept: list[str] = []
    places: list[int] = []
    at = 0
    for match in _BRACKET.finditer(words):
        kept.append(words[at : match.start()])
        places += origin[at : match.start()]
        at = match.end()
    kept.append(words[at:])
    places += origin[at:]
    return Bare("".join(kept), places, quotations)


def _quotations(text: str, changed: Sequence[Span], quoted: Sequence[Span]) -> list[Span]:
    """What is quoted: the known spans, paragraphs of one quotation as one, and strings that stand beside them."""
    numbers = [span for span, _ in _numbers(text)]
    known: list[Span] = []
    for start, end in (span for span in quoted if not _overlaps(span, (*changed, *numbers))):
        if known and end <= known[-1][1]:
            continue
        end = _balanced(text, max(start, known[-1][1]) if known else start, end)
        if known and _BETWEEN.fullmatch(text, known[-1][1], start):
            known[-1] = known[-1][0], end
        else:
            known.append((start, end))
    known = [part for span in known for part in _parted(text, span)]
    strings = [
        match.span()
        for match in _STRING.finditer(text)
        if not _overlaps(match.span(), (*known, *changed, *numbers))
        and not _TITLE.search(text, max(0, match.start() - 24), match.start())
    ]
    return sorted([*known, *strings])


_RUN_ON = re.compile(
    r"[”\"]?\s(?:and|by)\s(?:by\s)?(?:inserting|substituting|adding|replacing)\b[^“”\"]{0,60}(?=[“\"])"
)


def _parted(text: str, span: Span) -> list[Span]:
    """The two quotations of one whose first is not closed: "deleting “2001 and inserting “2002”" (EO 13200)."""
    start, end = span
    match = _RUN_ON.search(text, start + 1, end) if text[start : start + 1] in ("“", '"') else None
    if match is None or "”" in text[start : match.start()] or '"' in text[start + 1 : match.start()]:
        return [span]
    return [(start, match.start()), (match.end(), end)]


def _balanced(text: str, start: int, end: int) -> int:
    """Where a quotation ends that holds others: "“(i) “Agency” means any “Executive agency” …”" (EO 12972)."""
    depth = text.count("“", start, end) - text.count("”", start, end)
    if depth <= 0 or text[start : start + 1] != "“":
        return end
    at = end
    while depth and at < len(text) and text[at] != "\n":
        depth += {"“": 1, "”": -1}.get(text[at], 0)
        at += 1
    return end if depth else at


def unquoted(text: str, span: Span) -> str:
    """The words of a quotation without its marks, which stand at the head of each of its paragraphs."""
    paragraphs = [paragraph.strip() for paragraph in text[slice(*span)].split("\n\n")]
    opened = paragraphs[0][:1] in _MARKS
    if not opened:
        return "\n\n".join(paragraphs)
    bodies = [paragraph[1:] if paragraph[:1] in _MARKS else paragraph for paragraph in paragraphs]
    bodies = [*(_ended(body) for body in bodies[:-1]), bodies[-1]]
    bodies[-1] = _closed(bodies[-1], "'’" if paragraphs[0][0] in "'‘" else '”"')
    return "\n\n".join(body.strip() for body in bodies)


_PARTED = re.compile(r"[”\"][;,.]?(?:\s(?:and|or))?$")


def _ended(words: str) -> str:
    """A paragraph of several that are quoted one by one, without what parts it from the next ("…”; and", EO 12738)."""
    match = _PARTED.search(words)
    is_closed = words.count("”") > words.count("“") or words.count('"') % 2 == 1
    return words[: match.start()] if match and is_closed else words


def _closed(words: str, marks: str) -> str:
    """The words up to the mark that closes them; a point behind it is the sentence's."""
    end = max(words.rfind(mark) for mark in marks)
    return words[:end] if end >= 0 and len(words) - end <= _BEHIND else words


_BEHIND = 3
"""How many marks of the sentence's own may stand behind the closing one: `”.` and `".;`."""
