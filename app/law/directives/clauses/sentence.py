"""The operative clauses of one sentence."""

from collections.abc import Sequence
from dataclasses import replace

from app.law.actors import DETERMINERS, Definitions, names_agent
from app.law.actors.nouns import vocabulary
from app.law.directives.clauses import subjects
from app.law.directives.clauses.clause import Clause, bounded, clause_of, clause_start
from app.law.directives.clauses.grants import charged, depends, given, grant, hangs, moves, recites, thing_start
from app.law.directives.clauses.modals import GIVEN, Modal, may_direct, modals
from app.law.directives.clauses.parts import texts
from app.law.directives.clauses.passives import ACTIVE, actor_of, doer, participle_of, phrase_end, receiver_of
from app.law.directives.clauses.reading import Reading, chained, is_agent, span_of, stated
from app.law.directives.clauses.relatives import designates, relative
from app.law.directives.clauses.subjects import Subject
from app.law.directives.clauses.words import ADVERBS, Token, tokens
from app.law.documents import Span

_REACH = 120
"""Tokens of a verb phrase looked at: the agent after "by" stands nearer, and hostile text must not cost more."""
_REACH_LEFT, _CROWD = 260, 40
"""Tokens looked at left of a form; no sentence of an order has forty forms: a crowd is noise and gets less."""
_NEGATIVE = frozenset({"no", "neither", "none"})


def clauses(
    text: str,
    span: Span,
    defined: Definitions,
    lead: bool = False,
    known: frozenset[str] = frozenset(),
    item: bool = False,
) -> list[Clause]:
    """The clauses of the sentence text[span] that tell an agent something, in order.

    Args:
        text: the whole text, quotations blanked.
        span: the sentence.
        defined: the order's short forms.
        item: whether the sentence is the list item of a lead-in, whose agent its "and shall …" shares.
        known: the pronouns that can mean the agent directed before in this provision.
        lead: whether a lead-in above supplies the subject for a form that has none ("(a) shall notify …").
    """
    words = tokens(text, *span) if may_direct(text[slice(*span)]) else []
    forms = modals(words)
    if not forms:
        return []
    reach = _REACH_LEFT if len(forms) < _CROWD else max(4, _CROWD * _CROWD // 2 // len(forms))
    reading = Reading(text, words, defined, known=known, reach=reach, borrowed=item)
    found: list[tuple[Clause, int]] = []
    breaks = [at for at, word in enumerate(words) if word.low in {";", ":", "—"}]
    passed = 0
    for at, form in enumerate(forms):
        while passed < len(breaks) and breaks[passed] < form.start:
            if _parts_clauses(reading, breaks[passed]):
                reading.floor = breaks[passed] + 1
            passed += 1
        stop = min(_next(words, forms, at), form.end + _REACH)
        if clause := _read(reading, form, stop, lead):
            found.append(clause)
    return bounded(found, words, span)


def _next(words: Sequence[Token], forms: Sequence[Modal], at: int) -> int:
    """Where the next form begins that does not complete this one: "in such manner as he may direct and by such …"."""
    return next((form.start for form in forms[at + 1 :] if not _as_clause(words, form)), len(words))


def _as_clause(words: Sequence[Token], form: Modal) -> bool:
    """Whether a form stands in "as he may deem necessary"."""
    between = range(form.start - 1, max(form.start - _NEAR, -1), -1)
    return next((words[i].low for i in between if words[i].low in _AROUND_AS), "") == "as"


_NEAR = 12
_AROUND_AS = frozenset({"as", ",", ";", ":", "and", "but"})


def _parts_clauses(reading: Reading, at: int) -> bool:
    """Whether a mark ends a clause; a colon may stand inside a title ("Cross-Agency Priority Goal: Leveraging …")."""
    mark = reading.words[at].low
    if mark != ":":
        return mark == ";"
    before = reading.words[at - 1].low if at else ""
    return (
        at < 4
        or reading.previous is not None
        or before in {"follows", "following", "ordered", "order", "that", "section"}
    )


def _read(reading: Reading, form: Modal, stop: int, lead: bool) -> tuple[Clause, int] | None:
    words = reading.words
    if form.voice == "speaker":
        return _spoken(reading, form)
    if found := _given(reading, form, stop):
        return found
    if form.voice == "passive" and not _governs(reading, form, stop):
        designates(reading, form)
        return None
    floor = reading.floor
    nearby = max(floor, form.start - reading.reach)
    subject = subjects.find(words, form.start, nearby, chained(reading.previous, floor), reading.defined)
    if subject.link == "shared":
        return _shared(reading, form, subject, stop, lead)
    if subject.link == "bare":
        return _bare(reading, form, lead)
    reading.borrowed = False
    if subject.link == "relative":
        return relative(reading, form, subject, stop)
    if subject.link != "main":
        if subject.link == "subordinate" or _as_clause(words, form):
            reading.live = reading.live and _as_clause(words, form)
        elif reading.previous is None or form.voice == "modal":
            reading.live, reading.shared = False, None
        reading.hidden = words[form.start].low
        return _agentless(reading, form, subject, stop)
    return _main(reading, form, subject, stop)


def _given(reading: Reading, form: Modal, stop: int) -> tuple[Clause, int] | None:
    """Powers that are given to somebody and duties that are laid on him, whatever the subject."""
    participle = given(reading.words, form, stop)
    if participle is not None:
        return _granted(reading, form, participle, stop)
    duty = charged(reading, form, stop)
    return _charged(reading, form, duty) if duty else None


def _granted(reading: Reading, form: Modal, participle: int, stop: int) -> tuple[Clause, int] | None:
    """Powers are given to somebody, who is told so: "There is hereby delegated to the Secretary …" (EO 10773)."""
    found = grant(reading, form, participle, stop)
    if found is None:
        return None
    reading.previous, reading.shared, reading.live, reading.negative = form.start, None, False, False
    clause = clause_of(reading, form, found.begin, found.receiver, "main")
    return replace(clause, modality="is_authorized"), found.begin


def _charged(reading: Reading, form: Modal, duty: Span) -> tuple[Clause, int]:
    begin = clause_start(reading, form.start - 1)
    reading.previous, reading.shared, reading.live, reading.negative = form.start, duty, True, False
    infinitive = [word.low for word in reading.words[form.end : form.end + 2]] == ["be", "to"]
    return clause_of(reading, replace(form, end=form.end + 2) if infinitive else form, begin, duty, "main"), begin


def _governs(reading: Reading, form: Modal, stop: int) -> bool:
    """Whether a passive form goes on as an order: "is directed to …", "is authorized, after …, to", "is directed:"."""
    words, last = reading.words, form.end - 1
    if words[last].low in GIVEN and (moves(words, last, stop) or recites(words, reading.floor, form.start)):
        return False
    if form.end >= len(words):
        return True
    following = words[form.end].low
    if following in {"to", ":"} or (following == "that" and words[form.end - 1].low in {"directed", "ordered"}):
        return True
    if words[form.end - 1].low in {"delegated", "assigned"}:
        return following not in {"by", "in", "under", "as"}
    if words[last].low == "designated" and following == "as":
        return _for_a_purpose(words, form)
    within = 40 if following == "," else 10 if following in _BEFORE_TO else 0
    return any(word.low == "to" for word in words[form.end + 1 : form.end + within])


def _for_a_purpose(words: Sequence[Token], form: Modal) -> bool:
    """Whether a designation says what for: "designated as the agency to receive applications" (EO 9698)."""
    for at in range(form.end + 1, min(form.end + 8, len(words) - 1)):
        if words[at].low == "to":
            verb = words[at + 1]
            return words[at - 1].low in {"agency", "authority"} and verb.text.islower() and verb.low not in DETERMINERS
    return False


_BEFORE_TO = ADVERBS | vocabulary("on upon from within after severally respectively fully at without and subject")
"""What may stand between: "authorized on behalf of the President to", "empowered jointly to" (EO 9981, 10530)."""


def _main(reading: Reading, form: Modal, subject: Subject, stop: int) -> tuple[Clause, int] | None:
    words = reading.words
    begin = clause_start(reading, subject.start)
    names = texts(words, subject.start, subject.end)
    span = span_of(words, subject.start, subject.end)
    agent = is_agent(reading, names) and not _of_a_thing(words, form, names)
    reading.previous = form.start
    actor = actor_of(reading, form, span if agent else None, stop)
    reading.shared, reading.live = span if agent else None, agent
    reading.outer, reading.told, reading.hidden = reading.shared, words[form.start].low, ""
    reading.negative = names[0].lower() in _NEGATIVE
    if actor is None:
        return None
    return clause_of(reading, form, begin, actor, "main"), begin


_THINGS_DO = vocabulary(
    "be become appear seem include contain consist apply remain take mean extend expire constitute govern supersede "
    "continue prevail cease terminate"
)


def _of_a_thing(words: Sequence[Token], form: Modal, names: Sequence[str]) -> bool:
    """Whether a subject is rather a thing by its verb: "It shall be effective", "The membership shall include"."""
    low = [name.lower() for name in names]
    at = next((i for i in range(form.end, len(words)) if words[i].low not in ADVERBS), form.end)
    following = [word.low for word in words[at : at + 2]]
    if low[:1] == ["these"] and form.modality == "may" and following[:1] == ["include"]:
        return True  # "These persons may include" tells who they are
    if low != ["it"] and "membership" not in low:
        return False
    return following[:1] == [] or (following[0] in _THINGS_DO and following[1:] not in (["composed"], ["responsible"]))


def _shared(reading: Reading, form: Modal, subject: Subject, stop: int, lead: bool) -> tuple[Clause, int] | None:
    if reading.previous is None and lead:
        return _bare(reading, form, lead)
    if reading.borrowed:
        return _lent(reading, form, subject, stop)
    if not reading.live and reading.previous is None and (found := stated(reading, form.start)):
        reading.shared, reading.live = found, True
        subject = Subject(
            "shared", next(n for n, word in enumerate(reading.words) if word.start == found[0]), form.start
        )
    if _resumes(reading, form, subject):
        reading.live, reading.shared = True, reading.outer
    if not reading.live:
        return _agentless(reading, form, Subject("none", form.start, form.start), stop) if reading.previous else None
    reading.previous = form.start
    actor = actor_of(reading, form, reading.shared, stop)
    if actor is None:
        return None
    begin = _shared_from(reading, form, subject)
    return clause_of(reading, form, begin, actor, "shared"), begin


def _resumes(reading: Reading, form: Modal, subject: Subject) -> bool:
    """Whether ", and shall" goes on with the main clause over the one inside it (EO 13780 sec. 6(d)).

    "The Secretary shall determine the extent to which jurisdictions may have involvement, and shall devise a proposal".
    """
    low = reading.words[form.start].low
    comma = subject.start > 1 and reading.words[subject.start - 2].low == ","
    adverb = form.start > 0 and reading.words[form.start - 1].low == "particularly"  # EO 11776 sec. 3(a)
    return (comma or adverb) and reading.outer is not None and reading.told == low and reading.hidden not in {"", low}


def _shared_from(reading: Reading, form: Modal, subject: Subject) -> int:
    """Where a clause without a subject begins: at its adverbials, after the conjunction and commas."""
    begin = subject.start
    while begin < form.start and reading.words[begin].low == ",":
        begin += 1
    while begin > 0 and reading.words[begin - 1].low in ADVERBS:
        begin -= 1
    return begin


def _lent(reading: Reading, form: Modal, subject: Subject, stop: int) -> tuple[Clause, int] | None:
    """A second form in a list item: "(a) revise its policies, and shall further revise them" (EO 13839)."""
    verb = participle_of(reading.words, form, stop)
    if verb is not None and reading.words[verb].low not in ACTIVE:
        return None
    reading.previous = form.start
    begin = _shared_from(reading, form, subject)
    return clause_of(reading, form, begin, None, "shared"), begin


def _bare(reading: Reading, form: Modal, lead: bool) -> tuple[Clause, int] | None:
    if reading.floor > 0 and reading.live:
        reading.previous = form.start
        return clause_of(reading, form, form.start, reading.shared, "shared"), form.start
    if not lead or form.start > 12:
        return None
    reading.previous, reading.live, reading.borrowed = form.start, False, True
    return clause_of(reading, form, 0, None, "bare"), 0


def _agentless(reading: Reading, form: Modal, subject: Subject, stop: int) -> tuple[Clause, int] | None:
    """No subject was understood: an agent named with "by" still makes it a clause."""
    actor = doer(reading, form, stop)
    begin = thing_start(reading, form)
    if subject.link != "none":
        hidden = begin == form.start or hangs(reading.words, begin, form.start)
    else:
        hidden = begin == form.start and depends(reading.words, reading.previous or 0, begin)
    if actor is None or hidden:
        return None
    reading.previous, reading.shared, reading.live = form.start, None, False
    reading.negative = any(
        word.low == "no" and reading.words[at + 1].low not in _COUNTED
        for at, word in enumerate(reading.words[begin : form.start], begin)
    )
    return clause_of(reading, form, begin, actor, "main"), begin


_COUNTED = vocabulary("later more less earlier sooner event case way")


def _spoken(reading: Reading, form: Modal) -> tuple[Clause, int] | None:
    """The President speaks: "I hereby direct the Secretary to report"; "I hereby delegate to the Secretary …"."""
    words = reading.words
    verb = words[form.end - 1].low
    begin = reading.floor if chained(reading.previous, reading.floor) is None else form.start
    if verb in {"delegate", "assign"}:
        actor = receiver_of(reading, form.end, len(words))
        after = form.end
    else:
        found = next((i for i in range(form.end, min(len(words), form.end + 80)) if words[i].low == "to"), None)
        if found is None:
            return None
        if (
            verb == "designate"
            and [word.low for word in words[found + 1 : found + 3]][:1] == ["be"]
            and not (words[found + 2 : found + 3] and words[found + 2].low == "responsible")
        ):
            return None  # a bare role: "designate the Attorney General to be the national authority" (EO 11267)
        end = phrase_end(words, form.end, found)
        if not names_agent(texts(words, form.end, end), reading.defined):
            return None
        if end < found and words[end].low == "as":  # "I hereby designate such organizations as …" (EO 9698)
            return None
        actor, after = span_of(words, form.end, end), found + 1
    if actor is None:
        return None
    reading.previous, reading.shared, reading.live, reading.negative = form.start, actor, True, False
    clause = clause_of(reading, form, begin, actor, "main")
    at = words[after].start if after < len(words) else clause.span[1]
    return Clause(clause.span, actor, form.modality, at, "main", clause.form), begin
