"""The documents that the corpus was made of, what was parsed from each, and what was read of each order.

They are what an ingest knows of the one before it: what is unchanged is neither parsed nor read again.
"""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.tables.base import Base


class SourceDocumentRow(Base):
    """One file, known by its bytes.

    Attributes:
        sha256: of the bytes, lower-case hex.
        name: its path inside the folder that was named, with its archive's before it.
        parsers: the version of the parsers that read it.
    """

    __tablename__ = "source_documents"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    format: Mapped[str]
    parsers: Mapped[str]


class SourceAccountRow(Base):
    """What a file says of one order, or that something in it is none.

    Attributes:
        place: its place in the file.
        kind: "order", or what kind of other document it is.
        captured_on: a day on which a record was captured at the earliest; null of what is no record.
        digest: 16 hex digits over `document` before it is compressed.
        document: the parsed account as zlib-compressed JSON; of what is no order its title and why it is none.
    """

    __tablename__ = "source_accounts"
    sha256: Mapped[str] = mapped_column(ForeignKey("source_documents.sha256"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    number: Mapped[str | None] = mapped_column(index=True)
    document_number: Mapped[str | None]
    title: Mapped[str]
    signed_on: Mapped[date | None]
    captured_on: Mapped[date | None]
    is_correction: Mapped[bool]
    has_text: Mapped[bool]
    digest: Mapped[str]
    document: Mapped[bytes] = mapped_column(LargeBinary)


class MatchRow(Base):
    """Which order a page without a number is.

    Attributes:
        made_from: a digest of the page and of all that it was compared with; another one needs another look.
    """

    __tablename__ = "source_matches"
    sha256: Mapped[str] = mapped_column(ForeignKey("source_documents.sha256"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    made_from: Mapped[str]
    number: Mapped[str | None]
    score: Mapped[float]
    reason: Mapped[str]


class ReadingRow(Base):
    """What was read of one order before anything was known of others.

    Attributes:
        made_from: a digest of the accounts it was made from; another one needs another reading.
        own_digest: 16 hex digits over its provisions, publications, comparisons and directives.
        doubts: what the rules of the audit doubt of it, as [rule, provision, words].
        reading: its facts, mentions and endings, as zlib-compressed JSON.
    """

    __tablename__ = "readings"
    order_key: Mapped[int] = mapped_column(ForeignKey("orders.sort_key"), primary_key=True, autoincrement=False)
    made_from: Mapped[str]
    own_digest: Mapped[str]
    doubts: Mapped[list[Any]]
    reading: Mapped[bytes] = mapped_column(LargeBinary)
