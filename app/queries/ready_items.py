"""Lists joined from items that were rendered when the corpus was published."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from app.queries.paging import Filters, Given, Slice, Sort, Window, conditions
from app.queries.shapes import Shape, placeholders, shape_of, values_of
from app.store.digests import check
from app.store.prepared import Prepared, among

MAX_TOTALS = 1_000
"""So many totals are remembered for a file that is served; they are small, and counted anew after that."""

Filtered = tuple[tuple[str, Shape], ...]
"""The filters of a question, each with the shape of its value."""


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
        self._items_statement = Prepared(select(model.key, model.item, model.digest).where(among(model.key, "keys")))

    def page(self, connection: Connection, given: Given, window: Window) -> Slice[str]:
        """The items of one page as JSON. Three statements, of which one is saved if the total is known."""
        asked = {name: value for name, value in given.items() if value is not None}
        values = {key: value for name, given_ in asked.items() for key, value in values_of(given_, name)}
        filters = tuple((name, shape_of(value)) for name, value in asked.items())
        page = self._page_statement(window.sort, filters, shape_of(window.after))
        rows = page.rows(connection, **values, **dict(values_of(window.after, "after")), most=window.limit + 1)
        end = rows[window.limit - 1] if len(rows) > window.limit else None
        items = self._items(connection, [key for _, key in rows[: window.limit]])
        return Slice(items, self._total(connection, filters, values), None if end is None else (end[0], end[1]))

    def _items(self, connection: Connection, keys: list[int]) -> list[str]:
        found: dict[int, str] = {}
        for key, item, digest in self._items_statement.rows(connection, keys=keys):
            check(digest, key, item.encode())
            found[key] = item
        return [found[key] for key in keys]

    def _total(self, connection: Connection, filters: Filtered, values: Mapping[str, Any]) -> int:
        """How many rows there are; known for as long as a file is served that was counted before."""
        known: dict[Any, int] = connection.info.setdefault("totals", {})
        question = (self._model, filters, tuple(values.values()))
        total = known.get(question)
        if total is None:
            total = int(self._total_statement(filters).rows(connection, **values)[0][0])
            if connection.dialect.name == "sqlite":
                if len(known) >= MAX_TOTALS:
                    known.clear()
                known[question] = total
        return total

    def _page_of(self, sort: str, filters: Filtered, after: Shape) -> Prepared:
        chosen = self._sorts[sort]
        statement = self._rows.with_only_columns(*chosen.columns(), maintain_column_froms=True)
        statement = statement.where(*conditions(self._filters, _placed(filters))).order_by(*chosen.order_by())
        if after is not None:
            statement = statement.where(chosen.after(placeholders(after, "after")))
        return Prepared(statement.limit(bindparam("most")))

    def _total_of(self, filters: Filtered) -> Prepared:
        selected = self._counted(_placed(filters))
        return Prepared(
            selected.with_only_columns(func.count().label("total"), maintain_column_froms=True).order_by(None)
        )


def _placed(filters: Filtered) -> Given:
    return {name: placeholders(shape, name) for name, shape in filters}
