"""Lists as CSV (RFC 4180, UTF-8): one row an item, one column a fact; cells that a spreadsheet would run are quoted."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from typing import Any

from app.render.columns import LINK, Column, Columns, at
from app.render.feed import Feed
from app.schemas import COUNTS, DayCount, Figures, StatisticsBy, StatisticsRow

_DAYS: Columns = {
    "value": Column("", lambda pair, _: pair[0].value),
    "label": Column("", lambda pair, _: pair[0].label),
    "day": Column("", lambda pair, _: pair[1] and pair[1].day),
    "orders": Column("", lambda pair, _: pair[1].orders if pair[1] else pair[0].without_day),
    "so_far": Column("", lambda pair, _: pair[1] and pair[1].so_far),
}
"""Of a presidency and a day of it; of orders without the day it is empty."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Render = Callable[[Iterable[Sequence[Any]], Feed], Iterator[str]]


def table(columns: Columns) -> Render:
    """What writes items under these columns."""

    def rows(batches: Iterable[Sequence[Any]], feed: Feed) -> Iterator[str]:
        cells = [column.cell for column in columns.values()]
        yield _written([list(columns)])
        for batch in batches:
            yield _written([_cell(cell(item, feed.base_url)) for cell in cells] for item in batch)

    return rows


def statistics(batches: Iterable[Sequence[Figures]], feed: Feed) -> Iterator[str]:
    """What was counted, without the columns in which nothing was; by day in term a row for each day."""
    for figures in (each for batch in batches for each in batch):
        if figures.by == StatisticsBy.DAY_IN_TERM:
            yield from table(_DAYS)([_days(figures)], feed)
        else:
            columns = {name: at(name, "") for name in ("value", "label", *COUNTS[figures.by])}
            yield from table({**columns, "url": LINK})([figures.rows], feed)


def _days(figures: Figures) -> list[tuple[StatisticsRow, DayCount | None]]:
    return [(row, day) for row in figures.rows for day in (*(row.days or ()), *([None] if row.without_day else ()))]


def _written(rows: Iterable[Sequence[str]]) -> str:
    written = StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


def _cell(value: object) -> str:
    """A value as text; an apostrophe before what a spreadsheet would take for a formula (OWASP, CSV injection)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    words = str(value)
    return f"'{words}" if words.startswith(_FORMULA) else words
