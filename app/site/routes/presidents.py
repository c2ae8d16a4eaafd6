"""The presidents, and one with what became of his orders."""

from fastapi import APIRouter
from fastapi.responses import Response

from app import queries
from app.api.answers.presidents import president_detail
from app.api.context import Current
from app.api.parameters.names import PresidentPath
from app.site.lists import ENDINGS, forms
from app.site.pages import Alternate, PageRoute, Viewed

router = APIRouter(route_class=PageRoute)


@router.get("/presidents")
def get_presidents_page(snapshot: Current, view: Viewed) -> Response:
    """Show the presidents whose orders are in scope, the latest first."""
    held = [each for each in queries.presidents_held(snapshot.connection) if each.out_of_scope is None]
    return view.page(
        snapshot,
        "presidents.html",
        "Presidents",
        alternates=forms(view, "/v1/presidents", ENDINGS),
        presidents=held[::-1],
    )


@router.get("/presidents/{slug}")
def get_president_page(snapshot: Current, view: Viewed, slug: PresidentPath) -> Response:
    """Show a president's orders by term and year, what he revoked of whom, and who revoked what of his."""
    president = president_detail(snapshot, slug)
    return view.page(
        snapshot,
        "president.html",
        president.name,
        alternates=[Alternate("JSON", president.url, "application/json")],
        president=president,
    )
