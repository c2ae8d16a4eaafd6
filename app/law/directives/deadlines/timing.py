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


def recurrence_of(text: str, span: Span) -> str | None:
    """The words that say how often, or None."""
    match = recurrences.recurrence(text, *span)
    return match[0] if match else None


def refusal(text: str, phrase: Phrase, start: int, verb: int) -> str | None:
    """Why a time phrase of a clause is not its deadline: bracketed, condition, or belonging to a participle."""
    at = phrase.span[0]
    before = text[max(start, at - 300) : at]
    if before.rfind("(") > before.rfind(")"):
        return "bracketed"
    part = before[max(before.rfind(","), before.rfind(";"), before.rfind(":")) + 1 :].split()
    if part and part[0].lower() in _CONDITION:
        return "condition"
    if _COMPARED.match(text, phrase.span[1]):
        return "goal"
    return _attachment(part, phrase) if part and at > verb else None


def _attachment(part: Sequence[str], phrase: Phrase) -> str | None:
    """Whether the words right before the phrase take it from the main verb ("comments received within 60 days")."""
    last = part[-1].lower()
    anchored = phrase.deadline.anchor in ("order_date", "effective_date", "absolute") and " of " in phrase.deadline.text
    if last != "of" and re.search(r"\bgoals? (?:of|to|that)\b", " ".join(part)):
        return "goal"
    if not anchored and last.endswith("ed") and len(part) > 2 and last not in {"completed", "finalized"}:
        return "participle"
    if not anchored and last in {"expire", "occurring", "made", "occur", "is", "are", "was", "were", "pending"}:
        return "participle"
    if not anchored and any(word.lower() in _CONDITION for word in part):
        return "condition"
    return None
