"""What is written about orders, and the quotations in it."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.api.answers.coverage import coverage_document, coverage_page
from app.api.context import Current
from app.api.parameters.facets import CoverageFacet
from app.api.parameters.filters import CoverageFilters
from app.api.parameters.names import CoveragePath
from app.api.parameters.sorts import CoverageSort
from app.render.labels import plain
from app.site import meanings
from app.site.lists import ENDINGS, Shown, choices, choices_of_several, forms
from app.site.pages import Alternate, PageRoute, Viewed
from app.site.quotations import differing

router = APIRouter(route_class=PageRoute)


@router.get("/coverage")
def get_coverage_list_page(
    snapshot: Current,
    view: Viewed,
    page: Shown,
    filters: CoverageFilters,
    sort: CoverageSort = CoverageSort.NEWEST,
) -> Response:
    """Show the documents about orders."""
    found = coverage_page(snapshot, page, filters, list(CoverageFacet), sort)
    return view.page(
        snapshot,
        "coverage.html",
        "In the news",
        alternates=forms(view, "/v1/coverage", ENDINGS),
        found=found,
        groups=[
            choices(view, "kind", "Kind", found.facets.kind, plain),
            choices(view, "publisher", "Publisher", found.facets.publisher),
            choices_of_several(
                view,
                "verdict",
                "With a quotation that is",
                found.facets.verdict,
                filters["verdict"],
                found.total,
                plain,
            ),
        ],
    )


@router.get("/coverage/{document}")
def get_coverage_page(snapshot: Current, view: Viewed, document: CoveragePath) -> Response:
    """Show which orders a document means, and each of its quotations checked."""
    found = coverage_document(snapshot, document)
    return view.page(
        snapshot,
        "document.html",
        found.title,
        alternates=[Alternate("JSON", found.url, "application/json")],
        found=found,
        verdicts=meanings.VERDICTS,
        notes=meanings.NOTES,
        differences=meanings.DIFFERENCES,
        differing=differing,
    )
