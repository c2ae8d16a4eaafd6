"""The tables, declared once for SQLite and Postgres; Alembic's migrations build them.

Rows are written only by an ingest. JSON columns hold what is only ever read whole. `sort_key` of an order is
number * 100 + suffix (11359-A is 1135901), so that numbers sort as numbers and a suffix after its base.
"""

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class Instant(TypeDecorator[datetime]):
    """A moment in UTC: aware in Python, without zone in both databases."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Convert to UTC and drop the zone; a naive value is refused (ValueError)."""
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        return value and value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The declarative base; names of constraints are fixed so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        datetime: Instant,
        dict[str, Any]: Json,
        list[Any]: Json,
    }


class Corpus(Base):
    """The one row that names what is served."""

    __tablename__ = "corpus"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[str]
    ingested_at: Mapped[datetime]
    as_of: Mapped[date | None]
    summary: Mapped[dict[str, Any]]


class OrderRow(Base):
    """One order: its publications' merged facts, its status, its counts, and a digest of all that is its own."""

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
    status_as_of: Mapped[date | None]
    status_basis: Mapped[list[Any]]
    disposition_notes: Mapped[str | None]
    signature: Mapped[dict[str, Any]]
    has_text: Mapped[bool]
    counts: Mapped[dict[str, Any]]
    parse_notes: Mapped[list[Any]]
    digest: Mapped[str]
    __table_args__ = (
        Index(None, "signed_on", "sort_key"),
        Index(None, "published_on", "sort_key"),
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
    """One source of an order's text or facts; `document` is the parsed account, zlib-compressed JSON."""

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
    document: Mapped[bytes] = mapped_column(LargeBinary)


class UnnumberedRow(Base):
    """A page that is an executive order by its words but matched no held number."""

    __tablename__ = "unnumbered"
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str]
    signed_on: Mapped[date | None]
    html_url: Mapped[str | None]
    name: Mapped[str]
    sha256: Mapped[str]
    reason: Mapped[str]
    document: Mapped[bytes] = mapped_column(LargeBinary)


class ReferenceRow(Base):
    """One typed edge from an order to what it cites; `key` is its rank in (source order, position)."""

    __tablename__ = "references"
    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(unique=True)
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
    target_key: Mapped[int | None] = mapped_column(BigInteger)
    target_section: Mapped[str | None]
    target_citation: Mapped[str]
    target_title: Mapped[str | None]
    target_dated_on: Mapped[date | None]
    target_url: Mapped[str | None]
    resolved: Mapped[bool]
    basis: Mapped[str]
    note: Mapped[str | None]
    note_label: Mapped[str | None]
    note_order_key: Mapped[int | None] = mapped_column(BigInteger)
    captured_on: Mapped[date | None]
    __table_args__ = (
        Index(None, "order_key", "key"),
        Index(None, "target_key", "key"),
        Index(None, "target_kind", "target_id", "key"),
        Index(None, "relation", "key"),
    )


class DirectiveRow(Base):
    """One operative clause; `key` ascends with the signing date, so that date-sorted search walks it."""

    __tablename__ = "directives"
    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(unique=True)
    order_key: Mapped[int] = mapped_column(ForeignKey("orders.sort_key"))
    section: Mapped[str]
    modality: Mapped[str]
    action: Mapped[str]
    text: Mapped[str]
    span_start: Mapped[int]
    span_end: Mapped[int]
    field: Mapped[str]
    deadline: Mapped[dict[str, Any] | None]
    due_on: Mapped[date | None]
    has_deadline: Mapped[bool]
    recurrence: Mapped[dict[str, Any] | None]
    limbs: Mapped[list[Any]]
    boilerplate: Mapped[bool]
    actors: Mapped[list[Any]]
    __table_args__ = (
        Index(None, "order_key", "key"),
        Index(None, "due_on", "key"),
        Index(None, "modality", "key"),
    )


class DirectiveActorRow(Base):
    """Which normalised office or agency a directive names, and as what."""

    __tablename__ = "directive_actors"
    directive_key: Mapped[int] = mapped_column(ForeignKey("directives.key"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str]
    role: Mapped[str]
    __table_args__ = (Index(None, "slug", "role", "directive_key"),)


class ActorRow(Base):
    """One office, agency or body, with how many directives name it."""

    __tablename__ = "actors"
    slug: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    parent: Mapped[str | None]
    successor: Mapped[str | None]
    aliases: Mapped[list[Any]]
    lead_directives: Mapped[int]
    other_directives: Mapped[int]


class ConflictRow(Base):
    """An edge on which the text and the editors' notes, or two notes, disagree."""

    __tablename__ = "conflicts"
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(index=True)
    order_number: Mapped[str] = mapped_column(index=True)
    target_number: Mapped[str]
    relation: Mapped[str]
    detail: Mapped[str]
    evidence: Mapped[dict[str, Any]]
