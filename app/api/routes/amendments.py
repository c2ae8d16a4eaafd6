"""What amends an order."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from app.api.context import Current
from app.api.lists import listed
from app.api.not_found import find_order
from app.api.operations import Operation
from app.api.parameters.facets import AmendmentFacet, Facets
from app.api.parameters.names import NumberPath, SectionId
from app.api.parameters.pages import Paged
from app.api.parameters.types import Many
from app.api.problems import Problem
from app.queries import AMENDMENTS, amendments_are_told
from app.schemas import AmendmentPage, AmendmentState, Instruction

router = APIRouter(route_class=Operation, prefix="/v1/orders/{number}/amendments", tags=["orders"])

Instructions = Annotated[
    Many[Instruction], Field(description="Amendments that do one of these to the text.", examples=[["strike"]])
]
States = Annotated[
    Many[AmendmentState],
    Field(description="Amendments that stand, or that were undone with the order that made them."),
]
Sections = Annotated[
    Many[SectionId], Query(description="Only of these provisions, by the numbers that the amending orders give them.")
]


@router.get("")
def list_order_amendments(
    snapshot: Current,
    page: Paged,
    number: NumberPath,
    instruction: Instructions,
    state: States,
    section: Sections,
    facets: Facets[AmendmentFacet],
) -> AmendmentPage:
    """List what amends an order, the oldest first: which provision, by what instruction, with the words where quoted.

    `state` tells whether an amendment stands or was undone with the order that made it. An amendment of which no more
    is known than that there was one, or whose sentence cannot be read, is `other`. `docs/amendments.md` has the rules.
    """
    key, _ = find_order(snapshot, number)
    if not amendments_are_told(snapshot.connection, key):
        raise Problem("not-found", "This corpus was made before amendments were read: the next ingest does so.")
    given = {
        "order_key": key,
        "instruction": instruction or None,
        "state": state or None,
        "section": section or None,
    }
    return AmendmentPage(**listed(AMENDMENTS, snapshot, page, given, "signed_on", facets))
