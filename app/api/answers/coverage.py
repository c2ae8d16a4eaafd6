"""What is written about orders: a page of the list, and one document."""

from collections.abc import Collection

from app import queries
from app.api.lists import applied, listed
from app.api.not_found import no_document
from app.api.parameters.held_names import with_linked
from app.api.parameters.pages import Page
from app.queries import Given
from app.schemas import AppliedCoverageFilters, Coverage, CoveragePage
from app.store import Snapshot


def coverage_page(snapshot: Snapshot, page: Page, filters: Given, facets: Collection[str], sort: str) -> CoveragePage:
    """Return a page of the documents that the filters select.

    Raises:
        Problem: for a name of no order held, and a cursor of another list.
    """
    given = with_linked(snapshot, filters)
    orders, _ = given["link"] or (None, None)
    found = listed(queries.COVERAGE, snapshot, page, given, sort, facets)
    return CoveragePage(**found, applied_filters=applied(AppliedCoverageFilters, {"order": orders}))


def coverage_document(snapshot: Snapshot, document: str) -> Coverage:
    """Return a document with its quotations.

    Raises:
        Problem: `not-found`.
    """
    found = queries.document(snapshot.connection, document)
    if found is None:
        raise no_document()
    return found
