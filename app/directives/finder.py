"""The walk over an order's provisions: which sentences are operative, and which list items a lead-in governs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.actors import Definitions, definitions, names_agent
from app.directives import agents, deadlines, inline, subjects
from app.directives.boilerplate import is_boilerplate
from app.directives.clauses import Clause, clauses
from app.directives.deadlines import Calendar, Phrase
from app.directives.subjects import opens, parts
from app.directives.values import Agent, Deadline, Directive
from app.directives.words import Token, blank, sentences, tokens
from app.documents import Order, Section, Span

Field = Literal["text", "closing"]

_NARRATIVE = re.compile(
    r"(?:(?:and|of|the|statement|statements|general|national|federal|our|scope|vision|legal|authority) |,? ?)*"
    r"(?:policy|policies|purposes?|findings?|background|introduction|preamble|goals?)"
    r"(?:[ ,]+(?:and|of|the|policy|policies|purposes?|findings?|background|goals?|statement|scope|objectives?|principles|authority|vision|general))*",
    re.IGNORECASE,
)
_DEFINITIONS = re.compile(r"^(?:definitions?\b(?! and (?:scope|applic))|defined terms|meaning of)", re.IGNORECASE)
_ENACTING = re.compile(
    r"\b(?:ordered|order|direct(?:ed)?)(?: and direct(?:ed)?)?(?: as follows)?(?:\s*[:,]|\s+that\b)|\bas follows\s*:"
)
_DEFINES = re.compile(
    r"\b(?:shall|may) (?:mean|have the (?:same )?meaning|be (?:deemed|construed|defined|considered))|\bthe terms? [“\"]"
)
_COMPLETING = frozenset("that if unless when where whether which who as until because whenever".split())


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands over a list: what its items inherit.

    Attributes:
        kind: open (items supply the verb), subject (items begin with the form), closed (items complete a clause and
            tell nothing by themselves), free (items stand alone).
        clauses: the clauses that an open lead-in makes of each item; more than one never occurs in a sentence's end.
    """

    kind: Literal["open", "subject", "closed", "free"]
    agents: tuple[Agent, ...] = ()
    modality: str = ""
    deadline: Deadline | None = None
    recurrence: str | None = None
    operative: bool = False


FREE = Lead("free")


@dataclass(slots=True)
class _Walk:
    order: Order
    defined: Definitions
    days: Calendar
    found: list[Directive] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    last: tuple[Agent, ...] = ()


def find(order: Order) -> tuple[Directive, ...]:
    """Every directive of `order`, in document order."""
    walk = _Walk(order, definitions(_texts(order)), calendar_of(order))
    for section in operative(order):
        _section(walk, section, FREE, narrative=False)
    return tuple(walk.found)


def _texts(order: Order) -> Iterator[str]:
    for section in order.walk():
        if section.text:
            yield section.text
        if section.closing:
            yield section.closing


def calendar_of(order: Order) -> Calendar:
    """The days that the order's deadlines count from."""
    effective = deadlines.effective_date(_texts(order), order.signed_on)
    return Calendar(order.signed_on, effective, order.published_on)


def operative(order: Order) -> Iterator[Section]:
    """The top-level provisions that can tell somebody something: no annex, of a preamble only what follows "ordered"."""
    sectioned = any(section.id not in ("preamble", "annex") for section in order.sections)
    for section in order.sections:
        if section.id.startswith("annex"):
            continue
        if section.id == "preamble":
            if (cut := _enacted(section, sectioned)) is not None:
                yield cut
            continue
        yield section


def _enacted(section: Section, sectioned: bool) -> Section | None:
    """The preamble with the words before the enacting formula blanked, or None where nothing follows it."""
    formulas = list(_ENACTING.finditer(section.text))
    if not formulas:
        return None if sectioned else section
    end = formulas[-1].end() if sectioned else formulas[0].end()
    if sectioned and not section.text[end:].strip() and not section.children:
        return None
    return replace(section, quoted=((0, end), *section.quoted))


def _section(walk: _Walk, section: Section, lead: Lead, narrative: bool) -> None:
    if _DEFINITIONS.match(section.heading):
        return
    if section.heading:
        walk.last = ()
    narrative = (narrative or _NARRATIVE.fullmatch(section.heading) is not None) and not lead.operative
    text = blank(section.text, section.quoted)
    under = _paragraphs(walk, section, "text", text, lead, narrative)
    for child in section.children:
        _section(walk, child, under, narrative)
    if section.closing:
        _paragraphs(
            walk,
            replace(section, children=()),
            "closing",
            blank(section.closing, section.closing_quoted),
            FREE,
            narrative,
        )


def _paragraphs(walk: _Walk, section: Section, part: Field, text: str, lead: Lead, narrative: bool) -> Lead:
    """Read one text; what its last sentence says to the children."""
    spans = sentences(text)
    under = _without_text(section, lead) if not spans else FREE
    for at, span in enumerate(spans):
        over = lead if at == 0 and part == "text" else FREE
        last = at == len(spans) - 1 and bool(section.children) and part == "text"
        under = _sentence(walk, section, part, text, span, over, last, narrative)
    return under


def _without_text(section: Section, lead: Lead) -> Lead:
    return lead if lead.kind != "free" or not section.heading else FREE


def _sentence(
    walk: _Walk, section: Section, part: Field, text: str, span: Span, lead: Lead, last: bool, narrative: bool
) -> Lead:
    """Read one sentence: its clauses, or the item of a lead-in; what it says to a list below."""
    if lead.kind == "closed":
        return Lead("closed") if last else FREE
    found = [
        clause
        for clause in clauses(text, span, walk.defined, lead.kind == "subject", bool(walk.last))
        if _counts(text, clause, narrative)
    ]
    if lead.kind == "open" and not _stands_alone(text, span, found):
        item = _item(walk, section, part, text, span, lead, found, last)
        if item is not None:
            return item
    return _plain(walk, section, part, text, span, lead, found, last)


def _stands_alone(text: str, span: Span, found: Sequence[Clause]) -> bool:
    """Whether a sentence under an open lead-in has a subject of its own at its head, and so is no item."""
    rest = _after_openers(tokens(text, *span))
    begin = rest[0].start if rest else span[0]
    return any(clause.link == "main" and clause.subject and clause.subject[0] <= begin + 4 for clause in found)


def _counts(text: str, clause: Clause, narrative: bool) -> bool:
    if narrative and clause.modality not in ("shall", "shall_not") and not text.startswith("I ", clause.form):
        return False
    return not _DEFINES.match(text, clause.form, min(clause.form + 60, len(text)))


def _plain(
    walk: _Walk, section: Section, part: Field, text: str, span: Span, lead: Lead, found: Sequence[Clause], last: bool
) -> Lead:
    phrases = deadlines.find(text, walk.days, *span)
    opening = _opens_list(text, span, found[-1]) if last and found else False
    told = found[:-1] if opening else found
    fronted = lead.deadline if lead.kind in ("free", "subject") else None
    for clause in told:
        who = _who(walk, text, clause, lead)
        deadline = _deadline(text, clause, phrases)
        if clause.link == "main" or clause.link == "bare":
            fronted = _fronted(text, clause, phrases) or fronted
        if listed := inline.items(text, _list_start(text, clause), clause.span[1]):
            _tell_items(walk, section, part, text, clause, who, fronted, listed)
        else:
            _tell(walk, section, part, text, clause, who, deadline or fronted, last and clause is told[-1])
    if opening:
        clause = found[-1]
        return Lead(
            "open",
            _who(walk, text, clause, lead),
            clause.modality,
            _deadline(text, clause, phrases) or fronted,
            _recurrence(text, clause.span),
            operative=True,
        )
    return _under(walk, text, span, bool(told)) if last else FREE


def _who(walk: _Walk, text: str, clause: Clause, lead: Lead) -> tuple[Agent, ...]:
    """The leads (from the lead-in where the clause has none), then those consulted."""
    if clause.subject is None:
        leads = tuple(agent for agent in lead.agents if agent.role == "lead")
        extra = tuple(agent for agent in lead.agents if agent.role != "lead")
    else:
        phrase = text[slice(*clause.subject)]
        leads, extra = agents.named(phrase, "lead", walk.defined), ()
    if clause.subject is not None and leads and leads[0].name.lower() in {"they", "it", "he", "she"} and walk.last:
        leads = (Agent(leads[0].name, walk.last[0].slugs, "lead"),)
    names = {agent.name for agent in leads}
    also = agents.consulted(text[slice(*clause.span)], walk.defined) + extra
    return (*leads, *(dict.fromkeys(agent for agent in also if agent.name not in names)))


def _tell(
    walk: _Walk,
    section: Section,
    part: Field,
    text: str,
    clause: Clause,
    who: tuple[Agent, ...],
    deadline: Deadline | None,
    limbed: bool,
) -> None:
    words = _original(section, part)[slice(*clause.span)]
    walk.last = tuple(agent for agent in who if agent.role == "lead") or walk.last
    limbs = tuple(child.id for child in section.children) if limbed else ()
    _add(
        walk,
        section,
        part,
        clause.span,
        words,
        clause.modality,
        who,
        clause.verb,
        deadline,
        _recurrence(text, clause.span),
        limbs,
    )


def _list_start(text: str, clause: Clause) -> int:
    """Where a list in the running text would begin: right after the form and its adverbials."""
    colon = text.find(":", clause.verb, min(clause.span[1], clause.verb + 300))
    words = tokens(text, clause.verb, colon) if colon > 0 else []
    if colon > 0 and _adverbial([word for word in words if word.low != ":"]):
        return colon
    bracket = text.rfind("(", clause.form, clause.verb)
    return bracket if bracket > 0 else clause.verb


def _tell_items(
    walk: _Walk,
    section: Section,
    part: Field,
    text: str,
    clause: Clause,
    who: tuple[Agent, ...],
    fronted: Deadline | None,
    listed: Sequence[tuple[str, Span]],
) -> None:
    for name, span in listed:
        phrases = deadlines.find(text, walk.days, *span)
        whole = replace(clause, span=span, verb=span[0], form=span[0])
        deadline = _deadline(text, whole, phrases) or fronted
        _add(
            walk,
            section,
            part,
            span,
            _original(section, part)[slice(*span)],
            clause.modality,
            who,
            span[0],
            deadline,
            _recurrence(text, span),
            (),
            name,
        )


def _original(section: Section, part: Field) -> str:
    return section.text if part == "text" else section.closing


def _add(
    walk: _Walk,
    section: Section,
    part: Field,
    span: Span,
    words: str,
    modality: str,
    who: tuple[Agent, ...],
    verb: int,
    deadline: Deadline | None,
    recurrence: str | None,
    limbs: tuple[str, ...],
    item: str = "",
) -> None:
    count = walk.counts[section.id] = walk.counts.get(section.id, 0) + 1
    number = walk.order.number or ""
    walk.found.append(
        Directive(
            id=f"{number}:{section.id}:{count}",
            order=number,
            section=section.id,
            field=part,
            span=span,
            text=words,
            modality=modality,
            agents=who,
            action=" ".join(_original(section, part)[verb : span[1]].split()),
            deadline=deadline,
            recurrence=recurrence,
            limbs=limbs,
            boilerplate=is_boilerplate(words),
            item=item,
        )
    )


def _recurrence(text: str, span: Span) -> str | None:
    match = deadlines.recurrence(text, *span)
    return match[0] if match else None


_CONDITION = frozenset("if unless when where whenever whether because until although while since".split())


def _deadline(text: str, clause: Clause, phrases: Sequence[Phrase]) -> Deadline | None:
    """The first time phrase of the clause that tells by when its agent acts."""
    for phrase in phrases:
        if (
            clause.span[0] <= phrase.span[0] < clause.span[1]
            and refusal(text, phrase, clause.span[0], clause.verb) is None
        ):
            return phrase.deadline
    return None


def _fronted(text: str, clause: Clause, phrases: Sequence[Phrase]) -> Deadline | None:
    """The deadline before the subject, which covers the sentence's other forms too."""
    for phrase in phrases:
        if (
            clause.span[0] <= phrase.span[0] < clause.form
            and refusal(text, phrase, clause.span[0], clause.verb) is None
        ):
            return phrase.deadline
    return None


def refusal(text: str, phrase: Phrase, start: int, verb: int) -> str | None:
    """Why a time phrase of a clause is not its deadline: bracketed, condition, or belonging to a participle."""
    at = phrase.span[0]
    before = text[max(start, at - 300) : at]
    if before.rfind("(") > before.rfind(")"):
        return "bracketed"
    part = before[max(before.rfind(","), before.rfind(";"), before.rfind(":")) + 1 :].split()
    if part and part[0].lower() in _CONDITION:
        return "condition"
    if not part or at <= verb:
        return None
    last = part[-1].lower()
    anchored = phrase.deadline.anchor in ("order_date", "effective_date", "absolute") and " of " in phrase.deadline.text
    if part[-2:] and part[-1].lower() != "of" and "goal" in [word.lower() for word in part]:
        return "goal"
    if not anchored and last.endswith("ed") and len(part) > 2 and last not in {"completed", "finalized"}:
        return "participle"
    if not anchored and last in {"expire", "occurring", "made", "occur", "is", "are", "was", "were", "pending"}:
        return "participle"
    if not anchored and any(word.lower() in _CONDITION for word in part):
        return "condition"
    return None


def _opens_list(text: str, span: Span, clause: Clause) -> bool:
    """Whether the form is followed by nothing but adverbials, so that list items supply the verb ("shall, within 30 days:")."""
    words = tokens(text, clause.verb if clause.verb < clause.span[1] else clause.span[1], span[1])
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
    return (
        low in {"and", "or", "the", "each", "other", "any"}
        or words[start].text[:1].isupper()
        or names_agent([word.text for word in words[start:end]])
    )


def _under(walk: _Walk, text: str, span: Span, told: bool) -> Lead:
    """What a sentence that ends over a list says to it, where it does not leave the verb open."""
    words = [word for word in tokens(text, *span) if word.low not in {":", "—", "–", "-"}]
    if not words:
        return FREE
    last = words[-1].low
    if last in _COMPLETING:
        operative_that = last == "that" and any(
            word.low in {"order", "ordered", "direct", "directed"} for word in words[-5:-1]
        )
        return FREE if operative_that else Lead("closed")
    if not told and text[span[0] : span[1]].rstrip().endswith((":", "—")):
        phrases = deadlines.find(text, walk.days, *span)
        over = phrases[0].deadline if phrases else None
        subject = subjects.find(words, len(words), 0, None, walk.defined)
        named = words[subject.start : subject.end]
        if subject.link == "main" and names_agent([word.text for word in named], walk.defined):
            phrase = text[named[0].start : named[-1].end]
            return Lead("subject", agents.named(phrase, "lead", walk.defined), deadline=over, operative=True)
        return Lead("free", deadline=over, operative=told)
    return Lead("free", operative=told)


def _after_openers(words: Sequence[Token]) -> Sequence[Token]:
    for start, end in parts(words, 0, len(words)):
        if not opens(words, (start, end)):
            return words[start:]
    return ()


def _item(
    walk: _Walk, section: Section, part: Field, text: str, span: Span, lead: Lead, found: Sequence[Clause], last: bool
) -> Lead | None:
    """The list item of an open lead-in; None where the sentence is no item but stands alone."""
    words = tokens(text, *span)
    rest = _after_openers([word for word in words if word.low not in {":", "—"}])
    phrases = deadlines.find(text, walk.days, *span)
    whole = Clause(span, None, lead.modality, rest[0].start if rest else span[1], "bare", span[0])
    deadline = _deadline(text, whole, phrases) or lead.deadline
    if not rest:
        return replace(lead, deadline=deadline) if last else FREE
    who = _who(walk, text, whole, lead)
    limbs = tuple(child.id for child in section.children) if last else ()
    _add(
        walk,
        section,
        part,
        span,
        _original(section, part)[slice(*span)],
        lead.modality,
        who,
        whole.verb,
        deadline,
        _recurrence(text, span) or lead.recurrence,
        limbs,
    )
    for clause in found:
        if clause.link != "bare":
            _tell(walk, section, part, text, clause, _who(walk, text, clause, lead), None, False)
    under = _under(walk, text, span, True) if last else FREE
    return (
        Lead("closed")
        if under.kind == "free" and last and text[: span[1]].rstrip().endswith((":", "—")) and _needs_more(words)
        else under
    )


def _needs_more(words: Sequence[Token]) -> bool:
    return False
