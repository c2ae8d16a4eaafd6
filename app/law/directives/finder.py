"""The walk over an order's provisions: which sentences tell an agent something."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.law.actors import Antecedents, Definitions, definitions, office_on
from app.law.directives.boilerplate import is_boilerplate
from app.law.directives.clauses import agents
from app.law.directives.clauses.clause import Clause
from app.law.directives.clauses.reading import is_body
from app.law.directives.clauses.sentence import clauses
from app.law.directives.clauses.words import blank, sentences, tokens
from app.law.directives.deadlines import time_phrases
from app.law.directives.deadlines.dates import OrderDates
from app.law.directives.deadlines.timing import Claim, Passage, deadline_of, further, inherits, recurrence_of
from app.law.directives.kinds import kind_of
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
from app.law.directives.scope import (
    DEFINITIONS,
    behind_heading,
    counts,
    dates_of,
    is_narrative,
    operative,
    sectioned,
    texts,
)
from app.law.directives.values import Agent, Directive
from app.law.documents import Order, Section, Span

PRONOUNS = frozenset({"they", "it", "he", "she"})
_OF_THE_LEADS = frozenset({"they", "each", "both", "all", "one"})


_PERSON = re.compile(
    r"\b(?:Secretar(?:y|ies)|Administrator|Director|Chair(?:man|person)?|Commissioner|General|Governor|Representative"
    r"|Assistant|Co-?ordinator|Officer|President|Manager|Counsel|Advis[eo]r|Archivist|Comptroller|Chief|Custodian|[Hh]eads?"
    r"|Superintendent|Commandant)\b"
)


def referents(pronoun: str, last: tuple[Agent, ...]) -> tuple[str, ...]:
    """Whom a pronoun means: "they" all who were told before, "he" one person, "it" one body (EO 13158, sec. 4(d))."""
    slugs = tuple(dict.fromkeys(slug for agent in last for slug in agent.slugs))
    if pronoun.lower() == "they":
        return slugs if all(agent.slugs for agent in last) else ()
    if len(last) != 1 or len(slugs) != 1:
        return ()
    person = bool(_PERSON.search(last[0].name)) or last[0].name.lower() in {"he", "she"}
    return slugs if person == (pronoun.lower() in {"he", "she"}) else ()


@dataclass(frozen=True, slots=True)
class _Parts:
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


@dataclass(slots=True)
class Walk:
    """The walk over one order, and what it has found so far.

    Attributes:
        claimed: the places of the time phrases that became deadlines: (section, field, span).
        named: the offices that the order names, of which a bare title means one.
        last: the leads of the directive before, whom "they" means.
        within: the provision that is read, after those it stands in.
        told: whether the sentence before in the same text was a directive.
        part: the line above the group of provisions that is read ("1-2. Administrator of General Services.").
    """

    order: Order
    defined: Definitions
    named: Antecedents
    days: OrderDates
    found: list[Directive] = field(default_factory=list)
    claimed: set[tuple[str, str, Span]] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    last: tuple[Agent, ...] = ()
    within: list[Section] = field(default_factory=list)
    told: bool = False
    part: str = ""
    sectioned: bool = True

    def read(self, section: Section, lead: Lead, narrative: bool) -> None:
        """Read a provision and all below it; `lead` is what stands above, `narrative` whether it only explains."""
        if DEFINITIONS.match(section.heading):
            return
        if section.heading:
            self.last = ()
        self.within.append(section)
        self.part = section.part.strip(" .") or self.part
        narrative = (narrative or is_narrative(section.heading)) and not lead.operative
        words = blank(section.text, ((0, behind_heading(section)), *section.quoted))
        under = self._passage(Passage(section, "text", words), lead, narrative)
        for child in section.children:
            self.read(child, under, narrative)
        if section.closing:
            alone = replace(section, children=())
            self._passage(Passage(alone, "closing", blank(section.closing, section.closing_quoted)), FREE, narrative)
        self.within.pop()

    def _passage(self, passage: Passage, lead: Lead, narrative: bool) -> Lead:
        """Read one text; what its last sentence says to the children."""
        spans = sentences(passage.text)
        under = FREE if spans or (lead.kind == "free" and passage.section.heading) else lead
        self.told = False
        first = int(lead.kind == "open" and limbs.titled(passage.text, spans))
        for at, span in enumerate(spans[first:], first):
            last = at == len(spans) - 1 and bool(passage.section.children)
            under = self._sentence(passage, span, lead if at == first else FREE, last, narrative)
        return under

    def _sentence(self, passage: Passage, span: Span, lead: Lead, last: bool, narrative: bool) -> Lead:
        """Read one sentence: its clauses, or the item of a lead-in; what it says to a list below."""
        if lead.kind == "closed":
            return Lead("closed") if last else FREE
        text = passage.text
        read = clauses(text, span, self.defined, lead.kind == "subject", self._known(), lead.kind == "open")
        found = [clause for clause in read if counts(text, clause, narrative)]
        self.told = bool(found)
        if lead.kind == "open" and not stands_alone(text, span, found):
            return self._item(passage, span, lead, found, last)
        if lead.kind == "tasks" and not found and self._task(passage, span, lead):
            return FREE
        if lead.kind == "asked" and not found and (who := asked(text, span, self.defined)):
            found = [Clause(span, who[0], lead.modality, who[1], "main", who[1])]
        return self._plain(passage, span, lead, found, last)

    def _known(self) -> frozenset[str]:
        """The pronouns that can mean who was directed before; "it" only a body of the sentence before."""
        if not self.last:
            return frozenset()
        return _OF_THE_LEADS | {"it"} if self.told and is_body(self.last[0].name) else _OF_THE_LEADS

    def _task(self, passage: Passage, span: Span, lead: Lead) -> bool:
        """Whether an item of "shall perform the following functions:" tells something by itself, and if so add it."""
        found = limbs.task(passage, span, self.days)
        if found is None:
            return False
        verb, due = found
        who = self._who(passage.text, Clause(span, None, lead.modality, verb, "bare", verb), lead)
        self._add(passage, _Parts(span, lead.modality, who, verb, due, recurrence_of(passage.text, span, verb)))
        return True

    def _plain(self, passage: Passage, span: Span, lead: Lead, found: Sequence[Clause], last: bool) -> Lead:
        """A sentence that is no item: its clauses one by one; the last may open a list."""
        text = passage.text
        phrases = time_phrases.find(text, self.days, *span)
        fronted = lead.deadline
        opening = last and bool(found) and opens_list(text, span, found[-1])
        for clause in found:
            who = self._who(text, clause, lead)
            deadline = deadline_of(passage, clause, phrases)
            if clause.link in ("main", "bare"):
                fronted = deadline_of(passage, clause, phrases, clause.form) or fronted
            if opening and clause is found[-1]:
                often = recurrence_of(text, clause.span, clause.verb)
                return Lead("open", who, clause.modality, deadline or fronted, often, operative=True)
            more = further(passage, clause, phrases, deadline)
            shares = clause.link != "relative" and inherits(text, clause.span)
            due = deadline or (fronted if shares else None)
            self._clause(passage, clause, who, (due, *more), last and clause is found[-1])
        under = over_children(passage, span, bool(found), self.defined, self.days) if last else FREE
        if last and found and under.kind == "free" and limbs.names_tasks(text, span):
            return Lead("tasks", self._who(text, found[-1], lead), found[-1].modality, operative=True)
        return under

    def _clause(
        self,
        passage: Passage,
        clause: Clause,
        who: tuple[Agent, ...],
        due: tuple[Claim | None, ...],
        limbed: bool,
    ) -> None:
        text, deadline, more = passage.text, due[0], tuple(claim for claim in due[1:] if claim)
        if listed := inline.items(text, list_start(text, clause), clause.span[1]):
            stated = deadline.span if deadline and deadline.section == passage.section.id else clause.span
            inside = any(span[0] <= stated[0] < span[1] for _, span in listed)  # one item's own: EO 9614
            shared = None if inside else deadline
            for name, span in listed:
                own_agent = inline.told(text, span, self.defined) if text.startswith("I ", clause.form) else None
                if own_agent:
                    who = self._who(text, replace(clause, span=span, subject=own_agent), FREE)
                whole = replace(clause, span=span, verb=span[0], form=span[0])
                own = deadline_of(passage, whole, time_phrases.find(text, self.days, *span))
                often = recurrence_of(text, span)
                due_then = own or (shared if inherits(text, span) else None)
                self._add(passage, _Parts(span, clause.modality, who, span[0], due_then, often, item=name))
            return
        self.last = tuple(agent for agent in who if agent.role == "lead") or self.last
        under = tuple(child.id for child in passage.section.children) if limbed else ()
        deadline, more = self._with_limbs(passage, clause.span, (deadline, *more)) if limbed else (deadline, more)
        often = recurrence_of(text, clause.span, clause.verb)
        item = inline.enumerator(text, clause)
        parts = _Parts(clause.span, clause.modality, who, clause.verb, deadline, often, under, item, more)
        self._add(passage, parts)

    def _with_limbs(
        self, passage: Passage, span: Span, due: tuple[Claim | None, ...]
    ) -> tuple[Claim | None, tuple[Claim, ...]]:
        """The deadline and the further days of a lead-in, those of its list items among them."""
        states = limbs.days_of(passage.section, passage.text, span, self.days)
        first = due[0] or next((claim for claim, weight in states if weight == "day"), None)
        more = (*(claim for claim in due[1:] if claim), *(claim for claim, _ in states if claim != first))
        return first, more

    def _item(self, passage: Passage, span: Span, lead: Lead, found: Sequence[Clause], last: bool) -> Lead:
        """The list item of an open lead-in; one without a verb ("within 30 days:") hands the lead-in on."""
        text = passage.text
        rest = after_openers([word for word in tokens(text, *span) if word.low not in {":", "—"}])
        phrases = time_phrases.find(text, self.days, *span)
        verbs = (
            rest[1:] if [word.low for word in rest[:1]] == [lead.modality] else rest
        )  # the form said twice: EO 14156
        whole = Clause(span, None, lead.modality, verbs[0].start if verbs else span[1], "bare", span[0])
        own = deadline_of(passage, whole, phrases)
        deadline = own or (lead.deadline if not rest or inherits(text, span) else None)
        if not rest and not (last and limbs.names_things(passage.section)):
            return replace(lead, deadline=deadline) if last else FREE
        further_clauses = [clause for clause in found if clause.link != "bare"]
        stop = min((clause.span[0] for clause in further_clauses if clause.subject is None), default=span[1])
        whole = replace(whole, span=(span[0], inline.trimmed(text, span[0], stop) if stop < span[1] else stop))
        more = further(passage, whole, phrases, deadline)
        if last:
            deadline, more = self._with_limbs(passage, span, (deadline, *more))
        under = tuple(child.id for child in passage.section.children) if last else ()
        often = recurrence_of(text, whole.span, whole.verb) or lead.recurrence
        who = self._who(text, whole, lead)
        self._add(passage, _Parts(whole.span, lead.modality, who, whole.verb, deadline, often, under, further=more))
        fronted = deadline_of(passage, whole, phrases, whole.verb) or lead.deadline
        for clause in further_clauses:
            shared = fronted if clause.subject is None and inherits(text, clause.span) else None
            due = deadline_of(passage, clause, phrases) or shared
            self._clause(passage, clause, self._who(text, clause, lead), (due,), False)
        return over_children(passage, span, True, self.defined, self.days) if last else FREE

    def _who(self, text: str, clause: Clause, lead: Lead) -> tuple[Agent, ...]:
        """The leads (from the lead-in where the clause has none), then those consulted."""
        leads: tuple[Agent, ...] = tuple(agent for agent in lead.agents if agent.role == "lead")
        extra = tuple(agent for agent in lead.agents if agent.role != "lead")
        if clause.subject is not None:
            leads, extra = agents.named(text[slice(*clause.subject)], "lead", self.defined), ()
            leads = tuple(self._meant(agent) for agent in leads)
            if leads and leads[0].name.lower() in PRONOUNS:
                leads = (Agent(leads[0].name, referents(leads[0].name, self.last), "lead"),)
        names = {agent.name for agent in leads}
        also = (*agents.consulted(text[slice(*clause.span)], self.defined), *extra)
        return (*leads, *dict.fromkeys(agent for agent in also if agent.name not in names))

    def _meant(self, agent: Agent) -> Agent:
        """The agent with the office that its bare title means in this place, if the order tells it."""
        if agent.slugs and agent.name != "Agency":
            return agent
        headings = [*(section.heading for section in reversed(self.within)), self.part]
        slugs = self.named.meant(agent.name, headings, [section.text for section in reversed(self.within)])
        return replace(agent, slugs=slugs) if slugs else agent

    def _today(self, agent: Agent) -> Agent:
        """The agent with the offices that an order of this day means by their names ("Secretary of War")."""
        slugs = tuple(dict.fromkeys(office_on(slug, self.order.signed_on) for slug in agent.slugs))
        return agent if slugs == agent.slugs else replace(agent, slugs=slugs)

    def _add(self, passage: Passage, parts: _Parts) -> None:
        section, number = passage.section.id, self.order.number
        self.counts[section] = self.counts.get(section, 0) + 1
        for due in (parts.deadline, *parts.further):
            if due:
                self.claimed.add((due.section, due.field, due.span))
        words = passage.original[slice(*parts.span)]
        before = " ".join(passage.original[parts.span[0] : parts.verb].split())
        action = " ".join(passage.original[parts.verb : parts.span[1]].split()).lstrip(" ,:")
        self.found.append(
            Directive(
                id=f"{number}:{section}:{self.counts[section]}",
                order=number,
                section=section,
                field=passage.field,
                span=parts.span,
                text=words,
                modality=parts.modality,
                agents=tuple(self._today(agent) for agent in parts.agents),
                action=action,
                deadline=parts.deadline.deadline if parts.deadline else None,
                recurrence=parts.recurrence,
                limbs=parts.limbs,
                kind=kind_of(parts.modality, action, before),
                boilerplate=is_boilerplate(words),
                item=parts.item,
                head=self.within[0].id,
                sectioned=self.sectioned,
                further_deadlines=tuple((due.section, due.deadline) for due in parts.further),
            )
        )


def find(order: Order) -> tuple[Directive, ...]:
    """Every directive of `order`, in document order."""
    return tuple(walk(order).found)


def walk(order: Order) -> Walk:
    """Read `order` whole: its directives, and which time phrases they claimed."""
    words = tuple(texts(order))
    defined = definitions(words)
    named = Antecedents(order.title or "", words, defined)
    reading = Walk(order, defined, named, dates_of(order), sectioned=sectioned(order))
    for section in operative(order):
        reading.read(section, FREE, narrative=False)
    return reading
