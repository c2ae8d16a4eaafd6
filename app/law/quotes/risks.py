"""What words must not be changed or left out without a reader being told."""

import re
from collections.abc import Sequence

from app.law.quotes.stream import Stream
from app.law.quotes.values import Risk
from app.law.quotes.words import Word

_NEGATIONS = frozenset(
    """
    not no nor never neither none nothing cannot without unless dont doesnt isnt arent wont shant mustnt non
    prohibited
    """.split()  # noqa: SIM905 (read more easily)
)
_MODALS = frozenset(["shall", "may", "must", "should", "will", "would", "can", "could", "might", "ought"])
_NUMBERS = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion first
    second third fourth fifth sixth seventh eighth ninth tenth half quarter
    """.split()  # noqa: SIM905 (read more easily)
)
_EXCEPTIONS = frozenset(
    """
    except unless provided excluding notwithstanding however only exempt exception
    """.split()  # noqa: SIM905 (read more easily)
)
_DIGIT = re.compile("[0-9]")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s")


def risk_of(changed: tuple[Sequence[str], Sequence[str]]) -> Risk | None:
    """What a change of the words on the left to those on the right turns round, the gravest first."""
    here, there = set(changed[0]), set(changed[1])
    differing = here ^ there
    for risk, tells in ((Risk.NEGATION, _negates), (Risk.NUMBER, _counts), (Risk.MODAL, _MODALS.__contains__)):
        if any(tells(key) for key in differing):
            return risk
    return None


_DENYING = ("un", "in", "im", "il", "ir", "non", "dis")


def denies(here: str, there: str) -> bool:
    """Whether one of two words denies the other by what stands before it: "justly", "unjustly"."""
    return any(here == prefix + there or there == prefix + here for prefix in _DENYING)


def meant(text: str, word: Word) -> str:
    """The key of a word; of "No." with its point the name of a number, which denies nothing."""
    return "number" if word.key == "no" and text[word.end : word.end + 1] == "." else word.key


def flags_of(stream: Stream, first: int, end: int) -> tuple[str, ...]:
    """What the words from `first` to `end`, left out, hold: "negation", "number", "exception", "sentence_end"."""
    left_out = [
        meant(unit.text, word) for unit, *part in stream.between(first, end) for word in stream.words.between(*part)
    ]
    tests = (("negation", _negates), ("number", _counts), ("exception", _EXCEPTIONS.__contains__))
    found = [name for name, tells in tests if any(map(tells, left_out))]
    return (*found, "sentence_end") if _ends_sentence(stream, first, end) else tuple(found)


def _ends_sentence(stream: Stream, first: int, end: int) -> bool:
    """Whether a sentence ends between the word before and the word behind what was left out."""
    if first == 0 or end >= len(stream.words) or first >= end:
        return False
    before, behind = stream.unit(first - 1), stream.unit(end)
    if before is not behind:
        return True
    return bool(_SENTENCE_END.search(before.text, stream.words[first - 1].end, stream.words[end].start + 1))


def _negates(key: str) -> bool:
    return key in _NEGATIONS


def _counts(key: str) -> bool:
    return key in _NUMBERS or bool(_DIGIT.search(key))
