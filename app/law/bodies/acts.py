"""What an order does to bodies that are there: it continues, renames or ends them, one by one or in a list."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.law.bodies.names import KINDS, Name, is_bare, kind_of, name_at, without_place
from app.law.bodies.own_words import own_sentences
from app.law.bodies.values import Act, Does
from app.law.documents import Section
from app.law.endings.days import day_of

_CONTINUED = r"(?:is|are)(?:\s(?:also|further)|,?\s?hereby,?)*\scontinued\b"
_ENDED = (
    r"(?:is|are)(?:\s(?:also|further|immediately)|,?\s?hereby,?)*\s"
    r"(?:abolished|terminated|dissolved|disestablished|disbanded)\b(?!\s(?:by|when|if)\b)"
)
_RENAMED = (
    r"(?:is|are)(?:\s(?:also|further)|,?\s?hereby,?)*\s(?:continued\sand\s)?(?:(?:renamed|redesignated)(?:\sas)?|changed\sto)"
    r"\s(?=the\s|[“\"A-Z])|shall\s(?:hereafter|henceforth)\sbe\sknown\sas\s(?=the\s|[“\"A-Z])"
)
"""EO 12136: "is continued and renamed the …", EO 9830: "shall hereafter be known as the …"."""
_ACTS: tuple[tuple[Does, "re.Pattern[str]"], ...] = (
    ("continues", re.compile(_CONTINUED)),
    ("terminates", re.compile(_ENDED)),
    ("renames", re.compile(_RENAMED)),
)
_LISTED: tuple[tuple[Does, "re.Pattern[str]"], ...] = (
    ("continues", re.compile(rf"\b(?:below|following)\b[^.;]{{0,80}}?\s{_CONTINUED}")),
    ("terminates", re.compile(rf"\b(?:below|following)\b[^.;]{{0,80}}?\s{_ENDED}")),
)
"""EO 13811: "Each advisory committee listed below is continued until September 30, 2019"."""
_OBJECT: tuple[tuple[Does, "re.Pattern[str]"], ...] = (
    ("continues", re.compile(r"\b[Tt]here\sis\s(?:hereby\s)?continued\s(?=the\s)")),
    (
        "terminates",
        re.compile(
            r"\b(?:[Tt]here\s(?:is|are)\shereby\s(?:abolished|terminated)|I\shereby\s(?:abolish|terminate|dissolve))\s(?=the\s)",
            re.IGNORECASE,
        ),
    ),
)
_BEGINS = re.compile(
    r"(?:^|[.:;,—]\s|\b(?:ordered|that|effect|and)\s)(?:\([a-z0-9]{1,3}\)\s)?(?:[Tt]he\sname\sof\s)?(?=[Tt]he\s)"
)
_BETWEEN = re.compile(
    r"[”\"]?(?:\s?\([^()]{1,200}\))?(?:\sand\sthe\s(?:office|position)\sof\s[A-Z][\w’' ]{2,60})?"
    r"(?:,?\s(?:as\s)?(?:first\s|initially\s|heretofore\s)?(?:re-?)?(?:established|created|constituted|continued)\b[^;]{1,500}?|,[^;]{1,250})?,?\s?"
)
"""What may stand between a body and what is done to it: "(Council), established by Executive Order 13231,"."""
_ORDER = re.compile(
    r"Executive\s[Oo]rders?\s(?:N[oO]s?\.?\s?|[Nn]umber(?:ed)?\s)?(?P<number>\d{1,2},?\d{3}(?:-[A-Z])?)"
)
_ITEM = re.compile(
    r"(?:\([a-z0-9]{1,3}\)\s)?(?:[Tt]he\s)?(?P<name>[^;]+?)(?:\s?(?:;|,|–|—)\s|\s(?=(?:established|created)\s))"
    r"(?:(?:initially\s)?(?:established|created)\s(?:by|under|pursuant\sto)\s(?:the\s)?"
    r"(?:[Ss]ections?\s[\w().\-, ]{1,30}?\sof\s)?)?"
    r"(?P<instrument>(?:Executive\s[Oo]rder|Presidential|National\sSecurity|Proclamation|Public\sLaw)\s.+?)"
    r"(?:\s\((?!\w+\s\d)[^()]*\))?\.?$"
)
"""An item of a list: the body, what founded it, and in brackets the agency that looks after it."""


_SIGNS = (
    "continued",
    "renamed",
    "redesignated",
    "changed to",
    "be known as",
    "abolish",
    "terminat",
    "dissol",
    "disestablish",
    "disband",
)
"""One of them is in every act, which tells sooner than the patterns."""


def acts_in(section: Section, signed_on: date | None) -> Iterator[Act]:
    """What one provision, without those below it but where it is a list, does to bodies."""
    if any(sign in text for text in (section.text, section.closing) for sign in _SIGNS):
        for sentence in own_sentences(section):
            yield from _in_sentence(section, sentence.words, signed_on)


def _in_sentence(section: Section, words: str, signed_on: date | None) -> Iterator[Act]:
    for does, pattern in _LISTED:
        if lead := pattern.search(words):
            until = day_of(words, signed_on) if does == "continues" else None
            yield from _in_list(section, does, words, lead.end(), until)
            return
    for does, pattern in _OBJECT:
        for verb in pattern.finditer(words):
            yield from _act(section, does, words, verb.end(), len(words), signed_on)
    for does, pattern in _ACTS:
        for verb in pattern.finditer(words):
            to = _new_name(words, verb.end()) if does == "renames" else None
            for name in _subjects(words, verb.start()) if to or does != "renames" else ():
                made = _made(section, does, words, name, words[name.end : verb.start()], words[verb.end() :], signed_on)
                yield replace(made, to=to)


def _in_list(section: Section, does: Does, lead: str, end: int, until: date | None) -> Iterator[Act]:
    """The items below a lead, or behind its colon."""
    _, colon, behind = lead[end:].partition(": ")
    given = [(section.id, " ".join(behind.split()))] if colon else []
    given += [(child.id, " ".join(child.text.split())) for child in section.children]
    for id_, words in given:
        item = _ITEM.match(words)
        order = _ORDER.search(words)
        if item:
            said = f"{lead} {words}" if id_ != section.id else lead
            number = order["number"].replace(",", "") if order else None
            yield Act(id_, said, does, item["name"], number, until, None if order else item["instrument"])


def _act(section: Section, does: Does, words: str, at: int, end: int, signed_on: date | None) -> Iterator[Act]:
    name = _named_at(words, at)
    if name and _is_body(name):
        yield _made(section, does, words, name, words[name.end : end], words[name.end :], signed_on)


def _made(section: Section, does: Does, words: str, name: Name, between: str, rest: str, signed_on: date | None) -> Act:
    order = _ORDER.search(between)
    until = day_of(rest, signed_on) if does == "continues" else None
    number = order["number"].replace(",", "") if order else None
    return Act(section.id, words, does, without_place(name.words), number, until)


def _new_name(words: str, at: int) -> str | None:
    name = name_at(words, at)
    return without_place(name.words) if name and _is_body(name) else None


def _subjects(words: str, end: int) -> list[Name]:
    """The one or two bodies of which the verb at `end` is said (EO 11472: "The … Council … and the … Committee …")."""
    found: list[Name] = []
    for begin in reversed(list(_BEGINS.finditer(words, 0, end))):
        name = _named_at(words, begin.end())
        if name is None or not _is_body(name):
            continue
        both = [Name(part, name.end) for part in name.words.split(" and the ")]
        both = both if all(map(_is_body, both)) else [name]
        if _BETWEEN.fullmatch(words, name.end, end) and len(both) > len(found):
            found = both
    return found


_SMALL_NOUN = re.compile(rf"\s(?P<noun>{'|'.join(noun for noun in KINDS if ' ' not in noun)})(?=[,\s(])")


def _named_at(words: str, at: int) -> Name | None:
    """The name at a place; its noun may be misprinted in small letters ("The War Relocation authority", EO 9742)."""
    name = name_at(words, at)
    small = _SMALL_NOUN.match(words, name.end) if name and not _is_body(name) and " " in name.words else None
    return Name(f"{name.words} {small['noun'].capitalize()}", small.end()) if name and small else name


def _is_body(name: Name) -> bool:
    return kind_of(name.words) is not None and not is_bare(name.words)
