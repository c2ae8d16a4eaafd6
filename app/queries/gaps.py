"""What is not held, and why: numbers in the series of orders, and texts."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Date, case, func, select

from app.law.gaps import TEXTLESS, stretches
from app.law.numbering import FIRST_UNNUMBERED
from app.law.presidents import PRESIDENTS, Term
from app.queries.paging import Given
from app.schemas import DateSpan, GapReason, NumberGap, TextGap
from app.tables import OrderRow

_EXACT = ("number", "document_number", "citation")
"""Filters that name orders which are held."""
_TERMS = [(president.slug, term) for president in PRESIDENTS for term in president.terms if term.in_scope]
_SUFFIXES = 100
"""The keys of one number: with each suffix that there may be."""


def number_gaps(connection: Connection) -> list[NumberGap]:
    """The holes in the series of whole numbers, parted by reason; a suffix (11359-A) fills none. Two statements."""
    numbered = OrderRow.sort_key < FIRST_UNNUMBERED
    is_plain = OrderRow.sort_key % _SUFFIXES == 0
    number = OrderRow.sort_key // _SUFFIXES
    suffixed = set(connection.scalars(select(number).where(numbered, ~is_plain)))
    held = select(number.label("number"), OrderRow.signed_on).where(numbered, is_plain).subquery()
    pairs = select(
        held.c.number,
        held.c.signed_on,
        func.lead(held.c.number).over(order_by=held.c.number).label("following"),
        func.lead(held.c.signed_on, type_=Date).over(order_by=held.c.number).label("followed_on"),
    ).subquery()
    rows = connection.execute(select(pairs).where(pairs.c.following > pairs.c.number + 1).order_by(pairs.c.number))
    return [gap for row in rows for gap in _gaps(row, suffixed)]


def _gaps(row: Any, suffixed: set[int]) -> Iterator[NumberGap]:
    signed = DateSpan(first=row.signed_on, last=row.followed_on)
    for first, last, reason in _parted(row.number + 1, row.following - 1, suffixed):
        yield NumberGap(
            first=first,
            last=last,
            count=last - first + 1,
            reason=reason,
            signed=signed,
            years=_years(row.signed_on, row.followed_on),
        )


def _parted(first: int, last: int, suffixed: set[int]) -> Iterator[tuple[int, int, GapReason]]:
    """The numbers from `first` to `last`, parted by why they are not held."""
    for begin, end, may_be_had in stretches(first, last):
        reason = GapReason.NOT_INGESTED if may_be_had else GapReason.NO_SOURCE
        for alone in sorted(number for number in suffixed if begin <= number <= end):
            if begin < alone:
                yield begin, alone - 1, reason
            yield alone, alone, GapReason.ONLY_WITH_SUFFIX
            begin = alone + 1
        if begin <= end:
            yield begin, end, reason


def possible(gaps: Iterable[NumberGap], given: Given) -> list[NumberGap]:
    """Those whose orders the filters of orders may mean, by when and by whom they were signed.

    A number of which only orders with a suffix are held may never have stood alone: it is left out.
    """
    if given.get("numbered") is False or any(given.get(name) for name in _EXACT):
        return []
    return [gap for gap in gaps if gap.reason is not GapReason.ONLY_WITH_SUFFIX and _may_be_meant(gap, given)]


def _may_be_meant(gap: NumberGap, given: Given) -> bool:
    first, last = gap.signed.first, gap.signed.last
    if first is None or last is None or first > last:
        return True
    years, days = given.get("year"), given.get("signed_on")
    return (
        (not years or any(year in gap.years for year in years))
        and (not days or any(first <= day <= last for day in days))
        and (given.get("signed_from") or first) <= last
        and (given.get("signed_to") or last) >= first
        and any(_is_of(term, slug, first, last, given) for slug, term in _TERMS)
    )


def _is_of(term: Term, slug: str, first: date, last: date, given: Given) -> bool:
    """Whether some of the days belong to a term that the filters ask for, and to the days in it that they ask for."""
    if term.started_on > last or term.ended_on < first:
        return False
    if slug not in (given.get("president") or (slug,)) or term.ordinal not in (given.get("term") or (term.ordinal,)):
        return False
    begin, end = term.day(max(first, term.started_on)), term.day(min(last, term.ended_on))
    return (given.get("term_day_from") or begin) <= end and (given.get("term_day_to") or end) >= begin


def _years(first: date | None, last: date | None) -> list[int]:
    """The years from one day to the other; none where either is unknown or they stand in another order."""
    return [] if first is None or last is None else list(range(first.year, last.year + 1))


def text_gaps(connection: Connection) -> list[TextGap]:
    """How many orders of each year have no text here, by reason. One statement."""
    lacks = case((OrderRow.has_text, 0), else_=1)
    is_online = case((OrderRow.has_text, 0), (OrderRow.document_number.is_(None), 0), else_=1)
    statement = select(
        OrderRow.year,
        func.count().label("orders"),
        func.sum(lacks).label("without_text"),
        func.sum(is_online).label("online"),
    ).group_by(OrderRow.year)
    rows = sorted(connection.execute(statement), key=lambda row: (row.year is None, row.year or 0))
    return [
        TextGap(year=row.year, orders=row.orders, without_text=count, reason=reason)
        for row in rows
        for reason, count in _reasons(row)
        if count
    ]


def _reasons(row: Any) -> Iterator[tuple[GapReason, int]]:
    """Of the orders of a year how many lack their text for each reason; what has a document number is online."""
    yield GapReason.ONLINE, row.online
    without = GapReason.NO_SOURCE if row.year in TEXTLESS else GapReason.NOT_INGESTED
    yield without, row.without_text - row.online
