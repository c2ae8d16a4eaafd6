"""The passive: who does what "shall be carried out", and to whom a function "is delegated"."""

from collections.abc import Sequence

from app.law.actors import names_agent, resolve
from app.law.actors.nouns import PREPOSITIONS, vocabulary
from app.law.directives.clauses.modals import Modal
from app.law.directives.clauses.parts import texts
from app.law.directives.clauses.reading import Reading, span_of
from app.law.directives.clauses.words import ADVERBS, CONJUNCTIONS, Token
from app.law.documents import Span

_IRREGULAR = vocabulary(
    "made taken paid given held set sent chosen kept done drawn shown borne seen understood brought undertaken written "
    "wound put found led built read told granted known deemed withdrawn met lent sold begun overseen"
)


ACTIVE = vocabulary(
    "composed comprised responsible authorized required directed prepared guided bound governed encouraged "
    "available accountable empowered constituted entitled expected instructed obligated charged tasked requested "
    "closed interested allowed limited organized located headquartered"
) - {"allowed", "located", "headquartered", "organized", "limited"}


def participle_of(words: Sequence[Token], form: Modal, stop: int) -> int | None:
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


def goes_on_active(words: Sequence[Token], participle: int, stop: int) -> bool:
    """Whether a verb in the active voice is joined: "shall be organized and hold its first meeting" (EO 13327)."""
    if participle + 3 > stop or words[participle + 1].low not in CONJUNCTIONS:
        return False
    verb = words[participle + 2]
    noun = words[participle + 3].low if participle + 3 < stop else ""
    return verb.text.islower() and not _is_participle(verb.low) and verb.low != "be" and noun in _OBJECTS


_OBJECTS = vocabulary("its their his her the a an such all")


def doer(reading: Reading, form: Modal, stop: int) -> Span | None:
    """The agent after the "by" that belongs to the form's own verb, not to a participle in between."""
    words = reading.words
    verb = participle_of(words, form, stop)
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
        if at + 1 < stop and words[at + 1].low in _OBJECTIVE:  # "shall be performed by him or, …" (EO 9788)
            return span_of(words, at + 1, at + 2)
        at = _past_aside(words, at, stop)
        end = phrase_end(words, at + 1, stop)
        if [word.low for word in words[at + 1 : at + 4]] == ["the", "president", ","]:  # "…, the Secretary of Defense,
            end = at + 3  # and such others" are a list that goes on around the clause (EO 11150)
        if end > at + 1 and names_agent(texts(words, at + 1, end), reading.defined):
            return span_of(words, at + 1, end)
    return None


def _past_aside(words: Sequence[Token], by: int, stop: int) -> int:
    """The last word before the name in "by and serve at the pleasure of", "by and report to"."""
    if by + 1 >= stop or words[by + 1].low not in CONJUNCTIONS:
        return by
    for at in range(by + 2, min(stop, by + 8)):
        if words[at].low == "to" or (words[at].low == "of" and words[at - 1].low in _HANDS):
            return at
    return by


_HANDS = vocabulary("pleasure authority direction")


_OBJECTIVE = vocabulary("him them")


def _attached(words: Sequence[Token], by: int, main: int) -> bool:
    """Whether "by" belongs to a participle between: "to a person designated by", "deemed appropriate by"."""
    before = words[by - 1].low
    if before in {"appropriate", "necessary", "desirable", "practicable", "advisable"}:
        before = words[by - 2].low if by - 2 >= main else ""
    return _is_participle(before)


_PHRASE_STOPS = vocabulary(
    "; : . who which that unless if when pursuant in to under with from after within on without at through consistent "
    "as "
    "upon using until by not no shall so insofar"
)


_ARTICLES = frozenset({"the", "a", "an", "such", "those", "my", "all", "any", "each"})
_POWERS = vocabulary("authority power responsibility jurisdiction")
"""What is given right after a name: "delegate to the Secretary of the Treasury | authority to" (EO 10407)."""
_BEFORE_ARTICLES = frozenset({",", "both", "all", "such"})
_TAKES_TO = vocabulary("assistant counsel counselor advisor adviser party parties representative ambassador")


def phrase_end(words: Sequence[Token], start: int, stop: int) -> int:
    """Where the noun phrase after "by" or "to" ends; a list with commas is followed while its members are agents."""
    at = start
    while at < stop and not _phrase_stops(words, start, at):
        if words[at].low == "," and not (_list_goes_on(words, at + 1, stop) or _in_name(words, start, at, stop)):
            break
        at += 1
    if at == stop < len(words) and words[at].low not in _PHRASE_STOPS - {"shall"}:
        at = _before_next(words, start, at)
    while at > start and words[at - 1].low in {",", "and", "or"}:
        at -= 1
    return at


def joined_end(reading: Reading, end: int, stop: int, preposition: str) -> int:
    """Where a second name with its own preposition ends: "to the Secretary and to the Administrator" (EO 11548)."""
    words = reading.words
    at = end + (1 if end < stop and words[end].low == "," else 0)
    if [word.low for word in words[at + 1 : at + 2]] != [preposition] or words[at].low not in {"and", "or"}:
        return end
    upto = phrase_end(words, at + 2, stop)
    return upto if upto > at + 2 and names_agent(texts(words, at + 2, upto), reading.defined) else end


def _before_next(words: Sequence[Token], start: int, end: int) -> int:
    """Without the subject of the next form: "to the Board, and the Administration | is directed" (EO 6225)."""
    joined = next((at for at in range(end - 1, start, -1) if words[at].low in CONJUNCTIONS), None)
    return end if joined is None else joined


def _phrase_stops(words: Sequence[Token], start: int, at: int) -> bool:
    low = words[at].low
    if words[at].text == "Under" and words[at + 1 : at + 2] and words[at + 1].text.startswith("Secretar"):
        return False
    if low == "to" and at > start and words[at - 1].low in _TAKES_TO:  # "the Assistant to the President for …"
        return False
    if low == "for" and _for_use(words, at):
        return True
    if low in _PHRASE_STOPS or (low in _POWERS and at > start and words[at - 1].text[:1].isupper()):
        return True
    if low in _ARTICLES and at > start and words[at - 1].low not in PREPOSITIONS | CONJUNCTIONS | _BEFORE_ARTICLES:
        return True  # a second noun phrase: "delegate to the Secretary | the function of reporting"
    participle = at > start + 1 and _is_participle(low) and low not in {"concerned", "involved"}
    return participle and not names_agent([word.text for word in words[at + 1 : at + 2]])


def _in_name(words: Sequence[Token], start: int, comma: int, stop: int) -> bool:
    """Whether a comma stands inside an office's name: "the Secretary of Health, Education, and Welfare"."""
    if resolve(" ".join(texts(words, start, comma))):
        return False
    return any(resolve(" ".join(texts(words, start, end))) for end in range(comma + 2, min(stop, comma + 7) + 1))


def _for_use(words: Sequence[Token], at: int) -> bool:
    """Whether "for" tells what for, and is no part of a title: "to the Department of the Interior for use as"."""
    following = [word.low for word in words[at + 1 : at + 3] if word.low != "the"]
    return following[:1] != [] and following[0] in {
        "president's",
        "use",
        "purpose",
        "purposes",
        "benefit",
        "account",
        "enforcement",
        "administration",
        "performance",
    }


def _list_goes_on(words: Sequence[Token], at: int, stop: int) -> bool:
    if at < stop and words[at].low in {"and", "or"}:
        at += 1
    return (
        at < stop
        and (words[at].low in {"the", "an", "a", "each", "other", "any"} or words[at].text[:1].isupper())
        and names_agent(texts(words, at, min(stop, at + 5)))
    )


def receiver_of(reading: Reading, at: int, stop: int) -> Span | None:
    """The agent after "to": "the functions … are hereby delegated to the Secretary"."""
    words = reading.words
    for i in range(at, min(stop, at + 60)):
        if words[i].low == "to":
            end = phrase_end(words, i + 1, stop)
            if end > i + 1 and names_agent(texts(words, i + 1, end), reading.defined):
                return span_of(words, i + 1, end)
    return None


def actor_of(reading: Reading, form: Modal, subject: Span | None, stop: int) -> Span | None:
    """Who is directed: the subject, or in the passive the agent after "by"."""
    if form.voice == "passive":
        return subject
    participle = participle_of(reading.words, form, stop)
    if participle is None:
        return subject
    low = reading.words[participle].low
    if low == "available" and subject is None:  # "funds shall be available for expenditure by the Board" (EO 6763)
        return None
    by = reading.words[participle + 1].low if participle + 1 < stop else ""
    if low == "required" and reading.words[form.end - 1].low == "not":  # a relief tells nobody anything
        return None
    if low in ACTIVE and subject is not None and by != "by":
        return subject
    named = doer(reading, form, stop)
    if named is not None:
        return named
    if low in {"delegated", "assigned"} and subject is None:
        return receiver_of(reading, participle + 1, stop)
    return subject if low in ACTIVE or goes_on_active(reading.words, participle, stop) else None
