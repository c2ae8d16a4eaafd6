"""Comparisons: two publications of one order, and the orders whose publications differ."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app import render
from app.api.answers.comparisons import compared
from app.api.context import Current, Linked
from app.api.lists import applied, listed
from app.api.operations import Operation
from app.api.parameters.facets import ComparisonFacet, Facets
from app.api.parameters.filters import LOSSY, ComparisonFilters
from app.api.parameters.held_names import with_orders
from app.api.parameters.names import NumberPath
from app.api.parameters.pages import Paged
from app.api.parameters.publications import Left, Right
from app.api.parameters.sorts import ComparisonSort
from app.api.parameters.types import Many
from app.queries import COMPARISONS
from app.schemas import (
    AppliedComparisonFilters,
    ComparisonFacets,
    ComparisonPage,
    DifferenceClass,
    LossyFilter,
    OrderComparison,
)

router = APIRouter(route_class=Operation, prefix="/v1", tags=["comparisons"])

Classes = Annotated[Many[DifferenceClass], Query(alias="class", description="Only differences of these classes.")]
"""Leaves differences out, and no count."""


class Html(Response):
    """A page."""

    media_type = "text/html"


@router.get("/comparisons")
def list_comparisons(
    snapshot: Current,
    page: Paged,
    filters: ComparisonFilters,
    facets: Facets[ComparisonFacet],
    lossy: LossyFilter = LossyFilter.EXCLUDE,
    sort: ComparisonSort = ComparisonSort.NEWEST_SIGNED,
) -> ComparisonPage:
    """List what is compared: every two publications of an order that have text, the newest orders first.

    `class=wording` selects those whose operative words differ, `left` and `right` those between two publications,
    whichever of them stands on the left. Publications of a format that is known to drop or alter words are left out
    unless `lossy` says otherwise: what differs there is mostly their fault. docs/comparison.md has the classes.
    """
    given = {**with_orders(snapshot, filters, "order"), "lossy": LOSSY[lossy]}
    found = listed(COMPARISONS, snapshot, page, given, sort, facets)
    counted = found.pop("facets")
    return ComparisonPage(
        **found,
        facets=ComparisonFacets(kind=counted.pop("class"), **counted),
        applied_filters=applied(AppliedComparisonFilters, given, lossy=lossy),
    )


@router.get("/orders/{number}/comparison")
def compare_order(
    snapshot: Current, number: NumberPath, kinds: Classes, left: Left = None, right: Right = None
) -> OrderComparison:
    """Compare two publications of an order: what differs, each difference in its class, with both sides' words.

    `left` and `right` name publications as /v1/orders/{number}/publications does, by source, format or `sha256`; of
    several the most trusted is meant. `operative_text_identical` tells whether no operative word differs: other
    headings, labels, list marks, punctuation, signatures and citations are listed and do not count as words.
    `class` leaves the differences of other classes out; `counts` has all of them.
    """
    found = compared(snapshot, number, left, right)
    wanted = [each for each in found.differences if not kinds or each.kind in kinds]
    return found.model_copy(update={"differences": wanted})


@router.get(
    "/orders/{number}/comparison.html", response_class=Html, summary="Two publications of an order, side by side"
)
def get_order_comparison_html(
    snapshot: Current, links: Linked, number: NumberPath, left: Left = None, right: Right = None
) -> Response:
    """Show two publications of an order side by side: the differences by class, those of operative words first."""
    text = render.comparison.page(compared(snapshot, number, left, right), links.base_url)
    headers = {"Content-Security-Policy": render.comparison.POLICY}
    return Response(text, 200, headers, "text/html; charset=utf-8")
