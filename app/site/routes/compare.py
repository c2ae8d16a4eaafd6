"""Two publications of an order side by side."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.api.answers.comparisons import compared
from app.api.context import Current
from app.api.parameters.names import NumberPath
from app.api.parameters.publications import Left, Right
from app.render import labels
from app.render.comparison import grouped, verdict
from app.site.pages import Alternate, PageRoute, Viewed

router = APIRouter(route_class=PageRoute)


@router.get("/compare/{number}")
def get_compare_page(
    snapshot: Current, view: Viewed, number: NumberPath, left: Left = None, right: Right = None
) -> Response:
    """Show what two publications of an order have differently, by class, those of operative words first."""
    found = compared(snapshot, number, left, right)
    return view.page(
        snapshot,
        "compare.html",
        f"{labels.name(number)} in two publications",
        alternates=[Alternate("JSON", view.api(f"{found.order.url}/comparison"), "application/json")],
        found=found,
        verdict=verdict(found),
        groups=grouped(found),
    )
