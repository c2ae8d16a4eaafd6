"""The lines of a picture: a stroke with round corners, an arrowhead at one end, a word at the end further out."""

from collections.abc import Sequence
from itertools import pairwise

from app.render import xml
from app.render.svg.inks import PAPER
from app.render.svg.pens import PENS, Pen, said, word
from app.render.svg.plan import HEAD, WORD, Point, Route
from app.render.svg.writing import Attributes, element, text
from app.schemas import Effect, Extent

_ROUND = 7.0


def line(route: Route) -> str:
    """A line. It begins at the end that it shares with others, so that their dashes lie upon one another."""
    pen, (tip, inner) = PENS[route.line.effect], route.points[:: -1 if route.is_outward else 1][:2]
    away = HEAD if inner[0] > tip[0] else -HEAD
    base = tip[0] + away, tip[1]
    points = [*route.points[:-1], base] if route.is_outward else [base, *route.points[1:]]
    anchor = {"text-anchor": "end"} if route.word_ends else {}
    return element(
        "g",
        {"class": f"g-{route.line.effect}", "color": pen.light},
        f"<title>{xml.text(said(route.line), quotes=False)}</title>",
        _stroke(points, pen),
        _head(tip, away, is_hollow=route.line.extent is Extent.IN_PART),
        text(*route.word, WORD, word(route.line), {"fill": "currentColor", **anchor}),
    )


def sample(effect: Effect, left: float, level: float, length: float, *, is_hollow: bool) -> str:
    """A line as the legend shows it."""
    tip, pen = (left + length, level), PENS[effect]
    stroke = _stroke([(left, level), (tip[0] - HEAD, level)], pen)
    return element("g", {"class": f"g-{effect}", "color": pen.light}, stroke, _head(tip, -HEAD, is_hollow=is_hollow))


def _stroke(points: Sequence[Point], pen: Pen) -> str:
    dash: Attributes = {"stroke-dasharray": pen.dash} if pen.dash else {}
    look: Attributes = {"fill": "none", "stroke": "currentColor", "stroke-width": pen.width, **dash}
    return element("path", {"d": _rounded(points), **look})


def _head(tip: Point, away: float, *, is_hollow: bool) -> str:
    """An arrowhead: hollow where a part of the order is meant, full where the whole is, or nothing tells."""
    shape = f"M{_at(tip)}L{_at((tip[0] + away, tip[1] - 4.5))}L{_at((tip[0] + away, tip[1] + 4.5))}Z"
    fill = {"class": "g-hollow", "fill": PAPER} if is_hollow else {"fill": "currentColor"}
    return element("path", {"d": shape, **fill, "stroke": "currentColor", "stroke-width": 1.3})


def _rounded(points: Sequence[Point]) -> str:
    steps = [f"M{_at(points[0])}"]
    for (before, corner), (_, after) in pairwise(pairwise(points)):
        radius = min(_ROUND, _length(before, corner) / 2, _length(corner, after) / 2)
        steps.append(f"L{_at(_towards(corner, before, radius))}Q{_at(corner)} {_at(_towards(corner, after, radius))}")
    return "".join([*steps, f"L{_at(points[-1])}"])


def _towards(start: Point, end: Point, way: float) -> Point:
    share = way / (_length(start, end) or 1)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _length(one: Point, other: Point) -> float:
    """Of an upright or level stroke."""
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _at(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
