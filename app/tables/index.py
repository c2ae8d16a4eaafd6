"""What search keeps beside the words: what ranking counts, and the corpus's vocabulary.

The words themselves stand in one table a scope, `TOKENS`, which differs by database (FTS5, tsvector): see `index`.
"""

from sqlalchemy import BigInteger, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.tables import Base

_Exact = Text().with_variant(Text(collation="C"), "postgresql")
"""Compared by code points on both databases: a range of words is the same range."""
_Key = BigInteger().with_variant(Integer(), "sqlite")
"""An INTEGER PRIMARY KEY is SQLite's rowid itself, of 64 bits, so that no second index leads to it."""


class _Ranks:
    """What ranking reads of one document.

    Attributes:
        key: `keys.document_key`, ascending with the signing date.
        heading: its heading's stems (an order's: its title and other names), with a space on both ends of each.
        bag: how often each stem stands in it, " attorney:3 general:3 ".
        length: how many stems it has.
    """

    key: Mapped[int] = mapped_column(_Key, primary_key=True, autoincrement=False)
    heading: Mapped[str]
    bag: Mapped[str]
    length: Mapped[int]


class OrderRanks(_Ranks, Base):
    """Of an order: all its text."""

    __tablename__ = "search_orders"


class SectionRanks(_Ranks, Base):
    """Of a provision: its heading and its own paragraphs, without what is below it."""

    __tablename__ = "search_sections"


class DirectiveRanks(_Ranks, Base):
    """Of a directive: its clause and the names of those it directs."""

    __tablename__ = "search_directives"


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
