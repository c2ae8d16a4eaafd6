"""Names of bodies in running text, and what kind of body a name tells.

A name is a run of capitalised words with small ones between them: "President's Council on Fitness, Sports, and
Nutrition". It is a body's if its head, the noun before the first preposition, is one of `KINDS`: of "Presidential
Service Certificate" it is not.
"""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

KINDS: dict[str, str] = {
    "task force": "task_force",
    "strike force": "task_force",
    "working group": "working_group",
    "group": "working_group",
    "team": "working_group",
    "council": "council",
    "committee": "committee",
    "subcommittee": "committee",
    "commission": "commission",
    "board": "board",
    "panel": "panel",
    "roundtable": "panel",
    "office": "office",
    "secretariat": "office",
    "bureau": "office",
    "division": "office",
    "unit": "office",
    "directorate": "office",
    "initiative": "initiative",
    "partnership": "initiative",
    "agency": "agency",
    "administration": "agency",
    "authority": "agency",
    "service": "agency",
    "corps": "agency",
    "center": "center",
    "institute": "center",
    "academy": "center",
    "corporation": "corporation",
    "bank": "corporation",
}
"""The nouns that bodies are called by, and the kind that each makes."""

STRONG = ("task_force", "council", "committee", "commission", "board", "panel", "working_group")
"""Kinds whose noun is the head of a name wherever it ends one ("Bureau of the Budget Advisory Committee")."""

_NOUN = rf"(?:{'|'.join(sorted((re.escape(noun) for noun in KINDS), key=len, reverse=True))})"
_NOUNS = rf"(?:{_NOUN}s?|agencies|authorities)"
_WORD = (
    r"(?!(?:I|The|There|This|These|It|As|Each|Such|Sec|Section|Whenever|No|Notwithstanding|Pursuant)\b)"
    r"(?:(?:[A-Z]\.){2,}|[A-Z][\w’'\-./&]*[\w’'+](?:\s\([A-Z][A-Za-z]{1,6}\)(?=\s[A-Z]))?|(?:[A-Z]\.)+|[A-Z]\b|\d{1,2}(?:st|nd|rd|th)\b|\d{4}\b)"
)
_PREPOSITION = (
    r"(?:of|on|for|to|in|with|from|against|upon|among|between|concerning|at|de|over|through|into|across"
    r"|[Ww]ithin(?=\sthe\sFederal\s(?:Service|Government)\b))"
)
_SMALL = (
    rf"(?:(?:{_PREPOSITION}(?:\s(?:the|its|their|our))?"
    r"|(?:and|or|&)(?:\s(?:to|for|of|on|in))?(?:\s(?:the|its|their))?"
    r"|(?<=ing\s)(?:the|our))\s)?"
)
"""The small words inside a name: "for the", "and to"; behind a participle an article ("Greening the Government")."""
_LISTED = (
    r",\s(?=(?:[A-Z][\w’'\-]*\s?){1,4},?\s(?:(?:[A-Z][\w’'\-]*\s?){1,4},\s)*and\s(?:the\s)?[A-Z])"
    r"|,\s(?=and\s(?:the\s)?[A-Z])"
)
"""A comma inside a name: that of a list which ends in "and" ("Science, Technology, and Education")."""
_NAME = re.compile(rf"{_WORD}(?:(?:\s|{_LISTED}|\s?[–—]\s?){_SMALL}{_WORD})*")
_PLACE = re.compile(
    r",?\s(?:in|within|at|under)\s(?:the\s)?(?:Executive\sOffice|(?:United\sStates\s|U\.S\.\s)?Department\sof|"
    r"White\sHouse\sOffice\b|White\sHouse$|Office\sof\s(?:the|Management)|General\sServices|Domestic\sPolicy|"
    r"Environmental\sProtection\sAgency|National\sSecurity\sCouncil|Domestic\sCouncil|Office\sfor\sEmergency)\b.*$"
)
"""Where a body is set up is no part of its name: "a Task Force on Crime in the Department of Justice"."""
_HEAD_ENDS = re.compile(r"\s(?:on|for|of|to|in|against|with|from|concerning|upon|at|between|among)\s")
_ENDS_IN_NOUN = re.compile(rf"(?:^|[\s\-])(?P<noun>{_NOUNS})(?:\s(?:No\.\s)?\d+|\s[IVX]+)?$", re.IGNORECASE)


_OF_A_SHORT_NAME = re.compile(rf"{_NOUN}[’']s?\s", re.IGNORECASE)


_BROKEN = re.compile(r"\s\([^()]{2,40}\)\s(?P<link>(?:on|for|to|of)(?:\sthe)?)\s(?=[A-Z])")
"""A name that its short one interrupts: "the White House Initiative ("Initiative") on Educational Excellence"."""


def is_bare(name: str) -> bool:
    """Whether a name is a noun alone, and tells one body from no other ("Task Force")."""
    return re.fullmatch(_NOUNS, name, re.IGNORECASE) is not None


_COMMON = re.compile(
    rf"(?:(?:Advisory|Interagency|Inter-Agency|Interdepartmental|Federal|National|Presidential|Executive|Steering|Special|Technical|Senior"
    rf"|Coordinating|Policy|Review|Emergency|Cabinet|White\sHouse|Citizens)\s)*{_NOUNS}(?:\sof\sInquiry)?",
    re.IGNORECASE,
)


def is_common(name: str) -> bool:
    """Whether a name tells a body only within its order ("Interagency Working Group", "Board of Inquiry")."""
    return _COMMON.fullmatch(name) is not None


class Name(NamedTuple):
    """A name in a text: its words and where they end."""

    words: str
    end: int


def name_at(text: str, start: int) -> Name | None:
    """The capitalised name that begins at `start`, marks of quotation and an article before it skipped."""
    opening = re.compile(r"\s*(?:(?:[Tt]he|[Aa]n?|[Tt]his)\s)?[“\"'’]?(?:(?:[Tt]he|[Aa]n?)\s)?").match(text, start)
    found = _NAME.match(text, opening.end() if opening else start)
    if found is None:
        return None
    more = _BROKEN.match(text, found.end())
    rest = _NAME.match(text, more.end()) if more else None
    if more and rest:
        return Name(f"{found[0]} {more['link']} {rest[0]}", rest.end())
    return Name(found[0], found.end())


def without_place(name: str) -> str:
    """The name without the words that tell where the body is set up."""
    shorter = _PLACE.sub("", name)
    return shorter if kind_of(shorter) else name


def kind_of(name: str) -> str | None:
    """The kind of body that a name tells, or None if it is no body's.

    "the Board's Coordination Committee" is a part of a body and no name.
    """
    if _OF_A_SHORT_NAME.match(name):
        return None
    head = _HEAD_ENDS.split(name, maxsplit=1)[0]
    of_head, of_all = _kind_at_end(head), _kind_at_end(name)
    return of_all if of_all in STRONG and of_head not in STRONG else of_head


def _kind_at_end(words: str) -> str | None:
    found = _ENDS_IN_NOUN.search(words)
    if not found:
        return None
    noun = found["noun"].lower()
    singular = {"agencies": "agency", "authorities": "authority"}.get(noun, noun)
    return KINDS.get(singular) or KINDS.get(singular.removesuffix("s"))


def same(one: str, other: str) -> bool:
    """Whether two spellings name one body."""
    return key_of(one) == key_of(other)


_ALIKE = 0.92
"""So alike are two spellings of one name, of which one is a misprint ("International Labor Organiztion")."""


def is_much_the_same(one: str, other: str) -> bool:
    """Whether one name is a spelling of the other or a part of it: "President's Drug Advisory Council in the …"."""
    first, second = key_of(one), key_of(other)
    if f" {first} " in f" {second} " or f" {second} " in f" {first} ":
        return True
    return SequenceMatcher(None, first, second).ratio() > _ALIKE


def key_of(name: str) -> str:
    """What two spellings of one name have in common: letters and digits, in small letters, without articles."""
    words = re.sub(r"[’'`]", "", name.lower())
    return " ".join(word for word in re.findall(r"[a-z0-9]+", words) if word not in ("the", "a", "an"))


def slug_of(name: str) -> str:
    """The name in an address: "presidents-council-on-fitness-sports-and-nutrition"."""
    plain = re.sub(r"[’'‘`.]", "", name.lower())
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def in_title(title: str, kind: str) -> str | None:
    """What an order's title calls a body of this kind: "Emergency Board" of "Creating an emergency board to …"."""
    found = re.search(rf"\b(?:an?|the)\s(?P<name>(?:[\w’'\-]+\s){{0,3}}?{_NOUN})\b", title, re.IGNORECASE)
    if found is None or _kind_at_end(found["name"]) != kind or re.search(r"\b(?:of|for|to|in)\b", found["name"]):
        return None
    return " ".join(word[0].upper() + word[1:] for word in found["name"].split())
