"""Pandoc's Markdown as it was before wrapping: plain paragraphs, and which words were set apart by type.

Only what pages of prose need: hard breaks, emphasis in stars and in HTML, escapes, links, lists, quotes and tables.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from app.law.documents import Span


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item or table row.

    Attributes:
        text: its words, NFC, white space collapsed, invisible characters dropped.
        emphasised: spans of `text` in bold, italics or underline; neighbours with only spaces between them are one.
        ordinal: the number of an ordered list's item, else None.
        bulleted: whether it is an item of an unordered list.
    """

    text: str
    emphasised: tuple[Span, ...] = ()
    ordinal: int | None = None
    bulleted: bool = False


_BLANK = re.compile(r"\n[^\S\n]*(?=\n)")
_ITEM = re.compile(r"[ ]{0,12}(?:(\d{1,3})\.|[-*+])[^\S\n]{1,8}(?=\S)")
_RULE = re.compile(r"\s*(?:[-*_=|:+][ ]*){3,}\s*")
_LINE_START = re.compile(r"^(?:#{1,6}[ ]|>[ ]?|\|)", re.MULTILINE)
_TOKEN = re.compile(
    r"(?P<break>[ ]{2,}\n|\\\n)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|<!--[^<>]*-->"
    r"|<(?P<closing>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*)(?P<attributes>[^<>]*)>"
    r"|<(?P<address>https?://[^<>\s]*)>"
    r"|(?<!\\)!?\[(?P<link>[^\[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)"
    r"|(?P<stars>\*+)"
    r"|(?P<entity>&\#?\w{1,10};)"
)
_SET_APART = frozenset({"b", "em", "i", "strong", "u"})
_BREAKING = frozenset({"blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "tr"})
_CELLS = frozenset({"br", "td", "th"})
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def blocks(markdown: str) -> list[Block]:
    """The paragraphs of a page in reading order; empty ones and rules are left out.

    Two blanks at a line's end end a paragraph too: the pages use them between provisions (EO 14288).
    """
    return [block for chunk in _chunks(markdown) for block in _blocks_of(chunk) if block.text]


def _chunks(markdown: str) -> Iterator[str]:
    """What blank lines set apart; rules and the delimiter rows of tables are dropped."""
    for chunk in _BLANK.sub("\n", "\n" + markdown + "\n").split("\n\n"):
        lines = chunk.strip("\n")
        if lines and not _RULE.fullmatch(lines):
            yield lines


def _blocks_of(chunk: str) -> Iterator[Block]:
    """The list items of a chunk that begins with one, else its paragraphs."""
    for ordinal, bulleted, markdown in _items(chunk):
        for piece in _inline(_LINE_START.sub("", markdown)):
            yield _block(piece, ordinal, bulleted)
            ordinal, bulleted = None, False


def _items(chunk: str) -> Iterator[tuple[int | None, bool, str]]:
    """(number, bulleted, Markdown) of each item; a number at a wrapped line's start is no item."""
    if not _ITEM.match(chunk):
        yield None, False, chunk
        return
    ordinal, bulleted, lines = None, False, list[str]()
    for line in chunk.split("\n"):
        item = _ITEM.match(line)
        if item:
            if lines:
                yield ordinal, bulleted, "\n".join(lines)
            ordinal, bulleted, lines = int(item[1]) if item[1] else None, not item[1], []
        lines.append(line[item.end() :] if item else line.strip(" "))
    yield ordinal, bulleted, "\n".join(lines)


@dataclass(slots=True)
class _Type:
    """How the text at one point is set."""

    italic: bool = False
    bold: bool = False
    tags: tuple[str, ...] = ()

    @property
    def set_apart(self) -> bool:
        return self.italic or self.bold or any(tag in _SET_APART for tag in self.tags)

    def toggle(self, stars: int) -> None:
        self.bold ^= stars >= 2
        self.italic ^= stars % 2 == 1

    def tag(self, name: str, attributes: str, *, closing: bool) -> None:
        if closing:
            if self.tags:
                self.tags = self.tags[:-1]
        elif name == "span":
            self.tags = (*self.tags, "u" if "underline" in attributes else name)[-20:]
        else:
            self.tags = (*self.tags, name)[-20:]


_Run = tuple[str, bool]


def _inline(markdown: str) -> Iterator[list[_Run]]:
    """The runs of text of each paragraph, each with whether it is set apart."""
    runs: list[_Run] = []
    state = _Type()
    end = 0
    for token in _TOKEN.finditer(markdown):
        runs.append((markdown[end : token.start()], state.set_apart))
        end = token.end()
        tag = (token["tag"] or "").lower()
        if token["break"] or tag in _BREAKING:
            yield runs
            runs = []
        elif tag:
            _set(state, tag, token)
            runs.append((" " if tag in _CELLS else "", False))
        elif token["stars"]:
            state.toggle(len(token["stars"]))
        else:
            runs.append((_literal(token), state.set_apart))
    runs.append((markdown[end:], state.set_apart))
    yield runs


def _set(state: _Type, tag: str, token: re.Match[str]) -> None:
    """Tags that set type open and close; the others only vanish."""
    if tag in _SET_APART or tag == "span":
        state.tag(tag, token["attributes"], closing=bool(token["closing"]))


def _literal(token: re.Match[str]) -> str:
    """The characters that an escape, an entity or a link stands for."""
    if token["link"] is not None:
        return _plain(token["link"])
    return token["escaped"] or token["address"] or unescape(token["entity"] or "")


def _plain(markdown: str) -> str:
    """A link's words without escapes and stars."""
    return re.sub(r"\\([!-/:-@\[-`{-~])|\*+", lambda match: match[1] or "", markdown)


def _block(runs: Sequence[_Run], ordinal: int | None, bulleted: bool) -> Block:
    """Runs joined with their white space collapsed, and the spans that were set apart."""
    parts: list[str] = []
    spans: list[list[int]] = []
    length = 0
    pending = False
    for raw, set_apart in runs:
        text = unicodedata.normalize("NFC", raw.translate(_INVISIBLE))
        for word in re.findall(r"\s+|\S+", text):
            if word.isspace():
                pending = length > 0
                continue
            if pending:
                parts.append(" ")
                length += 1
                pending = False
            if set_apart:
                _extend(spans, length, length + len(word), "".join(parts[-1:]))
            parts.append(word)
            length += len(word)
    return Block("".join(parts), tuple((start, end) for start, end in spans), ordinal, bulleted)


def _extend(spans: list[list[int]], start: int, end: int, before: str) -> None:
    """A span more, or the last one longer when only a space lies between."""
    gap = 1 if before == " " else 0
    if spans and spans[-1][1] >= start - gap:
        spans[-1][1] = end
    else:
        spans.append([start, end])
