"""What was found in the orders: references, directives, and the offices they name."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.tables.base import Base


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


class AmendmentRow(Base):
    """One amendment of the order `order_key`, by the reference `reference`; `key` is its rank in (order, day).

    `provision` is of the order amended, `section` to `words` tell where the amending order says so. `undone_by` is the
    id of the reference that undid it.
    """

    __tablename__ = "amendments"
    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[str]
    order_key: Mapped[int] = mapped_column(ForeignKey("orders.sort_key"))
    reference: Mapped[str]
    signed_on: Mapped[date | None]
    section: Mapped[str | None]
    field: Mapped[str | None]
    span_start: Mapped[int | None]
    span_end: Mapped[int | None]
    words: Mapped[str | None]
    provision: Mapped[str | None]
    instruction: Mapped[str]
    struck: Mapped[str | None]
    inserted: Mapped[str | None]
    state: Mapped[str]
    undone_by: Mapped[str | None]
    __table_args__ = (Index(None, "order_key", "key"),)


class DirectiveRow(Base):
    """One operative clause; `key` ascends with the signing date, so that date-sorted search walks it.

    `kind` is null in a corpus that an older release ingested.
    """

    __tablename__ = "directives"
    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(unique=True)
    order_key: Mapped[int] = mapped_column(ForeignKey("orders.sort_key"))
    section: Mapped[str]
    provision: Mapped[str]
    item: Mapped[str]
    modality: Mapped[str]
    kind: Mapped[str | None]
    action: Mapped[str]
    text: Mapped[str]
    span_start: Mapped[int]
    span_end: Mapped[int]
    field: Mapped[str]
    deadline: Mapped[dict[str, Any] | None]
    due_on: Mapped[date | None]
    has_deadline: Mapped[bool]
    recurrence: Mapped[dict[str, Any] | None]
    further_deadlines: Mapped[list[Any]]
    limbs: Mapped[list[Any]]
    boilerplate: Mapped[bool]
    actors: Mapped[list[Any]]
    __table_args__ = (
        Index(None, "order_key", "key"),
        Index(None, "due_on", "key"),
        Index(None, "modality", "key"),
        Index(None, "kind", "key"),
    )


class DirectiveDayRow(Base):
    """One day on which a directive falls due: that of its deadline and those of its further deadlines."""

    __tablename__ = "directive_days"
    directive_key: Mapped[int] = mapped_column(ForeignKey("directives.key"), primary_key=True)
    due_on: Mapped[date] = mapped_column(primary_key=True)
    __table_args__ = (Index(None, "due_on", "directive_key"),)


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
