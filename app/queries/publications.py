"""The publications of an order: the sources of its text and facts."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from app.queries.instants import utc
from app.schemas import Publication
from app.tables import PublicationRow


def publications(connection: Connection, order_key: int) -> list[Publication]:
    """The publications of an order, the preferred one first. One statement."""
    columns = [column for column in PublicationRow.__table__.columns if column.name not in ("document", "name")]
    statement = select(*columns).where(PublicationRow.order_key == order_key)
    rows = connection.execute(statement.order_by(PublicationRow.preferred.desc(), PublicationRow.position))
    return [_publication(row) for row in rows]


def _publication(row: Any) -> Publication:
    retrieved_at: datetime | None = row.retrieved_at
    return Publication(
        source=row.source,
        format=row.format,
        title=row.title,
        html_url=row.html_url,
        retrieved_at=None if retrieved_at is None else utc(retrieved_at),
        sha256=row.sha256,
        lossy=row.lossy,
        has_text=row.has_text,
        preferred=row.preferred,
        match_score=row.match_score,
    )
