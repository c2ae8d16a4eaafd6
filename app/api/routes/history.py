"""The life of an order."""

from fastapi import APIRouter

from app import queries
from app.api.context import Asked, Current
from app.api.lists import complete
from app.api.not_found import find_order
from app.api.operations import Operation
from app.api.parameters.names import NumberPath
from app.schemas import OrderHistory

router = APIRouter(route_class=Operation, prefix="/v1/orders/{number}/history", tags=["orders"])


@router.get("")
def get_order_history(snapshot: Current, this: Asked, number: NumberPath) -> OrderHistory:
    """Get the history of an order: signed, filed, published, amended, revoked, reinstated …, each with its evidence.

    `status` of an event is the status after it. Revoking what revoked an order does not revive it; only reinstatement
    does. Events without a day stand last.
    """
    key, link = find_order(snapshot, number)
    status, events = queries.order_history(snapshot.connection, key, link.number)
    return OrderHistory(**complete(this, events), order=link, status=status)
