"""A quotation as its quoter wrote it: the words, and the signs by which he says that words are changed or left out."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from app.law.documents import Span
from app.law.quotes.words import Word, joined, key_of, masked, words

MAX_BRACKET_WORDS = 25
"""For so many words of the order a bracket may stand."""

_SIGN = re.compile(
    r"""
      \[?[\s\u200b]?(?:…(?:\s?[….])*|\.(?:[\s\u200b]?\.)+(?:\s?…)?|(?<![\w*])\*(?:\s?\*){2,}(?![\w*]))[\s\u200b]*\]?
    | \[(?P<inside>[^\[\]]{0,200})\]
    """,
    re.VERBOSE,
)
"""An ellipsis of any form, in brackets or not, or a bracket."""
_LETTERS = r"(?:[^\W\d_]|['’\u200b])"
_BROKEN = re.compile(
    rf"{_LETTERS}{{1,40}}(?:\[{_LETTERS}{{0,20}}\]{_LETTERS}{{0,40}}){{1,4}}|(?<!\])\[{_LETTERS}{{1,20}}\]{_LETTERS}{{1,40}}"
)
_BEFORE = re.compile(r"\[")
_BRACKETS = re.compile(r"[\[\]]")
_SIC = re.compile(
    r"\s?(?:sic\.?|emphas[ie]s (?:added|omitted|mine|in (?:the )?original)|citations? omitted|\d{1,3})\s?",
    re.IGNORECASE,
)
"""What a quoter says about the words, and the number of a note."""
_WORDLESS = re.compile(r"[\s.,;:!?()'\"‘’“”–—-]*")


class Sign(Enum):
    """What the quoter put for words of the order."""

    ELLIPSIS = auto()
    BRACKET = auto()


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where the quotation has other words than the order, and says so.

    Attributes:
        before: how many words of the quotation stand before it.
        span: of the sign, in the quotation.
    """

    sign: Sign
    before: int
    span: Span


@dataclass(frozen=True, slots=True)
class Stub:
    """A word of which a part stands in brackets: "enforc[ing]", "[t]hese", "agenc[y]".

    Attributes:
        head, tail: what stands before and after the bracket, as compared.
    """

    head: str
    tail: str

    def fits(self, key: str) -> bool:
        """Whether the letters outside the brackets are those of a word."""
        known = len(self.head) + len(self.tail)
        return 0 < known <= len(key) and key.startswith(self.head) and key.endswith(self.tail)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation taken apart.

    Attributes:
        text: as given, what a page left in it masked.
        words: those outside of signs, in order.
        gaps: the signs, in order.
        stubs: the words that are partly in brackets, by their place.
        marked: spans of brackets that change nothing but a capital or a closing point.
    """

    text: str
    words: tuple[Word, ...]
    gaps: tuple[Gap, ...] = ()
    stubs: tuple[tuple[int, Stub], ...] = ()
    marked: tuple[Span, ...] = ()

    def has_signs(self) -> bool:
        """Whether its quoter changed anything in brackets, or left anything out."""
        return bool(self.gaps or self.stubs or self.marked)

    def fragments(self) -> list[str]:
        """The words between the signs as they are written, without brackets."""
        cuts = sorted({0, len(self.words), *(gap.before for gap in self.gaps)})
        bounds = [(self.words[first].start, self.words[end - 1].end) for first, end in pairwise(cuts)]
        text = _without(self.text, [span[0] for span in self.marked], [span[1] for span in self.marked])
        return [_BRACKETS.sub("", text[first:end]) for first, end in bounds]

    def joined(self, first: int, end: int) -> str | None:
        """The key of some words where they are one with hyphens or points in it."""
        return joined(self.text, self.words[first:end])


def literal(text: str) -> Quotation:
    """The quotation with nothing in it taken for a sign: an order may have brackets and points of its own."""
    clean = masked(text)
    return Quotation(clean, tuple(words(clean)))


def read(text: str) -> Quotation:
    """The quotation with its signs."""
    clean = masked(text)
    broken = list(_broken_words(clean))
    rest = _without(clean, [word.start for word, _ in broken], [word.end for word, _ in broken])
    signs, marked = _signs(rest)
    rest = _without(rest, [span[0] for _, span in signs], [span[1] for _, span in signs])
    rest = _without(rest, [span[0] for span in marked], [span[1] for span in marked])
    whole: list[tuple[Word, Stub | None]] = [(word, None) for word in words(rest)]
    found = sorted([*whole, *broken], key=lambda pair: pair[0].start)
    starts = [word.start for word, _ in found]
    return Quotation(
        clean,
        tuple(word for word, _ in found),
        tuple(Gap(sign, bisect_left(starts, span[0]), span) for sign, span in signs),
        tuple((place, stub) for place, (_, stub) in enumerate(found) if stub is not None),
        tuple(marked),
    )


def _broken_words(text: str) -> Iterator[tuple[Word, Stub]]:
    """The words with a bracket inside them or at one end: "[t]hese", "enforc[ing]", "provision[]"."""
    for match in _BROKEN.finditer(text) if "[" in text else ():
        head, tail = _BEFORE.split(match[0], maxsplit=1)[0], match[0].rpartition("]")[2]
        if key := key_of(_BRACKETS.sub("", match[0])):
            yield Word(key, *match.span()), Stub(key_of(head), key_of(tail))


def _signs(text: str) -> tuple[list[tuple[Sign, Span]], list[Span]]:
    """The ellipses and brackets in order, and the brackets that change nothing that is said."""
    signs, marked = [], []
    for match in _SIGN.finditer(text):
        inside = match["inside"]
        if inside is None:
            signs.append((Sign.ELLIPSIS, match.span()))
        elif inside.strip() and (_SIC.fullmatch(inside) or _WORDLESS.fullmatch(inside)):
            marked.append(match.span())
        else:
            signs.append((Sign.BRACKET, match.span()))
    return signs, marked


def _without(text: str, starts: Sequence[int], ends: Sequence[int]) -> str:
    """The text with blanks for some of its parts, every other character in its place."""
    kept, end = [], 0
    for start, next_end in zip(starts, ends, strict=True):
        kept += [text[end:start], " " * (next_end - start)]
        end = next_end
    return "".join([*kept, text[end:]])
