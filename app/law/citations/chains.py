"""Chains of units ("paragraph (2) of section 3(b) of"), read outwards up to what they belong to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.law.citations.provisions import Provision, read_list
from app.law.citations.values import Citation, Reading

_UNIT = re.compile(
    r"(?P<unit>(?:sub)?(?:section|paragraph|part|chapter|title|division|clause)|article|sec\.|annex(?=es\s"
    r"|\s))(?:e?s|(?<=\.)s)?\s|(?P<sign>§{1,2})\s?",
    re.IGNORECASE,
)
_SECS = re.compile(r"(?P<unit>secs?\.)\s?", re.IGNORECASE)
JOIN = re.compile(
    r"\s?,?\s(?:of|in|to|under)\s(?:the\s)?|\s?,\s(?=(?:sub)?(?:section|part|chapter|title|paragraph|article)s?\s)",
    re.IGNORECASE,
)
_MAX_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Level:
    """One link of the chain: its unit ("section") and the provisions named."""

    unit: str
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The links from the innermost outwards, and where they begin and end."""

    levels: tuple[Level, ...]
    start: int
    end: int


_RANKS = (
    "clause", "subclause", "subparagraph", "paragraph", "subsection", "section", "subarticle", "article", "subpart",
    "part", "subchapter", "chapter", "subtitle", "title", "subdivision", "division", "subannex", "annex",
)  # fmt: skip
"""The units from the innermost outwards."""


def read_chain(text: str, at: int) -> Chain | None:
    """The chain of units that begins at `at`, up to the words that join it to its target.

    The units may stand in any order ("title 5, part 362, subpart D", EO 14217); one that is named a second time begins
    another chain ("section 137 of title 14, section 121(c) of title 10").
    """
    levels: dict[str, Level] = {}
    position = end = at
    while len(levels) < _MAX_LEVELS and (unit := _UNIT.match(text, position) or _SECS.match(text, position)):
        name = _unit_name(unit)
        provisions, behind = read_list(text, unit.end(), name) if name not in levels else ((), at)
        if not provisions:
            break
        if name == "title" and not unit[0].lower().startswith("titles"):
            provisions, behind = provisions[:1], provisions[0].end  # "title 10, 1501 of title 15" (EO 13356)
        levels[name] = Level(name, provisions)
        end = behind
        join = JOIN.match(text, end)
        position = join.end() if join else len(text)
    ordered = sorted(levels.values(), key=lambda level: _RANKS.index(level.unit))
    return Chain(tuple(ordered), at, end) if levels else None


def read_bare_sections(text: str, at: int) -> Chain | None:
    """Sections of a title whose unit the item before named: "sections 7103(b) of title 5 and 4103(b) of title 22"."""
    provisions, end = read_list(text, at, "section")
    join = JOIN.match(text, end) if provisions else None
    title = read_chain(text, join.end()) if join else None
    if title is None or [level.unit for level in title.levels] != ["title"]:
        return None
    return Chain((Level("section", provisions), *title.levels), at, title.end)


def _unit_name(match: re.Match[str]) -> str:
    word = (match["unit"] or "section").lower().rstrip(".")
    return "section" if word in {"sec", "secs"} else word


def legal(path: Sequence[str]) -> str:
    """A path as a statute is cited: "553(b)(B)"."""
    return path[0] + "".join(f"({part})" for part in path[1:])


def paths_of(levels: Sequence[Level]) -> list[tuple[Provision, tuple[str, ...]]]:
    """The whole path of every provision of a chain ("paragraph (2) of section 3(b)" is 3, b, 2)."""
    outer = levels[-1]
    if len(levels) == 1:
        return [(provision, provision.path) for provision in outer.provisions]
    if len(outer.provisions) > 1:
        return [(provision, provision.path) for provision in outer.provisions]
    base = outer.provisions[0].path
    for level in reversed(levels[1:-1]):
        base = (*base, *level.provisions[0].path)
    return [(provision, (*base, *provision.path)) for provision in levels[0].provisions]


def spans_of(chain: Chain, provisions: Sequence[Provision], end: int) -> list[tuple[int, int]]:
    """Each provision's own words; the first begins with the unit, the last ends with the target's name."""
    spans = [(provision.start, provision.end) for provision in provisions]
    spans[0] = (chain.start, spans[0][1])
    spans[-1] = (spans[-1][0], end)
    return spans


def provisions_of(target: Citation, chain: Chain, end: int) -> Reading:
    """The same target once for each provision named."""
    levels = chain.levels
    paths = paths_of(levels)
    spans = spans_of(chain, [provision for provision, _ in paths], end)
    unit = levels[-1].unit
    prefix = f"{unit} " if unit in {"part", "title", "chapter", "article", "division", "annex"} else ""
    found = tuple(
        replace(target, span=span, section=prefix + ".".join(path))
        for (_, path), span in zip(paths, spans, strict=True)
    )
    return Reading(found, chain.start, end)
