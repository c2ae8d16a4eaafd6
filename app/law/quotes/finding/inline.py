"""The inline signs of Markdown: emphasis, links, code, escapes."""

import re
from collections.abc import Iterator

from app.law.quotes.finding.mapped import Edit
from app.law.quotes.finding.signs import BLOCK_END, CODE, CODE_END

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])|(?P<ticks>`+)|(?P<note>\[\^[^\]\s]{1,40}\]:?)|(?P<open>!?\[)"
    r"|(?P<target>\]\((?P<url>[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)?)(?:\s+(?:\"[^\"\n)]*+\"|'[^'\n)]*+'))?\s?\))|(?P<close>\])"
    r"|(?P<stars>\*+|_+|~~)|(?P<paragraph>\n[ \t\xa0]*\n)|(?P<wrap>\\(?=\n|\Z|"
    rf"{BLOCK_END}))"
)
_ADDRESS = re.compile(r"[/#.:@?]")
_TEX = re.compile(r"[^\s']'(?![A-Za-z0-9])")


def edits(text: str) -> list[Edit]:
    """What takes the signs out and leaves the words; brackets that are no link are the writer's own."""
    return sorted(_Signs(text).edits()) if _TOKEN.search(text) else []


class _Signs:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_TOKEN.finditer(text))
        self._forget()

    def _forget(self) -> None:
        """No sign reaches over the end of its paragraph."""
        self.brackets: list[re.Match[str]] = []
        self.stars: dict[str, re.Match[str]] = {}

    def edits(self) -> Iterator[Edit]:
        code = self._code()
        behind = 0
        for at, token in enumerate(self.tokens):
            if token.start() < behind:
                continue
            if at in code:
                last = self.tokens[code[at]]
                yield token.start(), token.end(), CODE
                yield last.start(), last.end(), CODE_END
                behind = last.end()
            else:
                yield from self._one(token)

    def _one(self, token: re.Match[str]) -> Iterator[Edit]:
        kind = token.lastgroup
        if kind == "paragraph":
            self._forget()
        elif kind in ("escape", "wrap"):
            yield token.start(), token.start() + 1, ""
        elif kind == "note":
            yield token.start(), token.end(), ""
        elif kind == "open":
            self.brackets.append(token)
        elif kind == "stars":
            yield from self._emphasis(token)
        elif self.brackets:
            yield from self._link(self.brackets.pop(), token)

    def _link(self, opening: re.Match[str], token: re.Match[str]) -> Iterator[Edit]:
        if token["target"] and (_ADDRESS.search(token["url"]) or opening[0] == "!["):
            yield opening.start(), opening.end(), ""
            yield token.start(), token.end(), ""

    def _emphasis(self, token: re.Match[str]) -> Iterator[Edit]:
        before = self.text[token.start() - 1 : token.start()] if token.start() else ""
        after = self.text[token.end() : token.end() + 1]
        opens = after.isalnum() or (bool(after.strip()) and not before.isalnum())
        closes = before.isalnum() or (bool(before.strip()) and not after.isalnum())
        sign = token[0]
        if (before.isalnum() and after.isalnum() and (sign[0] == "_" or len(sign) > 2)) or sign.startswith("___"):
            return
        if closes and sign in self.stars:
            opening = self.stars.pop(sign)
            if sign == "~~":  # struck out
                yield opening.start(), token.end(), ""
                return
            yield opening.start(), opening.end(), ""
            yield token.start(), token.end(), ""
        elif opens:
            self.stars[sign] = token

    def _code(self) -> dict[int, int]:
        """For each token that opens a span of code, the one that closes it: the next of its length in its paragraph."""
        following: dict[str, int] = {}
        pairs = {}
        for at in range(len(self.tokens) - 1, -1, -1):
            token = self.tokens[at]
            if token["paragraph"]:
                following = {}
            elif token["ticks"]:
                closing = following.get(token[0])
                if closing is not None and not self._is_tex(token, self.tokens[closing]):
                    pairs[at] = closing
                following[token[0]] = at
        return pairs

    def _is_tex(self, opening: re.Match[str], closing: re.Match[str]) -> bool:
        """Whether both open quotations that apostrophes close: ``these'' and ``those''."""
        if len(opening[0]) > 2 or self.text[closing.start() - 1].strip() or not self.text[closing.end() :][:1].strip():
            return False
        return _TEX.search(self.text, opening.end(), closing.start()) is not None
