"""Block quotations, which no marks need to surround."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.law.quotes.finding.prose import Prose
from app.law.quotes.finding.runs import Run

_LONGEST = 4_000
"""A longer block is a text that was passed on, as in the answer to a message, and its marks tell what it quotes."""
_CREDIT = re.compile(r"(?:\A|\n)[ \t\xa0]*(?:[—–~]|-{1,2})\s*(?=[A-Z\[(])[^\n]{0,200}\Z")
"""Whose words a block has: "— Executive Order 14288, section 1"."""
_MOST = 0.6
"""A block that begins with a mark and of which so much stands between marks is no more than they say."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block quotation without its credit: [start, end), from one paragraph to another."""

    start: int
    end: int
    first: int
    last: int


def blocks(prose: Prose, found: Sequence[Run]) -> Iterator[Block]:
    """The blocks that are quotations, `found` being what stands between marks."""
    at = 0
    for block in _held(prose):
        while at < len(found) and found[at].end <= block.start:
            at += 1
        inside = at
        while inside < len(found) and found[inside].opening.start < block.end:
            inside += 1
        if not _is_marked(prose.text, block, found[at:inside]):
            yield block
        at = inside


def _held(prose: Prose) -> Iterator[Block]:
    """Each block with its paragraphs."""
    held: dict[int, list[int]] = {}
    for at, paragraph in enumerate(prose.paragraphs):
        if paragraph.block >= 0:
            held.setdefault(paragraph.block, []).append(at)
    for paragraphs in held.values():
        first, last = paragraphs[0], paragraphs[-1]
        start = prose.paragraphs[first].start
        end = _without_credit(prose, last)
        if last > first and not prose.text[prose.paragraphs[last].start : end].strip():
            last -= 1
            end = prose.paragraphs[last].end
        yield Block(start, end, first, last)


def _without_credit(prose: Prose, last: int) -> int:
    paragraph = prose.paragraphs[last]
    text = prose.text[paragraph.start : paragraph.end].rstrip()
    credit = _CREDIT.search(text)
    return paragraph.start + (credit.start() if credit else len(text))


def _is_marked(text: str, block: Block, inside: Sequence[Run]) -> bool:
    """Whether the marks in a block, and not the block, tell what is quoted."""
    if not inside:
        return False
    if block.end - block.start > _LONGEST:
        return True
    between = sum(run.end - run.opening.start for run in inside)
    return not text[block.start : inside[0].opening.start].strip() and between >= _MOST * (block.end - block.start)
