"""The lines of Markdown: block quotations, headings, items of lists, fenced code, front matter."""

import re
from collections.abc import Iterator, Sequence

from app.law.quotes.finding.mapped import Edit
from app.law.quotes.finding.signs import BLOCK, BLOCK_END, CODE, CODE_END, PARAGRAPH

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?=[\w-]+:)(?:[^\n]*\n){1,60}?---[ \t]*(?:\n|\Z)")
_LINE = re.compile(r"[^\n]*(?:\n|(?<=[^\n])\Z)")
_QUOTED = re.compile(r"[ \t]{0,12}>[> \t]*+")
_FENCE = re.compile(r"^ {0,3}(?:`{3,}|~{3,})[^`\n]*$", re.MULTILINE)
_OPENING = re.compile(
    r"[ \t]*(?:(?P<rule>(?:[-=_][ \t]*){3,}$)|(?P<heading>\#{1,6}[ \t]+)"
    r"|(?P<bullet>[-*+•‣▪●·][ \t]+(?![-*][ \t])|\[!\w+\])|(?P<row>\|)|(?P<number>\(?(?:\d\d?|[A-Za-z])[.)][ \t]))",
    re.MULTILINE,
)
_FIRST = re.compile(r"[ \t]*\(?[1aAi]\W")
_ENDED = re.compile(r"(?:[.;:,—–!?”\"’)\]]|\b(?:and|or))\Z")
"""A number at the head of a line stands there by chance, unless the line before is ended and the number is the first of
a list, or one that has begun."""


def edits(text: str) -> list[Edit]:
    """What makes paragraphs of lines that begin with a sign, and takes the signs out, but for the numbers of lists."""
    return list(_Lines(text).edits())


class _Lines:
    def __init__(self, text: str) -> None:
        self.text = text
        self.is_quoted = self.is_listed = False
        self.before = ""
        fences = [fence.start() for fence in _FENCE.finditer(text)]
        self.fences = dict(zip(fences[::2], fences[1::2], strict=False))
        self.code_end = -1

    def edits(self) -> Iterator[Edit]:
        front = _FRONT_MATTER.match(self.text)
        if front:
            yield 0, front.end(), ""
        for line in _LINE.finditer(self.text, front.end() if front else 0):
            start, end = line.span()
            yield from (self.fences and self._code(start, end)) or self._line(start, end)
        if self.is_quoted:
            yield len(self.text), len(self.text), BLOCK_END

    def _code(self, start: int, end: int) -> Sequence[Edit]:
        """What stands for a line of fenced code."""
        if start in self.fences and not self.is_quoted:
            self.code_end = self.fences[start]
            return ((start, end, PARAGRAPH + CODE),)
        if start < self.code_end:
            return ((start, start, ""),)
        return ((start, end, CODE_END + PARAGRAPH),) if start == self.code_end else ()

    def _line(self, start: int, end: int) -> Iterator[Edit]:
        quoted = _QUOTED.match(self.text, start, end)
        if quoted:
            yield start, quoted.end(), "" if self.is_quoted else PARAGRAPH + BLOCK
        elif self.is_quoted:
            yield start, start, BLOCK_END + PARAGRAPH
        self.is_quoted = bool(quoted)
        yield from self._head(quoted.end() if quoted else start, end)

    def _head(self, start: int, end: int) -> Iterator[Edit]:
        """What stands for the sign that a line begins with."""
        opening = _OPENING.match(self.text, start, end)
        kind = opening.lastgroup if opening else None
        if kind == "number":
            if self._is_item(start):
                self.is_listed = True
                yield start, start, PARAGRAPH
        elif opening:
            yield start, start if kind == "row" else opening.end(), PARAGRAPH
            if kind == "heading":
                yield end, end, PARAGRAPH
        self.before = self.text[start:end].rstrip()[-8:]
        self.is_listed = self.is_listed and bool(self.before)

    def _is_item(self, start: int) -> bool:
        if not self.before:
            return True
        return bool(_ENDED.search(self.before)) and (self.is_listed or _FIRST.match(self.text, start) is not None)
