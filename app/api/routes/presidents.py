"""The presidents: how many orders each signed when, and who revoked what of whom."""

from fastapi import APIRouter

from app import queries
from app.api.answers.presidents import president_detail
from app.api.context import Asked, Current
from app.api.lists import complete
from app.api.operations import Operation
from app.api.parameters.names import PresidentPath
from app.schemas import PresidentDetail, PresidentPage

router = APIRouter(route_class=Operation, prefix="/v1/presidents", tags=["presidents"])


@router.get("")
def list_presidents(snapshot: Current, this: Asked) -> PresidentPage:
    """List the presidents, in order of first taking office, with their terms and how many orders are held.

    Counted are the orders of each term, of its first 100 days and of each inauguration, and those of each year. Of
    presidents before 1933 nothing is counted: their orders are out of scope, and `out_of_scope` says so.
    """
    return PresidentPage(**complete(this, queries.presidents_held(snapshot.connection)))


@router.get("/{slug}")
def get_president(snapshot: Current, slug: PresidentPath) -> PresidentDetail:
    """Get one president: his orders by term and year, what he revoked of whom, and who revoked what of his.

    What he revoked is told in all, and of each term of its first day, its first week and its first 100 days. An order
    counts once, wholly or in part, whatever revoked it how often; orders that are superseded are not counted.
    """
    return president_detail(snapshot, slug)
