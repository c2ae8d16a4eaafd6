"""Quotations over paragraphs: each but the last leaves its mark open, and each but the first opens it again."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.law.quotes.finding.marks import Mark
from app.law.quotes.finding.pairs import Pair, Pairs, fits
from app.law.quotes.finding.prose import Paragraph

_SENTENCE_END = re.compile(r"[.?!:;,…—–*)\]’'\"”]\s*$")
_LABEL = re.compile(r"\s*(?:\(?\w{1,4}[.)]\s+)?")
_FARTHEST = 6_000
"""How far behind its opening a mark without marks between may close a quotation over paragraphs."""


class Run(NamedTuple):
    """What stands between marks.

    Attributes:
        opening: the first mark.
        closing: the last one, or None.
        end: where the words end.
        first, last: the paragraphs where it begins and ends.
        opened_again: marks in between that are none of the words, each with the paragraph that begins with it.
    """

    opening: Mark
    closing: Mark | None
    end: int
    first: int
    last: int
    opened_again: tuple[tuple[int, Mark], ...] = ()


class _Close(NamedTuple):
    """Where a quotation that runs into a paragraph is closed."""

    paragraph: int
    mark: Mark
    is_reopened: bool


def runs(text: str, paragraphs: Sequence[Paragraph], pairs: Sequence[Pairs]) -> Iterator[Run]:
    """All that is quoted, in order."""
    closes = _closes(text, paragraphs, pairs)
    at, behind = 0, 0
    while at < len(paragraphs):
        own = pairs[at]
        if not own.closed and not own.open:
            at, behind = at + 1, 0
            continue
        closed: Sequence[Pair] = own.closed
        left: Sequence[Mark] = own.open
        if behind:
            closed = [pair for pair in closed if pair[0].start >= behind]
            left = [mark for mark in left if mark.start >= behind]
        close = _close(text, paragraphs, closes, at, closed, left) if left else None
        if close:
            yield from (_closed(pair, at) for pair in closed if pair[1].end <= left[0].start)
            again = tuple(_opened_again(pairs, range(at + 1, close.paragraph + 1), close))
            yield Run(left[0], close.mark, close.mark.start, at, close.paragraph, again)
            at, behind = close.paragraph, close.mark.end
        else:
            yield from _of_paragraph(text, paragraphs[at], at, closed, left)
            at, behind = at + 1, 0


def _opened_again(pairs: Sequence[Pairs], paragraphs: range, close: _Close) -> Iterator[tuple[int, Mark]]:
    """The marks that open a quotation again; where the last paragraph ends in a mark it does not open, none does."""
    for at in paragraphs:
        first = pairs[at].first
        if first and (at < close.paragraph or close.mark is not pairs[at].stray):
            yield at, first


def _closed(pair: Pair, at: int) -> Run:
    return Run(pair[0], pair[1], pair[1].start, at, at)


def _of_paragraph(
    text: str, paragraph: Paragraph, at: int, closed: Sequence[Pair], left: Sequence[Mark]
) -> Iterator[Run]:
    """The quotations of a paragraph by itself; one without an end reaches to the next, or to the paragraph's end."""
    if not left:
        yield from (_closed(pair, at) for pair in closed)
        return
    found: list[tuple[Mark, Mark | None]] = sorted(
        [*closed, *((mark, None) for mark in left if _is_quotation(text, paragraph, mark))], key=_start
    )
    ends = [*map(_start, found), paragraph.end][1:]
    for (opening, closing), end in zip(found, ends, strict=True):
        yield Run(opening, closing, closing.start if closing else _end(text, opening, end), at, at)


def _start(pair: tuple[Mark, Mark | None]) -> int:
    return pair[0].start


def _is_quotation(text: str, paragraph: Paragraph, opening: Mark) -> bool:
    """Whether a mark without its fellow quotes; a single one does where speech begins, and else it may be a letter.

    Hawaiian begins words with it: ‘Uala, ‘aina.
    """
    if not opening.is_single:
        return True
    before = text[paragraph.start : opening.start].rstrip()[-1:]
    return opening.family == "curly" and before in ("", ",", ":")


def _end(text: str, opening: Mark, end: int) -> int:
    """Where words without a closing mark end: “(“FEMA’s)” (EO 14180) with its parenthesis."""
    if text[opening.start - 1 : opening.start] == "(":
        closing = text.find(")", opening.end, end)
        end = end if closing < 0 else closing
    return opening.end + len(text[opening.end : end].rstrip())


def _closes(text: str, paragraphs: Sequence[Paragraph], pairs: Sequence[Pairs]) -> list[_Close | None]:
    """For each paragraph, where what the one before it leaves open is closed; found from the last to the first."""
    closes: list[_Close | None] = [None] * (len(paragraphs) + 1)
    if not any(own.open for own in pairs):
        return closes
    for at in range(len(paragraphs) - 1, -1, -1):
        own, paragraph = pairs[at], paragraphs[at]
        following = closes[at + 1] if _is_beside(paragraphs, at) else None
        if own.first is None:
            closes[at] = following if following and not following.is_reopened else None
        elif own.stray:
            closes[at] = _Close(at, own.stray, False)
        elif own.first.start == _begin(text, paragraph):
            if own.closed and own.closed[0][0] is own.first:
                closes[at] = _Close(at, own.closed[0][1], True)
            elif following and own.open and own.open[0] is own.first and _may_run_on(text, paragraph, following):
                closes[at] = _Close(following.paragraph, following.mark, True)
    return closes


def _begin(text: str, paragraph: Paragraph) -> int:
    label = _LABEL.match(text, paragraph.start)
    return label.end() if label else paragraph.start


def _is_beside(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether the next paragraph is there, and in the same block."""
    return at + 1 < len(paragraphs) and paragraphs[at + 1].block == paragraphs[at].block


def _may_run_on(text: str, paragraph: Paragraph, close: _Close) -> bool:
    """Whether a paragraph ends as one does whose quotation goes on in the next."""
    if not close.is_reopened:
        return True
    return _SENTENCE_END.search(text, max(paragraph.start, paragraph.end - 8), paragraph.end) is not None


def _close(
    text: str,
    paragraphs: Sequence[Paragraph],
    closes: Sequence[_Close | None],
    at: int,
    closed: Sequence[Pair],
    left: Sequence[Mark],
) -> _Close | None:
    """Where the first mark that a paragraph leaves open is closed in a later one."""
    close = closes[at + 1] if _is_beside(paragraphs, at) else None
    if not close or not fits(left[0], close.mark) or not _may_run_on(text, paragraphs[at], close):
        return None
    if not close.is_reopened and not _is_near(paragraphs, at, left[0], close):
        return None
    is_first = left[0].start == _begin(text, paragraphs[at])
    return close if is_first or not any(pair[0].start > left[0].start for pair in closed) else None


def _is_near(paragraphs: Sequence[Paragraph], at: int, opening: Mark, close: _Close) -> bool:
    """Whether a quotation may be closed by a mark of a later paragraph that none before it was opened with."""
    if close.mark.start - opening.start > _FARTHEST:
        return False
    return not opening.is_single or all(paragraphs[each].is_glued for each in range(at + 1, close.paragraph + 1))
