"""Orders counted: by who signed them when, and by what became of them."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from itertools import accumulate
from typing import Any, TypeVar

from sqlalchemy import Connection, case, extract, func, select

from app.law.citations.values import MONTHS
from app.law.numbering import FIRST_UNNUMBERED
from app.law.presidents import BY_ORDINAL, BY_SLUG, PRESIDENTS, Term
from app.queries.orders import FILTERS
from app.queries.paging import Given, conditions
from app.queries.statistics.asked import Asked
from app.queries.statistics.rows import NOTHING, row
from app.schemas import DayCount, OrderStatus, StatisticsRow
from app.tables import OrderRow

Value = TypeVar("Value")


def _how_many(condition: Any) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


MEASURES = (
    func.count().label("orders"),
    _how_many(OrderRow.has_text).label("with_text"),
    _how_many(OrderRow.sort_key >= FIRST_UNNUMBERED).label("unnumbered"),
    _how_many(OrderRow.status == OrderStatus.REVOKED.value).label("revoked"),
    _how_many(OrderRow.status == OrderStatus.PARTLY_REVOKED.value).label("partly_revoked"),
)
"""What is counted of some orders, each by its name in a row."""
_NAMES = tuple(measure.name for measure in MEASURES)


def _grouped(connection: Connection, given: Given, *columns: Any) -> Sequence[Any]:
    statement = select(*columns, *MEASURES).where(*conditions(FILTERS, given)).group_by(*columns)
    return connection.execute(statement).all()


def _counts(*found: Any) -> dict[str, Any]:
    """The counts of some rows together."""
    counts = {name: sum(int(getattr(each, name)) for each in found) for name in _NAMES}
    return {**counts, "share_revoked": round(counts["revoked"] / counts["orders"], 4)}


def _in_order(rows: Sequence[Any], position: Callable[[Any], Any]) -> list[Any]:
    """The rows by the position of their first column's value, the one without a value last."""
    return sorted(rows, key=lambda each: (each[0] is None, 0 if each[0] is None else position(each)))


def by_president(connection: Connection, given: Given, asked: Asked) -> list[StatisticsRow]:
    """In order of first taking office. One statement."""
    places = {president.slug: place for place, president in enumerate(PRESIDENTS)}
    rows = _in_order(_grouped(connection, given, OrderRow.president), lambda each: places[each[0]])
    return [
        row(
            value=found.president,
            label=BY_SLUG[found.president].name if found.president else NOTHING["president"],
            **_counts(found),
            url=asked.orders(president=found.president) if found.president else None,
        )
        for found in rows
    ]


def by_year(connection: Connection, given: Given, asked: Asked) -> list[StatisticsRow]:
    """The earliest first. One statement."""
    rows = _in_order(_grouped(connection, given, OrderRow.year), lambda each: each[0])
    return [
        row(
            value=None if found.year is None else str(found.year),
            label=NOTHING["day"] if found.year is None else str(found.year),
            **_counts(found),
            url=None if found.year is None else asked.orders(year=str(found.year)),
        )
        for found in rows
    ]


def month(year: int, number: int) -> tuple[str, str, date, date]:
    """A month's value and label, its first day and its last."""
    first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
    return f"{first:%Y-%m}", f"{MONTHS[number - 1]} {year}", first, last


def months(column: Any) -> tuple[Any, Any]:
    """The columns of the year and the month of a day."""
    return extract("year", column).label("year"), extract("month", column).label("month")


def by_month(connection: Connection, given: Given, asked: Asked) -> list[StatisticsRow]:
    """The earliest first. One statement."""
    rows = _in_order(_grouped(connection, given, *months(OrderRow.signed_on)), lambda each: (each.year, each.month))
    return [_month(found, asked) for found in rows]


def _month(found: Any, asked: Asked) -> StatisticsRow:
    if found.year is None:
        return row(value=None, label=NOTHING["day"], **_counts(found), url=None)
    value, label, first, last = month(int(found.year), int(found.month))
    return row(value=value, label=label, **_counts(found), url=asked.signed(first, last))


def by_status(connection: Connection, given: Given, asked: Asked) -> list[StatisticsRow]:
    """The most frequent first. One statement."""
    rows = sorted(_grouped(connection, given, OrderRow.status), key=lambda each: (-each.orders, each.status))
    return [
        row(
            value=found.status,
            label=found.status.replace("_", " "),
            **_counts(found),
            url=asked.orders(status=found.status),
        )
        for found in rows
    ]


def by_day_in_term(connection: Connection, given: Given, asked: Asked) -> list[StatisticsRow]:
    """By presidency, each with the days on which orders were signed. One statement."""
    terms: dict[int | None, list[Any]] = defaultdict(list)
    for found in _grouped(connection, given, OrderRow.term, OrderRow.term_day):
        terms[found.term].append(found)
    return [_term(ordinal, terms[ordinal], asked) for ordinal in sorted(terms, key=lambda each: (each is None, each))]


def _term(ordinal: int | None, found: Sequence[Any], asked: Asked) -> StatisticsRow:
    dated = sorted((each.term_day, each.orders) for each in found if each.term_day is not None)
    so_far = accumulate(orders for _, orders in dated)
    return row(
        value=None if ordinal is None else str(ordinal),
        label=NOTHING["term"] if ordinal is None else _named(BY_ORDINAL[ordinal]),
        **_counts(*found),
        without_day=sum(each.orders for each in found if each.term_day is None),
        days=[DayCount(day=day, orders=orders, so_far=sum_) for (day, orders), sum_ in zip(dated, so_far, strict=True)],
        url=None if ordinal is None else asked.orders(term=str(ordinal)),
    )


def _named(term: Term) -> str:
    """Who held a presidency from when to when: "Donald J. Trump, 2017–2021"."""
    holder = next(president.name for president in PRESIDENTS if term in president.terms)
    return f"{holder}, {term.started_on.year}–{term.ended_on.year}"
