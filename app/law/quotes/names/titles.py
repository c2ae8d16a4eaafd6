"""Titles compared on their words: what is only printed otherwise is the same title."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

_OPENING = re.compile(
    r"^\W*(?:(?:the\s)?(?:presidential\s)?executive\sorder\s(?:on|for|to|regarding)?\s?(?:the\s)?)", re.IGNORECASE
)
"""White House pages entitle their orders "Executive Order on Advancing …"."""
_UNITED_STATES = re.compile(r"\bU\.?\s?S\.?(?:A\.)?(?=\W|$)")
_APOSTROPHES = re.compile(r"['’‘`]")
_CHANGED, _SHARE = 2, 0.7
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


def words_of(title: str) -> tuple[str, ...]:
    """The words of a title, folded: case, marks, hyphens, "&" and "U.S." make no difference."""
    opened = _OPENING.sub("", title)
    spelled = _UNITED_STATES.sub("United States", opened if opened.strip() else title).replace("&", " and ")
    folded = _APOSTROPHES.sub("", spelled).casefold()
    return tuple(_WORD.findall(folded if folded.isascii() else _unmarked(folded)))


@lru_cache(maxsize=1 << 15)
def known_words(title: str) -> tuple[str, ...]:
    """The same of a title that is held, kept; nothing of the prose is."""
    return words_of(title)


def _unmarked(folded: str) -> str:
    """Letters without their accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(sign))


def key(words: tuple[str, ...]) -> str:
    """What two titles share that differ in nothing but spaces and hyphens ("pre-existing", "preexisting")."""
    return "".join(words)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far one title is another.

    Attributes:
        same: the same words.
        shortened: the beginning or the end of it, three words at least, or all of it and more.
        changed: how many words differ.
        share: how many of the words of the shorter are in the other, in order, from 0 to 1.
    """

    same: bool
    shortened: bool
    changed: int
    share: float


def compare(printed: tuple[str, ...], known: tuple[str, ...]) -> Likeness:
    """Compares a printed title with a known one."""
    left, right = key(printed), key(known)
    if left == right:
        return Likeness(same=True, shortened=False, changed=0, share=1.0)
    there = set(known)
    shared = sum(word in there for word in printed)
    if shared >= _SHARE * min(len(printed), len(known)):
        blocks = SequenceMatcher(None, printed, known, autojunk=False).get_matching_blocks()
        shared = sum(block.size for block in blocks)
    changed = max(len(printed), len(known)) - shared
    part = len(printed) >= 3 and f" {' '.join(printed)} " in f" {' '.join(known)} "
    return Likeness(same=False, shortened=part, changed=changed, share=shared / max(1, min(len(printed), len(known))))


def is_near(printed: tuple[str, ...], likeness: Likeness) -> bool:
    """Whether a printed title is meant for the other: all but one or two of its words, seven in ten at least."""
    return likeness.changed <= _CHANGED and likeness.share >= _SHARE and len(printed) >= 3


def beginnings(printed: str) -> Iterator[tuple[str, str]]:
    """What words without marks may be the title of: their beginnings, the longest first, each with its key.

    A title ends where a point stands or no capital follows, small words aside: "Revocation of Certain Executive Orders
    Concerning Federal Regulation" (EO 13992) does not begin with "Revocation of Certain Executive Orders" (EO 14174).
    """
    words = printed.split()
    folded = [_folded(word) for word in words]
    whole, lengths = "".join(folded), list(accumulate(map(len, folded)))
    goes_on = False
    for end in range(len(words), 0, -1):
        last = words[end - 1]
        ended = not goes_on or last[-1] in ",.;:"
        small = last in _SMALL
        if ended and not small:
            yield " ".join(words[:end]), whole[: lengths[end - 1]]
        goes_on = goes_on if small else last[:1].isupper()


def _folded(word: str) -> str:
    bare = word.rstrip(",.;:")
    return bare.lower() if bare.isascii() and bare.isalnum() and bare != "US" else key(words_of(word))


def is_headline(printed: str, fewest: int = 4) -> bool:
    """Whether words are written as titles are: each with a capital, save the small ones, and not too few of them."""
    telling = [word for word in printed.split() if word.lower() not in _SMALL]
    return len(telling) >= fewest and all(word[:1].isupper() or word[:1].isdigit() for word in telling)


def can_be_near(printed: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether so many words are in both that `is_near` is worth asking."""
    most = max(len(printed), len(known))
    return abs(len(printed) - len(known)) <= _CHANGED and len(set(printed) & set(known)) >= (most - _CHANGED) // 2


def rare(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that can tell titles apart."""
    return tuple(word for word in words if word not in _SMALL)
