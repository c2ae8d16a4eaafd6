"""Bodies: councils, task forces, boards and offices that orders make, continue and end.

`find` reads one order and knows no other; `app.crossrefs.bodies` brings all orders together.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.law.bodies import tellings
from app.law.bodies.acts import acts_in
from app.law.bodies.founding import Made, made_in
from app.law.bodies.misprints import AsTitled
from app.law.bodies.names import KINDS, key_of
from app.law.bodies.own_words import OwnSentence, own_sentences
from app.law.bodies.values import NOTHING, Act, Founding, Said, Told
from app.law.documents import Order, Section

__all__ = ["NOTHING", "Act", "Founding", "Said", "Told", "find"]

_VERBS = (
    "establish", "creat", "constitut", "organize", " form ", "appoint", "convene", "charter", "set up",
    "is hereby effective", "there shall be a",
)  # fmt: skip
_NOUNS = tuple(dict.fromkeys(noun.split()[-1] for noun in KINDS))
_SHALL = re.compile(r"\b(?:shall|must|will|directed\sto)(?:[^.;:]{0,80})?[:—–]?$")
_LEAD_REACH = 100
_ITEM = re.compile(r"(?:[Ww]ithin\s[^,]{3,80},\s)?(?:establish|create|convene)\s")
"""An item of a list under "the Director shall:" (EO 13171: "within 60 days …, establish an Interagency Task Force")."""


def find(order: Order) -> Said:
    """The bodies that `order` makes, and what it does to others."""
    made = _distinct(list(_foundings(order)))
    walked = list(order.walk())
    alone = len(made) == 1
    told = tuple(
        replace(
            body,
            chairs=tellings.leaders(walked, body, alone=alone),
            members=tellings.members(walked, body, alone=alone),
        )
        for body in made
    )
    acts = tuple(act for section in walked for act in acts_in(section, order.signed_on))
    return Said(told, acts)


def _foundings(order: Order) -> Iterator[Founding]:
    as_titled = AsTitled(order.title)
    for section in order.sections:
        yield from _in_section(section, "", as_titled)


def _in_section(section: Section, lead: str, as_titled: AsTitled) -> Iterator[Founding]:
    if _may_found(section.text) or _may_found(section.closing):
        for sentence in as_titled.joined(own_sentences(section)):
            yield from _in_sentence(section.id, sentence, lead, as_titled)
    own = section.text.rstrip().rpartition("\n\n")[2]
    below = own if section.children and _SHALL.search(own[-_LEAD_REACH:]) else ""
    for child in section.children:
        yield from _in_section(child, below, as_titled)


def _in_sentence(section: str, sentence: OwnSentence, lead: str, as_titled: AsTitled) -> Iterator[Founding]:
    field, words, span, _ = sentence
    if not _may_found(words):
        return
    read = f"They shall, {words[0].lower()}{words[1:]}" if lead and _ITEM.match(words) else words
    read = re.sub("^They shall, (?!within)", "They shall ", read)
    spelled = as_titled.mended(read)
    as_printed = list(made_in(read))
    mended = list(made_in(spelled)) if spelled != read else as_printed
    for made in mended if _letters(mended) > _letters(as_printed) else as_printed:
        yield Founding(section, field, words, span, made.name, made.is_named, made.aliases, made.kind, made.how)


def _letters(made: Iterable[Made]) -> int:
    """How much of names was read: a misprint cuts a name short, or hides it."""
    return sum(len(body.name) for body in made)


def _may_found(text: str) -> bool:
    """Whether a text holds what every founding sentence has, which tells sooner than the patterns."""
    low = text.lower()
    return any(verb in low for verb in _VERBS) and any(noun in low for noun in _NOUNS)


def _distinct(found: list[Founding]) -> list[Founding]:
    """Each body once: where it is founded, before where it is only named again.

    A noun alone is the body that has a name elsewhere in the order ("a council", then "the White House Rural Council").
    """
    kept: dict[str, Founding] = {}
    for body in sorted(found, key=lambda body: (not body.is_named, body.how == "directed")):
        named = [other for other in kept.values() if other.is_named and other.kind == body.kind]
        if not body.is_named and named:
            continue
        if any(_is_again(body, other) for other in kept.values()):
            continue
        kept[key_of(body.name)] = body
    return [body for body in found if any(body is each for each in kept.values())]


def _is_again(body: Founding, other: Founding) -> bool:
    """Whether a name is one of another's, or its end (EO 12958: "the Appeals Panel" is the "… Classification …")."""
    own, whole = key_of(body.name), key_of(other.name)
    shortened = body.words.startswith(f"The {body.name} ") and whole.endswith(f" {own}")
    return body.name in other.aliases or own == whole or shortened
