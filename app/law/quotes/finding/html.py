"""HTML in prose: tags out, paragraphs and quotations in, entities as the characters they are."""

import html
import re
from collections.abc import Iterator

from app.law.quotes.finding.mapped import Edit
from app.law.quotes.finding.signs import BLOCK, BLOCK_END, PARAGRAPH

_TOKEN = re.compile(
    r"<!--|-->|<!DOCTYPE[^<>]*+>"
    r"|<(?P<slash>/?)(?P<name>[A-Za-z][\w:-]*+)(?=[\s/>])(?:(?:[^<>=]++|=\s*+(?:\"[^\"<]*+\"|'[^'<]*+')?)*+|[^<>]*+)>"
    r"|&(?:amp;){0,2}(?P<entity>#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});",
    re.IGNORECASE,
)
"""A tag ends at the next "<" at the latest, so that whatever is no tag is read once."""
_UNSEEN = re.compile("del|head|iframe|noscript|object|s|script|select|strike|style|svg|template|textarea|title")
"""Elements whose content no reader sees, or sees struck out."""
_HIDDEN = re.compile(
    r"\shidden(?=[\s=/>])|aria-hidden\s*=\s*[\"']?true|(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0)",
    re.IGNORECASE,
)
_PARTS = re.compile(
    "address|article|aside|body|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6r]"
    "|header|html|legend|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_INLINE = re.compile(
    "a|abbr|acronym|b|bd[io]|big|button|cite|code|data|del|dfn|em|font|i|img|input|ins|kbd|label|link|mark|meta|nobr|o:p"
    "|picture|s|samp|small|source|span|strike|strong|su[bp]|time|tt|u|var|video|wbr|[a-z]+(?:-[a-z]+)+"
)
_CREDITS = frozenset(["cite", "footer"])
"""What stands in a block quotation and says whose words it has."""
_BREAK = re.compile(r"\s*<br\s*+/?>", re.IGNORECASE)
_POWER = re.compile(r"(?<!\d)(?:10|2)$")
_NOTE = re.compile(
    r"(?:\s|<[^<>]{0,300}>){0,6}[\[(]?(?:\d{1,3}|[*†‡§a-z])[\])]?(?:\s|<[^<>]{0,300}>){0,4}(?=</sup>)", re.IGNORECASE
)


def edits(text: str) -> list[Edit]:
    """What takes the HTML out of `text`."""
    return list(_Reader(text).edits()) if "<" in text or "&" in text else []


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_TOKEN.finditer(text))
        self.last = {_closing(token): token.start() for token in self.tokens if _closing(token)}
        self.depth = 0
        self.is_block = False

    def edits(self) -> Iterator[Edit]:
        unseen, begin = "", 0
        for token in self.tokens:
            if unseen:
                if _closing(token) == unseen:
                    yield begin, token.end(), ""
                    unseen = ""
                continue
            name = "--" if token[0] == "<!--" else "" if token["slash"] else (token["name"] or "").lower()
            if self._is_unseen(name, token):
                unseen, begin = name, token.start()
            else:
                words = self._words(token)
                if words is not None:
                    yield token.start(), token.end(), words

    def _is_unseen(self, name: str, token: re.Match[str]) -> bool:
        if self.last.get(name, -1) < token.end():
            return False
        if name == "--" or _UNSEEN.fullmatch(name) is not None or _HIDDEN.search(token[0]):
            return True
        return name == "sup" and self._is_note(token)

    def _is_note(self, token: re.Match[str]) -> bool:
        """Whether a raised word is the number of a note; "10<sup>26</sup>" is a number, "50<sup>th</sup>" a word."""
        return not _POWER.search(self.text, max(0, token.start() - 4), token.start()) and bool(
            _NOTE.match(self.text, token.end())
        )

    def _words(self, token: re.Match[str]) -> str | None:
        """What stands for a tag or an entity; None where it is neither."""
        if token["entity"]:
            written = f"&{token['entity']};"
            words = html.unescape(written)
            return None if words == written else words
        if not token["name"]:
            return ""
        name, closes = token["name"].lower(), bool(token["slash"])
        if name == "br":
            return PARAGRAPH if _BREAK.match(self.text, token.end()) else " "
        if name == "q":
            return "”" if closes else "“"
        if name == "sup" and not closes and _POWER.search(self.text, max(0, token.start() - 4), token.start()):
            return "^"
        if name == "blockquote" or name in _CREDITS:
            return self._block(name, closes, token.start())
        if _PARTS.fullmatch(name):
            return PARAGRAPH
        return "" if _INLINE.fullmatch(name) or _UNSEEN.fullmatch(name) else None

    def _block(self, name: str, closes: bool, at: int) -> str:
        """What stands for an edge of a block quotation, which ends where its credit begins."""
        rest = PARAGRAPH if name != "cite" else ""
        if name in _CREDITS:
            if closes or not self.is_block:
                return rest
            self.is_block = False
            return BLOCK_END + PARAGRAPH
        self.depth = max(0, self.depth + (-1 if closes else 1))
        if closes and not self.depth and self.is_block:
            self.is_block = False
            return BLOCK_END + PARAGRAPH
        if not closes and self.depth == 1 and self.last.get("blockquote", -1) > at:
            self.is_block = True
            return PARAGRAPH + BLOCK
        return rest


def _closing(token: re.Match[str]) -> str:
    return "--" if token[0] == "-->" else token["name"].lower() if token["slash"] else ""
