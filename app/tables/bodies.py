"""Bodies: councils, task forces, boards and offices that orders founded."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from app.tables.base import Base


class BodyRow(Base):
    """One body.

    Attributes:
        key: ascends with the day of the founding.
        order_key: of the founding order; null where another instrument founded it.
        founded_on: the day that order was signed.
        ends_on: the day on which it ends or has ended, by the last words that set one.
        words: the words of its names, in small letters, with a blank before and behind each.
        continued_by: the numbers of the orders that continued it, likewise.
        told: everything else (`ingest.body_rows`).
    """

    __tablename__ = "bodies"
    key: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]
    status: Mapped[str]
    president: Mapped[str | None]
    order_key: Mapped[int | None] = mapped_column(BigInteger)
    founded_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    words: Mapped[str]
    continued_by: Mapped[str]
    told: Mapped[dict[str, Any]]
    __table_args__ = (Index(None, "order_key"),)
