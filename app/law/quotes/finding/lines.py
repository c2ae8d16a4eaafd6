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
    r"|(?P<bullet>[-*+•‣▪●·][ \t]+(?![-*][ \t])|\[!\w+\])|(?P<number>\(?(?:\d{1,3}|[A-Za-z])[.)][ \t]|\|))",
    re.MULTILINE,
)


def edits(text: str) -> list[Edit]:
    """What makes paragraphs of lines that begin with a sign, and takes the signs out, but for the numbers of lists."""
    return list(_Lines(text).edits())


class _Lines:
    def __init__(self, text: str) -> None:
        self.text = text
        self.is_quoted = False
        fences = [fence.start() for fence in _FENCE.finditer(text)]
        self.fences = dict(zip(fences[::2], fences[1::2], strict=False))
        self.code_end = -1

    def edits(self) -> Iterator[Edit]:
        front = _FRONT_MATTER.match(self.text)
        if front:
            yield 0, front.end(), ""
        for line in _LINE.finditer(self.text, front.end() if front else 0):
            yield from self._code(*line.span()) or self._line(*line.span())
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
        begin = quoted.end() if quoted else start
        opening = _OPENING.match(self.text, begin, end)
        if opening:
            yield begin, begin if opening.lastgroup == "number" else opening.end(), PARAGRAPH
            if opening.lastgroup == "heading":
                yield end, end, PARAGRAPH
