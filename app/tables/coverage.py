"""What is written about orders: documents, the orders they mean, their quotations."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.tables.base import Base


class CoverageRow(Base):
    """One document, without its text.

    Attributes:
        key: its rank by (published_on, id); those without a day first.
        sha256: of the bytes that were read.
        reading: what it can be linked by, zlib-compressed JSON (`store.coverage`).
        linked: whether it is linked to an order.
    """

    __tablename__ = "coverage"
    key: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    url: Mapped[str | None]
    publisher: Mapped[str | None] = mapped_column(index=True)
    published_on: Mapped[date | None] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(index=True)
    sha256: Mapped[str]
    reading: Mapped[bytes] = mapped_column(LargeBinary)
    linked: Mapped[bool]


class CoverageLinkRow(Base):
    """An order that a document is about or mentions."""

    __tablename__ = "coverage_links"
    coverage_key: Mapped[int] = mapped_column(ForeignKey("coverage.key"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    order_key: Mapped[int] = mapped_column(ForeignKey("orders.sort_key"))
    role: Mapped[str]
    evidence: Mapped[list[Any]]
    __table_args__ = (Index(None, "order_key", "role", "coverage_key"),)


class CoverageQuotationRow(Base):
    """A quotation of a document, checked against the orders; `checked` is the answer of a check of it."""

    __tablename__ = "coverage_quotations"
    coverage_key: Mapped[int] = mapped_column(ForeignKey("coverage.key"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    verdict: Mapped[str]
    checked: Mapped[dict[str, Any]]
    __table_args__ = (Index(None, "verdict", "coverage_key"),)
