"""What a map of the pages names."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from app.tables import OrderRow


def orders_changed(connection: Connection) -> Sequence[tuple[str, datetime]]:
    """The number of every order with the moment at which what is told of it changed last, by number. One statement."""
    statement = select(OrderRow.number, OrderRow.changed_at).order_by(OrderRow.sort_key)
    return [(number, changed_at) for number, changed_at in connection.execute(statement)]
