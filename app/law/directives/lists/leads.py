"""Lead-ins: what stands over a list, and what its items inherit from it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.law.actors import DETERMINERS, Definitions, names_agent
from app.law.actors.nouns import PREPOSITIONS, vocabulary
from app.law.directives.clauses import agents, subjects
from app.law.directives.clauses.clause import Clause
from app.law.directives.clauses.parts import opens, parts
from app.law.directives.clauses.words import CONJUNCTIONS, Token, tokens
from app.law.directives.deadlines import time_phrases
from app.law.directives.deadlines.dates import OrderDates
from app.law.directives.deadlines.timing import Claim, Passage, claim
from app.law.directives.values import Agent
from app.law.documents import Span

_GIVES = re.compile(
    r"(?:(?:is|are|shall be)(?: (?:hereby|further|also))* (?:delegated|assigned|transferred|vested|conferred)"
    r"|I(?: (?:hereby|further|also))* (?:delegate|assign)) (?!.{0,300}\bto:)"
)
"""A form whose list names the powers given, not verbs: "There is hereby delegated to the Secretary: (a) the power"."""
_SPOKEN = vocabulary("order ordered direct directed request")
_COMPLETING = vocabulary("that if unless when where whether which who as until because whenever")


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands over a list: what its items inherit.

    Attributes:
        kind: open (items supply the verb), subject (items begin with the form), asked (items name who is asked to do
            what), tasks (items that begin with a verb and say by when tell something), closed (items complete a clause
            and tell nothing by themselves), free (items stand alone).
        agents: the leads that the items inherit, and those consulted.
        deadline: the time phrase that covers the items.
        operative: whether it tells somebody something, so that items under a policy heading count.
    """

    kind: Literal["open", "subject", "asked", "tasks", "closed", "free"]
    agents: tuple[Agent, ...] = ()
    modality: str = ""
    deadline: Claim | None = None
    recurrence: str | None = None
    operative: bool = False


FREE = Lead("free")


def opens_list(text: str, span: Span, clause: Clause) -> bool:
    """Whether nothing but adverbials follows the form, so that list items supply the verb ("shall, as needed:")."""
    if _GIVES.match(text, clause.form):
        return False
    words = tokens(text, min(clause.span[1], clause.verb), span[1])
    if text[clause.verb : clause.verb + 1] == ":" or not words:
        return _form_ends(text, clause, span)
    words = [word for word in words if word.low not in {":", "—"}]
    if words and words[-1].low in {"-", "–"}:
        words.pop()
    if not words or [word.low for word in words] == ["to"]:
        return True
    if not text[: span[1]].rstrip().endswith((":", "—", "-", "–", ",")):
        return False
    return _adverbial(words)


def _form_ends(text: str, clause: Clause, span: Span) -> bool:
    return text[clause.form : span[1]].rstrip(" :—–-").split()[-1:] != []


def _adverbial(words: Sequence[Token]) -> bool:
    """Whether every part between commas is an adverbial or goes on with its list."""
    inside = False
    for start, end in parts(words, 0, len(words)):
        if opens(words, (start, end)):
            inside = (
                not words[start].low.startswith("to")
                or words[start + 1 : start + 2] == []
                or words[start + 1].low in {"the", "that"}
            )
            if words[start].low == "to" and not inside:
                return end - start == 1
            continue
        if not inside or not _continues(words, start, end):
            return all(word.low.endswith("ly") or word.low in {"also", "each", "jointly"} for word in words[start:end])
    return True


def _continues(words: Sequence[Token], start: int, end: int) -> bool:
    low = words[start].low
    if end == len(words) and low not in {"and", "or", *DETERMINERS} and words[start].text.islower():
        return False  # the verb: "in coordination with DOD and other agencies, convene workgroups:" (EO 13693)
    return (
        low in {"and", "or", "the", "each", "other", "any"}
        or words[start].text[:1].isupper()
        or names_agent([word.text for word in words[start:end]])
    )


def over_children(passage: Passage, span: Span, directed: bool, defined: Definitions, days: OrderDates) -> Lead:
    """What a sentence that ends over a list says to it, where it does not leave the verb open."""
    text = passage.text
    words = [word for word in tokens(text, *span) if word.low not in {":", "—", "–", "-"}]
    if not words:
        return FREE
    last = words[-1].low
    if last == "that" and words[-2:-1] and words[-2].low == "provided":  # items with a clause each (EO 9914)
        return Lead("free", operative=True)
    if last in _COMPLETING:
        spoken = {word.low for word in words[-5:-1]} & _SPOKEN if last == "that" else set()
        if "i" in {word.low for word in words[-5:-1]} and spoken:  # "I request that:" (EO 13546)
            return Lead("asked", modality="is_directed", operative=True)
        return FREE if spoken else Lead("closed")
    if not directed and text[span[0] : span[1]].rstrip().endswith((":", "—")):
        phrases = time_phrases.find(text, days, *span)
        over = claim(passage, phrases[0]) if phrases else None
        subject = subjects.find(words, len(words), 0, None, defined)
        named = words[subject.start : subject.end]
        if subject.link == "main" and names_agent([word.text for word in named], defined):
            phrase = text[named[0].start : named[-1].end]
            return Lead("subject", agents.named(phrase, "lead", defined), deadline=over, operative=True)
        return Lead("free", deadline=_covering(passage, span, days) if after_openers(words) else over)
    return Lead("free", deadline=_covering(passage, span, days) if directed else None, operative=directed)


# "the following actions shall be taken within 180 days of the date of this order:" (EO 14110, sec. 6(a))
_FOLLOWING = re.compile(r"\bfollowing (?:\w+ ){0,2}?(?:actions|steps|measures|reports|reviews|tasks)\b")


def _covering(passage: Passage, span: Span, days: OrderDates) -> Claim | None:
    """The one day over a list of whole sentences: "… shall submit the following reports … within 100 days:"."""
    text = passage.text
    if not text[span[0] : span[1]].rstrip().endswith((":", "—")) or not _FOLLOWING.search(text, *span):
        return None
    phrases = time_phrases.find(text, days, *span)
    return claim(passage, phrases[0]) if len(phrases) == 1 and phrases[0].deadline.anchor != "event" else None


def after_openers(words: Sequence[Token]) -> Sequence[Token]:
    """The words after the fronted adverbials."""
    for start, end in parts(words, 0, len(words)):
        if not opens(words, (start, end)):
            return words[start:]
    return ()


def asked(text: str, span: Span, defined: Definitions) -> tuple[Span, int] | None:
    """Who is asked and where the words after begin: "the Secretaries each, within 30 days, propose …" (EO 14254)."""
    words = after_openers(tokens(text, *span))
    upto = next((at for at, word in enumerate(words) if word.low in {",", ";", "each"} or _verb(words, at)), 0)
    if not upto or not names_agent([word.text for word in words[:upto]], defined):
        return None
    rest = next((word for word in words[upto:] if word.low not in {",", "each"}), None)
    return ((words[0].start, words[upto - 1].end), rest.start) if rest else None


def _verb(words: Sequence[Token], at: int) -> bool:
    """Whether a word can only be the verb: small, after a noun, no agent itself ("Attorney General ensure")."""
    if at == 0 or not words[at].text.islower() or names_agent([words[at].text]):
        return False
    before = words[at - 1]
    inside = PREPOSITIONS | CONJUNCTIONS | DETERMINERS
    noun = before.text[:1].isupper() or names_agent([before.text])
    return noun and before.low not in inside and words[at].low not in inside


def stands_alone(text: str, span: Span, found: Sequence[Clause]) -> bool:
    """Whether a sentence under an open lead-in has a subject of its own at its head, and so is no item."""
    rest = after_openers(tokens(text, *span))
    first = next((word for word in rest if word.low not in CONJUNCTIONS), None)  # "in section 1 (a) and (b) the head"
    begin = first.start if first else span[0]
    return any(clause.link == "main" and clause.subject and clause.subject[0] <= begin + 4 for clause in found)


def list_start(text: str, clause: Clause) -> int:
    """Where a list in the running text would begin: right after the form and its adverbials; the end if nowhere."""
    if _GIVES.match(text, clause.form):
        return clause.span[1]
    colon = text.find(":", clause.verb, min(clause.span[1], clause.verb + 300))
    words = tokens(text, clause.verb, colon) if colon > 0 else []
    if colon > 0 and _adverbial([word for word in words if word.low != ":"]):
        return colon
    bracket = text.rfind("(", clause.form, clause.verb)
    return bracket if bracket > 0 else clause.verb
