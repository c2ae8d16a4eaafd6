"""Comparisons of the publications of an order."""

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.tables.base import Base


class ComparisonRow(Base):
    """Two publications of one order that have text, compared.

    Attributes:
        key: ascends with the signing date, the number of the order and the place among its comparisons.
        left_position, right_position: of the two among the order's publications; the left one is trusted more.
        left_name, right_name: what a request calls them.
        lossy: whether one of the two is of a format known to drop or alter words.
        identical: whether no operative word differs; null if none does that could be compared, and some could not.
        counts: how many differences there are, by class.
        uncompared: what could not be compared.
        differences: zlib-compressed JSON.
    """

    __tablename__ = "comparisons"
    key: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False
    )
    order_key: Mapped[int] = mapped_column(ForeignKey("orders.sort_key"), index=True)
    left_position: Mapped[int]
    right_position: Mapped[int]
    left_source: Mapped[str]
    left_format: Mapped[str]
    left_name: Mapped[str]
    right_source: Mapped[str]
    right_format: Mapped[str]
    right_name: Mapped[str]
    lossy: Mapped[bool]
    identical: Mapped[bool | None]
    counts: Mapped[dict[str, Any]]
    uncompared: Mapped[list[Any]]
    differences: Mapped[bytes] = mapped_column(LargeBinary)
