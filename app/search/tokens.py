"""The words a search compares: the same function makes them from the orders and from a query.

A token is a stem in ASCII letters and digits, so that two databases with different ideas of letters see the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from app.search.stems import OWN

VERSION = f"3/{Stemmer.version()}"
"""Changes whenever the same document may give other tokens; an index made by another version is not searched."""

_MAX_WORD = 64
_MAX_WRITTEN = 4 * _MAX_WORD
_APOSTROPHES = "'’‘ʼ＇"
_LETTERS = rf"[^\W_{_APOSTROPHES}]"
_INNER = r"[\u00ad\u200b-\u200d\u2060\u0300-\u036f]"
"""Soft hyphens, joiners and combining accents, which are inside a word."""
_WORD = re.compile(
    rf"""
      (?P<section>[Ss][Ee][Cc][Ss]?)(?=\.?\s*[0-9])     # Sec. 3, but not the SEC
    | [A-Za-z](?:\.[A-Za-z])+(?!{_LETTERS}|{_INNER})   # U.S.C., E.O.: letters with full stops are one word
    | (?<![0-9])[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])  # 14,288
    | (?:{_LETTERS}|{_INNER})+(?:[{_APOSTROPHES}](?:{_LETTERS}|{_INNER})+)?  # America's
    | (?P<mark>§+)
    | [\u2600-\u27bf\U0001f000-\U0001faff]             # a dingbat or an emoji is a word
    """,
    re.VERBOSE,
)
_DROPPED = re.compile("[.,\u00ad\u200b-\u200d\u2060]")
_INSIDE = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)?|[^\x00-\x7f]+")
_STEMMER = Stemmer.Stemmer("english")
_SECTION = (("section", "section"),)
_CODES = frozenset({"usc", "cfr"})
"""After these "§" says nothing: "5 U.S.C. § 553" is what the Federal Register writes "5 U.S.C. 553"."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text.

    Attributes:
        stem: what is compared, `[a-z0-9]+` or, with `_`, the code points of a word that is not Latin.
        word: the folded word before stemming.
        start, end: where the word stands in the text, in code points.
    """

    stem: str
    word: str
    start: int
    end: int


def spans(text: str) -> Iterator[Token]:
    """The tokens of `text` in order, with their places.

    Case, accents, width, typographic quotes and soft hyphens make no difference. A hyphen parts words
    ("law-enforcement" is two), thousands' commas and the full stops of "U.S.C." do not; "§" and "sec." are "section",
    and "§" is nothing between a code and its number. A word of more than 64 letters is cut there.
    """
    for match, stem, word in _read(text):
        yield Token(stem, word, match.start(), match.end())


def tokens(text: str) -> list[str]:
    """The stems of `text` in order."""
    return [stem for _, stem, _ in _read(text)]


def words(text: str) -> list[tuple[str, str]]:
    """The (stem, folded word) pairs of `text` in order."""
    return [(stem, word) for _, stem, word in _read(text)]


def _read(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Each written word with its stems and folded words."""
    before = ""
    for match in _WORD.finditer(text):
        if match.lastgroup == "mark" and before in _CODES:
            continue
        for stem, word in _SECTION if match.lastgroup else _stems(match.group()[:_MAX_WRITTEN]):
            before = stem
            yield match, stem, word


@lru_cache(maxsize=200_000)
def _stems(written: str) -> tuple[tuple[str, str], ...]:
    """The (stem, folded word) pairs of one written word; several only where folding parts it ("½" is "1⁄2")."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", written).casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    for apostrophe in _APOSTROPHES[1:]:
        plain = plain.replace(apostrophe, "'")
    plain = _DROPPED.sub("", plain)
    bare = (part.removesuffix("'s").replace("'", "")[:_MAX_WORD] for part in _INSIDE.findall(plain))
    return tuple((_stem(word), word) for word in bare)


def _stem(word: str) -> str:
    if word.isascii():
        stem: str = OWN.get(word) or _STEMMER.stemWord(word)
        return stem
    return "".join(f"_{ord(letter):x}" for letter in word)
