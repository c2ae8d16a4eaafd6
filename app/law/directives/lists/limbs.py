"""Lists under a lead-in that has its own verb: one directive, whose limbs may say by when.

"The Council shall provide to the President: (a) within 90 days …, a plan; (b) within 1 year …, a report" (EO 13853)
is one directive with two days. Under "shall perform the following functions:" (EO 13648) the verb is empty: an item
that begins with a verb and has a day of its own is a directive.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from app.law.actors import DETERMINERS
from app.law.actors.nouns import vocabulary
from app.law.directives.clauses.clause import Clause
from app.law.directives.clauses.modals import modals
from app.law.directives.clauses.words import RELATIVES, blank, sentences, tokens
from app.law.directives.deadlines import time_phrases
from app.law.directives.deadlines.dates import OrderDates
from app.law.directives.deadlines.timing import Claim, Passage, claim, deadline_of, refusal
from app.law.directives.lists.leads import after_openers
from app.law.documents import Section, Span

_TASKS = vocabulary("following functions duties responsibilities activities tasks")
_CONDITIONS = vocabulary("if unless when where until whether whenever")
_OBJECTS = vocabulary("a an the its their all any each such this these")
_SHARE = re.compile(r"\bpercent(?:age)?\b|\bgoals?\b|\btargets?\b")

Weight = Literal["day", "share"]


def names_tasks(text: str, span: Span) -> bool:
    """Whether a lead-in only announces its list ("shall perform the following functions:")."""
    return any(word.low in _TASKS for word in tokens(text, *span)[-5:])


def task(passage: Passage, span: Span, days: OrderDates) -> tuple[int, Claim] | None:
    """Where the verb of an imperative item begins, and by when: "within 30 days …, produce a strategy"; or None."""
    words = after_openers([word for word in tokens(passage.text, *span) if word.low not in {":", "—"}])
    if len(words) < 2 or words[0].low in _OBJECTS or words[0].low.endswith(("ing", "ed", "s")):
        return None
    if words[1].low not in _OBJECTS and words[1].low != ",":
        return None
    whole = Clause(span, None, "", words[0].start, "bare", span[0])
    due = deadline_of(passage, whole, time_phrases.find(passage.text, days, *span))
    return (words[0].start, due) if due else None


def days_of(lead: Section, text: str, span: Span, days: OrderDates) -> list[tuple[Claim, Weight]]:
    """The days that the list items under a lead-in state, in their order; a share of a target is marked as one."""
    words = [word.low for word in tokens(text, *span) if word.low not in {":", "—"}]
    if not words or words[-1] in _CONDITIONS or text[: span[1]].rstrip().endswith("."):
        return []
    tasks = names_tasks(text, span)
    return [found for child in lead.children for found in _in(child, days, tasks)]


def _in(section: Section, days: OrderDates, tasks: bool) -> Iterator[tuple[Claim, Weight]]:
    passage = Passage(section, "text", blank(section.text, section.quoted))
    for span in sentences(passage.text)[:1]:
        if tasks and task(passage, span, days):
            return
        forms = modals(words := tokens(passage.text, *span))
        if forms and words[forms[0].start - 1].low not in RELATIVES:
            return  # a clause of its own
        stop = words[forms[0].start].start if forms else span[1]
        share: Weight = "share" if _SHARE.search(passage.text, *span) else "day"
        for phrase in time_phrases.find(passage.text, days, span[0], stop):
            certain = phrase.deadline.due_on or phrase.deadline.anchor == "effective_date" or phrase.span[0] == span[0]
            if certain and not refusal(passage.text, phrase, span[0], span[0]):
                yield claim(passage, phrase), share
    for child in section.children:
        yield from _in(child, days, tasks)


def titled(text: str, spans: Sequence[Span]) -> bool:
    """Whether an item's first sentence is only its title: "(a) New housing. Develop plans for …" (EO 11004 sec. 2)."""
    if len(spans) < 2:
        return False
    title, following = tokens(text, *spans[0]), tokens(text, *spans[1])
    if len(title) > _TITLE or modals(title) or not text[: spans[0][1]].endswith("."):
        return False
    plain = not any(word.low in DETERMINERS or word.low in {",", ";"} for word in title[:-1])
    return plain and bool(following) and following[0].low not in DETERMINERS | _SUBJECTS and not modals(following[:8])


_TITLE = 8
_SUBJECTS = vocabulary("he she they it")


def names_things(section: Section) -> bool:
    """Whether the list under an item names things, so that the item's verb looks like an adverbial's first word.

    EO 13839 section 4: "(a) subject to grievance procedures … disputes concerning: (i) the assignment of ratings".
    """
    return all(child.text.lower().startswith(("the ", "a ", "an ", "any ")) for child in section.children)
