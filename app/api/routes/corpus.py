"""The corpus and its conflicts."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from app import queries
from app.api.context import Current, Followed
from app.api.lists import applied, listed
from app.api.operations import Operation
from app.api.parameters.held_names import now_called
from app.api.parameters.names import NumberFilter
from app.api.parameters.pages import Paged
from app.api.parameters.relations import Active
from app.api.parameters.types import Many
from app.queries import held_names
from app.schemas import AppliedConflictFilters, ConflictPage, Corpus

router = APIRouter(route_class=Operation, prefix="/v1", tags=["corpus"])

ConflictCode = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$", examples=["text_lacks_effect"])]
Codes = Annotated[Many[ConflictCode], Field(description="Conflicts of one of these codes, as the list gives them.")]
Sources = Annotated[Many[NumberFilter], Field(description="Conflicts about what one of these orders does or cites.")]
Targets = Annotated[Many[NumberFilter], Field(description="Conflicts about what is done to one of these orders.")]
Relations = Annotated[
    Many[Active],
    Field(
        description="Conflicts about one of these relations (`/v1/relations` explains each).", examples=[["revokes"]]
    ),
]


@router.get("/corpus")
def get_corpus(snapshot: Current, upstream: Followed) -> Corpus:
    """Get what is served: revision, counts, days covered, what each source gives, and what is known to be missing.

    `number_gaps` and `text_gaps` tell by number and by year what is not held, and why.
    """
    return queries.corpus(snapshot.connection, upstream)


@router.get("/corpus/conflicts")
def list_conflicts(
    snapshot: Current,
    page: Paged,
    code: Codes,
    order: Sources,
    target: Targets,
    relation: Relations,
) -> ConflictPage:
    """List where an order's text and the editors' notes, or two notes, disagree about a relation.

    `order` is the order that acts or cites, `target` the other one.
    """
    targets = now_called(snapshot, target or None, "target", held_names.IN_CONFLICTS)
    orders = now_called(snapshot, order or None, "order", held_names.IN_CONFLICTS)
    given = {"code": code or None, "order": orders, "target": targets, "relation": relation or None}
    found = listed(queries.CONFLICTS, snapshot, page, given, "position")
    return ConflictPage(**found, applied_filters=applied(AppliedConflictFilters, given))
