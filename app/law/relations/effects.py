"""The verb that acts on a citation: behind it, before it, or in the words that lead into its list."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from app.law.relations.clauses import OTHER_CLAUSE, is_apposition
from app.law.relations.patterns import (
    ACTIVE,
    AMENDMENTS_TO,
    BODY_OF,
    FURTHER_OFF,
    INCLUDED,
    LISTS,
    NARRATIVE,
    NOT_A_SUBJECT,
    PARTLY,
    PASSIVE,
    POWERS,
    PRESCRIBED,
    VERBS,
    has_verb,
    leads_on,
    part_of,
)
from app.law.relations.sentences import WINDOW, clean
from app.law.relations.vocabulary import BY_NAME


@dataclass(frozen=True, slots=True)
class Effect:
    """What a sentence does to a citation, and whether to a part of it only."""

    relation: str
    partly: bool = False


def predicate(gap: str, *, last: bool) -> Effect | None:
    """The verb of a passive sentence whose subject stands before `gap`."""
    match = PASSIVE.search(gap[:WINDOW]) if has_verb(gap[:WINDOW]) else None
    if match is None or NARRATIVE.search(gap, 0, match.start("verb")):
        return None
    between = gap[: match.start()]
    if _BREAK.search(between) or (match["by"] and not last and gap.rstrip().endswith("by")):
        return None
    if not is_apposition(between):
        return None
    scope = gap[: match.end() + 90].partition(";")[0]
    partly = is_partial(scope[: match.end()]) or _EXTENT.match(_unrestricted(scope[match.end() :])) is not None
    amended = _NEW_TEXT.match(scope, match.end()) if match["verb"].lower() == "replac" else None
    amended = amended or _TO_OTHERS.match(scope, match.end("verb"))
    return Effect("amends" if amended else relation_of(match["verb"]), partly)


_TO_OTHERS = re.compile(
    r"(?<=extend)\w*\s(?:and\smade\sapplicable\sto\b|to\s(?:include|the\s(?!\d)|all|cover|apply)\b)", re.IGNORECASE
)
"""EO 6554 extends an order "to include … all other existing emergency agencies": it changes whom it binds.
EO 10601: "The provisions of … are hereby extended and made applicable to" other functions."""


_BREAK = re.compile(r";|:(?!\s?\d)")
"""EO 11730: "effective 9: 00 p.m." is one clause."""
_EXTENT = re.compile(
    r"(?:\s?,[^,;]{0,40},)?,?\s(?:only\s)?(?:to the extent|in\s?so\s?far as|so far as|in part\b|with respect to|as to\b"
    r"|as (?:it|they) (?!was|were|is\b|are\b)|exclusive of\b"
    r"|except\b(?! as to\b| as (?:otherwise )?provided in\b)"
    r"(?! that\b(?! (?:each|it|they) shall (?:be considered to )?remain)))",
    re.IGNORECASE,
)
"""EO 12148 revokes an order "except for Section 3 thereof"; what is "revoked, except that …" is revoked (EO 11182),
unless "except that each shall be considered to remain in effect with respect to" some (EO 10804)."""
_FIRST_OF_ALL = re.compile(r"\W*(?:\w{1,5}[.)]\s)?(?:to\sthe\sextent|in\s?so\s?far\sas|so\sfar\sas)\s", re.IGNORECASE)
"""A limit may open the sentence: "To the extent that the … Convention … replaces …, this Order supersedes" (EO 12234),
"To the extent that they pertain to the islands of Tinian and Saipan, the provisions of" (EO 10408)."""
_NEW_TEXT = re.compile(r"\w*\s(?:with|by)\s(?:the\sfollowing|(?:a\s)?new|“)", re.IGNORECASE)
"""EO 14088: "Subsections … are replaced with new subsections" amends; EO 13811's sections superseded others."""
_RESIDUE = re.compile(
    r"\b(?:to\sthe\sextent|in\s?so\s?far\sas|so\sfar\sas)\s(?:that\s)?(?:(?:it|they|the\ssame)\s)?"
    r"(?:(?:has|have|is|are|was|were)\s)?(?:not\s)?(?:been\s)?(?:heretofore|theretofore|previously|already|otherwise)\b"
    r"(?:\s(?:been\s)?(?:revoked|superseded|rescinded|terminated)\b(?:\sor\s\w+ed\b)?)?"
    r"|\bpreviously\sbeen\s[^;:]{0,60}\bin\spart\b"
    r"|\bto\sthe\s(?:\w+\s)?extent\s(?:permitted|permissible|consistent|practicable|possible|feasible|allowed|authorized)\b",
    re.IGNORECASE,
)
"""What is left of an order is all of it: EO 11021 supersedes orders "to the extent not heretofore superseded", EO 12220
revokes some "which have previously been superseded, at least in part"."""


_FROM_A_DAY = re.compile(
    r"\b(?:with\srespect\sto|as\sto|insofar\sas\sit\srelates\sto)\s(?:[\w,]+\s){1,8}?"
    r"(?:on\sor\s|occurring\s|made\s|committed\s)?(?:after|before|beginning|commencing)\s",
    re.IGNORECASE,
)
"""An end that counts from a day is an end of the whole: EO 12183 revokes orders "with respect to transactions occurring
after the effective date of this order"."""


def is_partial(words: str) -> bool:
    """Whether the words restrict an act to a part of its target."""
    return PARTLY.search(_unrestricted(words)) is not None


def _unrestricted(words: str) -> str:
    return _FROM_A_DAY.sub("", _RESIDUE.sub("", words))


def subject(gap: str, effect: Effect | None, *, joined: bool) -> Effect | None:
    """The effect where the citation, or a part of it, is the subject of the verb behind it."""
    tail = gap[-WINDOW:]
    if effect is None or _REMAINDER.search(tail):
        return effect
    if not joined and _IN_RELATIVE.search(tail):
        return None
    if _FIRST_OF_ALL.match(_unrestricted(tail)):
        effect = replace(effect, partly=True)
    if joined:
        return replace(effect, partly=True) if _SOME_OF.search(tail) else effect
    return _alone(tail, effect)


_IN_RELATIVE = re.compile(
    r",\swhich\s(?!is\b|was\b|has\b)\w+s\s(?:and\s\w+s\s)?(?:\w+\s){0,4}(?:of|in|by|to|with)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""EO 13203: "The … Memorandum …, which reaffirms and expands upon the requirements of ⟦order⟧, is also revoked"."""


def _alone(tail: str, effect: Effect) -> Effect | None:
    """The effect on a citation by the words that lead to it."""
    part = part_of(tail)
    if part:
        whole = part["what"].lower().startswith(("provision", "regulation", "rule"))
        some = _SOME.search(tail, 0, part.start()) or _ON_A_SUBJECT.search(part[0])
        return effect if whole and not some else replace(effect, partly=True)
    if any(pattern.search(tail) for pattern in (PRESCRIBED, POWERS, BODY_OF, INCLUDED)):
        return _on_what_it_made(effect, tail)
    if tail.strip().lower() == "of":  # EO 11354: what stands before it was taken for the number of the section
        return replace(effect, partly=True)
    if NOT_A_SUBJECT.search(tail):
        return None
    own = _OF_A_NEIGHBOUR.sub("", tail[-160:])
    return replace(effect, partly=True) if is_partial(own) else effect


def _on_what_it_made(effect: Effect, tail: str) -> Effect | None:
    """The effect on an order whose rules, powers or body are the subject, or that is one of those named.

    One designation is a part: EO 10533 supersedes "the designation of the Pan American Union made by" EO 9698, which
    designated five.
    """
    made = PRESCRIBED.search(tail)
    if made:
        return replace(effect, partly=True) if made[0].lower().startswith("designation ") else effect
    if POWERS.search(tail):
        return replace(effect, partly=True) if BY_NAME[effect.relation].family == "ends" else None
    if BODY_OF.search(tail):
        return _on_a_body(effect, tail)
    return replace(effect, partly=effect.partly or _SHARE.search(tail) is not None)


_REMAINDER = re.compile(r"\b(?:remainder|rest|balance|remaining\s(?:\w+\s){1,3})\s?of\s(?:the\s)?$", re.IGNORECASE)
"""What is left is all of it: EO 11846 revokes sections of EO 11075 and then "the remainder of" it."""
_OF_A_NEIGHBOUR = re.compile(r"^.*\bexcept\b[^;]*(?:,\sand\s|;\s)(?:the\s)?$", re.IGNORECASE | re.DOTALL)
"""EO 12135: "Executive Order No. 12050, except for Section 6, and Executive Order No. 12057, are revoked"."""
_SOME_OF = re.compile(
    r"\b(?:any|certain|applicable|conflicting|inconsistent|those)\s(?:\w+\s)?(?:provisions|parts|portions)\sof\s(?:the\s)?$",
    re.IGNORECASE,
)
"""EO 14207 revokes a memorandum "and any applicable provisions of Executive Order 11348": whatever these are."""
_ON_A_SUBJECT = re.compile(
    r"\bprovisions\s(?:relating|pertaining|applicable|that\s(?:relate|pertain|apply))\b", re.IGNORECASE
)
"""EO 10945: "All provisions relating to export control that are contained in the following … are … superseded"."""
_SOME = re.compile(
    r"\b(?:any|certain|applicable|conflicting|inconsistent|other|those|such)\s(?:\w+\s)?$", re.IGNORECASE
)


def _on_a_body(effect: Effect, tail: str) -> Effect | None:
    """The effect on an order whose body is the subject: EO 9620 abolished an office, not the order that made it."""
    listed = tail.rstrip().endswith((";", ":"))
    if effect.relation == "terminates" and not listed:
        return replace(effect, partly=True)
    return effect if BY_NAME[effect.relation].of_bodies or listed else None


def object_of(gap: str, listed: Effect | None) -> Effect | None:
    """The verb of which the citation is the object: "I hereby revoke", "The following are revoked: (a)"."""
    tail = gap[-WINDOW:]
    part = part_of(tail)
    head = _DETERMINERS.sub("", _without_denial(tail[: part.start()] if part else tail))
    head = re.sub(r"(?:\s?,){2}\s?$", " ", _RESIDUE.sub("", head))
    match = ACTIVE.search(head) if has_verb(head[-_VERB_REACH:]) else None
    if match and part is None and _PUT_IN.match(match["verb"]):
        return None
    if match and not _mere_mention(head, match):
        partly = part is not None or PARTLY.search(_unrestricted(tail)[-80:]) is not None
        partly = partly or _FIRST_OF_ALL.match(_unrestricted(tail)) is not None
        return Effect(relation_of(match["verb"]), partly=partly)
    done = _through(tail)
    if done:
        return done
    if leads_on(tail) and AMENDMENTS_TO.search(tail):
        return Effect("amends", partly=part is not None and tail.rstrip().endswith((" in", " to", " from", "end of")))
    if listed is None and ":" in tail:
        listed, tail = listing(tail[: tail.rindex(":") + 1]), tail[tail.rindex(":") + 1 :]
        part = part_of(tail)
    return _member(listed, tail, part is not None)


_PUT_IN = re.compile(r"substitut|insert|add", re.IGNORECASE)
"""EO 11640 tells of "substituting Executive Order No. 11627 for" another: what is put in is not itself amended."""
_VERB_REACH = 100
"""The verb of an object is nearer to the end of the words before it."""
_DETERMINERS = re.compile(
    r"\b(?:the\ssaid|the|said|both|all\sof\sthe|(?:the\s)?(?:first|second|third|fourth|fifth|sixth|last|penultimate"
    r"|introductory|opening|closing|concluding|unnumbered)"
    r"|(?:those|these|all|and|related|other|\s)+orders\s\(?)\s*$",
    re.IGNORECASE,
)
_DENIAL = re.compile(r",\sbut\sdoes\snot\s[^,;.]{1,60},(?=\s$)|\sbut\snot\s(?:amend|supersede|revoke|modify)(?=\s)")
"""EO 12475: "This order supplements, but does not supersede or amend, ⟦order⟧"."""


def _without_denial(words: str) -> str:
    return _DENIAL.sub("", words) if " but " in words else words


def _through(tail: str) -> Effect | None:
    """The verb whose object is described by the order: "I hereby extend the time within which the board created by"."""
    low = tail.lower()
    match = FURTHER_OFF.search(tail) if any(words in low for words in _PERFORMS) else None
    if match is None or NARRATIVE.search(tail, 0, match.start("verb")):
        return None
    if any(pattern.search(tail) for pattern in (PRESCRIBED, BODY_OF, INCLUDED)):
        return _on_what_it_made(Effect(relation_of(match["verb"])), tail)
    return None


_PERFORMS = ("hereby", "i do", "this order")
"""One of these stands before the verb of FURTHER_OFF."""
_SHARE = re.compile(r"\b(?:provisions?|portions?|parts?|conflicting|inconsistent|extent)\b", re.IGNORECASE)


def _member(listed: Effect | None, words: str, part: bool) -> Effect | None:
    """The effect on an item of a list, unless the item has a verb of its own or only leans on what it cites."""
    if (
        listed is None
        or OTHER_CLAUSE.search(words)
        or (not part and NOT_A_SUBJECT.search(words) and not BODY_OF.search(words))
    ):
        return None
    return replace(listed, partly=True) if part else listed


@lru_cache(maxsize=64)
def listing(lead: str) -> Effect | None:
    """What a sentence does to the items of the list that it leads into; None where it does nothing to them."""
    sentence = _LAST_SENTENCE.sub("", clean(lead)[-WINDOW:])
    following = LISTS.search(sentence)
    if following is None:
        return None
    if _REFERENCES.search(sentence):
        return Effect("amends", partly=True)
    verb = PASSIVE.search(sentence, following.end())
    verb = verb or next(reversed(list(PASSIVE.finditer(sentence))), None)
    if verb and not NARRATIVE.search(sentence, 0, verb.start("verb")) and not verb["by"]:
        partly = is_partial(sentence) or _ON_A_SUBJECT.search(sentence) is not None
        return None if _AS_FOLLOWS.search(sentence) else Effect(relation_of(verb["verb"]), partly)
    match = ACTIVE.search(re.sub(r"[:—–]\s*$", "", sentence))
    return Effect(relation_of(match["verb"])) if match and not _mere_mention(sentence, match) else None


_REFERENCES = re.compile(r"^\W*To\sreferences\sto\b.*\bin\sthe\sfollowing\b.*\bExecutive\s[Oo]rders\b")
"""EO 10773 amends references and says to which they apply: "To references to … in the following Executive orders"."""
_LAST_SENTENCE = re.compile(r"^.*[a-z\d]\.\s(?=[A-Z])", re.DOTALL)
"""A lead may hold the end of another section (EO 12399): only its last sentence leads in."""
_AS_FOLLOWS = re.compile(r"\bas follows\W*$|\bby\s*[:—–]?\s*$|\bto read\b", re.IGNORECASE)


def _mere_mention(words: str, match: re.Match[str]) -> bool:
    """Whether the verb only tells or denies: past tense without "hereby", a gerund as subject, "nothing shall …"."""
    form = match["form"].lower()
    actor = match["actor"].lower().strip(" ,")
    if NARRATIVE.search(words, max(0, match.start() - 160), match.start("verb")):
        return True
    if form == "ed" and actor == "order" and words[: match.start()].lower() == "this ":
        return False  # EO 10380: "This order superseded"
    if form.endswith("ed") or form == "en":
        return "hereby" not in words[match.start() :].lower() and actor != "hereby"
    if actor == "to":
        return "in order to" in words[-120:].lower() or "hereby" not in words.lower()
    return form.endswith("ing") and actor != "by"


def relation_of(verb: str) -> str:
    """The relation of a verb that begins with one of the stems of VERBS."""
    word = verb.lower()
    return next(relation for stem, relation in VERBS if re.match(stem, word))
