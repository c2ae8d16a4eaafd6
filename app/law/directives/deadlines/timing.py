"""Which time phrase is the deadline of which clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.law.actors.nouns import vocabulary
from app.law.directives.clauses.clause import Clause
from app.law.directives.deadlines import recurrences
from app.law.directives.deadlines.time_phrases import Phrase
from app.law.directives.values import Deadline
from app.law.documents import Section, Span

Field = Literal["text", "closing"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a provision; `text` has quotations blanked, `original` has them."""

    section: Section
    field: Field
    text: str

    @property
    def original(self) -> str:
        """The words as they stand."""
        return self.section.text if self.field == "text" else self.section.closing


@dataclass(frozen=True, slots=True)
class Claim:
    """A deadline with the place it was read from, so that a report can tell which phrases nobody claimed."""

    section: str
    field: Field
    span: Span
    deadline: Deadline


_COMPARED = re.compile(r",? (?:relative|compared) (?:to|with)\b")  # a target, not a day to act by (EO 13514)
_CONDITION = vocabulary("if unless when where whenever whether because until although while since")
# What is aimed at by a day, or proposed for it, is not due on it: "a target of the applicant's beginning construction
# by January 1, 2026" (EO 14141, sec. 4(h)), "including a proposal for initiating each action within 1 year" (EO 13921)
_GOAL = re.compile(
    r"\b(?:goals?|targets?|objectives?) (?:of|to|that|for)\b|\brights? to\b"
    r"|^including (?:a|any) (?:proposal|plan)s? (?:for|to)\b"
)
_FALL = re.compile(
    r"\bin (?:the event|any case|case)\b|\bprovided(?:,? (?:further|however))?,? that if\b", re.IGNORECASE
)
_IF = re.compile(
    r"\b(?:if|unless|in which case)\b(?! (?:sooner |otherwise |further )?(?:extended|directed|feasible|possible"
    r"|practicable|appropriate|necessary|needed)\b)",
    re.IGNORECASE,
)
_FORM = re.compile(r"\b(?:shall|must|may|should|(?:is|are|be) (?:hereby )?(?:directed|authorized|ordered|requested))\b")
# "an applicant who has been graduated prior to December 31, 1930, shall" (EO 6219, sec. 19) tells who, not by when;
# "any actions that would be completed by December 31, 2021" (EO 13990, sec. 2(b)) which
_RELATIVE = re.compile(r"\b(?:who|whom|whose|(?:that|which) (?:would|were|was|are|is|have|has|had))\b", re.IGNORECASE)
# "contractual obligations entered into before April 12, 1989" (EO 12674, sec. 502)
_HAPPENED = re.compile(
    r"(?<!\bbe )(?<!\bbeen )(?<!\bis )(?<!\bare )\b(?:[a-z]+ed|made|held|begun|given|commencing|occurring|existing"
    r"|existence|effect|born|written)(?: into| on| by| for [a-z ]{1,30})?$"
)
# A second form without an agent tells of the same thing: where that is over or handed over by a day, so is what the
# clause tells ("This review shall be led by the Secretary …, and must be completed within 90 days", EO 14199, sec.
# 2(b)), but not where something else happens to it.
_NEXT_FORM = re.compile(
    r",? and (?:shall|must) be (?!(?:completed|concluded|finished|finalized|submitted|transmitted|presented|delivered"
    r"|provided|issued|published|made|adopted|implemented|established|held)\b)[a-z]+ed\b(?! by\b)"
)
# "shall submit a report …, with the first report submitted no later than December 31, 2024" (EO 14123, sec. 4(e))
_OF_A_SERIES = re.compile(r"with (?:the|an?|its|their) (?:first|initial|final|last)\b")
_BEGINS = re.compile(r"\b(?:beginning|starting|commencing|effective)\s+$", re.IGNORECASE)  # EO 12953, sec. 301(b)
# "enlistments …, which shall expire at any time after the date of this order and prior to July 9, 1951" (EO 10145)
_BETWEEN = re.compile(r"\b(?:after|since|from|between) [^,;.]{1,80} (?:and|but) $")
_ALREADY = re.compile(r"(?:on or )?before\b|prior to\b", re.IGNORECASE)
_AGAIN = re.compile(r"\bthereafter\b|\bsubsequently\b|\bsubsequent (?:year|report)", re.IGNORECASE)
_HEAD = 60
"""Characters of a clause in which "thereafter" tells of its verb."""


def claim(passage: Passage, phrase: Phrase) -> Claim:
    """The phrase as a deadline of this passage."""
    return Claim(passage.section.id, passage.field, phrase.span, phrase.deadline)


def deadline_of(passage: Passage, clause: Clause, phrases: Sequence[Phrase], end: int | None = None) -> Claim | None:
    """The first time phrase of the clause (before `end`) that tells by when its agent acts."""
    stop = clause.span[1] if end is None else end
    for phrase in phrases:
        if clause.span[0] <= phrase.span[0] < stop and not refusal(passage.text, phrase, clause.span[0], clause.verb):
            return claim(passage, phrase)
    return None


def further(passage: Passage, clause: Clause, phrases: Sequence[Phrase], first: Claim | None) -> tuple[Claim, ...]:
    """The days a clause states beside its deadline: "and again within 180 days", "a second report within 60 days"."""
    own = [phrase for phrase in phrases if clause.span[0] <= phrase.span[0] < clause.span[1]]
    return tuple(
        claim(passage, phrase)
        for phrase in own
        if (phrase.deadline.due_on or phrase.deadline.anchor in ("event", "effective_date"))
        and (first is None or claim(passage, phrase) != first)
        and not refusal(passage.text, phrase, clause.span[0], clause.verb)
    )


def recurrence_of(text: str, span: Span, verb: int | None = None) -> str | None:
    """The words that say how often, or None."""
    return recurrences.recurrence(text, *span, verb)


def inherits(text: str, span: Span) -> bool:
    """Whether a clause without a time of its own shares the one before it: what is done thereafter does not.

    EO 13407, sec. 4: "Not later than 90 days after the date of this order, the Secretary shall report …, and shall
    thereafter submit reports from time to time".
    """
    return not _AGAIN.search(text, span[0], min(span[1], span[0] + _HEAD))


def refusal(text: str, phrase: Phrase, start: int, verb: int) -> str | None:
    """Why a time phrase of a clause is not its deadline: bracketed, condition, or belonging to a participle."""
    at = phrase.span[0]
    before = text[max(start, at - 300) : at]
    if before.rfind("(") > before.rfind(")"):
        return "bracketed"
    if _conditional(text, phrase, start, verb):
        return "condition"
    if _COMPARED.match(text, phrase.span[1]):
        return "goal"
    if at > verb and _NEXT_FORM.search(text, verb, at):
        return "agentless"
    if _BEGINS.search(before) or (phrase.deadline.anchor == "absolute" and _BETWEEN.search(before)):
        return "beginning"
    if _restricts(text, phrase, start, verb):
        return "participle"
    part = before[_comma(before) + 1 :].split()
    if part[:1] == ["and"] and len(part) > 1 and part[1].endswith("ing"):  # ", and commencing operation by" goes on
        part = before.split()
    return _attachment(part, phrase) if part and at > verb else None


def _comma(before: str) -> int:
    return max(before.rfind(","), before.rfind(";"), before.rfind(":"))


def _conditional(text: str, phrase: Phrase, start: int, verb: int) -> bool:
    """Whether the phrase stands in a condition: "if, prior to June 1, 1935, …, they pass" (EO 6758, sec. 3)."""
    at = phrase.span[0]
    before = text[max(start, at - 300) : at]
    part = before[_comma(before) + 1 :].lower().split()
    if part and part[0] in _CONDITION:
        return True
    if phrase.deadline.anchor != "absolute":
        return _opens_condition(before)
    since = text[max(verb, at - 300) : at].rpartition(";")[2] if at > verb else before[_comma(before) + 1 :]
    condition = next((found for found in reversed(list(_IF.finditer(since)))), None) or _FALL.search(since)
    return _opens_condition(before) or (condition is not None and not _FORM.search(since, condition.end()))


def _opens_condition(before: str) -> bool:
    """Whether the word right before the phrase is a condition's: "provided further, that if, within 90 days"."""
    words = before.lower().replace(",", " ").split()
    return bool(words) and words[-1] in {"if", "unless", "when", "whenever"}


def _restricts(text: str, phrase: Phrase, start: int, verb: int) -> bool:
    """Whether a day of the calendar only tells which persons or things are meant."""
    if phrase.deadline.anchor != "absolute":
        return False
    at = phrase.span[0]
    before = text[max(start, at - 300) : at].rstrip()
    already = _ALREADY.match(phrase.deadline.text)
    own = before[_comma(before) + 1 :] if at > verb or not already else before
    who = next((found for found in reversed(list(_RELATIVE.finditer(own)))), None)
    if who and not _FORM.search(own, who.end()) and (already or who[0].lower().endswith("would")):
        return True
    return bool(already and _HAPPENED.search(own))


def _attachment(part: Sequence[str], phrase: Phrase) -> str | None:
    """Whether the words right before the phrase take it from the main verb ("comments received within 60 days")."""
    last = part[-1].lower()
    if _OF_A_SERIES.match(" ".join(part)):
        return None
    anchored = phrase.deadline.anchor in ("order_date", "effective_date", "absolute") and " of " in phrase.deadline.text
    if last != "of" and _GOAL.search(" ".join(part)):
        return "goal"
    if not anchored and last.endswith("ed") and len(part) > 2 and last not in {"completed", "finalized"}:
        return "participle"
    if not anchored and last in {"expire", "occurring", "made", "occur", "is", "are", "was", "were", "pending"}:
        return "participle"
    if not anchored and any(word.lower() in _CONDITION for word in part):
        return "condition"
    return None
