"""The glossary of relations."""

from fastapi import APIRouter

from app import queries
from app.api.context import Asked, Current
from app.api.lists import complete
from app.api.operations import Operation
from app.schemas import RelationPage

router = APIRouter(route_class=Operation, prefix="/v1", tags=["references"])


@router.get("/relations")
def list_relations(snapshot: Current, this: Asked) -> RelationPage:
    """List what an order can do to what it cites: each relation, its inverse, its meaning and what status follows.

    A reference is told from the side of the order that cites, by `name`; from the side of the order cited, and of an
    order to which a document that is not held did it, by `inverse`.
    """
    return RelationPage(**complete(this, queries.relations(snapshot.connection)))
