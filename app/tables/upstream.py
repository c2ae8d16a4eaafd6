"""How far the Federal Register is followed, in Postgres; a SQLite database has a file beside it instead."""

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from app.tables.base import Base


class UpstreamRow(Base):
    """The one row that the process that watches writes, and publishing leaves alone.

    Attributes:
        told: the object of `schemas.Upstream`.
    """

    __tablename__ = "upstream"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    told: Mapped[dict[str, Any]]
