"""The walk over an order's provisions: which sentences tell an agent something."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.law.actors import Definitions, definitions
from app.law.directives.boilerplate import is_boilerplate
from app.law.directives.clauses import agents
from app.law.directives.clauses.clause import Clause
from app.law.directives.clauses.sentence import clauses
from app.law.directives.clauses.words import blank, sentences, tokens
from app.law.directives.deadlines import time_phrases
from app.law.directives.deadlines.dates import Calendar
from app.law.directives.deadlines.timing import Claim, Passage, deadline_of, further, recurrence_of
from app.law.directives.lists import inline, limbs
from app.law.directives.lists.leads import (
    FREE,
    Lead,
    after_openers,
    asked,
    list_start,
    opens_list,
    over_children,
    stands_alone,
)
from app.law.directives.scope import DEFINITIONS, calendar_of, counts, is_narrative, operative, sectioned, texts
from app.law.directives.values import Agent, Directive
from app.law.documents import Order, Section, Span


@dataclass(slots=True)
class Walk:
    """What the walk over one order has found so far.

    Attributes:
        claimed: the places of the time phrases that became deadlines: (section, field, span).
        last: the leads of the directive before, whom "they" means.
    """

    order: Order
    defined: Definitions
    days: Calendar
    found: list[Directive] = field(default_factory=list)
    claimed: set[tuple[str, str, Span]] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    last: tuple[Agent, ...] = ()
    sectioned: bool = True


@dataclass(frozen=True, slots=True)
class _Told:
    """What a directive is made of, apart from its place."""

    span: Span
    modality: str
    agents: tuple[Agent, ...]
    verb: int
    deadline: Claim | None = None
    recurrence: str | None = None
    limbs: tuple[str, ...] = ()
    item: str = ""
    further: tuple[Claim, ...] = ()


def find(order: Order) -> tuple[Directive, ...]:
    """Every directive of `order`, in document order."""
    return tuple(walk(order).found)


def walk(order: Order) -> Walk:
    """Read `order` whole: its directives, and which time phrases they claimed."""
    reading = Walk(order, definitions(texts(order)), calendar_of(order), sectioned=sectioned(order))
    for section in operative(order):
        _section(reading, section, FREE, narrative=False)
    return reading


def _section(walk: Walk, section: Section, lead: Lead, narrative: bool) -> None:
    if DEFINITIONS.match(section.heading):
        return
    if section.heading:
        walk.last = ()
    narrative = (narrative or is_narrative(section.heading)) and not lead.operative
    under = _passage(walk, Passage(section, "text", blank(section.text, section.quoted)), lead, narrative)
    for child in section.children:
        _section(walk, child, under, narrative)
    if section.closing:
        alone = replace(section, children=())
        _passage(walk, Passage(alone, "closing", blank(section.closing, section.closing_quoted)), FREE, narrative)


def _passage(walk: Walk, passage: Passage, lead: Lead, narrative: bool) -> Lead:
    """Read one text; what its last sentence says to the children."""
    spans = sentences(passage.text)
    under = FREE if spans or (lead.kind == "free" and passage.section.heading) else lead
    for at, span in enumerate(spans):
        last = at == len(spans) - 1 and bool(passage.section.children)
        under = _sentence(walk, passage, span, lead if at == 0 else FREE, last, narrative)
    return under


def _sentence(walk: Walk, passage: Passage, span: Span, lead: Lead, last: bool, narrative: bool) -> Lead:
    """Read one sentence: its clauses, or the item of a lead-in; what it says to a list below."""
    if lead.kind == "closed":
        return Lead("closed") if last else FREE
    text = passage.text
    told = clauses(text, span, walk.defined, lead.kind == "subject", bool(walk.last), lead.kind == "open")
    found = [clause for clause in told if counts(text, clause, narrative)]
    if lead.kind == "open" and not stands_alone(text, span, found):
        return _item(walk, passage, span, lead, found, last)
    if lead.kind == "tasks" and not found and _task(walk, passage, span, lead):
        return FREE
    if lead.kind == "asked" and not found and (who := asked(text, span, walk.defined)):
        found = [Clause(span, who[0], lead.modality, who[1], "main", who[1])]
    return _plain(walk, passage, span, lead, found, last)


def _task(walk: Walk, passage: Passage, span: Span, lead: Lead) -> bool:
    """Whether an item of "shall perform the following functions:" tells something by itself, and if so add it."""
    found = limbs.task(passage, span, walk.days)
    if found is None:
        return False
    verb, due = found
    who = _who(walk, passage.text, Clause(span, None, lead.modality, verb, "bare", verb), lead)
    _add(walk, passage, _Told(span, lead.modality, who, verb, due, recurrence_of(passage.text, span)))
    return True


def _plain(walk: Walk, passage: Passage, span: Span, lead: Lead, found: Sequence[Clause], last: bool) -> Lead:
    """A sentence that is no item: its clauses one by one; the last may open a list."""
    text = passage.text
    phrases = time_phrases.find(text, walk.days, *span)
    fronted = lead.deadline
    opening = last and bool(found) and opens_list(text, span, found[-1])
    for clause in found:
        who = _who(walk, text, clause, lead)
        deadline = deadline_of(passage, clause, phrases)
        if clause.link in ("main", "bare"):
            fronted = deadline_of(passage, clause, phrases, clause.form) or fronted
        if opening and clause is found[-1]:
            often = recurrence_of(text, clause.span)
            return Lead("open", who, clause.modality, deadline or fronted, often, operative=True)
        more = further(passage, clause, phrases, deadline)
        _clause(walk, passage, clause, who, (deadline or fronted, *more), last and clause is found[-1])
    under = over_children(passage, span, bool(found), walk.defined, walk.days) if last else FREE
    if last and found and under.kind == "free" and limbs.names_tasks(text, span):
        return Lead("tasks", _who(walk, text, found[-1], lead), found[-1].modality, operative=True)
    return under


def _clause(
    walk: Walk,
    passage: Passage,
    clause: Clause,
    who: tuple[Agent, ...],
    due: tuple[Claim | None, ...],
    limbed: bool,
) -> None:
    text, deadline, more = passage.text, due[0], tuple(claim for claim in due[1:] if claim)
    if listed := inline.items(text, list_start(text, clause), clause.span[1]):
        for name, span in listed:
            whole = replace(clause, span=span, verb=span[0], form=span[0])
            own = deadline_of(passage, whole, time_phrases.find(text, walk.days, *span))
            often = recurrence_of(text, span)
            _add(walk, passage, _Told(span, clause.modality, who, span[0], own or deadline, often, item=name))
        return
    walk.last = tuple(agent for agent in who if agent.role == "lead") or walk.last
    under = tuple(child.id for child in passage.section.children) if limbed else ()
    deadline, more = _with_limbs(walk, passage, clause.span, (deadline, *more)) if limbed else (deadline, more)
    often = recurrence_of(text, clause.span)
    item = inline.enumerator(text, clause)
    told = _Told(clause.span, clause.modality, who, clause.verb, deadline, often, under, item, more)
    _add(walk, passage, told)


def _with_limbs(
    walk: Walk, passage: Passage, span: Span, due: tuple[Claim | None, ...]
) -> tuple[Claim | None, tuple[Claim, ...]]:
    """The deadline and the further days of a lead-in, those of its list items among them."""
    states = limbs.days_of(passage.section, passage.text, span, walk.days)
    first = due[0] or next((claim for claim, weight in states if weight == "day"), None)
    more = (*(claim for claim in due[1:] if claim), *(claim for claim, _ in states if claim != first))
    return first, more


def _item(walk: Walk, passage: Passage, span: Span, lead: Lead, found: Sequence[Clause], last: bool) -> Lead:
    """The list item of an open lead-in; one without a verb ("within 30 days:") hands the lead-in on."""
    text = passage.text
    rest = after_openers([word for word in tokens(text, *span) if word.low not in {":", "—"}])
    phrases = time_phrases.find(text, walk.days, *span)
    whole = Clause(span, None, lead.modality, rest[0].start if rest else span[1], "bare", span[0])
    deadline = deadline_of(passage, whole, phrases) or lead.deadline
    if not rest and not (last and limbs.names_things(passage.section)):
        return replace(lead, deadline=deadline) if last else FREE
    own = [clause for clause in found if clause.link != "bare"]
    stop = min((clause.span[0] for clause in own if clause.subject is None), default=span[1])
    whole = replace(whole, span=(span[0], inline.trimmed(text, span[0], stop) if stop < span[1] else stop))
    more = further(passage, whole, phrases, deadline)
    if last:
        deadline, more = _with_limbs(walk, passage, span, (deadline, *more))
    under = tuple(child.id for child in passage.section.children) if last else ()
    often = recurrence_of(text, whole.span) or lead.recurrence
    who = _who(walk, text, whole, lead)
    _add(walk, passage, _Told(whole.span, lead.modality, who, whole.verb, deadline, often, under, further=more))
    fronted = deadline_of(passage, whole, phrases, whole.verb) or lead.deadline
    for clause in own:
        due = deadline_of(passage, clause, phrases) or (fronted if clause.subject is None else None)
        _clause(walk, passage, clause, _who(walk, text, clause, lead), (due,), False)
    return over_children(passage, span, True, walk.defined, walk.days) if last else FREE


def _who(walk: Walk, text: str, clause: Clause, lead: Lead) -> tuple[Agent, ...]:
    """The leads (from the lead-in where the clause has none), then those consulted."""
    leads: tuple[Agent, ...] = tuple(agent for agent in lead.agents if agent.role == "lead")
    extra = tuple(agent for agent in lead.agents if agent.role != "lead")
    if clause.subject is not None:
        leads, extra = agents.named(text[slice(*clause.subject)], "lead", walk.defined), ()
        if leads and leads[0].name.lower() in {"they", "it", "he", "she"} and walk.last:
            leads = (Agent(leads[0].name, walk.last[0].slugs, "lead"),)
    names = {agent.name for agent in leads}
    also = (*agents.consulted(text[slice(*clause.span)], walk.defined), *extra)
    return (*leads, *dict.fromkeys(agent for agent in also if agent.name not in names))


def _add(walk: Walk, passage: Passage, told: _Told) -> None:
    section, number = passage.section.id, walk.order.number or ""
    walk.counts[section] = walk.counts.get(section, 0) + 1
    for due in (told.deadline, *told.further):
        if due:
            walk.claimed.add((due.section, due.field, due.span))
    words = passage.original[slice(*told.span)]
    walk.found.append(
        Directive(
            id=f"{number}:{section}:{walk.counts[section]}",
            order=number,
            section=section,
            field=passage.field,
            span=told.span,
            text=words,
            modality=told.modality,
            agents=told.agents,
            action=" ".join(passage.original[told.verb : told.span[1]].split()).lstrip(" ,:"),
            deadline=told.deadline.deadline if told.deadline else None,
            recurrence=told.recurrence,
            limbs=told.limbs,
            boilerplate=is_boilerplate(words),
            item=told.item,
            sectioned=walk.sectioned,
            further_deadlines=tuple((due.section, due.deadline) for due in told.further),
        )
    )
