"""Offices and agencies as people call them when they ask: "treasury", "OMB", "Secretary of the Treasury"."""

from collections.abc import Mapping

from app.law.actors.agencies import HEADS
from app.law.actors.names import BY_SLUG, key, resolve
from app.law.actors.renaming import with_renamed

_DEPARTMENT, _SECRETARY = "department-of-", "secretary-of-"


def _heads() -> dict[str, str]:
    secretaries = {
        slug: slug.replace(_DEPARTMENT, _SECRETARY)
        for slug in BY_SLUG
        if slug.startswith(_DEPARTMENT) and slug.replace(_DEPARTMENT, _SECRETARY) in BY_SLUG
    }
    others = {agency: f"{title.lower().replace(' ', '-')}-of-{agency}" for title, agency in HEADS}
    agencies = {agency: head for agency, head in others.items() if BY_SLUG[agency].kind == "agency"}
    return {
        **secretaries,
        **agencies,
        "department-of-justice": "attorney-general",
        "post-office-department": "postmaster-general",
        "bureau-of-the-budget": "director-of-bureau-of-the-budget",
        "veterans-administration": "administrator-of-veterans-affairs",
    }


HEAD_OF: Mapping[str, str] = _heads()
"""The office at the top of each department and agency of the tables, by the agency's slug; councils act as such."""


_SAID: Mapping[str, str] = {"pentagon": "department-of-defense"}
"""What people say and orders do not, by its `key`."""


def meant(words: str) -> tuple[str, ...]:
    """The slugs of the offices that `words` mean, () where the tables have none.

    Who names a department or an agency means the office at its head as well: orders direct "the Secretary of the
    Treasury" twenty times as often as "the Department of the Treasury". A department goes by what it is of
    ("treasury", "homeland security"), and hyphens may stand for blanks. A name that another office bears in the orders
    of some days means both ("Secretary of War").
    """
    spaced = words.replace("-", " ")
    for name in (words, spaced, f"Department of {spaced}"):
        if slugs := resolve(name):
            return with_heads(with_renamed(slugs))
    said = _SAID.get(key(words))
    return with_heads((said,)) if said else ()


def with_heads(slugs: tuple[str, ...]) -> tuple[str, ...]:
    """The slugs, each agency's followed by that of its head."""
    every = (each for slug in slugs for each in (slug, HEAD_OF.get(slug)) if each is not None)
    return tuple(dict.fromkeys(every))
