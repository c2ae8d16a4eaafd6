"""The graph around an order as an SVG picture, for screens and for print.

An arrow leads from the order that acts or cites to the one that it acts on or cites. Its colours are those of paper;
the classes are for the style that makes it fit for a dark screen.
"""

from collections.abc import Iterator, Sequence
from math import ceil

from app.render import labels, xml
from app.render.svg.boxes import drawn
from app.render.svg.inks import INK, PAPER, QUIET, STYLE
from app.render.svg.lettering import width, wrapped
from app.render.svg.pens import PENS, STRENGTH, said, strongest
from app.render.svg.plan import planned
from app.render.svg.strokes import line, sample
from app.render.svg.writing import Attributes, element, text
from app.schemas import Effect, Extent, GraphEdge, OrderGraph

MARGIN = 24.0
_NARROWEST = 760.0
_TITLE, _SMALL, _ROW = 18.0, 12.0, 20.0
_SAMPLE = 44.0
_FACE = "Helvetica, Arial, 'Liberation Sans', sans-serif"


def draw(graph: OrderGraph, base_url: str = "", *, is_inline: bool = False) -> str:
    """The picture; its description names every line in words.

    Args:
        graph: what it shows.
        base_url: stands before the paths of the orders' pages.
        is_inline: whether it stands in a page, whose stylesheet has `STYLE`, rather than alone with a style of its own.
    """
    plan = planned(graph)
    wide = ceil(max(plan.width, _NARROWEST) + 2 * MARGIN)
    head, top = _head(graph, wide)
    tall = ceil(top + plan.bottom - plan.top + MARGIN)
    weakest_first = sorted(plan.routes, key=lambda route: -STRENGTH[route.line.effect])
    middle = {"transform": f"translate({(wide - plan.width) / 2:.1f} {top - plan.top:.1f})"}
    title = labels.name(graph.order) + (f": {graph.nodes[0].title}" if graph.nodes[0].title else "")
    root: Attributes = {
        **({} if is_inline else {"xmlns": "http://www.w3.org/2000/svg"}),
        "class": "graph", "role": "group", "aria-labelledby": "graph-title", "aria-describedby": "graph-desc",
        "width": wide, "height": tall, "viewBox": f"0 0 {wide} {tall}",
        "color": INK, "fill": "currentColor", "font-family": _FACE,
    }  # fmt: skip
    pieces = [
        element("title", {"id": "graph-title"}, xml.text(f"Orders around {title}", quotes=False)),
        element("desc", {"id": "graph-desc"}, xml.text(_described(graph), quotes=False)),
        *([] if is_inline else [element("style", {}, STYLE)]),
        element("rect", {"class": "g-paper", "width": wide, "height": tall, "fill": PAPER}),
        *head,
        element("g", {"aria-hidden": "true", **middle}, *map(line, weakest_first)),
        element("g", middle, *(drawn(at.box, at.left, at.top, at.size, base_url) for at in plan.places)),
    ]
    return element("svg", root, *(f"\n{piece}" for piece in pieces), "\n") + "\n"


def _described(graph: OrderGraph) -> str:
    lines = [said(edge) for edge in graph.edges] or ["No other order is joined to it"]
    return ". ".join([*lines, *_left_out(graph)]) + "."


def _left_out(graph: OrderGraph) -> list[str]:
    count = graph.omitted.orders
    return [f"{count:,} more {'order is' if count == 1 else 'orders are'} not shown"] if graph.truncated else []


def _head(graph: OrderGraph, wide: float) -> tuple[list[str], float]:
    """What stands above the boxes, and where they begin."""
    room, level = wide - 2 * MARGIN, MARGIN + 16
    title = text(MARGIN, level, _TITLE, f"Orders around {labels.name(graph.order)}", {"font-weight": "bold"})
    told = ["An arrow leads from the order that acts or cites to the other; the word at it says what it does"]
    told += [f"Status as of {graph.as_of.isoformat()}"] if graph.as_of else []
    told += _left_out(graph) if graph.edges else ["No other order is joined to it"]
    rows = wrapped(". ".join(told) + ".", room, _SMALL)
    quiet = [
        text(MARGIN, level + 22 + 16 * place, _SMALL, row, {"class": "g-quiet", "fill": QUIET})
        for place, row in enumerate(rows)
    ]
    legend, below = _legend(graph, room, level + 22 + 16 * len(rows) + 6)
    return [title, *quiet, element("g", {"aria-hidden": "true"}, *legend)] if legend else [title, *quiet], below + 24


def _legend(graph: OrderGraph, room: float, level: float) -> tuple[list[str], float]:
    """The kinds of lines in the picture side by side, in as many rows as they need, and where the last row stands."""
    shown, left = list[str](), MARGIN
    for effect, is_hollow, words in _kinds(strongest(graph.edges)):
        long = _SAMPLE + 8 + width(words, _SMALL)
        if left > MARGIN and left + long > MARGIN + room:
            left, level = MARGIN, level + _ROW
        shown.append(sample(effect, left, level - 4, _SAMPLE, is_hollow=is_hollow))
        shown.append(text(left + _SAMPLE + 8, level, _SMALL, words))
        left += long + 20
    return shown, level


def _kinds(lines: Sequence[GraphEdge]) -> Iterator[tuple[Effect, bool, str]]:
    """Each kind of line that is there, and hollow heads if one is."""
    for effect, pen in PENS.items():
        if any(edge.effect is effect for edge in lines):
            yield effect, False, pen.words
    partial = next((edge.effect for edge in lines if edge.extent is Extent.IN_PART), None)
    if partial:
        yield partial, True, "a hollow arrowhead: in part"
