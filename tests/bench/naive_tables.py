"""The peer's view of our tables: an ORM class a table, with the relationships that such an application declares."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """The declarative base; of each table only the columns that are served."""

    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012 (SQLAlchemy's own way to say it)


class Order(Base):
    """An order with everything that belongs to it."""

    __tablename__ = "orders"
    sort_key: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    title: Mapped[str]
    president: Mapped[str | None]
    signed_on: Mapped[date | None]
    filed_on: Mapped[date | None]
    published_on: Mapped[date | None]
    year: Mapped[int | None]
    document_number: Mapped[str | None]
    citation: Mapped[str | None]
    start_page: Mapped[int | None]
    end_page: Mapped[int | None]
    html_url: Mapped[str | None]
    pdf_url: Mapped[str | None]
    status: Mapped[str]
    disposition_notes: Mapped[str | None]
    signature: Mapped[dict[str, Any]]
    has_text: Mapped[bool]
    counts: Mapped[dict[str, Any]]
    parse_notes: Mapped[list[Any]]
    sections: Mapped[list["Section"]] = relationship(back_populates="order", order_by="Section.position")
    publications: Mapped[list["Publication"]] = relationship(order_by="Publication.position")


class Section(Base):
    """A provision of an order; the tree is told by the parent's id."""

    __tablename__ = "sections"
    order_key: Mapped[int] = mapped_column(ForeignKey("orders.sort_key"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    parent: Mapped[str | None]
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
    order: Mapped[Order] = relationship(back_populates="sections")


class Publication(Base):
    """A source of an order."""

    __tablename__ = "publications"
    order_key: Mapped[int] = mapped_column(ForeignKey("orders.sort_key"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]
    format: Mapped[str]
    title: Mapped[str]
    html_url: Mapped[str | None]
    retrieved_at: Mapped[datetime | None]
    sha256: Mapped[str]
    lossy: Mapped[bool]
    preferred: Mapped[bool]
    has_text: Mapped[bool]
    match_score: Mapped[float | None]


class Reference(Base):
    """A reference out of an order, perhaps to another that is held."""

    __tablename__ = "references"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    order_key: Mapped[int] = mapped_column(ForeignKey("orders.sort_key"))
    section: Mapped[str | None]
    field: Mapped[str | None]
    span_start: Mapped[int | None]
    span_end: Mapped[int | None]
    quote: Mapped[str | None]
    context: Mapped[str | None]
    relation: Mapped[str]
    extent: Mapped[str]
    target_kind: Mapped[str]
    target_id: Mapped[str]
    target_key: Mapped[int | None] = mapped_column(ForeignKey("orders.sort_key"))
    target_section: Mapped[str | None]
    target_citation: Mapped[str]
    target_title: Mapped[str | None]
    target_dated_on: Mapped[date | None]
    target_url: Mapped[str | None]
    resolved: Mapped[bool]
    basis: Mapped[str]
    note: Mapped[str | None]
    note_label: Mapped[str | None]
    captured_on: Mapped[date | None]
    order: Mapped[Order] = relationship(foreign_keys=order_key)
    target: Mapped[Order | None] = relationship(foreign_keys=target_key)


class Directive(Base):
    """An operative clause of an order."""

    __tablename__ = "directives"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    order_key: Mapped[int] = mapped_column(ForeignKey("orders.sort_key"))
    section: Mapped[str]
    item: Mapped[str]
    modality: Mapped[str]
    action: Mapped[str]
    text: Mapped[str]
    span_start: Mapped[int]
    span_end: Mapped[int]
    field: Mapped[str]
    deadline: Mapped[dict[str, Any] | None]
    recurrence: Mapped[dict[str, Any] | None]
    further_deadlines: Mapped[list[Any]]
    limbs: Mapped[list[Any]]
    boilerplate: Mapped[bool]
    actors: Mapped[list[Any]]
    order: Mapped[Order] = relationship()
