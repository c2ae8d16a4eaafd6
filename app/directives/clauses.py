"""The operative clauses of one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.actors import Definitions, names_agent
from app.actors.nouns import PREPOSITIONS
from app.directives import subjects
from app.directives.modals import Modal, modals
from app.directives.subjects import Subject
from app.directives.words import ADVERBS, CONJUNCTIONS, Token, tokens
from app.documents import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """One agent, one operative form, its verb.

    Attributes:
        span: the clause, whole.
        subject: the agent's words (a span of the same text), or None where the lead-in above supplies it.
        modality: as the reading rules name it.
        verb: where the main verb begins; the end of the span where list items supply it.
        link: how the clause hangs in its sentence.
        form: where the operative form begins.
    """

    span: Span
    subject: Span | None
    modality: str
    verb: int
    link: subjects.Link
    form: int


_INSIDE = PREPOSITIONS - {"by", "as", "to", "with", "including", "concerning", "regarding"}
_NEGATIVE = frozenset({"no", "neither", "none"})
_IRREGULAR = frozenset(
    "made taken paid given held set sent chosen kept done drawn shown borne seen understood brought undertaken written "
    "put found led built read told granted known deemed withdrawn met lent sold begun overseen".split()
)
_ACTIVE = frozenset(
    "composed comprised responsible authorized required directed permitted prepared guided bound governed encouraged "
    "available accountable empowered constituted entitled expected instructed obligated charged tasked requested "
    "interested allowed limited organized located headquartered".split()
) - {"allowed", "located", "headquartered", "organized", "limited"}


@dataclass(slots=True)
class _Reading:
    """What has been read of a sentence so far."""

    text: str
    words: Sequence[Token]
    defined: Definitions
    floor: int = 0
    previous: int | None = None  # the last main or shared form
    shared: Span | None = None  # its subject's span
    live: bool = False  # whether a following "and shall" has an agent to share
    negative: bool = False
    known: bool = False


def clauses(text: str, span: Span, defined: Definitions, lead: bool = False, known: bool = False) -> list[Clause]:
    """The clauses of the sentence text[span] that tell an agent something, in order.

    Args:
        known: whether an agent was told something before in this provision, so that "they" can mean it.
        lead: whether a lead-in above supplies the subject for a form that has none ("(a) shall notify …").
    """
    words = tokens(text, *span)
    forms = modals(words)
    if not forms:
        return []
    reading = _Reading(text, words, defined, known=known)
    found: list[tuple[Clause, int]] = []
    breaks = [at for at, word in enumerate(words) if word.low in {";", ":", "—"}]
    passed = 0
    for form in forms:
        while passed < len(breaks) and breaks[passed] < form.start:
            if _parts_clauses(reading, breaks[passed]):
                reading.floor = breaks[passed] + 1
            passed += 1
        if clause := _read(reading, form, _stop(forms, form, words), lead):
            found.append(clause)
    return _ends(found, words, span)


def _parts_clauses(reading: _Reading, at: int) -> bool:
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


def _stop(forms: Sequence[Modal], form: Modal, words: Sequence[Token]) -> int:
    """The token where the words of a form's own verb phrase end at the latest."""
    after = next((other.start for other in forms if other.start > form.start), len(words))
    return min(after, form.end + 120)


def _read(reading: _Reading, form: Modal, stop: int, lead: bool) -> tuple[Clause, int] | None:
    words = reading.words
    if form.voice == "speaker":
        return _spoken(reading, form, stop)
    if form.voice == "passive" and not _governs(words, form):
        return None
    floor = reading.floor
    subject = subjects.find(words, form.start, floor, _within(reading.previous, floor), reading.defined)
    if subject.link == "shared":
        return _shared(reading, form, stop, lead)
    if subject.link == "bare":
        return _bare(reading, form, stop, lead)
    if subject.link == "relative":
        return _relative(reading, form, subject, stop)
    if subject.link != "main":
        if subject.link == "subordinate":
            reading.live = False
        elif reading.previous is None or form.voice == "modal":
            reading.live, reading.shared = False, None
        return _agentless(reading, form, subject, stop) if subject.link == "none" else None
    return _main(reading, form, subject, stop)


def _within(previous: int | None, floor: int) -> int | None:
    return previous if previous is not None and previous >= floor else None


def _governs(words: Sequence[Token], form: Modal) -> bool:
    """Whether a passive form goes on as an order: "is directed to …", "is authorized, after …, to", "is directed:"."""
    if form.end >= len(words):
        return True
    following = words[form.end].low
    if following in {"to", ":"} or (following == "that" and words[form.end - 1].low in {"directed", "ordered"}):
        return True
    if words[form.end - 1].low in {"delegated", "assigned"}:
        return following not in {"by", "in", "under", "as"}
    if words[form.end - 1].low == "designated":
        return False
    return following == "," and any(word.low == "to" for word in words[form.end + 1 : form.end + 40])


def _texts(words: Sequence[Token], start: int, end: int) -> list[str]:
    return [word.text for word in words[start:end]]


def _span(words: Sequence[Token], start: int, end: int) -> Span:
    return words[start].start, words[end - 1].end


def _main(reading: _Reading, form: Modal, subject: Subject, stop: int) -> tuple[Clause, int] | None:
    words = reading.words
    begin = _clause_start(reading, subject.start)
    names = _texts(words, subject.start, subject.end)
    span = _span(words, subject.start, subject.end)
    agent = _is_agent(reading, names)
    reading.previous = form.start
    actor = _actor(reading, form, span if agent else None, stop)
    reading.shared, reading.live = span if agent else None, agent
    reading.negative = names[0].lower() in _NEGATIVE
    if actor is None:
        return None
    return _clause(reading, form, begin, actor, "main"), begin


def _is_agent(reading: _Reading, names: Sequence[str]) -> bool:
    if len(names) == 1 and names[0].lower() in {"they", "it", "each", "both", "all"}:
        if names[0].lower() == "they":
            return reading.shared is not None or reading.known
        return names[0] == "it" and _conditioned(reading)
    return names_agent(names, reading.defined)


def _conditioned(reading: _Reading) -> bool:
    """Whether the sentence opens with "whenever an agency …": its later "it" is that agency."""
    words = reading.words
    for at in range(min(12, len(words) - 1)):
        if words[at].low in {"whenever", "when", "if", "where", "before", "should"}:
            upto = next((i for i in range(at + 1, min(len(words), at + 14)) if words[i].low == ","), at + 14)
            return any(
                names_agent(_texts(words, at + 1, end), reading.defined) for end in range(at + 2, min(upto, at + 9))
            )
    return False


def _clause(reading: _Reading, form: Modal, begin: int, actor: Span | None, link: subjects.Link) -> Clause:
    modality = form.modality
    if reading.negative and modality in {"shall", "must", "may"}:
        modality += "_not"
    words = reading.words
    start = words[begin].start
    verb = words[form.end].start if form.end < len(words) else words[-1].end
    return Clause((start, words[-1].end), actor, modality, verb, link, words[form.start].start)


def _clause_start(reading: _Reading, start: int) -> int:
    """The clause's first token: fronted adverbials belong to it, the clause before and its conjunction do not."""
    words, floor = reading.words, reading.floor
    if _within(reading.previous, floor) is None:
        begin = floor
    else:
        begin = start
        for part in reversed(subjects.parts(words, reading.previous or floor, start)):
            if not subjects.opens(words, part):
                break
            begin = part[0]
            if words[begin].low in CONJUNCTIONS:
                break
    while begin < start and words[begin].low in {*CONJUNCTIONS, ","}:
        begin += 1
    return begin


def _shared(reading: _Reading, form: Modal, stop: int, lead: bool) -> tuple[Clause, int] | None:
    if reading.previous is None and lead:
        return _bare(reading, form, stop, lead)
    if not reading.live:
        return _agentless(reading, form, Subject("none", form.start, form.start), stop) if reading.previous else None
    reading.previous = form.start
    actor = _actor(reading, form, reading.shared, stop)
    if actor is None:
        return None
    begin = form.start
    while begin > 0 and reading.words[begin - 1].low in ADVERBS:
        begin -= 1
    return _clause(reading, form, begin, actor, "shared"), begin


def _bare(reading: _Reading, form: Modal, stop: int, lead: bool) -> tuple[Clause, int] | None:
    if reading.floor > 0 and reading.live:
        reading.previous = form.start
        return _clause(reading, form, form.start, reading.shared, "shared"), form.start
    if not lead or form.start > 12:
        return None
    reading.previous, reading.live = form.start, False
    return _clause(reading, form, 0, None, "bare"), 0


def _agentless(reading: _Reading, form: Modal, subject: Subject, stop: int) -> tuple[Clause, int] | None:
    """No subject was understood: an agent named with "by" still makes it a clause."""
    actor = _doer(reading, form, stop)
    if actor is None or subject.link != "none":
        return None
    begin = reading.floor if _within(reading.previous, reading.floor) is None else form.start
    reading.previous, reading.shared, reading.live = form.start, None, False
    return _clause(reading, form, begin, actor, "main"), begin


def _relative(reading: _Reading, form: Modal, subject: Subject, stop: int) -> tuple[Clause, int] | None:
    """ "the Director, who shall chair …"; "which shall be coordinated by the lead agency"; "that may" restricts only."""
    words = reading.words
    pronoun = words[subject.start].low
    comma = subject.start > 0 and words[subject.start - 1].low == ","
    if pronoun == "that" or form.voice != "modal":
        return None
    if form.modality.startswith(("may", "should")) and not comma:
        return None
    antecedent = _antecedent(reading, subject.start - (1 if comma else 0), pronoun == "who")
    actor = _actor(reading, form, antecedent, stop)
    if actor is None:
        return None
    begin = next(
        (at for at in range(subject.start, -1, -1) if antecedent and words[at].start <= antecedent[0]), subject.start
    )
    clause = _clause(_Reading(reading.text, words, reading.defined), form, begin, actor, "relative")
    return clause, subject.start


def _antecedent(reading: _Reading, end: int, personal: bool) -> Span | None:
    """The agent's noun phrase that ends right before a relative pronoun.

    "Which" means the nearest noun phrase, agent or not; "who" passes over things to the nearest person.
    """
    words = reading.words
    best = None
    for at in range(end - 1, max(reading.floor, end - 30) - 1, -1):
        if words[at].low in {",", ";"} and best is not None:
            break
        article = words[at].low in {"the", "a", "an", "each", "one"}
        bare = names_agent([words[at].text])
        if not (article or bare or words[at].text[:1].isupper()) or (at > 0 and words[at - 1].low in _INSIDE):
            continue
        if names_agent(_texts(words, at, end), reading.defined):
            best = at
        elif article and not personal:
            break
        if article and best is not None:
            break
    return None if best is None else _span(words, best, end)


def _actor(reading: _Reading, form: Modal, subject: Span | None, stop: int) -> Span | None:
    """Who is told: the subject, or in the passive the agent after "by"."""
    if form.voice == "passive":
        if subject is not None:
            return subject
        return _receiver(reading, form.end, stop)
    participle = _participle(reading.words, form, stop)
    if participle is None:
        return subject
    doer = _doer(reading, form, stop)
    if doer is not None:
        return doer
    low = reading.words[participle].low
    if low in {"delegated", "assigned"} and subject is None:
        return _receiver(reading, participle + 1, stop)
    return subject if low in _ACTIVE else None


def _participle(words: Sequence[Token], form: Modal, stop: int) -> int | None:
    """The participle of "shall be (jointly) carried out", or None in the active voice."""
    at = form.end
    while at < stop and (words[at].low in ADVERBS or words[at].low in {"not", "otherwise"}):
        at += 1
    if at < stop and words[at].low == ",":
        at = _after_aside(words, at, stop)
    if at >= stop or words[at].low != "be":
        return None
    at += 1
    while at < stop and (words[at].low in ADVERBS or words[at].low.endswith("ly") or words[at].low in {"so", "as"}):
        at += 1
    return at if at < stop and (_is_participle(words[at].low)) else None


def _after_aside(words: Sequence[Token], at: int, stop: int) -> int:
    """Past ", as appropriate," to the verb."""
    following = next((i for i in range(at + 1, stop) if words[i].low == ","), None)
    return at if following is None else following + 1


def _is_participle(low: str) -> bool:
    return low.endswith("ed") or low in _IRREGULAR or low in {"responsible", "available", "accountable"}


def _doer(reading: _Reading, form: Modal, stop: int) -> Span | None:
    """The agent after the "by" that belongs to the form's own verb, not to a participle in between."""
    words = reading.words
    verb = _participle(words, form, stop)
    if verb is None:
        return None
    main = verb + 1
    while main < stop and (
        words[main].low in CONJUNCTIONS
        or words[main].low == ","
        or _is_participle(words[main].low)
        or words[main].low in {"be", "out", "or"}
    ):
        main += 1
    for at in range(verb + 1, stop):
        if words[at].low in {";", ":", "of", "that", "which", "who"} and at >= main:
            break
        if words[at].low != "by" or (at > main and _attached(words, at, main)):
            continue
        end = _phrase_end(words, at + 1, stop)
        if end > at + 1 and names_agent(_texts(words, at + 1, end), reading.defined):
            return _span(words, at + 1, end)
    return None


def _attached(words: Sequence[Token], by: int, main: int) -> bool:
    """Whether "by" belongs to a participle between: "to a person designated by", "deemed appropriate by"."""
    before = words[by - 1].low
    if before in {"appropriate", "necessary", "desirable", "practicable", "advisable"}:
        before = words[by - 2].low if by - 2 >= main else ""
    return _is_participle(before)


_PHRASE_STOPS = frozenset(
    "; : . who which that unless if when pursuant in to under with from after within on without at through consistent as "
    "upon using until by not no shall".split()
)
_TAKES_TO = frozenset("assistant counsel counselor advisor adviser party parties representative ambassador".split())


def _phrase_end(words: Sequence[Token], start: int, stop: int) -> int:
    """Where the noun phrase after "by" or "to" ends; a list with commas is followed while its members are agents."""
    at = start
    while at < stop and not _phrase_stops(words, start, at):
        if words[at].low == "," and not _list_goes_on(words, at + 1, stop):
            break
        at += 1
    while at > start and words[at - 1].low in {",", "and", "or"}:
        at -= 1
    return at


def _phrase_stops(words: Sequence[Token], start: int, at: int) -> bool:
    low = words[at].low
    if low == "to" and at > start and words[at - 1].low in _TAKES_TO:  # "the Assistant to the President for …"
        return False
    if low in _PHRASE_STOPS:
        return True
    participle = at > start + 1 and _is_participle(low)
    return participle and not names_agent([word.text for word in words[at + 1 : at + 2]])


def _list_goes_on(words: Sequence[Token], at: int, stop: int) -> bool:
    if at < stop and words[at].low in {"and", "or"}:
        at += 1
    return (
        at < stop
        and (words[at].low in {"the", "an", "a", "each", "other", "any"} or words[at].text[:1].isupper())
        and names_agent(_texts(words, at, min(stop, at + 5)))
    )


def _receiver(reading: _Reading, at: int, stop: int) -> Span | None:
    """The agent after "to": "the functions … are hereby delegated to the Secretary"."""
    words = reading.words
    for i in range(at, min(stop, at + 60)):
        if words[i].low == "to":
            end = _phrase_end(words, i + 1, stop)
            if end > i + 1 and names_agent(_texts(words, i + 1, end), reading.defined):
                return _span(words, i + 1, end)
    return None


def _spoken(reading: _Reading, form: Modal, stop: int) -> tuple[Clause, int] | None:
    """ "I hereby direct the Secretary to report"; "I hereby delegate to the Secretary the function of …"."""
    words = reading.words
    verb = words[form.end - 1].low
    begin = reading.floor if _within(reading.previous, reading.floor) is None else form.start
    if verb in {"delegate", "assign"}:
        actor = _receiver(reading, form.end, len(words))
        after = form.end
    else:
        found = next((i for i in range(form.end, min(len(words), form.end + 80)) if words[i].low == "to"), None)
        if found is None or not names_agent(
            _texts(words, form.end, _phrase_end(words, form.end, found)), reading.defined
        ):
            return None
        actor, after = _span(words, form.end, _phrase_end(words, form.end, found)), found + 1
    if actor is None:
        return None
    reading.previous, reading.shared, reading.live, reading.negative = form.start, actor, True, False
    clause = _clause(reading, form, begin, actor, "main")
    at = words[after].start if after < len(words) else clause.span[1]
    return Clause(clause.span, actor, form.modality, at, "main", clause.form), begin


def _ends(found: Sequence[tuple[Clause, int]], words: Sequence[Token], span: Span) -> list[Clause]:
    """Give each clause its end: where the next one begins, or the sentence's; a relative clause ends at any next form."""
    result = []
    following = len(words)
    nearest = len(words)
    for clause, begin in reversed(found):
        stop = nearest if clause.link == "relative" else following
        end = span[1] if stop == len(words) else _trimmed(words, stop)
        result.append(
            Clause(
                (clause.span[0], max(end, clause.verb)),
                clause.subject,
                clause.modality,
                clause.verb,
                clause.link,
                clause.form,
            )
        )
        nearest = begin
        if clause.link != "relative":
            following = begin
    return result[::-1]


def _trimmed(words: Sequence[Token], stop: int) -> int:
    at = stop
    while at > 1 and words[at - 1].low in {*CONJUNCTIONS, ","}:
        at -= 1
    return words[at - 1].end
