"""What amends an order."""

from fastapi import APIRouter

from app.api.context import Current
from app.api.lists import listed
from app.api.not_found import find_order
from app.api.operations import Operation
from app.api.parameters.facets import AmendmentFacet, Facets
from app.api.parameters.filters import AmendmentFilters
from app.api.parameters.names import NumberPath
from app.api.parameters.pages import Paged
from app.api.problems import Problem
from app.queries import AMENDMENTS, amendments_are_told
from app.schemas import AmendmentPage

router = APIRouter(route_class=Operation, prefix="/v1/orders/{number}/amendments", tags=["orders"])


@router.get("")
def list_order_amendments(
    snapshot: Current,
    page: Paged,
    number: NumberPath,
    filters: AmendmentFilters,
    facets: Facets[AmendmentFacet],
) -> AmendmentPage:
    """List what amends an order, the oldest first: which provision, by what instruction, with the words where quoted.

    `state` tells whether an amendment stands or was undone with the order that made it. An amendment of which no more
    is known than that there was one, or whose sentence cannot be read, is `other`. `docs/amendments.md` has the rules.
    """
    key, _ = find_order(snapshot, number)
    if not amendments_are_told(snapshot.connection, key):
        raise Problem("not-found", "This corpus was made before amendments were read: the next ingest does so.")
    given = {**filters, "order_key": key}
    return AmendmentPage(**listed(AMENDMENTS, snapshot, page, given, "signed_on", facets))
