"""What has been read of a sentence so far, and the pronouns and relatives that point back into it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.law.actors import DETERMINERS, Definitions, names_agent
from app.law.actors.nouns import PREPOSITIONS, head, singular, vocabulary
from app.law.directives.clauses.parts import CLAUSE_WORDS, opens, parts, texts
from app.law.directives.clauses.subjects import Subject
from app.law.directives.clauses.words import Token
from app.law.documents import Span


@dataclass(slots=True)
class Reading:
    """What has been read of a sentence so far."""

    text: str
    words: Sequence[Token]
    defined: Definitions
    floor: int = 0
    previous: int | None = None  # the last main or shared form
    shared: Span | None = None  # its subject's span
    live: bool = False  # whether a following "and shall" has an agent to share
    outer: Span | None = None  # the agent of the last main clause
    told: str = ""  # its form
    hidden: str = ""  # the form of the clause inside it which came last: "to determine whether agencies may …"
    negative: bool = False
    known: frozenset[str] = frozenset()  # the pronouns that can mean who was directed before
    antecedent: Span | None = None  # of the relative clause before: "who shall chair …, and who shall report"
    borrowed: bool = False  # whether "and shall" shares the agent of the lead-in above
    designee: tuple[Span, int] | None = None  # who "is designated as the agency which shall …", and where it begins
    reach: int = 260  # tokens looked at left of a form


def chained(previous: int | None, floor: int) -> int | None:
    """The form before, if it stands in the same clause chain."""
    return previous if previous is not None and previous >= floor else None


def span_of(words: Sequence[Token], start: int, end: int) -> Span:
    """The characters of tokens[start:end]."""
    return words[start].start, words[end - 1].end


def is_agent(reading: Reading, names: Sequence[str]) -> bool:
    """Whether a subject's words name an agent, pronouns by what the sentence said before."""
    low = [name.lower() for name in names]
    if len(low) == 1 and low[0] in _PRONOUNS:
        if low[0] == "it":
            return (names[0] == "it" and _conditioned(reading)) or _body_before(reading)
        return reading.shared is not None or low[0] in reading.known
    if low[:1] in (["all"], ["those"], ["any"]) and low[1:2] == ["who"]:  # "All who may be in a position" (EO 11100)
        return True
    return names_agent(names, reading.defined)


_PRONOUNS = vocabulary("they it each both all one")


def _body_before(reading: Reading) -> bool:
    """Whether "it" can be a body: the subject before in this sentence, or whom the sentence before directed."""
    if reading.shared is not None:
        return is_body(reading.text[slice(*reading.shared)])
    return "it" in reading.known


def is_body(name: str) -> bool:
    """Whether a name is a body's or an agency's, which "it" can mean, and no person's."""
    group = head(name.split())
    return name.lower() == "it" or (bool(group) and singular(group[-1].lower()) in _BODIES)


_BODIES = vocabulary(
    "board council commission committee subcommittee agency department office court group force corporation "
    "administration bureau service section panel conference authority association company bank institution institute "
    "establishment contractor center foundation secretariat team"
)


def _conditioned(reading: Reading) -> bool:
    """Whether the sentence opens with "whenever an agency …": its later "it" is that agency."""
    words = reading.words
    for at in range(min(12, len(words) - 1)):
        if words[at].low in {"whenever", "when", "if", "where", "before", "should"}:
            upto = next((i for i in range(at + 1, min(len(words), at + 14)) if words[i].low == ","), at + 14)
            return any(
                names_agent(texts(words, at + 1, end), reading.defined) for end in range(at + 2, min(upto, at + 9))
            )
    return False


_STATES = vocabulary("is are has have was were will")


def stated(reading: Reading, at: int) -> Span | None:
    """The agent of a statement that a form goes on: "The Council is housed in the Department and shall report"."""
    words = reading.words
    rest = next(
        (part for part in parts(words, reading.floor, at) if not opens(words, part) and part[1] - part[0] > 1), None
    )
    if rest is None:
        return None
    verb = next((i for i in range(rest[0], rest[1]) if words[i].low in _STATES), rest[0])
    named = words[rest[0] : verb]
    if not named or any(word.low in CLAUSE_WORDS for word in words[rest[0] : at]):
        return None
    return span_of(words, rest[0], verb) if is_agent(reading, [word.text for word in named]) else None


_INSIDE = PREPOSITIONS - {"by", "as", "to", "with", "including", "concerning", "regarding"}


def _nearest(reading: Reading, end: int, personal: bool) -> Span | None:
    """The agent's noun phrase that ends right before a relative pronoun.

    "Which" means the nearest noun phrase, agent or not; "who" passes over things to the nearest person.
    """
    words = reading.words
    best = None
    for at in range(end - 1, max(reading.floor, end - 30) - 1, -1):
        if (words[at].low in {",", ";"} and best is not None) or words[at].low in _MODALS:
            break
        article = words[at].low in {"the", "a", "an", "each", "one"}
        bare = names_agent([words[at].text])
        if not (article or bare or words[at].text[:1].isupper()) or (at > 0 and words[at - 1].low in _INSIDE):
            continue
        if names_agent(texts(words, at, end), reading.defined):
            best = at
        elif article and not personal:
            break
        if article and best is not None:
            break
    best = best and _whole_title(words, _whole_name(words, best, reading.floor))
    if best is not None and not personal:
        person, best = best, _body(reading, best, end)
        aside = next((at for at in range(person - 1, reading.floor, -1) if words[at].low == ","), None)
        if best is None and aside is not None and words[aside + 1].low.endswith("ed"):
            return _nearest(reading, aside, personal)  # "a staff, headed by a Director, which shall" (EO 13632)
    return None if best is None else span_of(words, best, end)


def _whole_name(words: Sequence[Token], at: int, floor: int) -> int:
    """Where a name begins: "position of | White House Coordinator" (EO 14052), "Cost of Living Council" (EO 11615)."""
    while at > floor + 1 and words[at].text[:1].isupper():
        step = 2 if words[at - 1].low in {"of", "for"} else 1
        before = words[at - step]
        if not before.text[:1].isupper() or before.low in PREPOSITIONS or before.low in DETERMINERS:
            break
        at -= step
    return at


def _whole_title(words: Sequence[Token], at: int) -> int:
    """Where a title begins that "the President" ends: "the Assistant to | the President for … Affairs" (EO 13130)."""
    if at < 2 or [word.low for word in words[at - 2 : at + 2]] != ["assistant", "to", "the", "president"]:
        return at
    before = words[at - 3].low if at > 2 else ""
    if before == "and":  # "the Senior Advisor and Assistant to the President" (EO 13506)
        return next((n for n in range(at - 4, max(at - 9, -1), -1) if words[n].low == "the"), at - 2)
    return at - 3 if before == "the" else at - 2


def antecedent_of(reading: Reading, pronoun: Subject, personal: bool) -> Span | None:
    """The agent's noun phrase that a relative pronoun means; "one of whom" means several."""
    end = pronoun.start - (1 if reading.words[pronoun.start - 1].low == "," else 0)
    if pronoun.end - pronoun.start == 1:
        return _nearest(reading, end, personal)
    words = reading.words
    own = texts(words, pronoun.start, pronoun.end - 2)
    plain = not any(name.lower() in {"and", "or", "membership"} for name in own)
    if plain and names_agent(own):  # "the Government, all agencies of which are hereby directed" (EO 12775)
        return span_of(words, pronoun.start, pronoun.end - 2)
    if not any(word.low in _EACH for word in words[pronoun.start : pronoun.end]):
        return None  # "the head of which shall be": who that is, not what he shall do
    for at in range(end - 1, max(reading.floor, end - 30) - 1, -1):
        if words[at].low.endswith(("s", "men")) and names_agent([words[at].text]):
            return span_of(words, at, at + 1)
    return span_of(words, pronoun.start, pronoun.end)  # "the Secretary, and the Chairman, each of whom may" (EO 9791)


_EACH = vocabulary("each one all both two three four five none any some many most")
_HEADS = vocabulary("chair chairman co-chair co-chairs chairs member members head heads")
_PERSONS = vocabulary("director secretary president administrator assistant officer archivist counsel")
_PAPERS = vocabulary("report reports recommendations recommendation plan proposal proposals list assessment findings")
_MODALS = frozenset({"shall", "must", "may", "should"})


def _body(reading: Reading, start: int, end: int) -> int | None:
    """Where the body begins that "which" means: "the Chair of | the Council, which shall be composed of" (EO 13544).

    None where it means a paper: "recommendations to Congress, which shall" (EO 14154), "the Director, which shall".
    """
    words = reading.words
    if start > 1 and words[start - 1].low == "to" and words[start - 2].low in _PAPERS:
        return None
    of = next((at for at in range(start + 1, end) if words[at].low in PREPOSITIONS), end)
    if words[of - 1].low in _HEADS and of < end - 1 and is_agent(reading, texts(words, of + 1, end)):
        return of + 1
    return None if any(word.low in _PERSONS for word in words[start:of]) else start
