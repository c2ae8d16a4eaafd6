"""The nouns that something is done to, among the words behind a verb."""

from collections.abc import Container, Iterator, Sequence

from app.law.directives.kinds.words import (
    DETERMINERS,
    ENDS,
    MODALS,
    PREPOSITIONS,
    STOPS,
    TRAILING,
    TRANSPARENT,
    is_adverb,
    singular,
)

Phrase = tuple[list[str], str]
"""The words of a noun phrase, and the word or mark that ends it."""


def objects_of(words: Sequence[str], nouns: Container[str], *, giving: bool, every: bool = False) -> tuple[str, ...]:
    """The nouns behind a verb that stand behind no preposition, in the singular: the last of a phrase, the last two.

    Of several phrases the first that has one of `nouns`, with those joined to it by "and" or "or", ends the search.

    Args:
        words: in small letters, marks among them.
        nouns: those that mean something with this verb.
        giving: whether who receives it may stand before it ("the President with a report", "to him annual reports").
        every: whether the search goes on to the end, as for a subject.
    """
    found: list[str] = []
    counts, receives = True, False
    for phrase, end in _phrases(words, whole=every):
        told = _head(phrase, nouns)
        if counts or (receives and len(told) > 1 and told[0] in nouns):
            found += told
        enough = not every and any(noun in nouns for noun in found)
        if end in PREPOSITIONS:
            counts = _goes_on(phrase, told, end, counts=counts) or (end == "with" and giving and not enough)
        elif end == "," or (end in DETERMINERS and phrase):
            counts = not enough
        if end not in DETERMINERS or phrase:
            receives = giving and end == "to"
    return tuple(found)


def _phrases(words: Sequence[str], *, whole: bool) -> Iterator[Phrase]:
    """The noun phrases, which may be empty, up to the end or to a clause of its own ("and such statement shall be").

    "As the Director shall require" is none. A subject ends in its modal, and is read `whole`.
    """
    phrase: list[str] = []
    compared = False
    for word in (*words, "."):
        if not _parts(word):
            phrase.append(word)
            continue
        yield phrase, word
        if word in STOPS or word in ENDS or (word in MODALS and not compared and not whole):
            return
        compared = word == "as" or (compared and word != ",")
        phrase = []


def _parts(word: str) -> bool:
    """Whether a word or mark ends a noun phrase."""
    ends = word in DETERMINERS or word in PREPOSITIONS or word in STOPS or word in MODALS or not word[0].isalpha()
    return ends or word in {"and", "or", "and/or"} or is_adverb(word)


def _goes_on(phrase: Sequence[str], told: Sequence[str], end: str, *, counts: bool) -> bool:
    """Whether what is behind "of" counts as well: "all of the authority", "a series of reports"."""
    return counts and end == "of" and (not phrase or (bool(told) and told[0] in TRANSPARENT))


def _head(phrase: Sequence[str], nouns: Container[str]) -> list[str]:
    """The last noun of a phrase, and it with the word before: "plan", "action plan".

    A participle behind one of `nouns` begins what only describes it: "a report detailing actions".
    """
    for at, word in enumerate(phrase[1:], 1):
        if word.endswith(("ing", "ed")) and singular(phrase[at - 1]) in nouns:
            phrase = phrase[:at]
            break
    end = len(phrase)
    while end and phrase[end - 1] in TRAILING:
        end -= 1
    if not end:
        return []
    last = singular(phrase[end - 1])
    return [last, f"{phrase[end - 2]} {last}"] if end > 1 else [last]
