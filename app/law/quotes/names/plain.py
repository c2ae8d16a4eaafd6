"""Prose as one reads it: without the marks of Markdown and HTML, in paragraphs, with the way back to what was given."""

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from app.law.documents import Span

_TOKEN = re.compile(
    r"(?P<paragraph>(?:[^\S\n]*\n[^\S\n>]*(?:>[^\S\n>]*)*){2,}|</?(?:p|div|li|ul|ol|h[1-6]|tr|td|table|blockquote"
    r"|article|section|title|body|head)\b[^<>]{0,400}>)"
    r"|(?P<space>(?:\s|\\_|\\(?=\s)|<br\s{0,3}/?>|&nbsp;|&#160;|&#[xX][aA]0;)(?:\s|\\_|\\(?=\s)|(?<=\n)>|&nbsp;|&#160;|&#[xX][aA]0;|<br\s{0,3}/?>)*)"
    r"|(?P<emphasis></?(?:em|i|b|strong|cite|u)\b[^<>]{0,200}>|\*{1,3}|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_]))"
    r"|(?P<nothing></?[A-Za-z][^<>]{0,400}>|<!--[^<>]{0,400}-->|[\u00ad\u200b-\u200d\u2060\ufeff]"
    r"|\[(?=[^\[\]]{1,300}\]\()|\]\([^()\s]{0,500}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?(?:\s\"[^\"\n]{0,200}\")?\)"
    r"|\\(?=[^\w\s]))"
    r"|(?P<entity>&\#?\w{2,10};)"
)


class Emphasis:
    """Where emphasised words stand.

    Attributes:
        ends: where the words that begin at an offset end.
        starts: where the words that end at an offset begin.
    """

    def __init__(self, ends: dict[int, int]) -> None:
        self.ends = ends
        self.starts = {end: start for start, end in ends.items()}
        self._sorted = sorted(self.starts)

    def end_behind(self, at: int) -> int | None:
        """Where the next emphasised words end, those at `at` included."""
        place = bisect_right(self._sorted, at)
        return self._sorted[place] if place < len(self._sorted) else None


@dataclass(frozen=True, slots=True)
class Plain:
    """The text as read.

    Attributes:
        text: one space for any white space, an empty line between paragraphs.
        emphasis: what stands in `text` between marks of emphasis.
    """

    text: str
    emphasis: Emphasis
    _starts: Sequence[int]
    _places: Sequence[int]

    def given(self, span: Span) -> Span:
        """The span in the prose that was given."""
        return self._place(span[0]), self._place(span[1] - 1) + 1 if span[1] > span[0] else self._place(span[0])

    def read_span(self, span: Span) -> Span:
        """The span in `text` of a span in the prose that was given."""
        return self._read_at(span[0]), self._read_at(span[1])

    def _read_at(self, place: int) -> int:
        piece = bisect_right(self._places, place) - 1
        start = self._starts[piece]
        end = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
        return min(start + place - self._places[piece], end)

    def _place(self, at: int) -> int:
        piece = bisect_right(self._starts, at) - 1
        return self._places[piece] + at - self._starts[piece]


def read(prose: str) -> Plain:
    """Reads prose as plain text, Markdown or HTML; whatever is none of their marks stays as it is."""
    pieces: list[str] = []
    starts: list[int] = [0]
    places: list[int] = [0]
    emphasised: dict[int, int] = {}
    opened: int | None = None
    length = done = 0

    def put(words: str, place: int) -> None:
        nonlocal length
        if words:
            starts.append(length)
            places.append(place)
            pieces.append(words)
            length += len(words)

    for token in _TOKEN.finditer(prose):
        put(prose[done : token.start()], done)
        done = token.end()
        if token.lastgroup == "emphasis":
            if opened is not None and opened < length:
                emphasised[opened] = length
                opened = None
            else:
                opened = length
        elif token.lastgroup == "paragraph":
            opened = None
        put(_read_as(token), token.start())
    put(prose[done:], done)
    return Plain("".join(pieces), Emphasis(emphasised), starts, places)


def _read_as(token: re.Match[str]) -> str:
    match token.lastgroup:
        case "paragraph":
            return "\n\n"
        case "space":
            return " "
        case "entity":
            return html.unescape(token[0])
        case _:
            return ""
