"""The operative forms: what makes a clause tell, forbid or allow.

The tables of words are the extension point; EXAMPLES has a sentence for each form, which the tests run.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Literal

from app.law.actors.nouns import vocabulary
from app.law.directives.clauses.words import Token

Voice = Literal["modal", "passive", "speaker"]
"""modal: "shall"; passive: "is hereby directed to"; speaker: "I hereby direct X to"."""


@dataclass(frozen=True, slots=True)
class Modal:
    """One operative form at tokens[start:end]; the main verb follows."""

    start: int
    end: int
    modality: str
    voice: Voice


_MODALS = frozenset({"shall", "must", "may", "should"})
_BE = frozenset({"is", "are", "am"})
_BETWEEN = vocabulary(
    "hereby also further therefore thereby specifically each jointly hereafter accordingly now strongly"
)
_PASSIVES = {
    "directed": "is_directed",
    "ordered": "is_directed",
    "instructed": "is_directed",
    "required": "is_directed",
    "requested": "is_directed",
    "authorized": "is_authorized",
    "empowered": "is_authorized",
    "delegated": "is_authorized",
    "designated": "is_authorized",
    "assigned": "is_authorized",
    "permitted": "is_authorized",
    "transferred": "is_authorized",
    "vested": "is_authorized",
    "conferred": "is_authorized",
    "compelled": "is_directed",
}
_BEFORE_PASSIVES = frozenset({"licensed", "permitted"})
"""What may open a chain of passives: "licensed, authorized, directed, and compelled to" (EO 12277)."""
GIVEN = {
    "delegated": frozenset({"to"}),
    "redelegated": frozenset({"to"}),
    "assigned": frozenset({"to"}),
    "reassigned": frozenset({"to"}),
    "transferred": frozenset({"to"}),
    "vested": frozenset({"in"}),
    "conferred": frozenset({"on", "upon"}),
}
"""The participles that give powers away, with the prepositions before him who receives them."""
_SPOKEN = {
    "direct": "is_directed",
    "order": "is_directed",
    "instruct": "is_directed",
    "require": "is_directed",
    "request": "is_directed",
    "authorize": "is_authorized",
    "delegate": "is_authorized",
    "assign": "is_authorized",
    "designate": "is_authorized",
    "empower": "is_authorized",
}
_NEGATIONS = frozenset({"not", "neither", "never"})
_COMPARED = vocabulary("later more less fewer longer sooner earlier greater higher lower further")

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("The Secretary shall report.", "shall"),
    ("The Secretary shall not report.", "shall_not"),
    ("The Secretary shall take no action.", "shall_not"),
    ("The parties shall make no change.", "shall_not"),
    ("The Secretary shall report no later than June 1.", "shall"),
    ("No agency shall report.", "shall_not"),
    ("Agencies must report.", "must"),
    ("The Secretary may waive it.", "may"),
    ("The Secretary may not waive it.", "may_not"),
    ("Agencies should report.", "should"),
    ("The Secretary is hereby directed to report.", "is_directed"),
    ("I hereby direct the Secretary to report.", "is_directed"),
    ("I hereby authorize and direct the Secretary to report.", "is_directed"),
    ("I hereby authorize and empower the Secretary to report.", "is_authorized"),
    ("The Secretary is hereby authorized to report.", "is_authorized"),
    ("The Bank is licensed, authorized, directed, and compelled to transfer it.", "is_directed"),
    ("I hereby delegate to the Secretary the function of reporting.", "is_authorized"),
    ("There is hereby delegated to the Secretary the function of reporting.", "is_authorized"),
    ("The function of reporting is hereby transferred to the Secretary.", "is_authorized"),
    ("The function of reporting shall be vested in the Secretary.", "is_authorized"),
    ("The authority to report is hereby conferred upon the Secretary.", "is_authorized"),
    ("The Secretary is hereby designated and empowered to report.", "is_authorized"),
    ("It shall be the duty of the Secretary to report.", "shall"),
)


_SPEAKER = re.compile(r"\bI\b")
_FORMS = (*_MODALS, *_PASSIVES)


def may_direct(sentence: str) -> bool:
    """Whether a sentence can have an operative form at all; two in five cannot, which its letters tell soonest."""
    low = sentence.lower()
    return any(form in low for form in _FORMS) or _SPEAKER.search(sentence) is not None


def modals(words: Sequence[Token]) -> list[Modal]:
    """Every operative form of one sentence, in order."""
    found = []
    for at, word in enumerate(words):
        if word.low in _MODALS:
            if modal := _modal(words, at):
                found.append(modal)
        elif word.low in _BE:
            if modal := _passive(words, at):
                found.append(modal)
        elif word.text == "I" and (modal := _spoken(words, at)):
            found.append(modal)
    return found


def _modal(words: Sequence[Token], at: int) -> Modal | None:
    word = words[at]
    if (word.low == "may" and word.text != "may") or word.text == "Must":
        return None
    following = words[at + 1].low if at + 1 < len(words) else ""
    if word.low == "may" and at > 0 and words[at - 1].low == "case" and following == "be":  # "as the case may be"
        return None
    negative = following in _NEGATIONS or _takes_none(words, at)
    end = at + 2 if following in {"not", "never"} else at + 1
    if following == "in" and [w.low for w in words[at + 2 : at + 4]] in (
        ["no", "event"],
        ["no", "case"],
        ["no", "way"],
    ):
        negative = True
    modality = word.low + "_not" if negative and word.low != "should" else word.low
    return Modal(at, end, modality, "modal")


def _takes_none(words: Sequence[Token], at: int) -> bool:
    """Whether the verb's object is nothing: "shall take no action", "shall make no change" (EO 13351)."""
    following = [word.low for word in words[at + 1 : at + 4]]
    return following[1:2] == ["no"] and following[2:] != [] and following[2] not in _COMPARED | {"be"}


def _passive(words: Sequence[Token], at: int) -> Modal | None:
    """The passive forms: "is hereby directed to", "are authorized and directed to"."""
    i = at + 1
    while i < len(words) and (words[i].low in _BETWEEN or (words[i].low == "," and words[i - 1].low == "hereby")):
        i += 1  # "be, and they are hereby, transferred to" (EO 6680)
    if i < len(words) and words[i].low in _BEFORE_PASSIVES:
        i = _joined(words, i, _PASSIVES) or i
    if i >= len(words) or words[i].low not in _PASSIVES:
        return None
    modality = _PASSIVES[words[i].low]
    while after := _joined(words, i, _PASSIVES):
        i = after
        if _PASSIVES[words[i].low] == "is_directed":
            modality = "is_directed"
    return Modal(at, i + 1, modality, "passive")


def _joined(words: Sequence[Token], at: int, verbs: Container[str]) -> int | None:
    """Where the next verb of "authorized, directed, and compelled" stands, or None."""
    following = at + 1
    while following < len(words) and following < at + 3 and words[following].low in {"and", "or", ","}:
        following += 1
    return following if at + 1 < following < len(words) and words[following].low in verbs else None


def _spoken(words: Sequence[Token], at: int) -> Modal | None:
    for i in range(at + 1, min(at + 5, len(words))):
        low = words[i].low
        if low in _SPOKEN:
            return _spoken_together(words, at, i)
        if low not in _BETWEEN and low not in {"do", ",", "and"}:
            return None
    return None


def _spoken_together(words: Sequence[Token], at: int, first: int) -> Modal:
    """The form whole: "I hereby authorize and empower" (EO 6443); of two verbs a direction is the stronger."""
    end, modality = first, _SPOKEN[words[first].low]
    while end + 2 < len(words) and words[end + 1].low in {"and", "or"} and words[end + 2].low in _SPOKEN:
        end += 2
        if _SPOKEN[words[end].low] == "is_directed":
            modality = "is_directed"
    return Modal(at, end + 1, modality, "speaker")
