"""The pure core."""

from app.law.documents import Account, Document, Order
from app.reconcile import combine


def order_of(document: Document) -> Order:
    """The order that one account alone tells."""
    assert isinstance(document, Account)
    (order,) = combine([document]).orders
    return order
