"""The ledger: what each publish changed, and the texts that other texts replaced. It survives every publish."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.tables.base import Base

_Key = BigInteger().with_variant(Integer(), "sqlite")


class PublishRow(Base):
    """One publish.

    Attributes:
        position: 1, 2, … in the order of time; the ledger's position is that of the last one.
        revision: that it made; several may have made the same.
        is_baseline: whether it is older than the ledger: a migration found it, and nobody knows what it changed.
    """

    __tablename__ = "publishes"
    position: Mapped[int] = mapped_column(_Key, primary_key=True, autoincrement=False)
    revision: Mapped[str] = mapped_column(index=True)
    published_at: Mapped[datetime] = mapped_column(index=True)
    is_baseline: Mapped[bool]


class ChangeRow(Base):
    """One thing that a publish changed in one order.

    Attributes:
        key: ascends with the publish, the number of the order and the kind of change.
        position: of the publish.
        order_key: of the order; it may be held no more.
        title, president: as the publish left them, or as they were before it removed the order.
        facts: the names of what differs (`store.ledger`).
        status_from, status_to: of a change of the status, and of an order that was added or removed.
    """

    __tablename__ = "changes"
    key: Mapped[int] = mapped_column(_Key, primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(ForeignKey("publishes.position"))
    order_number: Mapped[str]
    order_key: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[str]
    president: Mapped[str | None]
    change: Mapped[str]
    facts: Mapped[list[Any]]
    status_from: Mapped[str | None]
    status_to: Mapped[str | None]
    __table_args__ = (
        Index(None, "position", "key"),
        Index(None, "order_number", "key"),
        Index(None, "change", "key"),
    )


class VersionRow(Base):
    """A text that was served of an order until another publication gave another one.

    Attributes:
        version: 1, 2, … the oldest first.
        since: the publish from which on it was served; at the latest that one, where the ledger begins with it.
        until: the publish that replaced it.
        source, format, name, sha256, title, html_url: of the publication that it was read from.
        reason: why it was replaced (`schemas.ReplacedBecause`).
        replaced_by: the publication that replaced it, by the same names.
        document: its provisions as zlib-compressed JSON, each with the columns of `sections`.
    """

    __tablename__ = "order_versions"
    order_number: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    since: Mapped[int] = mapped_column(ForeignKey("publishes.position"))
    until: Mapped[int] = mapped_column(ForeignKey("publishes.position"))
    source: Mapped[str]
    format: Mapped[str]
    name: Mapped[str]
    sha256: Mapped[str]
    title: Mapped[str]
    html_url: Mapped[str | None]
    reason: Mapped[str]
    replaced_by: Mapped[dict[str, Any]]
    document: Mapped[bytes] = mapped_column(LargeBinary)


LEDGER: tuple[type[Base], ...] = (PublishRow, ChangeRow, VersionRow)
"""What a publish spares, parents first."""
