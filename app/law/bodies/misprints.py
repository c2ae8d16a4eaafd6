"""The name of a body that is misprinted in the text and right in the order's title."""

import re
from collections.abc import Iterable, Iterator

from app.law.bodies.names import is_bare, kind_of, name_at
from app.law.bodies.own_words import OwnSentence

_FOUNDS = re.compile(r"\b(?:establish(?:ing|ment\sof)|creat(?:ing|ion\sof))\s", re.IGNORECASE)
_SIGN = re.compile(r"[A-Za-z0-9]")
_LEAST = 3
"""A name of fewer words is found in too many places."""


class AsTitled:
    """Spells the name of the body that a title founds as the title does.

    EO 11412 founds a "National. Commission on …", EO 11209 a committee "for Appal achia".

    Args:
        title: of the order; one that founds nothing by name leaves every sentence as it is.
    """

    def __init__(self, title: str) -> None:
        founds = _FOUNDS.search(title)
        name = name_at(title, founds.end()) if founds else None
        words = name.words if name else ""
        is_one = kind_of(words) is not None and not is_bare(words) and len(words.split()) >= _LEAST
        self._name = words
        signs = r"[^A-Za-z0-9;:()“”\"]{0,3}?".join(_SIGN.findall(words))
        self._printed = re.compile(rf"\b{signs}(?![A-Za-z0-9])", re.IGNORECASE) if is_one else None

    def mended(self, sentence: str) -> str:
        """The sentence with that name as the title has it."""
        if self._printed is None:
            return sentence
        return self._printed.sub(lambda found: self._name if found[0][0].isupper() else found[0], sentence)

    def joined(self, sentences: Iterable[OwnSentence]) -> Iterator[OwnSentence]:
        """The sentences, two of them as one where a full stop stands inside that name ("a National. Commission on")."""
        before: OwnSentence | None = None
        for sentence in sentences:
            both = _together(before, sentence) if before else None
            if before and both and self._printed and _goes_over(self._printed, both.words, len(before.words)):
                before = both
                continue
            if before:
                yield before
            before = sentence
        if before:
            yield before


def _together(one: OwnSentence, other: OwnSentence) -> OwnSentence | None:
    """Two sentences as one, or None where they are of different texts."""
    if one.field != other.field:
        return None
    return OwnSentence(one.field, f"{one.words} {other.words}", None, other.is_last)


def _goes_over(name: "re.Pattern[str]", words: str, at: int) -> bool:
    return any(found.start() < at < found.end() for found in name.finditer(words))
