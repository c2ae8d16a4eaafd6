"""Marks that were written in one encoding and read in another, ends of lines, and characters that nobody sees."""

import re

from app.law.quotes.finding.mapped import Edit

_MARKS = "“”‘’…–—„«»\xa0§•"
_CONTROLS = {"\x91": "‘", "\x92": "’", "\x93": "“", "\x94": "”", "\x85": "…", "\x96": "–", "\x97": "—", "\x84": "„"}
_LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n\n"}
_HIDDEN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
"""Soft hyphens, zero-width and bidirectional characters."""


def _misread(mark: str) -> list[str]:
    """How a mark looks when its bytes in UTF-8 are read in another encoding, once or twice."""
    read = []
    for encoding in ("cp1252", "latin-1", "mac-roman"):
        words = mark
        for _ in range(2):
            words = words.encode("utf-8").decode(encoding, errors="ignore")
            read.append(words)
    return read


def _table() -> dict[str, str]:
    read = {words: mark for mark in _MARKS for words in _misread(mark) if len(words) > 1}
    return {**read, "â€\ufffd": "”", "Â ": " ", **_CONTROLS, **_LINE_ENDS}


_TABLE = _table()
_TOKEN = re.compile("|".join((*map(re.escape, sorted(_TABLE, key=len, reverse=True)), _HIDDEN)))


def edits(text: str) -> list[Edit]:
    """What puts marks and ends of lines right and takes out what nobody sees."""
    return [(token.start(), token.end(), _TABLE.get(token[0], "")) for token in _TOKEN.finditer(text)]
