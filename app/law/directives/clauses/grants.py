"""Powers that are given ("the functions … are hereby delegated to X") and duties ("it shall be the duty of X to")."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.law.actors import DETERMINERS, names_agent
from app.law.actors.nouns import PREPOSITIONS, vocabulary
from app.law.directives.clauses.modals import GIVEN, Modal
from app.law.directives.clauses.parts import parts, texts
from app.law.directives.clauses.passives import doer, joined_end, participle_of, phrase_end
from app.law.directives.clauses.reading import Reading, chained, span_of
from app.law.directives.clauses.subordination import operative_that
from app.law.directives.clauses.words import ADVERBS, CONJUNCTIONS, RELATIVES, SUBORDINATORS, Token
from app.law.documents import Span

_POWERS = vocabulary(
    "function functions power powers duty duties authority authorities responsibility responsibilities jurisdiction "
    "administration supervision task tasks"
)
_THINGS = vocabulary(
    "record records property properties personnel staff fund funds balance balances appropriation appropriations land "
    "lands equipment employees officers facilities much portion registrant registrants"
)
"""What changes hands without telling anybody anything; which of the two words comes first decides."""
_DUTIES = vocabulary("duty function responsibility task obligation duties functions")
_PRONOUNS = vocabulary("him them it her")
_NOT_RECEIVING = vocabulary("subject pursuant respect relating according addition relation regard prior due as")
_OPENING = vocabulary(
    "when whenever where if unless until after before while that because since once except insofar as"
)
_NEAR, _FAR = 4, 80


@dataclass(frozen=True, slots=True)
class Grant:
    """Who receives, and the token where the clause begins."""

    receiver: Span
    begin: int


def given(words: Sequence[Token], form: Modal, stop: int) -> int | None:
    """The participle of a form that gives: "is hereby delegated", "shall be transferred and reassigned"; or None."""
    if form.voice == "passive":
        return form.end - 1 if words[form.end - 1].low in GIVEN else None
    if form.modality != "shall":
        return None
    at = participle_of(words, form, stop)
    if at is None or words[at].low not in GIVEN:
        return None
    while at + 2 < stop and words[at + 1].low in CONJUNCTIONS and words[at + 2].low in GIVEN:
        at += 2
    return at


def hangs(words: Sequence[Token], begin: int, at: int) -> bool:
    """Whether words[begin:at] leave the form inside a clause; "which were vested in X" is over before it."""
    over = RELATIVES | {"as", "extent"}
    for i in range(begin, at):
        if words[i].low in _INSIDE and words[i].low not in over and not operative_that(words, i):
            return True
        if words[i].low in over and not any(word.low in _FINITE for word in words[i + 1 : at]):
            return True
    return recites(words, begin, at)


def depends(words: Sequence[Token], previous: int, at: int) -> bool:
    """Whether a form stands in a clause of the one before: "whenever such action shall be recommended by"."""
    for i in range(at - 1, previous, -1):
        if words[i].low in _FINITE or (words[i].low == "which" and words[i - 1].low == ","):
            return False  # ", which certificate shall be made by the Director" (EO 10480)
        if words[i].low in _INSIDE and not operative_that(words, i):
            return True
    return False


_FINITE = vocabulary("are is were was has have had shall may")


def moves(words: Sequence[Token], participle: int, stop: int) -> bool:
    """Whether the thing that stands before a form goes to somebody, and so is not itself told anything."""
    low = words[participle].low
    if low in {"transferred", "vested", "conferred"}:
        return True
    if participle + 2 >= stop or words[participle + 1].low not in GIVEN[low]:
        return False
    return _names(words, participle + 2)  # "is hereby assigned to report" is none of these


def grant(reading: Reading, form: Modal, participle: int, stop: int) -> Grant | None:
    """The grant of a form that gives, or None where it gives no powers, gives them nobody, or only recites."""
    words = reading.words
    if form.voice == "modal" and doer(reading, form, stop) is not None:
        return None
    existential = form.start > reading.floor and words[form.start - 1].low == "there"
    begin = form.start - 1 if existential else thing_start(reading, form)
    if not existential and recites(words, begin, form.start):
        return None
    found = _receiver(reading, participle, stop)
    if found is None:
        return None
    start, end = found
    told = words[end:stop] if existential else words[begin : form.start]
    if words[participle].low != "delegated" and not _of_powers(told):
        return None
    return Grant(span_of(words, start, end), begin)


def _of_powers(told: Sequence[Token]) -> bool:
    named = (word for at, word in enumerate(told) if at == 0 or word.text.islower())
    first = next((word.low for word in named if word.low in _POWERS or word.low in _THINGS), "")
    return first in _POWERS


def thing_start(reading: Reading, form: Modal) -> int:
    """Where the thing given begins: at the clause's head, or after the clause before and its conjunction."""
    words = reading.words
    if chained(reading.previous, reading.floor) is None:
        begin = reading.floor
    else:
        behind = _behind_form(words, reading.previous or 0, form.start)
        begin = _of_order(words, reading.previous or 0, form.start, reading.floor) if behind is None else behind
    while begin < form.start and words[begin].low in {*CONJUNCTIONS, ","}:
        begin += 1
    return begin


def _behind_form(words: Sequence[Token], previous: int, at: int) -> int | None:
    """Where a thing begins behind a conjunction: behind a comma, or else the nearest one before "a" or "its"."""
    cut = parts(words, previous, at)[1:]
    begin = next((a for a, b in cut if words[a].low in CONJUNCTIONS and _opens_thing(words, a, b)), None)
    if begin is not None or cut or words[at - 1].low == ",":
        return begin
    near = range(at - 2, previous, -1)
    return next((i for i in near if words[i].low in CONJUNCTIONS and words[i + 1].low in _OWN), None)


_OWN = vocabulary("a an its their his her")


def _of_order(words: Sequence[Token], previous: int, at: int, floor: int) -> int:
    """Where the order begins that a form completes: "it is ordered | that each use shall be made by"; else the form."""
    that = next((i for i in range(at - 1, previous, -1) if operative_that(words, i)), None)
    if that is None:
        return at
    return next((i + 1 for i in range(that, floor, -1) if words[i].low == ","), floor)


def _opens_thing(words: Sequence[Token], start: int, end: int) -> bool:
    return end - start > 2 and words[start + 1].low in DETERMINERS


def recites(words: Sequence[Token], begin: int, at: int) -> bool:
    """Whether the form stands in a relative or conditional clause: "officials to whom such authority is delegated"."""
    commas = [i for i in range(begin, at) if words[i].low == ","]
    if words[begin].low in _OPENING and not commas:
        return True
    since = max(at - _FAR, commas[-1] if commas else begin)
    return any(
        words[i].low in _INSIDE and (at - i <= _NEAR or (i > begin and words[i - 1].low in PREPOSITIONS))
        for i in range(max(since, at - 2 * _NEAR), at)
    )


_INSIDE = RELATIVES | (SUBORDINATORS - {"to"}) | {"as", "extent"}


def _receiver(reading: Reading, participle: int, stop: int) -> tuple[int, int] | None:
    words = reading.words
    wanted = GIVEN[words[participle].low]
    for at in range(participle + 1, min(stop, participle + _FAR)):
        if words[at].low in {";", ":"}:
            return None
        if words[at].low not in wanted or words[at - 1].low in _NOT_RECEIVING:
            continue
        if at + 1 < stop and words[at + 1].low in _PRONOUNS:
            return at + 1, at + 2
        at = _joined(words, at, stop)
        if at + 1 >= stop or not _names(words, at + 1):
            continue
        end = phrase_end(words, at + 1, stop)
        if end > at + 1 and names_agent(texts(words, at + 1, end), reading.defined):
            return at + 1, joined_end(reading, end, stop, words[at].low)
    return None


def _joined(words: Sequence[Token], at: int, stop: int) -> int:
    """The last preposition of "transferred to and vested in the Governor" (EO 6084)."""
    if at + 3 < stop and words[at + 1].low in CONJUNCTIONS and words[at + 3].low in GIVEN.get(words[at + 2].low, ()):
        return at + 3
    return at


def _names(words: Sequence[Token], at: int) -> bool:
    """Whether a name can begin here; "the authority … to | employ persons" (EO 13603) is a verb."""
    word = words[at]
    return word.low in DETERMINERS or word.text[:1].isupper() or names_agent([word.text])


def charged(reading: Reading, form: Modal, stop: int) -> Span | None:
    """Whose duty a sentence names: "It shall be the duty of the Director to further …" (EO 9674)."""
    words = reading.words
    at = form.end
    if form.modality != "shall" or form.start == reading.floor:
        return None
    if [word.low for word in words[at : at + 2]] == ["be", "to"]:
        return _whose(reading, form.start)
    if words[form.start - 1].low != "it":
        return None
    while at < stop and words[at].low in ADVERBS:
        at += 1
    if [word.low for word in words[at : at + 2]] != ["be", "the"]:
        return None
    of = next((i for i in range(at + 2, min(stop, at + 7)) if words[i].low == "of"), None)
    if of is None or words[of - 1].low not in _DUTIES:
        return None
    end = phrase_end(words, of + 1, stop)
    named = texts(words, of + 1, end)
    return span_of(words, of + 1, end) if end > of + 1 and names_agent(named, reading.defined) else None


def _whose(reading: Reading, end: int) -> Span | None:
    """Whose function a sentence names as its subject: "The functions of the Board shall be to study …" (EO 9568)."""
    words = reading.words
    at = next((i for i in range(end - 1, max(reading.floor, end - _NAMED), -1) if words[i].low in _DUTIES), None)
    if at is None or words[at + 1].low != "of" or (at > reading.floor and words[at - 1].low not in {"the", ","}):
        return None
    named = names_agent(texts(words, at + 2, end), reading.defined)
    return span_of(words, at + 2, end) if named and end > at + 2 else None


_NAMED = 14
