"""The corpus, its conflicts, and the presidents."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from app import queries
from app.api.context import Asked, Current, Followed
from app.api.lists import applied, complete, listed
from app.api.operations import Operation
from app.api.parameters.held_names import now_called
from app.api.parameters.names import NumberFilter
from app.api.parameters.pages import Paged
from app.api.parameters.relations import Active
from app.api.parameters.types import Many
from app.queries import held_names
from app.schemas import AppliedConflictFilters, ConflictPage, Corpus, PresidentPage

router = APIRouter(route_class=Operation, prefix="/v1", tags=["corpus"])

ConflictCode = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")]


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
    code: Many[ConflictCode],
    order: Many[NumberFilter],
    target: Many[NumberFilter],
    relation: Many[Active],
) -> ConflictPage:
    """List where an order's text and the editors' notes, or two notes, disagree about a relation.

    `order` is the order that acts or cites, `target` the other one.
    """
    targets = now_called(snapshot, target or None, "target", held_names.IN_CONFLICTS)
    orders = now_called(snapshot, order or None, "order", held_names.IN_CONFLICTS)
    given = {"code": code or None, "order": orders, "target": targets, "relation": relation or None}
    found = listed(queries.CONFLICTS, snapshot, page, given, "position")
    return ConflictPage(**found, applied_filters=applied(AppliedConflictFilters, given))


@router.get("/presidents")
def list_presidents(snapshot: Current, this: Asked) -> PresidentPage:
    """List the presidents, in order of first taking office, with their terms and how many orders are held."""
    return PresidentPage(**complete(this, queries.presidents_held(snapshot.connection)))
