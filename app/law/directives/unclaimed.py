"""Which time phrases of an order are no directive's deadline, and why."""

from collections.abc import Iterator

from app.law.directives.clauses.modals import modals
from app.law.directives.clauses.words import sentences, tokens
from app.law.directives.deadlines import time_phrases
from app.law.directives.deadlines.time_phrases import Phrase
from app.law.directives.deadlines.timing import refusal
from app.law.directives.finder import Walk, walk
from app.law.directives.scope import DEFINITIONS, is_narrative
from app.law.directives.values import Directive
from app.law.documents import Order, Section, Span

Unclaimed = tuple[str, str, str]
"""(section id, the phrase's words, the reason)."""


def unclaimed(order: Order) -> list[Unclaimed]:
    """Every time phrase of `order` that no directive has as its deadline, with the reason.

    Reasons: annex, preamble, definition, quoted and narrative (no operative text); bracketed, condition, participle and
    goal (the phrase belongs to other words of its clause); second (the clause has another deadline); limb (an item of a
    list whose lead-in has the main verb); agentless (the clause names no agent); no_form (the sentence has no operative
    form); unexplained.
    """
    reading = walk(order)
    rows: list[Unclaimed] = []
    for top in order.sections:
        for section, outside in _scoped(top, ""):
            rows += _section(reading, section, outside)
    return rows


def claimed(order: Order) -> int:
    """How many time phrases of `order` are a deadline."""
    return len(walk(order).claimed)


def _scoped(section: Section, outside: str) -> Iterator[tuple[Section, str]]:
    """Every provision with the reason why it is no operative text, or ""."""
    if not outside and section.id.startswith("annex"):
        outside = "annex"
    elif not outside and section.id == "preamble":
        outside = "preamble"
    elif not outside and DEFINITIONS.match(section.heading):
        outside = "definition"
    elif not outside and is_narrative(section.heading):
        outside = "narrative"
    yield section, outside
    for child in section.children:
        yield from _scoped(child, outside)


def _section(reading: Walk, section: Section, outside: str) -> list[Unclaimed]:
    rows: list[Unclaimed] = []
    for field, text, quoted in (
        ("text", section.text, section.quoted),
        ("closing", section.closing, section.closing_quoted),
    ):
        directives = [item for item in reading.found if item.section == section.id and item.field == field]
        for span in sentences(text):
            for phrase in time_phrases.find(text, reading.days, *span):
                if (section.id, field, phrase.span) in reading.claimed:
                    continue
                reason = (
                    "quoted" if _inside(phrase.span, quoted) else outside or _reason(text, span, phrase, directives)
                )
                rows.append((section.id, phrase.deadline.text, reason))
    return rows


def _inside(span: Span, outer: tuple[Span, ...]) -> bool:
    return any(start <= span[0] < end for start, end in outer)


def _reason(text: str, sentence: Span, phrase: Phrase, directives: list[Directive]) -> str:
    covering = [item for item in directives if _inside(phrase.span, (item.span,))]
    for item in covering:
        verb = max(item.span[0], item.span[1] - len(item.action))
        if refused := refusal(text, phrase, item.span[0], verb):
            return refused
    if covering:
        return "second" if any(item.deadline for item in covering) else "unexplained"
    words = tokens(text, *sentence)
    if modals(words):
        return "agentless"
    return "limb" if text[sentence[0]].islower() or sentence == (0, len(text)) else "no_form"
