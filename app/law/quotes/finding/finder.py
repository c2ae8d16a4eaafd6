"""The walk: marks, then pairs, then what runs over paragraphs, then block quotations."""

import re
from collections.abc import Iterator, Sequence

from app.law.documents import Span
from app.law.quotes.finding.blocks import blocks
from app.law.quotes.finding.marks import Mark, marks
from app.law.quotes.finding.pairs import doubles, singles
from app.law.quotes.finding.prose import Paragraph, Prose, prose_of
from app.law.quotes.finding.runs import Run, runs
from app.law.quotes.finding.signs import PARAGRAPH
from app.law.quotes.finding.values import Kind, Quotation

_WORD = re.compile(r"[^\W_]")


def find(prose: str) -> list[Quotation]:
    """The quotations of `prose`: plain text, Markdown, or HTML as it was pasted from a page.

    In order and without overlap: a quotation inside another is part of that one. The time is linear in the length;
    64 kB of nothing but marks take some tenths of a second. Of 176 fact sheets none has more than 14 quotations:
    whoever checks them one by one should refuse more than 200.
    """
    return find_in(prose_of(prose))


def find_in(prose: Prose) -> list[Quotation]:
    """The quotations of prose that was read already."""
    paragraphs = prose.paragraphs
    by_paragraph = _shared_out(marks(prose.text, prose.code), paragraphs)
    outer = list(runs(prose.text, paragraphs, [doubles([m for m in each if not m.is_single]) for each in by_paragraph]))
    free = _outside(outer, by_paragraph)
    inner = list(runs(prose.text, paragraphs, [singles(each) for each in free])) if any(free) else []
    found = _merged(outer, inner)
    return list(_quotations(prose, found))


def _shared_out(found: Iterator[Mark], paragraphs: Sequence[Paragraph]) -> list[list[Mark]]:
    """The marks of each paragraph."""
    shared: list[list[Mark]] = [[] for _ in paragraphs]
    at = 0
    for mark in found:
        while paragraphs[at].end <= mark.start:
            at += 1
        shared[at].append(mark)
    return shared


def _outside(outer: Sequence[Run], by_paragraph: Sequence[Sequence[Mark]]) -> list[list[Mark]]:
    """The single marks that stand in none of the quotations."""
    at = 0
    free: list[list[Mark]] = []
    for found in by_paragraph:
        own: list[Mark] = []
        for mark in found:
            while at < len(outer) and outer[at].end <= mark.start:
                at += 1
            if mark.is_single and (at == len(outer) or mark.start < outer[at].opening.start):
                own.append(mark)
        free.append(own)
    return free


def _merged(outer: Sequence[Run], inner: Sequence[Run]) -> list[Run]:
    """Quotations in double and in single marks; a closed one takes in what it holds, another ends before the next."""
    found: list[Run] = []
    at = 0
    for run in inner:
        while at < len(outer) and outer[at].end <= run.opening.start:
            found.append(outer[at])
            at += 1
        if run.closing:
            while at < len(outer) and outer[at].end <= run.end:
                at += 1
            found.append(run)
        else:
            found.append(run._replace(end=min(run.end, outer[at].opening.start)) if at < len(outer) else run)
    return [*found, *outer[at:]]


def _quotations(prose: Prose, found: Sequence[Run]) -> Iterator[Quotation]:
    """What was found by marks, and the blocks, in order; a block takes in what stands in it."""
    at = 0
    for block in blocks(prose, found):
        while at < len(found) and found[at].end <= block.start:
            yield from _of_run(prose, found[at])
            at += 1
        text = _text(prose, (block.start, block.end), range(block.first, block.last + 1), ())
        if _WORD.search(text):
            yield Quotation(text, prose.span(block.start, block.end), Kind.BLOCK)
        while at < len(found) and found[at].opening.start < block.end:
            at += 1
    for run in found[at:]:
        yield from _of_run(prose, run)


def _of_run(prose: Prose, run: Run) -> Iterator[Quotation]:
    """What stands between marks, if a word does."""
    start, end = run.opening.end, run.end
    text = _text(prose, (start, end), range(run.first, run.last + 1), run.opened_again)
    if not _WORD.search(text):
        return
    kind = Kind.SINGLE_MARKS if run.opening.is_single else Kind.MARKS
    low = prose.span(run.opening.start, start)[1]
    high = prose.span(run.closing.start, run.closing.end)[0] if run.closing else prose.span(start, end)[1]
    yield Quotation(text, (low, high), kind, run.closing is not None)


def _text(prose: Prose, span: Span, paragraphs: range, opened_again: Sequence[tuple[int, Mark]]) -> str:
    """The words of a span of paragraphs without the marks that open again."""
    again = dict(opened_again)
    text = ""
    for at in paragraphs:
        paragraph = prose.paragraphs[at]
        start, end = max(span[0], paragraph.start), min(span[1], paragraph.end)
        if at in again:
            words = prose.text[start : again[at].start] + prose.text[again[at].end : end]
        else:
            words = prose.text[start:end]
        words = " ".join(words.split())
        if words:
            parting = " " if paragraph.is_glued and at not in again else PARAGRAPH
            text += (parting if text else "") + words
    return text
