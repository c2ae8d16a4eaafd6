"""The presidents by what people call them: "Trump", "Franklin Roosevelt", "FDR", "President George H.W. Bush"."""

import re
import unicodedata
from collections.abc import Mapping

from app.law.presidents import BY_SLUG, PRESIDENTS

_OTHER_GIVEN_NAMES: Mapping[str, tuple[str, ...]] = {
    "theodore-roosevelt": ("teddy",),
    "dwight-d-eisenhower": ("ike",),
    "john-f-kennedy": ("jack",),
    "richard-nixon": ("dick", "richard m"),
    "gerald-ford": ("jerry",),
    "jimmy-carter": ("james", "james e", "james earl"),
    "ronald-reagan": ("ron", "ronald w"),
    "william-j-clinton": ("bill",),
    "barack-obama": ("barack h",),
    "joe-biden": ("joe", "joseph"),
}
"""By which given names presidents are called that do not stand in the table of presidents."""
_LETTERS_MEAN = 3
"""So many initials name a president ("FDR", "JFK", "LBJ"); two are also states and other people."""
_LEFT_OUT = re.compile(r"^(?:u s |us )?(?:former )?(?:the )?(?:president|pres) |\s(?:jr|sr)$")
"""What stands before or behind a name and is none of it."""


def called(words: str) -> tuple[str, ...]:
    """The slugs of the presidents whom `words` may mean, in the order of first taking office; none where nobody is.

    A slug, a name whole or without its middle names, a surname, three initials: "roosevelt" may mean two, "trump" one.
    """
    plain = _plain(words)
    slug = plain.replace(" ", "-")
    if slug in BY_SLUG:
        return (slug,)
    name = _LEFT_OUT.sub("", plain)
    ways = {name, _joined(name), _with_initials(name)}
    return tuple(slug for slug, names in _NAMES.items() if not ways.isdisjoint(names))


def _plain(words: str) -> str:
    """Small letters without accents and points: "Donald J. Trump" is "donald j trump"."""
    letters = unicodedata.normalize("NFKD", words).casefold()
    return " ".join(re.findall(r"[a-z]+", letters.replace("’", "").replace("'", "")))


def _with_initials(name: str) -> str:
    """As the table of presidents has it: "franklin delano roosevelt" is "franklin d roosevelt"."""
    first, _, rest = name.partition(" ")
    *middle, last = rest.split(" ")
    return " ".join((first, *(word[0] for word in middle if word), last))


def _joined(name: str) -> str:
    return name.replace(" ", "")


def _names(slug: str, name: str) -> frozenset[str]:
    *given, last = _LEFT_OUT.sub("", _plain(name)).split()
    slug_given = slug.split("-")[:-1]
    firsts = {given[0], slug_given[0], " ".join(given), " ".join(slug_given), *_OTHER_GIVEN_NAMES.get(slug, ())}
    initials = "".join(word[0] for word in (*given, last))
    names = {last, *(f"{first} {last}" for first in firsts), *([initials] if len(initials) >= _LETTERS_MEAN else [])}
    surname = " ".join((*given[1:], last))
    return frozenset({*names, surname, *(_joined(each) for each in (*names, surname))})


_NAMES: Mapping[str, frozenset[str]] = {each.slug: _names(each.slug, each.name) for each in PRESIDENTS}
NAMES = frozenset().union(*_NAMES.values(), BY_SLUG)
"""Everything in small letters by which a president is called."""
