"""Prose as it was pasted, read as words in paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.law.documents import Span
from app.law.quotes.finding import html, inline, lines, mojibake
from app.law.quotes.finding.mapped import Mapped
from app.law.quotes.finding.signs import ALL, BLOCK, BLOCK_END, CODE, CODE_END

_SIGN = re.compile(f"[{ALL}]")
_HIDDEN_SIGNS = re.compile(f"[{ALL}]+")
_BLANK = re.compile(r"\n[^\S\n]*+\n\s*+")
_END = re.compile("\n")
_WORD = re.compile(r"\S*+")
_WRAPPED = re.compile(r"[^.?!:;\"”’')\]*]\n[a-z\d§]")
"""A line that ends inside a sentence."""
_WIDEST = 140
"""No editor wraps lines later; a longer one is a paragraph."""
_SHORT = 0.75
"""A line so much shorter than its fellows, with the next word added, was ended on purpose."""


class Paragraph(NamedTuple):
    """A paragraph of prose.

    Attributes:
        block: which block quotation it stands in; -1 outside of them.
        is_glued: whether only the end of a line, and no blank one, parts it from the one before.
    """

    start: int
    end: int
    block: int = -1
    is_glued: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of a text without its markup.

    Attributes:
        text: the words; white space parts the paragraphs.
        code: spans of `text` that are code.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    code: tuple[Span, ...]
    _map: Mapped

    def span(self, start: int, end: int) -> Span:
        """Where [start, end) of `text` stands in the prose as it was given."""
        return self._map.span(start, end)


def prose_of(pasted: str) -> Prose:
    """The words of plain text, Markdown or HTML, whichever of them it holds, and where they stand in it."""
    mapped = Mapped.of(pasted)
    mapped = mapped.edited([(sign.start(), sign.end(), "") for sign in _HIDDEN_SIGNS.finditer(pasted)])
    for edits in (html.edits, mojibake.edits, lines.edits, inline.edits):
        mapped = mapped.edited(edits(mapped.text))
    signs = list(_SIGN.finditer(mapped.text))
    mapped = mapped.edited([(sign.start(), sign.end(), "") for sign in signs])
    blocks = tuple(_between(signs, BLOCK, BLOCK_END))
    paragraphs = tuple(_paragraphs(mapped.text, blocks))
    return Prose(mapped.text, paragraphs, tuple(_between(signs, CODE, CODE_END)), mapped)


def _between(signs: list[re.Match[str]], opening: str, closing: str) -> Iterator[Span]:
    """What stood between two signs, in the text without signs."""
    begin = None
    for at, sign in enumerate(signs):
        if sign[0] == opening and begin is None:
            begin = sign.start() - at
        elif sign[0] == closing and begin is not None:
            yield begin, sign.start() - at
            begin = None


def _paragraphs(text: str, blocks: tuple[Span, ...]) -> Iterator[Paragraph]:
    block = 0
    for start, end in _parts(text):
        while block < len(blocks) and blocks[block][1] <= start:
            block += 1
        inside = block if block < len(blocks) and blocks[block][0] <= start else -1
        for glued, (low, high) in enumerate(_lines(text, start, end)):
            yield Paragraph(low, high, inside, bool(glued))


def _parts(text: str) -> Iterator[Span]:
    """What blank lines part."""
    at = 0
    for blank in _BLANK.finditer(text):
        if text[at : blank.start()].strip():
            yield at, blank.start()
        at = blank.end()
    if text[at:].strip():
        yield at, len(text)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The paragraphs of lines without a blank one: all of them one where the lines were wrapped."""
    ends = [match.start() for match in _END.finditer(text, start, end)]
    if not ends:
        yield start, end
        return
    begins = [start, *(each + 1 for each in ends)]
    widest = max(high - low for low, high in zip(begins, [*ends, end], strict=True))
    begin = start
    for at, high in enumerate(ends):
        word = _WORD.match(text, high + 1, end)
        room = high - begins[at] + 1 + len(word[0] if word else "")
        is_ended = widest > _WIDEST or room < widest * _SHORT
        if is_ended and not _WRAPPED.match(text, high - 1, end):
            yield begin, high
            begin = high + 1
    yield begin, end
