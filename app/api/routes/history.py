"""The life of an order, and its status on a day."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from app import queries
from app.api.missing import held
from app.api.parameters.names import NumberPath
from app.api.parameters.types import Day, Maybe
from app.api.problems import FieldError, Problem
from app.api.snapshot import Current
from app.law.numbering import sort_key
from app.schemas import Order, OrderHistory
from app.store import Snapshot

router = APIRouter(prefix="/v1/orders/{number}/history", tags=["orders"])

AsOf = Annotated[
    Maybe[Day],
    Query(
        description="The day on which `status` shall be told, from the day of signing to the `as_of` of the data. "
        "An act counts from the day its document was signed; `unknown` where an act whose day is unknown may count. "
        "Everything else in the answer is as without it.",
        examples=["2022-01-01"],
    ),
]
"""A day in the life of an order."""


@router.get("")
def get_order_history(snapshot: Current, number: NumberPath) -> OrderHistory:
    """Get the history of an order: signed, filed, published, amended, revoked, reinstated …, each with its evidence.

    `status` of an event is the status after it. Revoking what revoked an order does not revive it; only reinstatement
    does. Events without a day stand last.
    """
    key, link = held(snapshot, number)
    return queries.order_history(snapshot.connection, key, link)


def on_day(snapshot: Snapshot, order: Order, day: date) -> Order:
    """The order with its status on a day. Two statements.

    Raises:
        Problem: `invalid-parameter` for a day before the signing, or after what the data tell.
    """
    if reason := _untold(order, day):
        raise Problem("invalid-parameter", errors=[FieldError("out_of_range", reason, "as_of")])
    status = queries.status_as_of(snapshot.connection, sort_key(order.number), order.number, day)
    return order.model_copy(update={"status": status})


def _untold(order: Order, day: date) -> str | None:
    """Why the status on a day cannot be told, or None."""
    signed_on, last = order.signed_on, order.status.as_of
    if signed_on is None:
        return "The day on which this order was signed is unknown, so its status is told without a day only."
    if day < signed_on:
        return f"This order was signed on {signed_on.isoformat()}; before, it has no status."
    if last is not None and day > last:
        return f"The data tell the status up to {last.isoformat()}."
    return None
