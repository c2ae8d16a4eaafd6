"""What is served as a whole: the corpus, the pages without a number, the conflicts."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from app.tables.base import Base


class Corpus(Base):
    """The one row that names what is served.

    Attributes:
        orders_revision: of the orders alone, of which with the coverage `revision` is made; null where there is none.
        as_of: the day up to which the data tell, of every status.
        rendered_by: the release that rendered its documents.
        made_by: the version of the code that made its rows; null where that is not known.
    """

    __tablename__ = "corpus"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[str]
    ingested_at: Mapped[datetime]
    as_of: Mapped[date | None]
    summary: Mapped[dict[str, Any]]
    rendered_by: Mapped[str | None]
    orders_revision: Mapped[str | None]
    made_by: Mapped[str | None]


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
