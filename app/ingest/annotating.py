"""What a worker makes of some orders, none of which it need know before another."""

from collections.abc import Sequence

from app import crossrefs
from app.ingest.own_rows import OwnRows, own_rows
from app.law.documents import Order
from app.law.endings import Ending

Annotated = tuple[str, Sequence[crossrefs.Mention], Sequence[Ending], OwnRows]
"""An order's number, what it mentions, what it says of ends, and its own rows."""


def annotate(orders: Sequence[Order]) -> list[Annotated]:
    """Read each order and make its rows."""
    return [_annotated(order) for order in orders]


def _annotated(order: Order) -> Annotated:
    found = crossrefs.find_in(order)
    return order.number, found.references, found.endings, own_rows(order, found.directives)
