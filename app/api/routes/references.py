"""References: out of an order, into an order, and all of them."""

from fastapi import APIRouter

from app.api.context import Current
from app.api.lists import applied, listed
from app.api.not_found import find_order
from app.api.operations import Operation
from app.api.parameters.facets import Facets, ReferenceFacet
from app.api.parameters.filters import IncomingFilters, OutgoingFilters, ReferenceFilters
from app.api.parameters.held_names import with_targets
from app.api.parameters.names import NumberPath
from app.api.parameters.pages import Paged
from app.queries import INCOMING, REFERENCES
from app.queries.targets import shown
from app.schemas import AppliedReferenceFilters, ReferencePage

router = APIRouter(route_class=Operation, prefix="/v1", tags=["references"])


@router.get("/references")
def list_references(
    snapshot: Current,
    page: Paged,
    given: ReferenceFilters,
    facets: Facets[ReferenceFacet],
) -> ReferencePage:
    """List references between orders and what they cite, by citing order and place in it.

    `source` is the citing order, `target` what is cited, in any spelling ("50 U.S.C. § 1701", "EO 12866"), by the name
    of an act or its letters ("IEEPA"), or by its identity inside its `kind`; `applied_filters` tells what they were
    read as, and what names nothing is refused with the nearest that does. `provenance`, also called `basis`, tells
    where the reference was read: in the text, in the editors' notes, or in both. `source_president` and
    `target_president` are those who signed the two orders, `signed_from` and `signed_to` bound the day of the citing
    one.
    """
    read = with_targets(snapshot, given)
    found = listed(REFERENCES, snapshot, page, read, "order", facets)
    targets = shown(read["target"])
    return ReferencePage(**found, applied_filters=applied(AppliedReferenceFilters, read, target=targets))


@router.get("/orders/{number}/references")
def list_order_references(
    snapshot: Current,
    page: Paged,
    number: NumberPath,
    filters: OutgoingFilters,
    facets: Facets[ReferenceFacet],
) -> ReferencePage:
    """List what an order cites, amends, revokes …, with the provision and the words."""
    key, _ = find_order(snapshot, number)
    given = {**filters, "order_key": key}
    found = listed(REFERENCES, snapshot, page, given, "order", facets)
    return ReferencePage(**found, applied_filters=applied(AppliedReferenceFilters, {}))


@router.get("/orders/{number}/cited-by")
def list_order_cited_by(
    snapshot: Current, page: Paged, number: NumberPath, filters: IncomingFilters, facets: Facets[ReferenceFacet]
) -> ReferencePage:
    """List what cites, amends, revokes … an order.

    Each reference is named from this order's side (`amended_by`), as are the values of `relation`; `source` stays the
    citing order.
    """
    key, _ = find_order(snapshot, number)
    given = {**filters, "target_key": key}
    found = listed(INCOMING, snapshot, page, given, "order", facets)
    return ReferencePage(**found, applied_filters=applied(AppliedReferenceFilters, {}))
