"""Sentences of an order with the citations in them, and the gaps between these cleaned of what hides the grammar."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.law.citations import Citation
from app.law.documents import Span

_NEXT = r"[”\"’)]{0,2}\s+(?=[A-Z“\"(§])"
# Every alternative begins with its letter, so that the pattern is tried at those letters alone.
_SENTENCE_END = re.compile(
    r"\.(?<!\bNo\.)(?<!\bNos\.)(?<!\b[Ss]ec\.)(?<!\bSecs\.)(?<!U\.S\.)(?<!\b[A-Z]\.)(?<!Stat\.)(?<!Reg\.)(?<!\bCum\.)"
    rf"(?!(?<=\bApp\.)\s[IVX]{{1,4}}\b)"
    rf"{_NEXT}|\?{_NEXT}|!{_NEXT}|\n\n*"
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DATE = re.compile(
    rf"\s?,?\s?(?:of|on|dated|issued|signed|approved)?\s?(?:{'|'.join(_MONTHS)})\s\d{{1,2}}\s?[,.]?\s?\d,?\d{{3}}"
)
_BRACKETS = re.compile(r"\s?\((?![a-z0-9ivx]{1,4}\))[^()]{0,400}\)|\s?\[[^\[\]]{0,300}\]")
_QUOTED = re.compile(r"\s?,?\s?(?:(?:entitle[ds]|titled|headed|captioned):?\s)?[“\"][^“”\"]{1,400}[”\"]")
_ENUMERATOR = re.compile(r"^\s?\(?[A-Za-z0-9]{1,4}\)\s")
_APPOSITION = re.compile(
    r"\borders\s\([^()]*$|\((?:prescribed|promulgated|established|created|constituted)\s(?:by|in|under|pursuant\sto)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""A bracket that names what is acted on: "those and all related orders (⟦order⟧)", "(prescribed by ⟦order⟧)"."""
WINDOW = 600


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, the citations that stand free in it, and the cleaned gaps around them (one more)."""

    span: Span
    citations: tuple[Citation, ...]
    gaps: tuple[str, ...]


def sentences(text: str, citations: Sequence[Citation]) -> Iterator[tuple[Sentence, list[Citation]]]:
    """Each sentence, with the citations that stand in brackets apart; one that cites nothing has no gaps."""
    waiting = list(reversed(citations))
    for start, end in _bounds(text, citations):
        inside: list[Citation] = []
        while waiting and waiting[-1].span[0] < end:
            inside.append(waiting.pop())
        if inside:
            yield _sentence(text, (start, end), inside)
        else:
            yield Sentence((start, min(end, len(text))), (), ()), []


def _bounds(text: str, citations: Sequence[Citation]) -> Iterator[Span]:
    """The spans of the sentences; a full stop inside a citation ends none."""
    start, index = 0, 0
    for match in _SENTENCE_END.finditer(text):
        while index < len(citations) and citations[index].span[1] <= match.start():
            index += 1
        if index < len(citations) and citations[index].span[0] <= match.start() < citations[index].span[1]:
            continue
        yield start, match.end()
        start = match.end()
    yield start, len(text) + 1


def _sentence(text: str, span: Span, inside: Sequence[Citation]) -> tuple[Sentence, list[Citation]]:
    free: list[Citation] = []
    bracketed: list[Citation] = []
    depth, position = 0, span[0]
    for citation in inside:
        between = _ENUMERATOR.sub("", text[position : citation.span[0]])
        depth = max(0, depth + between.count("(") - between.count(")"))
        position = citation.span[1]
        (
            bracketed
            if depth and not _APPOSITION.search(text, max(span[0], citation.span[0] - WINDOW), citation.span[0])
            else free
        ).append(citation)
    free, bracketed = _without_titles(text, span, free, bracketed)
    edges = [span[0], *(edge for citation in free for edge in citation.span), min(span[1], len(text))]
    apart = [citation.span for citation in bracketed]
    gaps = tuple(clean(_without(text, edges[i], edges[i + 1], apart)) for i in range(0, len(edges), 2))
    return Sentence((span[0], min(span[1], len(text))), tuple(free), gaps), bracketed


_TITLE = re.compile(r"\b(?:entitle[ds]|titled|headed|captioned):?\s(?:“[^“”]{1,400}”|\"[^\"]{1,400}\")", re.IGNORECASE)


def _without_titles(
    text: str, span: Span, free: list[Citation], bracketed: list[Citation]
) -> tuple[list[Citation], list[Citation]]:
    """Lets the laws that the title of an order names stand apart, as in brackets (EO 12148 revokes such orders)."""
    titles = [match.span() for match in _TITLE.finditer(text, *span)] if len(free) > 1 else []
    if not titles:
        return free, bracketed
    kept: list[Citation] = []
    apart = list(bracketed)
    for citation in free:
        index = bisect_left(titles, citation.span) - 1
        (apart if index >= 0 and citation.span[0] < titles[index][1] else kept).append(citation)
    return kept, sorted(apart, key=lambda citation: citation.span)


def _without(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    """The words from `start` to `end` without those at `spans`."""
    pieces = []
    for low, high in spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (end, 0))]:
        pieces.append(text[start:low])
        start = high
    return "".join((*pieces, text[start:end]))


def clean(gap: str) -> str:
    """A gap without titles, dates and brackets; only its ends matter, so a long one keeps only those."""
    if len(gap) > 2 * WINDOW:
        gap = f"{gap[:WINDOW]} … {gap[-WINDOW:]}"
    if "(" in gap or "[" in gap:
        gap = _BRACKETS.sub("", _BRACKETS.sub("", gap))
    if "“" in gap or '"' in gap:
        gap = _QUOTED.sub("", gap)
    if _DIGIT.search(gap) and any(month in gap for month in _MONTHS):
        gap = _DATE.sub("", gap)
    words = " ".join(("." + gap + ".").split())[1:-1]
    if _MARK.search(words) or _LETTER.match(words):
        words = _FOOTNOTE.sub(" ", words)
    return _SAID.sub(" ", words) if words.lower().endswith(("said ", "both ")) else words


_DIGIT = re.compile(r"\d")
_MARK, _LETTER = re.compile(r"[\d*'’]"), re.compile(r"\s[a-d]\s?,")
"""What is in every mark of a footnote."""
_FOOTNOTE = re.compile(
    r"^\s?(?:['’*]|\d{1,2})\s(?=of\s|,|;|is\s|are\s|as\s|and\s|$)|^\s(?:[a-d]|\d{1,2})\s?(?=,)|\s\(\d{1,2}\)(?=\s?,)|(?<=[,;])\s\d{1,2}\s(?=(?:is|are)\s)"
)
"""The mark of a footnote behind a number or a title: "Executive Order No. 9912' of", "Government Agencies," 1 is"."""
_SAID = re.compile(r"\s(?:(?:the\s)?said|both)\s$", re.IGNORECASE)
"""EO 9783: "I hereby revoke the said ⟦order⟧"."""
