"""Lists joined from items that were rendered when the corpus was published."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select
from sqlalchemy.engine.interfaces import Dialect

from app.queries.paging import Filters, Given, Slice, Sort, Window, conditions
from app.queries.shapes import Shape, Statement, placeholders, shape_of, values_of

MAX_TOTALS = 1_000
"""So many totals are remembered for a file that is served; they are small, and counted anew after that."""

Asked = tuple[str, tuple[tuple[str, Shape], ...], Shape]
"""The shape of a question: its sort, its filters, and whether it goes on after a page."""


class ReadyItems:
    """One list.

    Args:
        model: the table of the items.
        filters: what the list can be narrowed by.
        sorts: how it can be sorted.
        rows: a select of the keys of all rows, with what the filters ask joined.
        counted: a select of the keys of the rows that filters select, made for counting them.
    """

    def __init__(
        self,
        model: Any,
        filters: Filters,
        sorts: Mapping[str, Sort],
        rows: Select[Any],
        counted: Callable[[Given], Select[Any]],
    ) -> None:
        self._model, self._filters, self._sorts = model, filters, sorts
        self._rows, self._counted = rows, counted
        self._page_statement = lru_cache(maxsize=256)(self._page_of)
        self._total_statement = lru_cache(maxsize=256)(self._total_of)
        self._items_statement = lru_cache(maxsize=128)(self._items_of)

    def page(self, connection: Connection, given: Given, window: Window) -> Slice[str]:
        """The items of one page as JSON. Three statements, of which one is saved if the total is known."""
        asked = {name: value for name, value in given.items() if value is not None}
        values = {key: value for name, given_ in asked.items() for key, value in values_of(given_, name)}
        filters = tuple((name, shape_of(value)) for name, value in asked.items())
        page = self._page_statement(connection.dialect, window.sort, filters, shape_of(window.after))
        place = {**values, **dict(values_of(window.after, "after")), "most": window.limit + 1}
        rows = page.rows(connection, place)
        end = rows[window.limit - 1] if len(rows) > window.limit else None
        keys = [key for _, key in rows[: window.limit]]
        total = self._total(connection, self._total_statement(connection.dialect, filters), values)
        return Slice(self._items(connection, keys), total, None if end is None else (end[0], end[1]))

    def _items(self, connection: Connection, keys: list[int]) -> list[str]:
        if not keys:
            return []
        statement = self._items_statement(connection.dialect, len(keys))
        found: dict[int, str] = dict(statement.rows(connection, dict(values_of(keys, "key"))))
        return [found[key] for key in keys]

    def _total(self, connection: Connection, statement: Statement, values: Mapping[str, Any]) -> int:
        """How many rows there are; known for as long as a file is served that was counted before."""
        if connection.dialect.name != "sqlite":
            return int(statement.rows(connection, dict(values))[0][0])
        known: dict[Any, int] = connection.info.setdefault("totals", {})
        question = (statement.sql, tuple(values.items()))
        if question not in known:
            if len(known) >= MAX_TOTALS:
                known.clear()
            known[question] = statement.rows(connection, dict(values))[0][0]
        return known[question]

    def _page_of(self, dialect: Dialect, sort: str, filters: tuple[tuple[str, Shape], ...], after: Shape) -> Statement:
        chosen = self._sorts[sort]
        statement = self._rows.with_only_columns(*chosen.columns(), maintain_column_froms=True)
        statement = statement.where(*conditions(self._filters, _placed(filters))).order_by(*chosen.order_by())
        if after is not None:
            statement = statement.where(chosen.after(placeholders(after, "after")))
        return Statement(statement.limit(bindparam("most")), dialect)

    def _total_of(self, dialect: Dialect, filters: tuple[tuple[str, Shape], ...]) -> Statement:
        selected = self._counted(_placed(filters))
        return Statement(selected.with_only_columns(func.count(), maintain_column_froms=True).order_by(None), dialect)

    def _items_of(self, dialect: Dialect, count: int) -> Statement:
        keys = placeholders((list, *["value"] * count), "key")
        return Statement(select(self._model.key, self._model.item).where(self._model.key.in_(keys)), dialect)


def _placed(filters: tuple[tuple[str, Shape], ...]) -> Given:
    return {name: placeholders(shape, name) for name, shape in filters}
