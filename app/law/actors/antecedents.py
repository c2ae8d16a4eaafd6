"""Whom a bare title means that the order does not define: "the Secretary", "the Board", "the Chairman".

The only office of that title that the order names, in this order of places: the headings above the provision, the
order's title, the whole order, the provision itself. Where two are named there, none is meant for certain.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.law.actors.definitions import Definitions
from app.law.actors.names import BY_SLUG, resolve
from app.law.actors.offices import office_of, slug_of_title
from app.law.actors.values import Actor

OFFICES = (
    "Secretary",
    "Administrator",
    "Director",
    "Commissioner",
    "Special Representative",
    "Comptroller",
    "Custodian",
)
BODIES = (
    "Commission", "Board", "Council", "Committee", "Task Force", "Corporation", "Authority", "Agency", "Service",
    "Conference", "Administration", "Department", "Working Group", "Office", "Bureau", "Mission", "Panel", "Task Group",
)  # fmt: skip
OVER_BODIES = (
    "Chairman", "Chair", "Chairperson", "Vice Chairman", "Vice Chair", "Co-Chair", "Co-Chairs", "Co-Chairmen",
    "Executive Director", "Executive Secretary", "Deputy Director", "Deputy Administrator", "Staff Director",
)  # fmt: skip
_LOWER = {"board": "Board", "commission": "Commission", "council": "Council", "committee": "Committee"}
_WORD = re.compile(r"[\w'’.&-]+|[,;:()“”\"]|\S")
_SMALL = frozenset({"of", "on", "for", "and", "the", "to", "in"})
_WITHIN = _SMALL - {"to", "in"}
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

    def meant(self, name: str, headings: Iterable[str], passage: str) -> tuple[str, ...]:
        """The slug of the office that `name` means in a passage under `headings`, () where none is certain."""
        short = _LOWER.get(name, name)
        short = short.removesuffix("s") if short == "Co-Chairs" else short
        title, _, body = short.partition(" of the ")
        if title in OVER_BODIES and body in BODIES:
            return self._over(title, self._place(body, headings, passage))
        if short in OFFICES or short in BODIES:
            return tuple(actor.slug for actor in self._place(short, headings, passage))
        if short in OVER_BODIES:
            return self._over(short, self._own_body(headings))
        return ()

    def _place(self, short: str, headings: Iterable[str], passage: str) -> tuple[Actor, ...]:
        defined = self.defined.slugs().get(short.lower())
        if defined:
            return tuple(self._actor(slug, short) for slug in defined)
        whole = "\n".join(self.texts)
        for text in (*headings, self.title, whole, passage):
            found = self._named(short, text)
            if len(found) == 1:
                return found
            if found and text is not whole and text is not self.title:
                return ()
        return ()

    def _actor(self, slug: str, name: str) -> Actor:
        return BY_SLUG.get(slug) or Actor(slug, name, "body")

    def _own_body(self, headings: Iterable[str]) -> tuple[Actor, ...]:
        """The one body that the order sets up, whose chair is "the Chair"."""
        bodies = {actor.slug: actor for actor in self.defined.bodies}
        if len(bodies) == 1:
            return tuple(bodies.values())
        for text in (*headings, self.title):
            found = {actor.slug: actor for short in BODIES for actor in self._named(short, text)}
            if len(found) == 1:
                return tuple(found.values())
        return ()

    def _over(self, title: str, bodies: tuple[Actor, ...]) -> tuple[str, ...]:
        if len(bodies) != 1:
            return ()
        body = bodies[0]
        return resolve(f"{title} of {body.name}") or (f"{slug_of_title(title)}-of-{body.slug}"[:80].rstrip("-"),)

    def _named(self, short: str, text: str) -> tuple[Actor, ...]:
        key = (short, text)
        if key not in self._known:
            found = {actor.slug: actor for actor in _names(short, text)}
            self._known[key] = tuple(found.values())
        return self._known[key]


def _names(short: str, text: str) -> Iterable[Actor]:
    """The offices of this title that a text names in full: "the Secretary of Labor", "Federal Power Commission"."""
    if short not in text:
        return
    words = _WORD.findall(text)
    parts = short.split()
    for count, at in enumerate(at for at, word in enumerate(words) if words[at : at + len(parts)] == parts):
        if count >= _MOST:
            return
        if actor := _after(words, at) or _before(words, at, at + len(parts)):
            yield actor


def _after(words: Sequence[str], at: int) -> Actor | None:
    """The longest name that begins here: "Secretary of Housing and Urban Development"."""
    if not {"of", "for", "on"} & set(words[at + 1 : at + 3]):
        return None
    end = at
    while end < len(words) and end - at < _REACH and (words[end][:1].isupper() or words[end] in _SMALL | {","}):
        end += 1
    for stop in range(end, at + 2, -1):
        if known := _known(" ".join(words[at:stop])):
            return known
    stop = next(
        (n for n in range(at + 2, end) if words[n] == "," or (words[n] == "and" and words[n + 1 : n + 2] == ["the"])),
        end,
    )
    return office_of(" ".join(words[at:stop]))


def _before(words: Sequence[str], at: int, stop: int) -> Actor | None:
    """The longest name that ends here: "Housing and Home Finance Administrator"."""
    start = at
    while (
        start > 0
        and at - start < _REACH
        and (words[start - 1][:1].isupper() or words[start - 1] in _SMALL - {"to", "in"})
    ):
        start -= 1
    while start < at and (words[start] in _SMALL or words[start] in {"The", "This", "A", "Such", "No", "Each"}):
        start += 1
    for begin in range(start, at):
        if words[begin] not in _SMALL and (known := _known(" ".join(words[begin:stop]))):
            return known
    after_and = max((n + 1 for n in range(start, at) if words[n] == "the"), default=start)
    return office_of(" ".join(words[after_and:stop])) if after_and < at else None


def _known(name: str) -> Actor | None:
    slugs = resolve(name) if name[-1:].isalnum() else ()
    return BY_SLUG[slugs[0]] if len(slugs) == 1 and " " in name and BY_SLUG[slugs[0]].kind != "class" else None
