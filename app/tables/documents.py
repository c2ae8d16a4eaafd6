"""Answers, and items of lists, that were rendered when the corpus was published."""

from datetime import date

from sqlalchemy import BigInteger, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.tables.base import Base


class DocumentRow(Base):
    """The JSON answer of one URL of ours without parameters, as it is with links relative to the server.

    Attributes:
        path: as it stands in the URL, percent-encoded.
        order_key: of the order it tells of.
        as_of: the day up to which the data told when it was rendered; null of those that do not say.
        length: how many bytes the answer has as it is.
        digest: over the path and the bodies (`store.digests`): checked whenever it is read.
        gzip: the answer, compressed.
        plain: the answer as it is, where undoing that would take longer than all else; null for most.
    """

    __tablename__ = "documents"
    path: Mapped[str] = mapped_column(primary_key=True)
    order_key: Mapped[int | None] = mapped_column(BigInteger, index=True)
    as_of: Mapped[date | None]
    length: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    gzip: Mapped[bytes] = mapped_column(LargeBinary)
    plain: Mapped[bytes | None] = mapped_column(LargeBinary)


class _Item:
    """One item of a list as JSON.

    Attributes:
        key: of the row it tells of.
        digest: over the key and the item, as that of a document.
    """

    key: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False
    )
    item: Mapped[str]
    digest: Mapped[bytes] = mapped_column(LargeBinary)


class OrderItem(_Item, Base):
    """An order without its text."""

    __tablename__ = "order_items"


class ReferenceItem(_Item, Base):
    """A reference, named from its source's side."""

    __tablename__ = "reference_items"


class DirectiveItem(_Item, Base):
    """A directive."""

    __tablename__ = "directive_items"
