"""Words as titles and passages are compared by: without case, marks or hyphens."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LITTLE = frozenset(
    """
    a an and as at by for from in into its of on or our the their this to with through under upon that all other
    united states federal government national american america americas americans president executive order certain
    relating regarding concerning
    """.split()  # noqa: SIM905 (read more easily)
)
"""Words that tell no order from another."""
_STEM = 6
"""Letters that forms of one word share: "Strengthens" is told in a headline of what is "Strengthening" in a title."""
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ations?|ifications?|ments?|ings?|ed|es|s|e)$")
_SHORT = {
    "ai": "artificial intelligence",
    "dei": "diversity equity inclusion",
    "deia": "diversity equity inclusion accessibility",
    "fcpa": "foreign corrupt practices act",
}
"""What headlines call by its initials and titles in full."""


def folded(text: str) -> list[str]:
    """The words of `text`, each as it is compared: addresses have no apostrophes."""
    return [_folded(word) for word in _WORD.findall(text)]


def spelt(text: str) -> list[str]:
    """The words of `text` as they are written."""
    return _WORD.findall(text)


def placed(text: str) -> list[tuple[str, int, int]]:
    """The words of `text`, each as it is compared and with its place."""
    return [(_folded(match[0]), *match.span()) for match in _WORD.finditer(text)]


def first_words(text: str, count: int) -> str:
    """The first words of `text`, as they are written."""
    words = list(_WORD.finditer(text))[:count]
    return text[words[0].start() : words[-1].end()] if words else ""


def _folded(word: str) -> str:
    plain = word if word.isascii() else unicodedata.normalize("NFKC", word).replace("’", "'")
    return plain.casefold().replace("'", "")


def telling(text: str) -> frozenset[str]:
    """What tells the words of `text` from others: the stems of those that are not little."""
    return frozenset(stems(folded(text)))


def stems(words: Iterable[str]) -> Iterator[str]:
    """The stem of each of some folded words that may tell one order from another."""
    for word in words:
        for whole in _SHORT.get(word, word).split():
            if is_telling(whole):
                yield _ENDING.sub("", whole)[:_STEM]


def is_telling(word: str) -> bool:
    """Whether a folded word may tell one order from another."""
    return word not in _LITTLE and len(word) > 1
