"""Markdown and plain text to prose: paragraphs without markup, and where their links lead."""

import html
import re
from collections.abc import Iterator, Sequence

from app.law.coverage.values import Hyperlink

_TITLE = 120
_NARROW, _WRAPPED = 90, 130
"""Lines of no more characters may have been broken to fit: narrow ones if one breaks a sentence, others if most do."""
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)*_\]]*$")
_BLANK = re.compile(r"\n[ \t]*\n")
_ITEM = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+")
_RULE = re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$")
_COMMENT = re.compile(r"<!--(?:(?!-->).){0,2000}-->", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\[\]]{0,300})\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"]{0,300}\")?\)")
_LINK = re.compile(
    r"\[([^\[\]]{0,600})\]\(\s{0,9}<?([^()\s<>]{1,2000}(?:\([^()\s]{0,200}\)[^()\s<>]{0,500})?)>?"
    r"(?:\s{1,9}\"[^\"]{0,300}\")?\s{0,9}\)"
)
_TARGET = re.compile(r"\]\([^()\s]{0,2000}\)?|<?https?://\S{0,2000}|</?[A-Za-z][^<>]{0,2000}>")
"""What is not broken, however long."""
_BARE = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_STRONG = re.compile(r"(?<!\\)(?:\*{1,3}|(?<![A-Za-z0-9])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![A-Za-z0-9]))")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!\"'<>|~$^-])")
_SPACE = re.compile(r"[\s\u2060\u200b\ufeff]+")


def prose(text: str) -> tuple[list[str], list[Hyperlink]]:
    """The paragraphs of a text and its links, both in order."""
    text = _COMMENT.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    paragraphs: list[str] = []
    links: list[Hyperlink] = []
    for block in _BLANK.split(text):
        for raw in _unwrapped(block):
            links.extend(Hyperlink(_plain(words), address) for words, address in _LINK.findall(raw))
            paragraph = _plain(raw)
            if paragraph:
                paragraphs.append(paragraph)
    return paragraphs, links


def first_words(paragraphs: Sequence[str]) -> str | None:
    """What stands in for a title where there is none: the first words, no more than a headline has."""
    if not paragraphs:
        return None
    first = paragraphs[0]
    return first if len(first) <= _TITLE else first[:_TITLE].rsplit(" ", 1)[0] + "…"


def _unwrapped(block: str) -> Iterator[str]:
    """The paragraphs of a block of lines: a line is one of its own, unless lines were broken to fit."""
    lines = [line for line in block.split("\n") if line.strip() and not _RULE.match(line)]
    wrapped = _are_wrapped(lines)
    current = ""
    for line in lines:
        starts = bool(_ITEM.match(line) or _HEADING.match(line)) or not wrapped
        if starts and current:
            yield current
            current = ""
        bare = _ITEM.sub("", _HEADING.sub("", line.lstrip().lstrip(">"))).strip()
        current = f"{current} {bare}" if current else bare
    if current:
        yield current


def _are_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines were broken to fit: none is long, and enough that others follow break a sentence."""
    broken = [line for line in lines[:-1] if not _SENTENCE_END.search(line.rstrip())]
    longest = max((len(_TARGET.sub("", line)) for line in lines), default=0)
    return bool(broken) and (longest <= _NARROW or (longest <= _WRAPPED and len(broken) * 2 > len(lines) - 1))


def _plain(raw: str) -> str:
    text = _IMAGE.sub(" ", raw)
    text = _LINK.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)  # a picture or a link within a link
    text = _BARE.sub(r"\1", text)
    text = _TAG.sub("", text)
    text = _ESCAPE.sub(r"\1", _STRONG.sub("", text))
    return _SPACE.sub(" ", html.unescape(text)).strip()
