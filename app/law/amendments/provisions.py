"""The provisions that amendments name: how they are cited, and which provisions of the order they touch."""

import re
from collections.abc import Collection, Iterator

from app.law.numbering import section_citation

_UNIT = re.compile(r"(?P<unit>[a-z]+) (?P<head>[^.]+)(?:\.(?P<below>.+))?")
"""A provision of another kind than a section: "part II", "annex III.2", "rule VI"."""
_PART = re.compile(r"(?:part|title|article|chapter) [^.]+\.")
_WHOLE = frozenset({"restate", "revoke"})
"""The instructions that do to all of a provision what they do to it."""


def citation_of(provision: str) -> str:
    """A provision as it is cited: "2.b" -> "sec. 2(b)", "part II.3" -> "part II(3)", "annex" -> "annex"."""
    match = _UNIT.fullmatch(provision)
    if match is None:
        return section_citation(provision)
    below = "".join(f"({item})" for item in (match["below"] or "").split(".") if item)
    return f"{match['unit']} {match['head']}{below}"


def places_of(provision: str, instruction: str, sections: Collection[str]) -> Iterator[str]:
    """Which of the provisions of an order an amendment touches.

    That is the one that it names, or the nearest that holds it, where the order as signed has none of that name: a
    paragraph added to section 3 touches section 3. What restates or revokes a provision touches all in it.

    Args:
        provision: as the amending order names it; sections are numbered through all parts ("part IV.403" is 403).
        instruction: what is done to it.
        sections: the ids of the order's provisions.
    """
    named = provision if provision in sections else _PART.sub("", provision)
    held = named
    while held and held not in sections:
        held = held.rpartition(".")[0]
    if not held:
        return
    yield held
    if held == named and instruction in _WHOLE:
        yield from (section for section in sections if section.startswith(f"{held}."))
