"""A text as the words that are compared, each with its place.

Two words are the same when their keys are: letters and digits without case, accents, apostrophes and soft hyphens;
what a sign is read as stands for the sign. What stands between words is compared for itself, and proves nothing.
"""

import itertools
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_INNER = "\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = r"[^\W\d_]"
_APOSTROPHES = "'’‘ʼ＇`´"
_WORD = re.compile(
    rf"""
      [A-Za-z](?:\.[A-Za-z])+(?!{_LETTER})                              # U.S.C
    | [0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?(?![0-9])                # 14,288
    | [0-9]+(?:\.[0-9]+)*
    | {_LETTER}+(?:[{_INNER}]*[{_APOSTROPHES}]?[{_INNER}]*{_LETTER}+)*  # America's
    | [%§&$£€]
    """,
    re.VERBOSE,
)
_SILENT = re.compile(rf"[{_INNER}{_APOSTROPHES},\u0300-\u036f]")
_DIGITS = re.compile("[0-9]")
_SIGNS = {"%": "percent", "&": "and", "§": "section"}
"""What a sign is read as: "15%" and "15 percent" are the same words."""
_JOINS = re.compile(rf"\s?[-‐‑‒–—−]\s?|[{_INNER}]+")
_LONGEST_LABEL = 4
_LETTER_BEFORE = 2
_POINT = re.compile(r"\.\s?")

_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]{0,200}>|&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});|(?:â€[™˜œ\x9d“”¦\x9c\x98\x99]?|Â(?=[\s§]))"
)
_ENTITIES = {"&amp;": "&", "&sect;": "§", "&rsquo;": "’", "&lsquo;": "‘", "&#8217;": "’", "&#39;": "'", "&apos;": "'"}
_MOJIBAKE = {"â€™": "’", "â€\x99": "’", "â€˜": "‘", "â€\x98": "‘", "â€¦": "…"}
_PAD = "\u200b"


class Word(NamedTuple):
    """One word: what is compared, and where it stands, in code points."""

    key: str
    start: int
    end: int


def masked(text: str) -> str:
    """The text with markup and broken characters out of the way, every character else in its place.

    Tags and entities of HTML, and the traces that UTF-8 leaves when it is read as Windows-1252, are what a page leaves
    in words copied from it.
    """
    return _MARKUP.sub(_mask, text) if "<" in text or "&" in text or "â" in text or "Â" in text else text


def _mask(match: re.Match[str]) -> str:
    found = match[0]
    stands = _ENTITIES.get(found) or _MOJIBAKE.get(found) or " "
    return stands.ljust(len(found), " " if stands == " " else _PAD)


def words(text: str) -> list[Word]:
    """The words of `text`, in order."""
    return [Word(key_of(match[0]), *match.span()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=65_536)
def key_of(word: str) -> str:
    """What of a word is compared."""
    if word in _SIGNS:
        return _SIGNS[word]
    if word.isascii() and word.isalpha():
        return word.lower()
    folded = _SILENT.sub("", unicodedata.normalize("NFKD", word).casefold())
    return folded if _DIGITS.search(folded) else folded.replace(".", "")


def joined(text: str, pieces: Sequence[Word]) -> str | None:
    """The key of several neighbouring words where a hyphen, or the points of an abbreviation, makes them one."""
    letters = all(piece.end - piece.start == 1 for piece in pieces)
    for piece, following in itertools.pairwise(pieces):
        between = text[piece.end : following.start]
        if not (_JOINS.fullmatch(between) or (letters and _POINT.fullmatch(between))):
            return None
    return "".join(piece.key for piece in pieces)


def enumerates(text: str, start: int, end: int) -> bool:
    """Whether a word stands alone in brackets and is short, as "(2)", and nothing that it belongs to stands before it.

    A brace is how a scan reads a bracket. ("3(b)" is one name: its letter is no enumerator of what follows.)
    """
    if (
        end - start > _LONGEST_LABEL
        or not start
        or text[start - 1] not in "({"
        or text[end : end + 1] not in (")", "}")
    ):
        return False
    before = text[start - 2 : start - 1]
    return not (before.isalnum() or before in (")", "]")) or start < _LETTER_BEFORE
