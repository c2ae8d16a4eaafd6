"""The publications of orders."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.schemas import Publication
from app.tables import PublicationRow


def publications(connection: Connection, order_key: int) -> list[Publication]:
    """The publications of an order, the preferred one first. One statement."""
    return publications_of(connection, [order_key])[order_key]


def publications_of(connection: Connection, order_keys: Sequence[int]) -> dict[int, list[Publication]]:
    """The publications of each of these orders, the preferred one first. One statement."""
    columns = [column for column in PublicationRow.__table__.columns if column.name not in ("name", "is_correction")]
    statement = select(*columns).where(PublicationRow.order_key.in_(order_keys))
    found: dict[int, list[Publication]] = defaultdict(list)
    for row in connection.execute(statement.order_by(PublicationRow.preferred.desc(), PublicationRow.position)):
        found[row.order_key].append(_publication(row))
    return found


def _publication(row: Any) -> Publication:
    return Publication(
        source=row.source,
        format=row.format,
        title=row.title,
        html_url=row.html_url,
        retrieved_at=row.retrieved_at,
        sha256=row.sha256,
        lossy=row.lossy,
        has_text=row.has_text,
        preferred=row.preferred,
        match_score=row.match_score,
    )
