"""What is written about orders: fact sheets, articles, fact-checks, alerts."""

from fastapi import APIRouter

from app import queries
from app.api.answers.coverage import coverage_document, coverage_page
from app.api.context import Current
from app.api.lists import listed
from app.api.not_found import find_order
from app.api.operations import Operation
from app.api.parameters.facets import CoverageFacet, Facets
from app.api.parameters.filters import CoverageFilters, OrderCoverageFilters
from app.api.parameters.names import CoveragePath, NumberPath
from app.api.parameters.pages import Paged
from app.api.parameters.sorts import CoverageSort
from app.schemas import AppliedCoverageFilters, Coverage, CoveragePage

router = APIRouter(route_class=Operation, prefix="/v1", tags=["coverage"])


@router.get("/coverage")
def list_coverage(
    snapshot: Current,
    page: Paged,
    filters: CoverageFilters,
    facets: Facets[CoverageFacet],
    sort: CoverageSort = CoverageSort.NEWEST,
) -> CoveragePage:
    """List what is written about orders, the newest first: which orders each document means, and what shows it.

    `order` finds the documents that mean one of these orders, with `role` those that are about it or mention it.
    `linked=false` finds those that nothing links to an order; a document is never linked for what it treats of.
    `verdict` finds those with a quotation of that verdict.
    """
    return coverage_page(snapshot, page, filters, facets, sort)


@router.get("/coverage/{document}")
def get_coverage(snapshot: Current, document: CoveragePath) -> Coverage:
    """Get a document about orders: which orders it means, what shows it, and each of its quotations checked.

    Its text is not here: it belongs to its publisher, whom `html_url` leads to.
    """
    return coverage_document(snapshot, document)


@router.get("/orders/{number}/coverage")
def list_order_coverage(
    snapshot: Current,
    page: Paged,
    number: NumberPath,
    filters: OrderCoverageFilters,
    facets: Facets[CoverageFacet],
    sort: CoverageSort = CoverageSort.NEWEST,
) -> CoveragePage:
    """List what is written about an order, the newest first; with `role=about` only what is about it."""
    key, _ = find_order(snapshot, number)
    given = {"of_order": (key, filters["role"]), "kind": filters["kind"]}
    found = listed(queries.COVERAGE, snapshot, page, given, sort, facets)
    return CoveragePage(**found, applied_filters=AppliedCoverageFilters(order=None))
