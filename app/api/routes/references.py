"""References: out of an order, into an order, and all of them."""

from enum import StrEnum

from fastapi import APIRouter

from app import queries
from app.api.lists import count_facets, envelope, window
from app.api.missing import held
from app.api.parameters.filters import Given, ReferenceFilters
from app.api.parameters.names import NumberPath
from app.api.parameters.types import Many, Page, Paged
from app.api.snapshot import Current
from app.queries.references import FACETS, SORTS
from app.schemas import INVERSES, ReferenceFacets, ReferencePage, Relation, TargetKind
from app.store import Snapshot

router = APIRouter(prefix="/v1", tags=["references"])


class ReferenceFacet(StrEnum):
    """What references can be counted by."""

    RELATION = "relation"
    KIND = "kind"


Facets = Many[ReferenceFacet]


@router.get("/references")
def list_references(
    snapshot: Current,
    page: Paged,
    given: ReferenceFilters,
    facets: Facets,
) -> ReferencePage:
    """List references between orders and what they cite, by citing order and place in it.

    `source` is the number of the citing order, `target` the normalised identity of what is cited inside its `kind`
    ("14159", "5 USC 553"). `provenance`, also called `basis`, tells where the reference was read: in the text, in the
    editors' notes, or in both.
    """
    return _page(snapshot, page, given, facets)


@router.get("/orders/{number}/references")
def list_order_references(
    snapshot: Current,
    page: Paged,
    number: NumberPath,
    kind: Many[TargetKind],
    relation: Many[Relation],
    facets: Facets,
) -> ReferencePage:
    """List what an order cites, amends, revokes …, with the provision and the words."""
    key, _ = held(snapshot, number)
    given = {"order_key": key, "kind": kind or None, "relation": relation or None}
    return _page(snapshot, page, given, facets)


@router.get("/orders/{number}/cited-by")
def list_order_cited_by(
    snapshot: Current, page: Paged, number: NumberPath, relation: Many[Relation], facets: Facets
) -> ReferencePage:
    """List what cites, amends, revokes … an order.

    Each reference is named from this order's side (`amended_by`), as are the values of `relation`; `source` stays the
    citing order.
    """
    key, _ = held(snapshot, number)
    relations = [INVERSES[name] for name in relation] or None
    return _page(snapshot, page, {"target_key": key, "relation": relations}, facets, incoming=True)


def _page(
    snapshot: Snapshot,
    page: Page,
    given: Given,
    asked: list[ReferenceFacet],
    *,
    incoming: bool = False,
) -> ReferencePage:
    connection = snapshot.connection
    found = queries.references(connection, given, window(page, SORTS, "order"), incoming=incoming)

    def count(name: str) -> list[tuple[str | None, int]]:
        return queries.reference_facet(connection, given, name, incoming=incoming)

    counted = count_facets(FACETS, asked, count)
    return ReferencePage(**envelope(page, found), facets=ReferenceFacets(**counted))
