"""Whom a bare title means that the order does not define: "the Secretary", "the Board", "the Chairman".

The only office of that title that the order names, in this order of places: the headings above the provision, the
order's title, the whole order, the provision itself. Where two are named there, none is meant for certain.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from app.law.actors.definitions import Definitions
from app.law.actors.names import BY_SLUG, resolve
from app.law.actors.offices import office_of, says_what, slug_of_title
from app.law.actors.values import Actor

OFFICES = (
    "Secretary",
    "Administrator",
    "Director",
    "Commissioner",
    "Special Representative",
    "Custodian",
    "Commandant",
)
BODIES = (
    "Commission", "Board", "Council", "Committee", "Task Force", "Corporation", "Authority", "Agency", "Service",
    "Conference", "Administration", "Department", "Working Group", "Office", "Bureau", "Mission", "Panel", "Task Group",
    "Initiative",
)  # fmt: skip
_HEADS = ("Director", "Administrator", "Commissioner")
_LED = ("Office", "Administration", "Agency", "Bureau", "Mission", "Service", "Center")
CHAIRED = (
    "Commission",
    "Board",
    "Council",
    "Committee",
    "Task Force",
    "Conference",
    "Working Group",
    "Panel",
    "Task Group",
    "Initiative",
)
OVER_BODIES = (
    "Chairman", "Chair", "Chairperson", "Vice Chairman", "Vice Chair", "Co-Chair",
    "Executive Director", "Executive Secretary", "Deputy Director", "Deputy Administrator", "Staff Director",
)  # fmt: skip
_DEPUTIES = ("Deputy Director", "Deputy Administrator")
_LOWER = {"board": "Board", "commission": "Commission", "council": "Council", "committee": "Committee"}
_WORD = re.compile(r"[\w'’.&-]+|[,;:()“”\"]|\S")
_SMALL = frozenset({"of", "on", "for", "and", "the", "to", "in", "with"})
# What opens a title or a sentence and belongs to no name: "Establishing the …", "WHEREAS Housing …".
_OPENS = re.compile(
    r"(?:The|This|Such|No|Each|Every|Any|All|Both|When|If|In|By|To|For|As|Upon|At|After|Under|Provided|That|These|Other"
    r"|WHEREAS|Whereas|NOW|THEREFORE|Section|Sec|Part|Title|Order|Establishment|Creation|Functions|Responsibilities"
    r"|Appointment|Duties|Membership|Composition|Termination|Abolition|App|President|(?!Planning|Housing|Banking|Steering|Working|Nursing|Engineering|Training)[A-Z][a-z]+ing)\.?$"
)
_WITHIN = re.compile(r" (?:with)?in the ")  # "Establishing the Administration in the Office" sets up one (EO 10186)
_RANKS = frozenset({"Deputy", "Assistant", "Associate", "Acting", "Regional", "Vice", "Under", "State"})
_OFTEN, _TIMES = 8, 4
_REACH, _MOST = 12, 400
"""Words looked at on each side of a title, and how often a title is looked at in one order."""


@dataclass(slots=True)
class Antecedents:
    """The offices that one order names, found when they are first asked for.

    Attributes:
        title: the order's title.
        texts: its headings and provisions.
    """

    title: str
    texts: Sequence[str]
    defined: Definitions
    _known: dict[tuple[str, str], tuple[Actor, ...]] = field(default_factory=dict)
    _text: str = ""

    def meant(self, name: str, headings: Sequence[str], passages: Sequence[str]) -> tuple[str, ...]:
        """The slug of the office that `name` means in a provision, () where none is certain.

        Args:
            name: the bare title, as it is written.
            headings: those of the provision and of what it stands in, the nearest first.
            passages: their texts.
        """
        meaning = self.defined.meanings.get(name.lower())
        bare = meaning and name in BODIES and meaning.words.endswith(f" {name}") and not says_what(meaning.words)
        if bare and meaning and not meaning.slugs:
            return ()  # the order's own body, which has no name: no other that it names is meant
        written = (meaning.words, name) if meaning and not meaning.slugs else (name,)
        found = (self._read(words, headings, passages) for words in written)
        return next((slugs for slugs in found if slugs), ())

    def _read(self, words: str, headings: Sequence[str], passages: Sequence[str]) -> tuple[str, ...]:
        short = _LOWER.get(words, words).replace("Co-Chairs", "Co-Chair")
        title, _, body = short.replace(" for the ", " of the ").partition(" of the ")
        if title in OVER_BODIES and body:
            noun = next((noun for noun in BODIES if body.endswith(noun)), body)
            own = office_of(body)
            return self._over(title, (own,) if own else self._place(noun, headings, passages))
        if short in OFFICES or short in BODIES:
            return tuple(actor.slug for actor in self._place(words, headings, passages))
        if short in _DEPUTIES and (chief := self._place(short.removeprefix("Deputy "), headings, passages)):
            return (f"deputy-{chief[0].slug}",) if len(chief) == 1 else ()
        return self._over(short, self._own_body(headings)) if short in OVER_BODIES else ()

    def _place(self, name: str, headings: Sequence[str], passages: Sequence[str]) -> tuple[Actor, ...]:
        short = _LOWER.get(name, name)
        if short == "Board" and (labor := _labor_board("\n".join(self.texts[:_FIRST]))):
            return (BY_SLUG[labor],)
        defined = self.defined.slugs().get(short.lower())
        if defined:
            return tuple(self._actor(slug, short) for slug in defined)
        whole = self._whole()
        if name.islower():
            whole, passages = "", ()  # "a board" may be any: only a heading or the title tells
        for text in (*headings, self.title):
            found = self._named(short, text)
            if len(found) == 1:
                return found
            if short in _HEADS and not found and (led := self._led(short, text)):
                return led
        for text in (whole, *passages):
            if len(found := self._named(short, text)) == 1:
                return found
        return self._mostly(short, whole)

    def _whole(self) -> str:
        if not self._text:
            self._text = "\n".join(self.texts)
        return self._text

    def _mostly(self, short: str, text: str) -> tuple[Actor, ...]:
        """The office that an order names over and over, others in passing (EO 12148 names FEMA's Director 35 times)."""
        counts = Counter(actor.slug for actor in _names(short, text))
        slug, most = counts.most_common(1)[0] if counts else ("", 0)
        if most < _OFTEN or most < _TIMES * (counts.total() - most):
            return ()
        return tuple(actor for actor in self._named(short, text) if actor.slug == slug)

    def _led(self, short: str, text: str) -> tuple[Actor, ...]:
        """The head of the one body that a title or a heading sets up: "Establishing the Office of Consumer Affairs"."""
        text = _WITHIN.split(text, maxsplit=1)[0]
        own = {actor.slug for actor in self.defined.bodies}
        bodies = {actor.slug: actor for body in _LED for actor in self._named(body, text)}
        body = next(iter(bodies.values()), None)
        if body is None or len(bodies) > 1 or not (body.slug in own or text.startswith(("Establish", "Creat"))):
            return ()
        return tuple(self._actor(slug, f"{short} of the {body.name}") for slug in self._over(short, (body,)))

    def _actor(self, slug: str, name: str) -> Actor:
        return BY_SLUG.get(slug) or Actor(slug, name, "body")

    def _own_body(self, headings: Iterable[str]) -> tuple[Actor, ...]:
        """The one body that the order sets up, whose chair is "the Chair"."""
        bodies = {actor.slug: actor for actor in self.defined.bodies}
        if len(bodies) == 1:
            return tuple(bodies.values())
        for text in (*headings, self.title):
            found = {actor.slug: actor for short in CHAIRED for actor in self._named(short, text)}
            if len(found) == 1:
                return tuple(found.values())
        return ()

    def _over(self, title: str, bodies: tuple[Actor, ...]) -> tuple[str, ...]:
        if len(bodies) != 1:
            return ()
        body = bodies[0]
        return resolve(f"{title} of {body.name}") or (f"{slug_of_title(title)}-of-{body.slug}",)

    def _named(self, short: str, text: str) -> tuple[Actor, ...]:
        key = (short, text)
        if key not in self._known:
            found = {actor.slug: actor for actor in _names(short, text)}
            longer = [slug for slug in found if not any(other.endswith(f"-{slug}") for other in found)]
            self._known[key] = tuple(found[slug] for slug in longer)
        return self._known[key]


# Boards of the Railway Labor Act and of the Labor Management Relations Act, each for one dispute and without a name.
_LABOR = (
    (
        "emergency-board",
        re.compile(r"\bemergency board\b|\bboard of three\b.{0,400}\binvestigate\b", re.IGNORECASE | re.DOTALL),
    ),
    ("board-of-inquiry", re.compile(r"\bboard of inquiry\b", re.IGNORECASE)),
)
_FIRST = 12


def _labor_board(text: str) -> str | None:
    return next((slug for slug, words in _LABOR if words.search(text)), None) if "dispute" in text else None


@lru_cache(maxsize=8)
def _words(text: str) -> list[str]:
    """The words of a text, which is asked for one title after the other."""
    return _WORD.findall(text)


def _names(short: str, text: str) -> Iterable[Actor]:
    """The offices of this title that a text names in full: "the Secretary of Labor", "Federal Power Commission"."""
    if short not in text:
        return
    words = _words(text)
    parts = short.split()
    places = (at for at, word in enumerate(words) if word == parts[0] and words[at : at + len(parts)] == parts)
    for count, at in enumerate(places):
        if count >= _MOST:
            return
        if at and words[at - 1] in _RANKS:
            continue
        begin = _begin(words, at)
        actor = _after(words, begin, at) or _before(words, begin, at, at + len(parts))
        if actor and (actor.kind == "office") == (short in OFFICES):
            yield actor


def _after(words: Sequence[str], begin: int, at: int) -> Actor | None:
    """The longest name that goes on after a title: "Secretary of the Interior", "President's Commission on …"."""
    if not {"of", "for", "on"} & set(words[at + 1 : at + 3]):
        return None
    end = at
    while end < len(words) and end - at < _REACH and (words[end][:1].isupper() or words[end] in _SMALL | {","}):
        end += 1
        if _ends(words[end - 1]):
            break
    for stop in range(end, at + 2, -1):
        if known := _known(" ".join(words[begin:stop])) or _known(" ".join(words[at:stop])):
            return known
    return office_of(" ".join(words[begin : _stop(words, at, end)]))


def _stop(words: Sequence[str], at: int, end: int) -> int:
    """Where a name ends that no table holds: at a comma, unless it lists: "… on Workers, Communities, and Change"."""
    for n in range(at + 2, end):
        if words[n] == "and" and words[n + 1] == "the":
            return n
        listed = n + 1 < end and words[n + 1][:1].isupper() and " , and " in f" {' '.join(words[n + 1 : end])} "
        if words[n] == "," and not listed and words[n + 1 : n + 2] != ["and"]:
            return n
        if words[n : n + 2] == [",", "and"] and not words[n + 2 : n + 3][0][:1].isupper() if n + 2 < end else False:
            return n
    return end


def _begin(words: Sequence[str], at: int) -> int:
    """Where the capitals before a title begin: "Housing and Home Finance | Administrator"."""
    start = at
    while start > 0 and at - start < _REACH and (words[start - 1][:1].isupper() or words[start - 1] == "and"):
        if _ends(words[start - 1]) or words[start - 1] in {"The", "This"}:
            break
        start -= 1
    while start < at and (words[start] == "and" or _OPENS.match(words[start])):
        start += 1
    return start


def _before(words: Sequence[str], begin: int, at: int, stop: int) -> Actor | None:
    """The longest name that ends with the title; of the table it may hold an "of" ("Cost of Living Council")."""
    first = max(0, at - _REACH)
    for start in range(first, at):
        if words[start][:1].isupper() and (known := _known(" ".join(words[start:stop]))):
            return known
    return office_of(" ".join(words[begin:stop])) if begin < at else None


def _ends(word: str) -> bool:
    """Whether a word ends its sentence: "this Order." but not "U.S."."""
    return word.endswith(".") and word.count(".") == 1 and len(word) > 3


@lru_cache(maxsize=4096)
def _known(name: str) -> Actor | None:
    slugs = resolve(name) if name[-1:].isalnum() else ()
    return BY_SLUG[slugs[0]] if len(slugs) == 1 and " " in name and BY_SLUG[slugs[0]].kind != "class" else None
