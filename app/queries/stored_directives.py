"""The directives of an order as they are stored, for the command line."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.tables import DirectiveRow, OrderRow


def stored_directives(connection: Connection, number: str) -> Sequence[Any] | None:
    """The rows of an order's directives by column, in document order; None if it is not held. Two statements."""
    key = connection.scalar(select(OrderRow.sort_key).where(OrderRow.number == number))
    if key is None:
        return None
    statement = select(DirectiveRow.__table__).where(DirectiveRow.order_key == key).order_by(DirectiveRow.key)
    return connection.execute(statement).mappings().all()
