"""How the relations between orders are drawn, and how they are put in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.law.relations.vocabulary import BY_NAME
from app.render import labels
from app.schemas import Effect, Extent, GraphEdge


@dataclass(frozen=True, slots=True)
class Pen:
    """How a class of relations is drawn.

    The colours are as far apart for those who see no red, no green or no blue as for others, and words in them have a
    contrast of 4.5 and more.

    Attributes:
        light: the colour on white.
        dark: the colour on a dark ground.
        dash: the lengths of strokes and gaps, "" for a line without gaps.
        words: for the legend.
    """

    light: str
    dark: str
    width: float
    dash: str
    words: str


PENS: Mapping[Effect, Pen] = {
    Effect.ENDS: Pen("#b44c00", "#fe7339", 2.6, "", "revokes, supersedes or suspends"),
    Effect.REVIVES: Pen("#044122", "#70e599", 2.2, "12 3 3 3", "reinstates, continues or ratifies"),
    Effect.CHANGES: Pen("#0a76ce", "#c8ddf7", 2.0, "8 4", "amends or supplements"),
    Effect.RELIES_ON: Pen("#491b69", "#c65df9", 1.8, "2 3", "relies on or implements"),
    Effect.MENTIONS: Pen("#6f7276", "#979a9f", 1.0, "", "cites or refers to"),
}
"""The extension point of the picture: one row a class of relations."""
STRENGTH = {effect: rank for rank, effect in enumerate(PENS)}


def strongest(edges: Iterable[GraphEdge]) -> list[GraphEdge]:
    """One line between two orders, for the strongest of what the one does to the other."""
    lines: dict[frozenset[str], GraphEdge] = {}
    for edge in sorted(edges, key=_force):
        lines.setdefault(frozenset((edge.source, edge.target)), edge)
    return list(lines.values())


def _force(edge: GraphEdge) -> tuple[int, bool, str, str, str]:
    """The strongest first; names only break ties."""
    return STRENGTH[edge.effect], edge.extent is not Extent.WHOLE, edge.relation, edge.source, edge.target


def word(edge: GraphEdge) -> str:
    """What stands at a line: "amends (in part)"."""
    return f"{labels.plain(edge.relation)}{' (in part)' if edge.extent is Extent.IN_PART else ''}"


def said(edge: GraphEdge) -> str:
    """An edge in words: "EO 14288 acts in accordance with EO 14159"."""
    part = " in part" if edge.extent is Extent.IN_PART else ""
    return f"EO {edge.source} {BY_NAME[edge.relation].words or edge.relation} EO {edge.target}{part}"
