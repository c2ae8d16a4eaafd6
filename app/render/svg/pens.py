"""How the relations between orders are drawn, and how they are put in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.law.relations.vocabulary import BY_NAME
from app.schemas import Effect, Extent, GraphEdge


@dataclass(frozen=True, slots=True)
class Pen:
    """How a class of relations is drawn.

    Attributes:
        dash: the lengths of strokes and gaps, "" for a line without gaps.
        words: for the legend.
    """

    colour: str
    width: float
    dash: str
    words: str


PENS: Mapping[Effect, Pen] = {
    Effect.ENDS: Pen("#b3261e", 2.4, "", "revokes, supersedes or suspends"),
    Effect.REVIVES: Pen("#1b7f4b", 2.2, "12 4 3 4", "reinstates, continues or ratifies"),
    Effect.CHANGES: Pen("#1f5fbf", 2.0, "9 4", "amends or supplements"),
    Effect.RELIES_ON: Pen("#6b4c9a", 1.6, "2 3", "relies on or implements"),
    Effect.MENTIONS: Pen("#7b828c", 0.9, "", "mentions"),
}
"""The extension point of the picture: one row a class of relations."""


def said(edge: GraphEdge) -> str:
    """An edge in words: "EO 14288 acts in accordance with EO 14159"."""
    part = " in part" if edge.extent is Extent.IN_PART else ""
    return f"EO {edge.source} {BY_NAME[edge.relation].words or edge.relation} EO {edge.target}{part}"
