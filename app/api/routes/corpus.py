"""The corpus and its conflicts."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from app import queries
from app.api.context import Current, Followed
from app.api.lists import listed
from app.api.operations import Operation
from app.api.parameters.names import NumberFilter
from app.api.parameters.pages import Paged
from app.api.parameters.relations import Active
from app.api.parameters.types import Many
from app.schemas import ConflictPage, Corpus

router = APIRouter(route_class=Operation, prefix="/v1", tags=["corpus"])

ConflictCode = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")]


@router.get("/corpus")
def get_corpus(snapshot: Current, upstream: Followed) -> Corpus:
    """Get what is served: revision, counts, days covered, what each source gives, and what is known to be missing."""
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
    given = {"code": code or None, "order": order or None, "target": target or None, "relation": relation or None}
    return ConflictPage(**listed(queries.CONFLICTS, snapshot, page, given, "position"))
