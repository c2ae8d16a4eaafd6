"""What search keeps beside the words: what ranking adds up, and the corpus's vocabulary.

The words themselves stand in one table a scope, `TOKENS`, which differs by database (FTS5, tsvector): see `index`.
"""

from enum import IntEnum

from sqlalchemy import BigInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.tables import Base

_Exact = Text().with_variant(Text(collation="C"), "postgresql")
"""Compared by code points on both databases: a range of words is the same range."""


class PostingKind(IntEnum):
    """What the numbers in a row of postings are of."""

    TEXT = 0
    """What the stem is worth in each document that has it, before how rare it is."""
    BESIDE = 1
    """The same of documents that have it in a heading alone, which is no part of them."""
    HEADING = 2
    """Where it stands in headings."""
    LEADING = 3
    """The scores of the documents that a search for it alone gives first, the greatest first; of frequent stems."""


class _Postings:
    """Some documents of a stem: as many numbers as keys, packed (`search.postings`).

    Attributes:
        kind: a PostingKind.
        part: where a stem has many documents, the period of their signing (`document_keys.period_of`); else 0.
        newest, oldest: the greatest and the least key in it.
        keys: the documents' keys, ascending but for those of LEADING.
    """

    stem: Mapped[str] = mapped_column(_Exact, primary_key=True)
    kind: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    newest: Mapped[int] = mapped_column(BigInteger)
    oldest: Mapped[int] = mapped_column(BigInteger)
    keys: Mapped[bytes]
    numbers: Mapped[bytes]


class OrderPostings(_Postings, Base):
    """Of orders: all their text."""

    __tablename__ = "search_postings_orders"


class SectionPostings(_Postings, Base):
    """Of provisions: heading and own paragraphs, without what is below."""

    __tablename__ = "search_postings_sections"


class DirectivePostings(_Postings, Base):
    """Of directives: the clause and the names of those it directs."""

    __tablename__ = "search_postings_directives"


class StemRow(Base):
    """In how many documents of each scope a stem stands."""

    __tablename__ = "search_stems"
    stem: Mapped[str] = mapped_column(_Exact, primary_key=True)
    orders: Mapped[int]
    sections: Mapped[int]
    directives: Mapped[int]


class WordRow(Base):
    """One word of the corpus as folded, its stem, and in how many orders it stands."""

    __tablename__ = "search_words"
    word: Mapped[str] = mapped_column(_Exact, primary_key=True)
    stem: Mapped[str]
    orders: Mapped[int]


class ScopeRow(Base):
    """One scope: how many documents, how long they are together, and which tokens it was built with."""

    __tablename__ = "search_scopes"
    scope: Mapped[str] = mapped_column(primary_key=True)
    documents: Mapped[int]
    length: Mapped[int] = mapped_column(BigInteger)
    version: Mapped[str]
