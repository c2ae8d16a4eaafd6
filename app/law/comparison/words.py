"""An account as a sequence of words, each with the place where it stands, and the marks that stand between them."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from app.law.comparison.values import Side
from app.law.documents import Section

_WORD = re.compile(
    r"\d+(?:,\d{3}(?!\d))*(?:\.\d+)*|(?<!\S)\.\d+"  # 14,288, 1.5 and .5, but of "sections 2,3" each number
    r"|[^\W\d_]+(?:['’ʼ‘`´][^\W\d_]+)*"  # order's
    r"|[§$%&¢£€°±×÷<>]|[^\W_]"
)
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ‘`´"), "'")
AROUND = 60
"""How many characters around a difference are told, at most."""
_ENUMERATOR = re.compile(r"[A-Za-z]|[ivxlc]{2,6}|[IVXLC]{2,6}")
_SIGNS = {"%": "percent", "&": "and"}


@lru_cache(maxsize=1 << 14)
def key_of(word: str) -> str:
    """What of a word counts: not its case, its accents, the form of its apostrophe, the commas of a number."""
    if word.isascii():
        plain = word.lower()
    elif not word.isdecimal() and word.isdigit():
        return f"^{unicodedata.normalize('NFKD', word)}"  # 10²⁶ is not 1026
    else:
        spread = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES).casefold())
        plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    if plain.startswith("0."):
        return plain[1:]
    return _SIGNS.get(plain, plain.replace(",", "").replace("`", "'"))


def _keyed(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The key of each word of `text`, with its span; "section 3(a)(1)(A)" is not "section 3(A)(1)(a)"."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        if text[end : end + 1] == ")" and text[max(0, start - 1) : start] == "(" and _ENUMERATOR.fullmatch(word):
            yield word, (start, end)
        else:
            yield key_of(word), (start, end)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a provision that holds running text.

    Attributes:
        first: the number of its first word in the whole text.
    """

    section: str
    name: str
    text: str
    first: int


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between words of the running text and is none: the line of a part, a label, a heading."""

    section: str
    name: str
    text: str

    def side(self) -> Side:
        """The piece as a side of a difference."""
        return Side(self.text, self.section, self.name, (0, len(self.text)))


@dataclass(slots=True)
class Reading:
    """The running text of an account, word by word.

    Attributes:
        keys: of the words.
        spans: of each, in its field.
        fields: in document order; those without a word are left out.
        pieces: what stands before a word, by the word's number.
    """

    keys: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    pieces: dict[int, list[Piece]] = field(default_factory=lambda: defaultdict(list))
    _firsts: list[int] = field(default_factory=list)
    _marked: list[int] = field(default_factory=list)

    def add(self, section: str, name: str, text: str) -> None:
        """Add a field of running text."""
        first = len(self.keys)
        for key, span in _keyed(text):
            self.keys.append(key)
            self.spans.append(span)
        if len(self.keys) > first:
            self.fields.append(Field(section, name, text, first))
            self._firsts.append(first)

    def place(self, word: int) -> int:
        """The number of the field in which a word stands."""
        return bisect_right(self._firsts, word) - 1

    def end(self, place: int) -> int:
        """The number of the word after the last one of a field."""
        return self._firsts[place + 1] if place + 1 < len(self._firsts) else len(self.keys)

    def pieces_inside(self, first: int, end: int) -> list[int]:
        """The words after `first` and before `end` that have a piece before them."""
        held = self._marked
        if len(held) != len(self.pieces):
            held[:] = sorted(self.pieces)
        return held[bisect_right(held, first) : bisect_left(held, end)]

    def side(self, first: int, end: int) -> Side:
        """The words [first, end) of one field, as a side of a difference."""
        held = self.fields[self.place(first)]
        return self.cut(held, self.spans[first][0], self.spans[end - 1][1])

    def cut(self, held: Field, start: int, end: int) -> Side:
        """A stretch of a field, as a side of a difference."""
        text, low, high = held.text, max(0, start - AROUND), end + AROUND
        before = text[low:start].partition(" ")[2] if low else text[:start]
        after = text[end:high].rpartition(" ")[0] if high < len(text) else text[end:]
        return Side(text[start:end], held.section, held.name, (start, end), before, after)

    def split(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """The words [first, end), parted where a field ends."""
        while first < end:
            stop = min(end, self.end(self.place(first)))
            yield first, stop
            first = stop


def keys_in(text: str) -> list[str]:
    """The keys of the words of `text`."""
    return [key for key, _ in _keyed(text)]


def read(sections: Sequence[Section]) -> Reading:
    """The running text of provisions, in document order."""
    reading = Reading()

    def add(section: Section) -> None:
        for name, text in (("part", section.part), ("label", section.label), ("heading", section.heading)):
            if text:
                reading.pieces[len(reading.keys)].append(Piece(section.id, name, text))
        reading.add(section.id, "text", section.text)
        for child in section.children:
            add(child)
        reading.add(section.id, "closing", section.closing)

    for section in sections:
        add(section)
    return reading


def keys_of(sides: Sequence[Side]) -> list[str]:
    """The keys of the words of some sides, brackets around them considered."""
    return [
        key
        for side in sides
        for key in keys_in(f"{'(' * side.before.endswith('(')}{side.text}{')' * side.after.startswith(')')}")
    ]
