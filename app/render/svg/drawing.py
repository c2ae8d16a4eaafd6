"""The graph around an order as an SVG picture for print: no script, no style that a policy could forbid.

An arrow points from the order that acts or cites to the one it acts on or cites; time runs from left to right. Each
class of relations has a colour and a kind of line of its own, so that the picture can be read in grey, too.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from app.law.numbering import FIRST_UNNUMBERED, sort_key
from app.render.svg.boxes import BOX, SMALLEST, box, text
from app.render.svg.layout import Layout, arrange
from app.render.svg.lettering import clipped
from app.render.svg.pens import PENS, said
from app.schemas import Effect, Extent, GraphEdge, GraphNode, OrderGraph

GAP, MARGIN = 92, 28
_BETWEEN, _PORT = 12.0, 9.0
_NARROWEST = 2 * BOX + GAP
_HEAD, _FOOT_LINE = 74, 20
_STRENGTH = {effect: rank for rank, effect in enumerate(PENS)}


@dataclass(frozen=True, slots=True)
class _Plan:
    """The picture in numbers: where boxes and lines are, and how large the whole is."""

    layout: Layout
    sizes: Mapping[str, float]
    lines: Sequence[GraphEdge]
    width: float
    height: float
    top: float

    def left(self, layer: int) -> float:
        """The left side of the boxes of a layer; the layers stand in the middle of a wider picture."""
        layers = self.layout.layers.values()
        wide = (max(layers) - min(layers)) * (BOX + GAP) + BOX
        return (self.width - wide) / 2 + (layer - min(layers)) * (BOX + GAP)

    def middle(self, height: float) -> float:
        """A height of the layout in the picture."""
        return self.top + height


def draw(graph: OrderGraph) -> str:
    """The picture; its description names every line in words."""
    plan = _plan(graph)
    named = f": {graph.nodes[0].title}" if graph.nodes[0].title else ""
    title = f"Executive Order {graph.order}{named}"
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" width="{plan.width:.0f}" '
        f'height="{plan.height:.0f}" viewBox="0 0 {plan.width:.0f} {plan.height:.0f}" '
        "font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\">",
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(_described(graph))}</desc>',
        *_markers(),
        f'<rect width="{plan.width:.0f}" height="{plan.height:.0f}" fill="#ffffff"/>',
        *_headline(graph, title, plan),
        *_lines(plan),
        *_boxes(graph, plan),
        *_legend(graph, plan),
        "</svg>",
    ]
    return "\n".join(body) + "\n"


def _plan(graph: OrderGraph) -> _Plan:
    lines = _strongest(graph.edges)
    in_time = sorted(graph.nodes, key=_time)
    ends: dict[str, int] = defaultdict(int)
    for line in lines:
        ends[line.source] += 1
        ends[line.target] += 1
    sizes = {node.number: max(SMALLEST, ends[node.number] * _PORT * 0.8 + 14) for node in in_time}
    layout = arrange(
        [node.number for node in in_time],
        graph.order,
        [(line.source, line.target) for line in lines],
        {number: size + _BETWEEN for number, size in sizes.items()},
    )
    upper = min(layout.centres[number] - size / 2 for number, size in sizes.items())
    lower = max(layout.centres[number] + size / 2 for number, size in sizes.items())
    span = max(layout.layers.values()) - min(layout.layers.values())
    width = max(span * (BOX + GAP) + BOX, _NARROWEST) + 2 * MARGIN
    foot = _FOOT_LINE * (len(_legend_rows(graph)) + 1) + 24
    return _Plan(layout, sizes, lines, width, _HEAD + MARGIN + lower - upper + foot + MARGIN, _HEAD + MARGIN - upper)


def _time(node: GraphNode) -> tuple[int, date, int]:
    """Numbers were given in the order of time; a suffix follows its base, and orders without one are the newest."""
    key = sort_key(node.number)
    return min(key, FIRST_UNNUMBERED), node.signed_on or date.min, key


def _force(edge: GraphEdge) -> tuple[int, bool, str, str, str]:
    """The strongest first; names only break ties."""
    return _STRENGTH[edge.effect], edge.extent is not Extent.WHOLE, edge.relation, edge.source, edge.target


def _strongest(edges: Sequence[GraphEdge]) -> list[GraphEdge]:
    """One line between two orders, for the strongest of what the one does to the other."""
    lines: dict[frozenset[str], GraphEdge] = {}
    for edge in sorted(edges, key=_force):
        lines.setdefault(frozenset((edge.source, edge.target)), edge)
    return list(lines.values())


def _described(graph: OrderGraph) -> str:
    lines = [said(edge) for edge in graph.edges] or ["No other order is joined to it"]
    return ". ".join([*lines, _left_out(graph)]).strip(" .") + "."


def _left_out(graph: OrderGraph) -> str:
    count = graph.omitted.orders
    return f"{count:,} more {'order is' if count == 1 else 'orders are'} not shown" if graph.truncated else ""


def _markers() -> Iterator[str]:
    """Arrowheads: hollow where a part of the order is meant, full where the whole is, or nothing tells."""
    yield "<defs>"
    for effect, pen in PENS.items():
        for extent, fill in ((Extent.WHOLE, pen.colour), (Extent.IN_PART, "#ffffff")):
            yield (
                f'<marker id="{effect}-{extent}" viewBox="0 0 12 10" refX="11" refY="5" markerWidth="12" '
                'markerHeight="10" markerUnits="userSpaceOnUse" orient="auto">'
                f'<path d="M1 1L11 5L1 9Z" fill="{fill}" stroke="{pen.colour}" stroke-width="1.2" '
                'stroke-dasharray="none"/></marker>'
            )
    yield "</defs>"


def _headline(graph: OrderGraph, title: str, plan: _Plan) -> Iterator[str]:
    room = plan.width - 2 * MARGIN
    yield text(MARGIN, MARGIN + 20, 20, "#16181d", clipped(title, room * 0.92, 20), 'font-weight="bold"')
    day = f" Status as of {graph.as_of.isoformat()}." if graph.as_of else ""
    line = f"Arrows point at the order acted on or cited; earlier orders stand left.{day}"
    yield text(MARGIN, MARGIN + 42, 12, "#4a4f57", clipped(line, room, 12))


def _lines(plan: _Plan) -> Iterator[str]:
    """Weak lines first, so that strong ones lie above them."""
    ports = _ports(plan)
    for line in sorted(plan.lines, key=lambda line: -_STRENGTH[line.effect]):
        yield _line(line, plan, ports)


def _ports(plan: _Plan) -> dict[tuple[str, str], float]:
    """Where on its box each line ends: in the order of where the lines come from, so that they do not cross there."""
    sides: dict[tuple[str, int], list[tuple[float, str]]] = defaultdict(list)
    for (later, earlier), way in plan.layout.ways.items():
        first = way[0][1] if way else plan.layout.centres[earlier]
        last = way[-1][1] if way else plan.layout.centres[later]
        sides[later, -1].append((first, earlier))
        sides[earlier, 1].append((last, later))
    ports = {}
    for (number, _), ends in sides.items():
        step = min(_PORT * 1.6, (plan.sizes[number] - 14) / len(ends))
        for place, (_, other) in enumerate(sorted(ends)):
            ports[number, other] = plan.layout.centres[number] + (place - (len(ends) - 1) / 2) * step
    return ports


def _line(line: GraphEdge, plan: _Plan, ports: Mapping[tuple[str, str], float]) -> str:
    backwards = (line.source, line.target) not in plan.layout.ways
    later, earlier = (line.target, line.source) if backwards else (line.source, line.target)
    layers = plan.layout.layers
    points = [(plan.left(layers[later]), ports[later, earlier])]
    for layer, height in plan.layout.ways[later, earlier]:
        points += [(plan.left(layer) + BOX, height), (plan.left(layer), height)]
    points.append((plan.left(layers[earlier]) + BOX, ports[earlier, later]))
    pen = PENS[line.effect]
    dash = f' stroke-dasharray="{pen.dash}"' if pen.dash else ""
    return (
        f'<path d="{_curve(points[::-1] if backwards else points, plan)}" fill="none" stroke="{pen.colour}" '
        f'stroke-width="{pen.width}"{dash} marker-end="url(#{line.effect}-{line.extent or Extent.WHOLE})">'
        f"<title>{escape(said(line))}</title></path>"
    )


def _curve(points: Sequence[tuple[float, float]], plan: _Plan) -> str:
    """Curves between layers, level lines across them."""
    x, height = points[0]
    steps = [f"M{x:.1f} {plan.middle(height):.1f}"]
    for place, (to_x, to_height) in enumerate(points[1:]):
        end = f"{to_x:.1f} {plan.middle(to_height):.1f}"
        if place % 2:
            steps.append(f"L{end}")
        else:
            half = (x + to_x) / 2
            steps.append(f"C{half:.1f} {plan.middle(height):.1f} {half:.1f} {plan.middle(to_height):.1f} {end}")
        x, height = to_x, to_height
    return "".join(steps)


def _boxes(graph: OrderGraph, plan: _Plan) -> Iterator[str]:
    for node in graph.nodes:
        size = plan.sizes[node.number]
        top = plan.middle(plan.layout.centres[node.number]) - size / 2
        yield box(node, plan.left(plan.layout.layers[node.number]), top, size)


def _legend_rows(graph: OrderGraph) -> list[tuple[Effect, Extent, str]]:
    """A row for each kind of line in the picture, and one for hollow heads where there is one."""
    lines = _strongest(graph.edges)
    rows = [(effect, Extent.WHOLE, pen.words) for effect, pen in PENS.items() if any(e.effect is effect for e in lines)]
    partial = next((line.effect for line in lines if line.extent is Extent.IN_PART), None)
    return [*rows, (partial, Extent.IN_PART, "a hollow arrowhead: in part")] if partial else rows


def _legend(graph: OrderGraph, plan: _Plan) -> Iterator[str]:
    rows = _legend_rows(graph)
    y = plan.height - MARGIN - _FOOT_LINE * len(rows) - 4
    for effect, extent, words in rows:
        pen = PENS[effect]
        dash = f' stroke-dasharray="{pen.dash}"' if pen.dash else ""
        yield (
            f'<path d="M{MARGIN} {y:.1f}h54" fill="none" stroke="{pen.colour}" stroke-width="{pen.width}"{dash} '
            f'marker-end="url(#{effect}-{extent})"/>'
        )
        yield text(MARGIN + 66, y + 4, 12, "#16181d", words)
        y += _FOOT_LINE
    yield text(MARGIN, y + 4, 12, "#8c1d18", f"{_left_out(graph)}." if graph.truncated else "")
