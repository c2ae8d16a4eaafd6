"""Whose modal is it: the subject of an operative form, and how its clause hangs in the sentence.

The tokens left of the form are cut at commas; each part is an adverbial ("in consultation with …"), a noun phrase or
a piece of the clause before. The subject is the nearest noun phrase that no parenthetical and no preposition governs.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Literal

from app.law.actors import DETERMINERS, names_agent
from app.law.actors.nouns import PREPOSITIONS, vocabulary
from app.law.directives.clauses.parts import Part, before_parenthetical, begins_noun, excepts, opens, parts, texts
from app.law.directives.clauses.subject_lists import (
    before_consulted,
    before_open_aside,
    extend,
    listed_from,
    without_comma,
)
from app.law.directives.clauses.subordination import (
    alternative,
    compared,
    complement,
    contact,
    operative_that,
    subordinate,
)
from app.law.directives.clauses.words import ADVERBS, CONJUNCTIONS, RELATIVES, SUBORDINATORS, Token

Link = Literal["main", "shared", "relative", "bare", "subordinate", "none"]
"""main: a subject of its own; shared: "and shall …"; relative: "who shall …"; bare: nothing stands before the form."""


_NO_NOUN = frozenset({",", "shall", "must", "may", "should", "“", "”", '"', "."})
_FINITE = vocabulary("are is were was has have do does will can could might that which who")


_JOINING = CONJUNCTIONS | {"so"}
_PERFECT = vocabulary("have has had")  # "abuse that have led or may lead" (EO 13520)
_AND = ([",", "and"], [",", "or"], [",", "but"])  # ", and within 180 days of …, shall" (EO 14307)


_TITLE = 5
_CLAUSAL = SUBORDINATORS - {"to"}


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject at tokens[start:end]; for a relative clause the pronoun's place."""

    link: Link
    start: int
    end: int


def find(words: Sequence[Token], at: int, floor: int, previous: int | None, defined: Container[str]) -> Subject:
    """The subject of the form at tokens[at].

    Args:
        words: the tokens of one sentence.
        at: where the form begins.
        defined: the order's short forms.
        floor: the first token of the clause chain (after ";" or ":").
        previous: the token of the last operative form before, or None.
    """
    end = _before_adverbs(words, at, floor)
    if end > floor and words[end - 1].low == ",":
        if _goes_on(words, end, previous):
            return Subject("shared", end, at)
        end = before_parenthetical(words, end - 1, floor, previous, defined)
        if previous is not None and [word.low for word in words[end : end + 2]] in _AND:
            own = _noun_phrase(words, end, floor, previous, defined)
            return own if own.link == "main" else Subject("shared", end + 2, at)
        end = _before_adverbs(words, end, floor)
    if end <= floor:
        alone = at == floor + 1 and words[floor].low in {"each", "all", "both"}  # "Each may designate" (EO 10500)
        return Subject("main", floor, at) if alone else Subject("bare", at, at)
    linked = _linked(words, end, at, floor) or _resumed(words, end, floor, defined)
    return linked or _noun_phrase(words, end, floor, previous, defined)


def _linked(words: Sequence[Token], end: int, at: int, floor: int) -> Subject | None:
    """The subject that a small word right before the form tells of: "and shall", "who shall", "as may be"."""
    low = words[end - 1].low
    if low in _NO_NOUN:
        return Subject("none", at, at)
    if low in CONJUNCTIONS:  # "actions that are or may be inconsistent" shares nothing (EO 14179)
        finite = end - 1 > floor and words[end - 2].low in _FINITE
        perfect = end - 2 > floor and words[end - 3].low in _PERFECT
        return Subject("subordinate" if finite or perfect else "shared", end, at)
    if low in {"whom", "which"} and end - 2 > floor and words[end - 2].low == "of":
        return Subject("relative", _quantified(words, end - 2, floor), end)
    if low in RELATIVES:
        return Subject("relative", end - 1, end)
    named = [word.low for word in words[max(floor, end - 4) : end]]
    if named[1:3] == ["by", "this"] and named[0] in RELATIVES:  # "officers who by this order are required" (EO 11548)
        return Subject("relative", end - 4, end - 3)
    if low in SUBORDINATORS or low in {"there", "nothing"}:  # "as may be determined", "there shall be"
        return Subject("subordinate", end - 1, end)
    return None


def _goes_on(words: Sequence[Token], end: int, previous: int | None) -> bool:
    """Whether a form follows the clause before it: "shall direct activities, shall supervise, and shall" (EO 10318)."""
    if previous is None or any(word.low == "as" for word in words[max(0, previous - 6) : previous]):
        return False
    return all(word.low != "," for word in words[previous : end - 1])


def _resumed(words: Sequence[Token], end: int, floor: int, defined: Container[str]) -> Subject | None:
    """An agent named again: "a committee be created …, which committee shall consist of" (EO 6271)."""
    start = next((at for at in range(end - 1, max(floor, end - _TITLE), -1) if words[at].low == "which"), None)
    if start is None or not names_agent(texts(words, start + 1, end), defined):
        return None
    again = any(word.low == words[end - 1].low for word in words[:start])  # not "which agencies shall use" (EO 13990)
    return Subject("main", start + 1, end) if again and words[start - 1].low == "," else None


def _quantified(words: Sequence[Token], of: int, floor: int) -> int:
    """Where "each | of whom", "the chairman | of which" begins."""
    at = of
    while at > floor and of - at < 4 and words[at - 1].low != ",":
        at -= 1
    return at


def _before_adverbs(words: Sequence[Token], at: int, floor: int) -> int:
    while at > floor and words[at - 1].low in ADVERBS:
        at -= 1
    return at


def _noun_phrase(
    words: Sequence[Token], end: int, floor: int, previous: int | None, defined: Container[str]
) -> Subject:
    cut = parts(words, floor, end)
    start, stop = cut[-1]
    begin = start + 1 if words[start].low in _JOINING and stop - start > 1 else start
    if words[start].low == "that" and len(cut) > 1 and all(opens(words, part) for part in cut[:-1]):
        begin += 1  # "If an agency fails …, that agency's official shall" (EO 13520)
    while begin < stop - 1 and words[begin].low in ADVERBS and words[begin].low not in {"each", "all", "both"}:
        begin += 1
    excepted = stop - begin > 2 and excepts(words, begin)
    begin += 2 * excepted
    holds_form = previous is not None and start <= previous < stop
    if not holds_form and begin > start and (listed := _listed(words, cut, begin, previous, defined)):
        return listed
    if holds_form or (opens(words, cut[-1]) and not excepted) or not begins_noun(words, begin, stop, defined):
        found = _inner(words, cut, previous, defined)
        if found.link == "none" and not holds_form and (outer := before_open_aside(words, cut, previous, defined)):
            return _noun_phrase(words, outer, floor, previous, defined)
        return found
    if contact(words, begin, stop):
        return Subject("subordinate", begin, stop)
    first = len(cut) - 1
    joined = begin > start
    if joined and (outer := before_consulted(words, cut, previous)):
        return _noun_phrase(words, outer, floor, previous, defined)
    if joined and words[start].low in CONJUNCTIONS:
        first, begin = extend(words, cut, begin, previous, defined)
    elif not excepted and names_agent(texts(words, begin, stop), defined):
        first, begin = without_comma(words, cut, begin, previous, defined)
    hidden = subordinate(words, cut, first) or (joined and _hangs(words, cut, first, previous, defined))
    link: Link = "subordinate" if hidden else "main"
    return Subject(link, begin, stop)


def _hangs(
    words: Sequence[Token], cut: Sequence[Part], first: int, previous: int | None, defined: Container[str]
) -> bool:
    """Whether a subject after a conjunction ends a that-clause or an as-clause."""
    return alternative(words, cut, first, defined) or compared(words, cut, first, previous)


def _listed(
    words: Sequence[Token], cut: Sequence[Part], begin: int, previous: int | None, defined: Container[str]
) -> Subject | None:
    """A noun phrase with commas of its own: "the agency awarding the contract, grant, or assistance shall"."""
    stop = cut[-1][1]
    if begins_noun(words, begin, stop, defined) or opens(words, cut[-1]):
        return None
    for k in range(len(cut) - 2, -1, -1):
        start = cut[k][0]
        if opens(words, cut[k]) or (previous is not None and start <= previous < cut[k][1]):
            return None
        joined = words[start].low in CONJUNCTIONS
        if begins_noun(words, start + joined, stop, defined) and names_agent(
            texts(words, start + joined, stop), defined
        ):
            if joined:
                first, start = extend(words, cut[: k + 1], start + 1, previous, defined)
            else:
                first, start = listed_from(words, cut, k, previous, defined)
            hidden = contact(words, cut[-1][0], stop) or subordinate(words, cut, first)
            return Subject("subordinate" if hidden else "main", start, stop)
    return None


def _inner(words: Sequence[Token], cut: Sequence[Part], previous: int | None, defined: Container[str]) -> Subject:
    """The subject at the end of a part that begins with something else ("… of this order the Secretary shall")."""
    start, stop = cut[-1]
    behind = previous + 1 if previous is not None and start <= previous < stop else start
    found = _candidate(words, behind, stop, defined)
    if found is None:
        return Subject("none", behind, stop)
    if found == start:
        return Subject("main", found, stop)
    before = words[found - 1].low
    if before == "as" and words[found - 2].low == "well":
        return Subject("none", start, stop)
    if before in SUBORDINATORS:
        return Subject("main" if operative_that(words, found - 1) else "subordinate", found, stop)
    if before in CONJUNCTIONS:
        return Subject("subordinate" if complement(words, start, found, previous) else "main", found, stop)
    sentence_head = all(opens(words, part) for part in cut[:-1])
    shall = stop < len(words) and (words[stop].low in {"shall", "must"} or _does(words, start, stop, previous))
    if opens(words, cut[-1]) and sentence_head and (shall or before in {"order", "section", "date", "act", "days"}):
        return Subject("main", found, stop)
    return Subject("subordinate", found, stop)


def _does(words: Sequence[Token], start: int, stop: int, previous: int | None) -> bool:
    """Whether "may" has an object of its own: "In performing it the Director may utilize persons" (EO 9791).

    "For such periods as …" and "In cases the Director may specify, " have none.
    """
    if previous is not None or words[start].low not in {"in", "at", "during", "upon"}:
        return False
    after = [word.low for word in words[stop : stop + 5] if word.low not in ADVERBS]
    return after[:1] == ["may"] and len(after) > 2 and after[2] in DETERMINERS


def _candidate(words: Sequence[Token], start: int, stop: int, defined: Container[str]) -> int | None:
    """The rightmost place in tokens[start:stop] where an agent's noun phrase begins and runs to the end."""
    for at in range(stop - 1, max(start, stop - 30) - 1, -1):
        before = words[at - 1] if at > start else None
        if before and ((before.low in PREPOSITIONS and before.low not in _CLAUSAL) or before.low in DETERMINERS):
            continue
        word = words[at]
        if not (
            word.low in DETERMINERS
            or word.text[:1].isupper()
            or names_agent([word.text], defined)
            or word.low in {"he", "they", "it"}
        ):
            continue
        if before and before.text[:1].isupper() and word.text[:1].isupper() and at - 1 > start:
            continue
        if before and before.low.endswith(("ed", "al", "ive")) and word.low not in DETERMINERS:
            continue  # an adjective before a bare noun: "designated agencies"
        if names_agent(texts(words, at, stop), defined) or word.low in {"he", "they", "it"}:
            if before and before.low in {"and", "or"} and opens(words, (start, stop)):
                earlier = _candidate(words, start, at - 1, defined)
                return at if earlier is None or words[earlier - 1].low in CONJUNCTIONS else earlier
            return at
    return None
