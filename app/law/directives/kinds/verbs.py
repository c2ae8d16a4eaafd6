"""The verbs of an action that the operative form governs, each with the nouns it is done to."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from app.law.directives.kinds.objects import objects_of
from app.law.directives.kinds.words import (
    BEHIND_A_VERB,
    DETERMINERS,
    ENDS,
    MODALS,
    NOUNS_TOO,
    ON_THE_WAY,
    OPENERS,
    STOPS,
    TOLD_TO,
    infinitives,
    is_adverb,
    singular,
)

_WORD = re.compile(r"[a-z0-9$]+(?:[-'./&][a-z0-9]+)*|[,;:.—]")
"""A word ("interagency", "head's", "and/or", "1.5") or a mark that parts."""
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ASIDES = re.compile(
    r"\b(?:from time to time|(?:as|if|where|when) (?:appropriate|necessary)|at least|in writing|(?:up)?on request"
    r"|in particular|at such times? as may be (?:appropriate|necessary)|(?:in)?so far as practicable"
    r"|on an? (?:[a-z-]+ ){1,3}basis)\b"
)
"""What may stand anywhere without a comma: "prescribe from time to time regulations"."""
_JOINS = frozenset({"and", "or", "and/or", ",", "then"})
_TOLD_OF = re.compile(r"\badvise((?: the)? [a-z ]{2,40} of (?:such|any|all|its|his|their|this|these)\b)")
"""To advise somebody of something is to notify him, unlike "advise the Secretary of the Treasury on"."""
_PUT = re.compile(r"\bput into (?:effect|operation|force)\b")
"""To put something into effect is to prescribe it: "formulate and put into effect procedures"."""
_RECEIVERS = frozenset({"him", "her", "it", "them", "me", "congress"})
_GIVING = frozenset({"provide", "furnish", "supply", "give", "send", "present", "submit", "transmit", "deliver"})
"""Verbs that tell to whom before what: "provide the President with a report", "submit to him a plan"."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, the nouns it is done to, in the singular (each its last word, and its last two), and all words behind."""

    verb: str
    objects: tuple[str, ...]
    behind: frozenset[str]


def deeds(action: str, before: str, known: Mapping[str, Container[str]]) -> tuple[Deed, ...]:
    """The verbs of `action` that mean something, in their order.

    Args:
        action: the words from the main verb on.
        before: those before it, of which a passive's subject is what it is done to.
        known: the infinitives that mean something, each with the nouns that mean something with it: only these verbs
            are found behind "and", and such a noun ends a noun phrase before a participle.
    """
    words = _words(action)
    at = _main(words, known)
    if at is None:
        return ()
    if words[at] == "be":
        return _passive(words[at + 1 :], before, known)
    places = [at, *_joined(words, at, known)]
    found = []
    for place, stop in zip(places, [*places[1:], len(words)], strict=True):
        if words[place] in known:
            found.append(_deed(words[place], words[place + 1 : stop], known[words[place]]))
    return _shared(found)


def _deed(verb: str, behind: Sequence[str], nouns: Container[str]) -> Deed:
    if behind[:1] == ["that"] and singular("".join(behind[1:2])) in nouns:  # "submit that plan"
        behind = behind[1:]
    return Deed(verb, objects_of(behind, nouns, giving=verb in _GIVING), frozenset(map(singular, behind)))


def _words(text: str) -> list[str]:
    low = _BRACKETS.sub(" ", text.lower().replace("’", "'"))
    return _WORD.findall(_TOLD_OF.sub(r"notify\1", _PUT.sub("prescribe", _ASIDES.sub(" ", low))))


def _main(words: Sequence[str], known: Container[str]) -> int | None:
    """Where the main verb is: behind adverbs, and behind phrases that a comma ends ("in consultation with X, ")."""
    at = 0
    while at < len(words):
        word = words[at]
        if is_adverb(word) or (word == "to" and words[at + 1 : at + 2] and words[at + 1] not in DETERMINERS):
            at += 1
        elif word in OPENERS:
            behind = _behind_comma(words, at, known)
            if behind is None:
                return None
            at = behind
        elif (behind := _on_the_way(words, at)) is not None:
            at = behind
        else:
            return None if MODALS.intersection(words[at + 1 : at + 2]) else at
    return None


def _on_the_way(words: Sequence[str], at: int) -> int | None:
    """Where the infinitive stands for which the verb only prepares: "seek to establish", "be required to report"."""
    last = at
    if words[at] == "be" and words[at + 1 : at + 2] and words[at + 1] in TOLD_TO:
        last = at + 1
    elif words[at] not in ON_THE_WAY:
        return None
    leads = words[last + 1 : last + 2] == ["to"] and words[last + 2 : last + 3] and words[last + 2] not in DETERMINERS
    return last + 2 if leads else None


def _behind_comma(words: Sequence[str], at: int, known: Container[str]) -> int | None:
    """The next place behind a comma where a verb that means something stands, adverbs before it left out."""
    for place in range(at, len(words) - 1):
        if words[place] != ",":
            continue
        verb = place + 1
        while (
            verb < len(words) and (words[verb] == "to" or is_adverb(words[verb])) and words[verb] not in {"and", "or"}
        ):
            verb += 1
        if verb + 2 < len(words) and words[verb] not in known and words[verb + 1] in {"and", "or"}:
            verb += 2  # "consistent with law, collect and make publicly available"
        if verb < len(words) and words[verb] in known and _verb_here(words, verb):
            return verb
    return None


def _joined(words: Sequence[str], start: int, known: Container[str]) -> list[int]:
    """Where the verbs stand that are joined to the main one.

    Behind "that" and behind an infinitive of purpose a bare "and" joins what is below it ("to plan and report"); only
    a comma and "and" lead back ("to identify savings, and submit a report").
    """
    found: list[int] = []
    below = commas = False
    for at in range(start + 1, len(words)):
        word = words[at]
        if word in ENDS:
            break
        if word in STOPS or _purpose(words, at, known):
            below, commas = True, False
        elif word == "," and words[at + 1 : at + 2] not in (["and"], ["or"]):
            commas = commas or below
        if word not in known or not _verb_here(words, at) or not _after_join(words, at, below):
            continue
        if below and commas and not (word in {"submit", "report", "recommend"} and words[at + 1] in BEHIND_A_VERB):
            continue
        found.append(at)
        below = commas = False
    return found


def _purpose(words: Sequence[str], at: int, known: Container[str]) -> bool:
    """Whether an infinitive begins at "to"."""
    if words[at] != "to" or at + 2 >= len(words):
        return False
    verb, behind = words[at + 1], words[at + 2]
    if verb in DETERMINERS or verb in _RECEIVERS or (verb.endswith("s") and not verb.endswith("ss")):
        return False
    return verb in known or behind in DETERMINERS or behind in {"and", "or", ","}


def _after_join(words: Sequence[str], at: int, below: bool) -> bool:
    """Whether the word at `at` is joined to what is before it, adverbs between left out."""
    before = at - 1
    while before > 0 and is_adverb(words[before]) and words[before] not in _JOINS:
        before -= 1
    if words[before] not in _JOINS:
        return False
    return not below or words[before - 1] == ","


def _verb_here(words: Sequence[str], at: int) -> bool:
    """Whether what could be a noun ("review", "plan") is a verb here, by what stands behind it."""
    behind = words[at + 1 : at + 2]
    if not behind or behind[0] == "of":
        return False
    return words[at] not in NOUNS_TOO or behind[0] in BEHIND_A_VERB


def _passive(words: Sequence[str], before: str, known: Mapping[str, Container[str]]) -> tuple[Deed, ...]:
    """The verb of "be submitted", done to the subject; what is no verb of ours stays as it is: "be composed"."""
    skipped = (place for place, word in enumerate(words) if not is_adverb(word) and word not in DETERMINERS)
    at = next(skipped, None)
    if at is None:
        return ()
    base = next((verb for verb in infinitives(words[at]) if verb in known), None)
    verb = base or f"be {words[at]}"
    subject = objects_of(_words(before), known.get(verb, ()), giving=True, every=True)
    return (Deed(verb, subject, frozenset(map(singular, words[at + 1 :]))),)


def _shared(found: Sequence[Deed]) -> tuple[Deed, ...]:
    """Verbs in a row have one object: "prepare and submit a report"."""
    shared: list[Deed] = []
    for deed in reversed(found):
        objects = deed.objects or (shared[-1].objects if shared else ())
        shared.append(replace(deed, objects=objects))
    return tuple(reversed(shared))
