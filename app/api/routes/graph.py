"""The graph around an order, and its picture."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from app import queries, render
from app.api.context import Current, Linked
from app.api.not_found import find_order
from app.api.operations import Operation
from app.api.parameters.names import NumberPath
from app.api.parameters.types import PLAIN
from app.schemas import OrderGraph

router = APIRouter(route_class=Operation, prefix="/v1/orders/{number}", tags=["references"])

ROOM = 200
"""How many orders besides the one asked for a graph has at most."""
PICTURE_ROOM = 59
"""How many a picture can show that is to be read."""

Depth = Annotated[
    int,
    Field(ge=1, le=3),
    PLAIN,
    Query(description="How many steps away from the order the graph goes.", examples=[2]),
]


class Picture(Response):
    """An SVG document."""

    media_type = "image/svg+xml"


@router.get("/graph")
def get_order_graph(snapshot: Current, number: NumberPath, depth: Depth = 1) -> OrderGraph:
    """Get the orders around an order: what it cites, amends, revokes … and what does so to it, step by step.

    An edge goes from the order that acts or cites, whichever end was asked for. A graph has at most 200 other orders:
    each step fills its share, with those that act or are acted on before those only mentioned, then the newest.
    `truncated` and `omitted` tell what was left out.
    """
    _, link = find_order(snapshot, number)
    return queries.order_graph(snapshot.connection, link, depth, ROOM)


@router.get("/graph.svg", response_class=Picture)
def get_order_graph_svg(snapshot: Current, links: Linked, number: NumberPath, depth: Depth = 1) -> Response:
    """Get the graph around an order as a picture, for screens and for print.

    It shows at most 59 other orders, chosen as in the graph, and says how many it leaves out. Between two orders it
    draws one line, for the strongest of their relations, with its word. The box of an order that is held is a link to
    its page.
    """
    _, link = find_order(snapshot, number)
    graph = queries.order_graph(snapshot.connection, link, depth, PICTURE_ROOM)
    drawn = render.svg.draw(graph, links.base_url)
    return Picture(drawn, headers={"Content-Security-Policy": render.svg.POLICY})
