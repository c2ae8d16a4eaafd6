"""The table of all actors, and the look-up of a name in it."""

import re
from collections.abc import Mapping
from functools import lru_cache

from app.law.actors.agencies import AGENCIES, ALSO_HEADS, HEADS
from app.law.actors.departments import CABINET
from app.law.actors.executive_office import EXECUTIVE_OFFICE
from app.law.actors.historical import HISTORICAL
from app.law.actors.values import Actor

_CHAIRS = ("Chair", "Chairman", "Chairperson", "Chairwoman")
_IGNORED = re.compile(
    r"\b(?:the|an?|each|every|any|all|such|both|these|this|those|other|appropriate|relevant|"
    r"respective|his|her|their|its)\b|\([^()]*\)|[.,“”\"]"
)
_SHARED = re.compile(r"(secretaries|departments|administrators|directors|heads|chairs|deputy secretaries) of (.+)")
_SINGULARS = {
    "secretaries": "secretary",
    "departments": "department",
    "administrators": "administrator",
    "directors": "director",
    "heads": "head",
    "chairs": "chair",
    "deputy secretaries": "deputy secretary",
}
# "Secretary of the Department of Commerce" (EO 13005), "Census Bureau of the Department of Commerce" (EO 13078)
_OF_DEPARTMENT = re.compile(r"^secretary of department of ")
_WITHIN = re.compile(r" (?:of|in|within) department of [a-z ]{4,40}$")
_AND = re.compile(r",\s*(?:and|or)\s+|\s+(?:and|or)\s+|,\s*")


_STEM = re.compile(r"^(?:Office of (?:the )?)?(?P<stem>.+?)(?: (?:Administration|System|Service|Agency))?$")


def _stem(name: str) -> str | None:
    """What a head's title stands over in short: "Administrator of General Services"."""
    match = _STEM.match(name)
    stem = match["stem"] if match else name
    return None if stem == name or " " not in stem else stem


def _heads(agencies: Mapping[str, Actor]) -> list[Actor]:
    """The office at the top of each agency, under every way of writing it ("OMB Director", "Chairman of CEQ")."""
    rows = []
    for title, slug in HEADS:
        agency = agencies[slug]
        titles = _CHAIRS if title == "Chair" else (title,)
        names = (agency.name, *agency.aliases)
        aliases = [f"{one} of {name}" for one in titles for name in names]
        aliases += [f"{name} {one}" for one in titles for name in names]
        if stem := _stem(agency.name):
            aliases += [f"{title} of {stem}", f"{stem} {title}"]
        aliases += ALSO_HEADS.get(slug, ())
        rows.append(
            Actor(
                f"{title.lower().replace(' ', '-')}-of-{slug}",
                f"{title} of the {agency.name}",
                "office",
                parent=slug,
                aliases=tuple(dict.fromkeys(aliases)),
            )
        )
    return rows


def _short_secretaries(cabinet: tuple[Actor, ...]) -> list[tuple[str, str]]:
    """Spoken short names: "Treasury Secretary", "Secretary of HHS"."""
    pairs = []
    for actor in cabinet:
        office = actor.slug.replace("department-of", "secretary-of")
        if actor.kind == "department" and actor.slug != "department-of-justice":
            pairs += [(f"Secretary of {short}", office) for short in actor.aliases]
    return pairs


_TABLE = (*CABINET, *EXECUTIVE_OFFICE, *AGENCIES, *HISTORICAL)
ACTORS: tuple[Actor, ...] = (*_TABLE, *_heads({actor.slug: actor for actor in _TABLE}))
BY_SLUG: Mapping[str, Actor] = {actor.slug: actor for actor in ACTORS}


@lru_cache(maxsize=4096)
def key(words: str) -> str:
    """A name as it is compared: small letters, no articles, quantifiers or bracketed short forms."""
    plain = words.replace("’", "'").lower()
    return " ".join(_IGNORED.sub(" ", plain).split())


def _index() -> dict[str, str]:
    found: dict[str, str] = {}
    for actor in ACTORS:
        for name in (actor.name, *actor.aliases):
            found.setdefault(key(name), actor.slug)
    for actor in CABINET:
        if actor.kind == "department":  # "Treasury Department" (EO 9726)
            found.setdefault(key(f"{actor.name.removeprefix('Department of ')} Department"), actor.slug)
    for name, slug in _short_secretaries(CABINET):
        found.setdefault(key(name), slug)
    return found


_NAMES = _index()


def is_known(name: str) -> bool:
    """Whether `name`, in small letters, is a name or alias of the table."""
    return name in _NAMES


def resolve(words: str, defined: Mapping[str, tuple[str, ...]] | None = None) -> tuple[str, ...]:
    """The slugs of the offices that `words` name, () if unknown.

    Args:
        words: a noun phrase with or without its article ("the Secretaries of State and Homeland Security").
        defined: the order's short forms as `key` -> slugs; they win over the table.
    """
    return _one(key(words), defined or {}) or _several(words, defined or {})


def _one(name: str, defined: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if name in defined:
        return defined[name]
    if name in _NAMES:
        return (_NAMES[name],)
    if name.endswith(" of united states") and (short := name.removesuffix(" of united states")) in _NAMES:
        return (_NAMES[short],)
    short = name.removeprefix("u s ").removeprefix("united states ")
    if short != name and (slug := _NAMES.get(short) or _NAMES.get(f"united states {short}")):
        return (slug,)
    plain = _OF_DEPARTMENT.sub("secretary of ", name)
    if plain != name and plain in _NAMES:
        return (_NAMES[plain],)
    if (own := _WITHIN.sub("", name)) != name and own in _NAMES:
        return (_NAMES[own],)
    office, _, body = name.rpartition(" of ")
    if office and body in defined and len(defined[body]) == 1 and (full := BY_SLUG.get(defined[body][0])):
        slug = _NAMES.get(key(f"{office} of {full.name}"))
        return (slug,) if slug else ()
    return ()


def _several(words: str, defined: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A list of names; a shared title ("Secretaries of Defense, Labor, and Energy") is given to each.

    All parts must be known: half an answer would be a wrong one. A name may itself hold "and" ("Health and Human
    Services"), so parts that fail alone are tried joined with the next.
    """
    text = " ".join(words.replace("’", "'").split()).lower()
    text = re.sub(r"^(?:the )?secretaries of (?:the )?departments of ", "secretaries of ", text)
    if text.startswith(("secretaries of ", "the secretaries of ")):
        text = text.replace(" and of ", " and ")  # "Secretaries of Agriculture and of Health and Human Services"
    shared = _SHARED.fullmatch(key_keeping_commas(text))
    prefix, rest = (f"{_SINGULARS[shared[1]]} of ", shared[2]) if shared else ("", key_keeping_commas(text))
    parts = [part for part in _AND.split(rest) if part]
    if len(parts) < 2 or len(parts) > 40:
        return ()
    slugs: list[str] = []
    at = 0
    while at < len(parts):
        width = next(
            (n for n in (4, 3, 2, 1) if at + n <= len(parts) and _join(prefix, parts[at : at + n], defined)), 0
        )
        if not width:
            return ()
        slugs += _join(prefix, parts[at : at + width], defined)
        at += width
    return tuple(dict.fromkeys(slugs))


def key_keeping_commas(text: str) -> str:
    """`key`, but commas stay so that a list can be split."""
    marked = text.replace(",", " \x00 ")
    return key(marked).replace(" \x00", ",")


def _join(prefix: str, parts: list[str], defined: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    alone = "" if not prefix or parts[0].startswith(("secretary", "attorney")) else prefix
    joined = [", ".join(parts[:-1]) + " and " + parts[-1]] if len(parts) > 1 else parts
    for text in joined:
        if slugs := _one(key(alone + text), defined):
            return slugs
    return ()


def slug_of_body(name: str) -> str:
    """The slug of a body that an order creates: its name in small letters, never cut: two may differ at its end."""
    words = re.findall(r"[a-z0-9]+", name.replace("’", "").replace("'", "").lower())
    return "-".join(word for word in words if word not in {"the", "a", "an"})
