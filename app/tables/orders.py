"""Orders, their provisions and the publications they were read from."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.tables.base import Base

MEASURES = ("words", "sections", "directives", "cited_by", "amended_by", "days_to_publication")
"""The columns of orders that are numbers to sort by."""


class OrderRow(Base):
    """One order: its publications' merged facts, its status, its counts, and a digest of all that is its own.

    `status_ends` are the ends that it sets itself; `may_have_expired` is the place there of one that may have come.
    `published` tells whether the Federal Register printed it, null where nothing does. The numbers after `counts`
    (which has all but `days_to_publication`, too) are what orders are sorted by.
    `cfr` is the page of title 3 of the Code of Federal Regulations on which it is reprinted, `cfr_basis` what tells it.
    `mostly` is what its directives mostly ask for. `coverage` counts the documents that are about it or mention it.
    `changed_at` is the time of the publish that last changed what is told of it (`store.ledger`), and no part of the
    digest.
    """

    __tablename__ = "orders"
    sort_key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    president: Mapped[str | None] = mapped_column(index=True)
    signed_on: Mapped[date | None]
    filed_on: Mapped[date | None]
    published_on: Mapped[date | None]
    year: Mapped[int | None] = mapped_column(index=True)
    document_number: Mapped[str | None] = mapped_column(index=True)
    citation: Mapped[str | None] = mapped_column(index=True)
    start_page: Mapped[int | None]
    end_page: Mapped[int | None]
    html_url: Mapped[str | None]
    pdf_url: Mapped[str | None]
    status: Mapped[str] = mapped_column(index=True)
    status_basis: Mapped[list[Any]]
    status_ends: Mapped[list[Any]] = mapped_column(default=list, server_default=text("'[]'"))
    may_have_expired: Mapped[int | None]
    disposition_notes: Mapped[str | None]
    cfr: Mapped[str | None] = mapped_column(index=True)
    cfr_basis: Mapped[dict[str, Any] | None]
    signature: Mapped[dict[str, Any]]
    has_text: Mapped[bool] = mapped_column(index=True)
    published: Mapped[bool | None]
    counts: Mapped[dict[str, Any]]
    words: Mapped[int | None]
    sections: Mapped[int | None]
    directives: Mapped[int | None]
    cited_by: Mapped[int | None]
    amended_by: Mapped[int | None]
    days_to_publication: Mapped[int | None]
    mostly: Mapped[str | None] = mapped_column(index=True)
    coverage: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    parse_notes: Mapped[list[Any]]
    digest: Mapped[str]
    changed_at: Mapped[datetime] = mapped_column(server_default=text("'1970-01-01 00:00:00.000000'"))
    __table_args__ = (
        Index(None, "signed_on", "sort_key"),
        Index(None, "published_on", "sort_key"),
        Index(None, "changed_at", "sort_key"),
        *(Index(None, measure, "sort_key") for measure in MEASURES),
    )


class SectionRow(Base):
    """One provision; `position` is its place in document order, `depth` 0 for top-level provisions."""

    __tablename__ = "sections"
    order_key: Mapped[int] = mapped_column(ForeignKey("orders.sort_key"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    parent: Mapped[str | None]
    depth: Mapped[int]
    label: Mapped[str]
    citation: Mapped[str]
    heading: Mapped[str]
    heading_status: Mapped[str]
    part: Mapped[str]
    text: Mapped[str]
    closing: Mapped[str]
    pages: Mapped[list[Any]]
    quoted: Mapped[list[Any]]
    closing_quoted: Mapped[list[Any]]
    __table_args__ = (Index(None, "order_key", "id", unique=True),)


class PublicationRow(Base):
    """One source of an order's text or facts."""

    __tablename__ = "publications"
    order_key: Mapped[int] = mapped_column(ForeignKey("orders.sort_key"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]
    format: Mapped[str]
    name: Mapped[str]
    title: Mapped[str]
    html_url: Mapped[str | None]
    retrieved_at: Mapped[datetime | None]
    sha256: Mapped[str]
    lossy: Mapped[bool]
    preferred: Mapped[bool]
    has_text: Mapped[bool]
    match_score: Mapped[float | None]
    is_correction: Mapped[bool] = mapped_column(default=False, server_default=false())
