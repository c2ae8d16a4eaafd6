"""The orders around an order, as a picture whose boxes are links."""

from fastapi import APIRouter
from fastapi.responses import Response
from markupsafe import Markup

from app import queries
from app.api.context import Current
from app.api.not_found import find_order
from app.api.parameters.graph import PICTURE_ROOM, Depth
from app.api.parameters.names import NumberPath
from app.render import labels, svg
from app.site.pages import Alternate, PageRoute, Viewed

router = APIRouter(route_class=PageRoute)


@router.get("/orders/{number}/graph")
def get_graph_page(snapshot: Current, view: Viewed, number: NumberPath, depth: Depth = 1) -> Response:
    """Show the orders around an order."""
    _, link = find_order(snapshot, number)
    graph = queries.order_graph(snapshot.connection, link, depth, PICTURE_ROOM)
    return view.page(
        snapshot,
        "graph.html",
        f"Around {labels.name(number)}",
        alternates=[
            Alternate("JSON", view.api(graph.url.partition("?")[0]), "application/json"),
            Alternate("SVG", view.api(graph.svg_url.partition("?")[0]), "image/svg+xml"),
        ],
        order=link,
        graph=graph,
        depths=[(each, view.link(depth=str(each))) for each in (1, 2, 3)],
        picture=Markup(svg.draw(graph, is_inline=True)),  # noqa: S704 (the renderer escapes)
    )
