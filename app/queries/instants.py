"""Instants: SQLite gives them back without their zone."""

from datetime import UTC, datetime


def utc(instant: datetime) -> datetime:
    """The same instant with its zone, UTC; what has none is stored in UTC."""
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
