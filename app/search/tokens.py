"""The words a search compares: the same function makes them from the orders and from a query.

A token is a stem in ASCII letters and digits, so that two databases with different ideas of letters see the same.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from operator import itemgetter
from typing import NamedTuple

import Stemmer

from app.search.stems import OWN

VERSION = f"6/{Stemmer.version()}"
"""Changes whenever the same document may be indexed otherwise; an index made by another version is not searched."""

_MAX_WORD = 64
_MAX_WRITTEN = 4 * _MAX_WORD
_APOSTROPHES = "'’‘ʼ＇"
_LETTERS = rf"[^\W_{_APOSTROPHES}]"
_INNER = r"[\u00ad\u200b-\u200d\u2060\u0300-\u036f]"
"""Soft hyphens, joiners and combining accents, which are inside a word."""
_RUN = rf"(?:[A-Za-z0-9]+|{_LETTERS}|{_INNER})+"
_WORD = re.compile(
    rf"""
      (?P<section>[Ss][Ee][Cc][Ss]?)(?=\.?\s*[0-9])     # Sec. 3, but not the SEC
    | [A-Za-z](?:\.[A-Za-z])+(?!{_LETTERS}|{_INNER})   # U.S.C., E.O.: letters with full stops are one word
    | (?<![0-9])[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])  # 14,288
    | {_RUN}(?:[{_APOSTROPHES}]{_RUN})?                # America's
    | (?P<mark>§+)
    | [\u2600-\u27bf\U0001f000-\U0001faff]             # a dingbat or an emoji is a word
    """,
    re.VERBOSE,
)
_DROPPED = re.compile("[.,\u00ad\u200b-\u200d\u2060]")
_INSIDE = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)?|[^\x00-\x7f]+")
_STEMMER = Stemmer.Stemmer("english")
_SECTION = "section"
_TO_BE_NUMBERED = frozenset({"sec", "secs"})
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


class _Chunk(NamedTuple):
    """What stands between two pieces of white space: no word goes beyond it, so that it is read once however often.

    Attributes:
        stems, words: of its tokens, in order.
        bounds: where each stands in it.
        open: whether it reads otherwise beside some other chunks: "Sec." before "3", "§" behind "U.S.C.".
    """

    stems: tuple[str, ...]
    words: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]
    open: bool


_stems_of, _words_of, _is_open = itemgetter(0), itemgetter(1), itemgetter(3)


class Reading:
    """A text taken apart into its tokens, in order, with their places where these are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._written = text.split()
        self._chunks = _read(self._written)
        self.stems: list[str] = list(chain.from_iterable(map(_stems_of, self._chunks)))
        self._located: tuple[Sequence[int], Sequence[int]] | None = None

    def words(self) -> list[str]:
        """The folded words, one a stem."""
        return list(chain.from_iterable(map(_words_of, self._chunks)))

    def bounds(self, token: int) -> tuple[int, int]:
        """Where a token stands in the text, in code points."""
        if self._located is None:
            self._located = _firsts(self._chunks), _offsets(self._text, self._written)
        firsts, offsets = self._located
        chunk = bisect_right(firsts, token) - 1
        start, end = self._chunks[chunk].bounds[token - firsts[chunk]]
        return offsets[chunk] + start, offsets[chunk] + end


def _firsts(chunks: Sequence[_Chunk]) -> Sequence[int]:
    """How many tokens stand before each chunk."""
    return list(accumulate(map(len, map(_stems_of, chunks)), initial=0))[:-1]


def _offsets(text: str, written: Sequence[str]) -> Sequence[int]:
    """Where each chunk begins."""
    lengths = [len(chunk) + 1 for chunk in written]
    if sum(lengths) == len(text) + 1:  # one space between any two, and none elsewhere
        return list(accumulate(lengths, initial=0))
    found, end = [], 0
    for chunk in written:
        found.append(text.index(chunk, end))
        end = found[-1] + len(chunk)
    return found


def spans(text: str) -> Iterator[Token]:
    """The tokens of `text` in order, with their places.

    Case, accents, width, typographic quotes and soft hyphens make no difference. A hyphen parts words
    ("law-enforcement" is two), thousands' commas and the full stops of "U.S.C." do not; "§" and "sec." are "section",
    and "§" is nothing between a code and its number. A word of more than 64 letters is cut there.
    """
    reading = Reading(text)
    for place, (stem, word) in enumerate(zip(reading.stems, reading.words(), strict=True)):
        yield Token(stem, word, *reading.bounds(place))


def tokens(text: str) -> list[str]:
    """The stems of `text` in order."""
    return list(chain.from_iterable(map(_stems_of, _read(text.split()))))


def words(text: str) -> list[tuple[str, str]]:
    """The (stem, folded word) pairs of `text` in order."""
    reading = Reading(text)
    return list(zip(reading.stems, reading.words(), strict=True))


def _read(written: Sequence[str]) -> Sequence[_Chunk]:
    """The chunks of a text, each as it reads beside the others."""
    chunks = list(map(_chunk, written))
    if not any(map(_is_open, chunks)):
        return chunks
    before = ""
    for place, chunk in enumerate(chunks):
        if chunk.open:
            after = written[place + 1] if place + 1 < len(written) else ""
            chunk = chunks[place] = _taken_apart(written[place], before, after)
        before = chunk.stems[-1] if chunk.stems else before
    return chunks


@lru_cache(maxsize=32_768)
def _chunk(written: str) -> _Chunk:
    return _taken_apart(written, "", "")


def _taken_apart(written: str, before: str, after: str) -> _Chunk:
    """A chunk behind the token `before` and in front of the chunk `after`, which may be nothing."""
    found: list[tuple[str, str, tuple[int, int]]] = []
    is_open = False
    for match in _WORD.finditer(f"{written} {after[:1]}", 0):
        if match.start() >= len(written):
            break
        is_open = is_open or (match.lastgroup == "mark" and not found)
        if match.lastgroup == "mark" and before in _CODES:
            continue
        pairs = ((_SECTION, _SECTION),) if match.lastgroup else _stems(match.group()[:_MAX_WRITTEN])
        for before, word in pairs:
            found.append((before, word, match.span()))
    is_open = is_open or (bool(found) and found[-1][1] in _TO_BE_NUMBERED)
    stems, plain, bounds = zip(*found, strict=True) if found else ((), (), ())
    return _Chunk(stems, stems if stems == plain else plain, _shared(bounds), is_open)


@lru_cache(maxsize=1_024)
def _shared(bounds: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The same places, kept once for all chunks whose words stand so."""
    return bounds


@lru_cache(maxsize=32_768)
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
