"""Keyset pages: where a page begins is a position in the sort, never an offset.

A sort is one column and a unique key. Rows whose column is null come last in both directions. What can be listed is
described by a `Listing`: the API answers every list by one function that reads it.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_

from app.schemas import Ranking, TextCoverage

Item = TypeVar("Item")
BATCH = 500
"""How many items an export reads at once."""
RELEVANCE = "relevance"
"""The name of the sort that only a search has."""

Position = tuple[str | int | date | None, int | str]
"""The sort column's value and the unique key of the last row of a page."""
Filters = Mapping[str, Callable[[Any], ColumnElement[bool]]]
"""The filter table of a list: a parameter's name and the condition its value makes."""
Given = Mapping[str, Any]
"""The value of each filter by its name; None where it was not given."""
ValueCounts = list[tuple[str | None, int]]
"""(value, how many items have it), the most frequent first."""
Facet = Callable[[Connection, Given], ValueCounts]
"""Counts all items that the filters select."""


class Shape(NamedTuple):
    """The types of a position's two parts, and whether the first may be None."""

    value: type
    key: type
    nullable: bool


@dataclass(frozen=True, slots=True)
class Sort:
    """One order of a list.

    Attributes:
        column: what is sorted by; None where the unique key alone is the sort.
        key: the unique key that breaks ties, in the same direction.
    """

    key: Any
    column: Any = None
    descending: bool = False

    def order_by(self) -> list[Any]:
        """The ORDER BY terms; SQLite drops NULLS LAST where it is the default, so that an index still serves."""
        columns = [self.key] if self.column is None else [self.column, self.key]
        turned = [column.desc() if self.descending else column.asc() for column in columns]
        return [turned[0].nulls_last(), *turned[1:]] if self.column is not None else turned

    def columns(self) -> list[Any]:
        """The columns that `position` reads."""
        return [self._value.label("position_value"), self.key.label("position_key")]

    def position(self, row: Any) -> Position:
        """Where `row`, selected with `columns`, stands."""
        return row.position_value, row.position_key

    def shape(self) -> Shape:
        """What a position consists of."""
        return Shape(self._value.type.python_type, int, nullable=True)

    def after(self, position: Position) -> ColumnElement[bool]:
        """The condition of the rows that stand after `position`."""
        value, key = position
        later: ColumnElement[bool] = self.key < key if self.descending else self.key > key
        if self.column is None:
            return later
        if value is None:
            return and_(self.column.is_(None), later)
        beyond = self.column < value if self.descending else self.column > value
        return or_(beyond, and_(self.column == value, later), self.column.is_(None))

    @property
    def _value(self) -> Any:
        return self.key if self.column is None else self.column


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a list is asked for.

    Attributes:
        sort: a key of the list's sort table.
        after: the position of the last row of the page before, or None for the first page.
    """

    sort: str
    limit: int
    after: Position | None = None


@dataclass(frozen=True, slots=True)
class Slice(Generic[Item]):
    """A part of a list.

    Attributes:
        total: how many items the filters select.
        end: the position of the last item if more follow, else None.
        ranking: how the items were put in order, if by relevance.
    """

    items: Sequence[Item]
    total: int
    end: Position | None
    ranking: Ranking | None = None


@dataclass(frozen=True, slots=True)
class Listing(Generic[Item]):
    """What can be listed, and the queries that answer it.

    Attributes:
        page: the part of the items selected by filters that stands in a window.
        shapes: what a position consists of, by the name of each sort.
        facets: what counts all items selected by filters, by the name of each thing they can be counted by.
        text: tells of how many orders the text was seen, where filters ask something of it; None of a list that asks
            nothing of texts.
        searchable: whether one of the filters is `words`, a parsed query.
        ready: the same part of the items, each as the JSON that was rendered when the corpus was published; for
            questions without words. None where no items are.
    """

    page: Callable[[Connection, Given, Window], Slice[Item]]
    shapes: Mapping[str, Shape]
    facets: Mapping[str, Facet] = field(default_factory=dict)
    text: Callable[[Connection, Given], TextCoverage | None] | None = None
    searchable: bool = False
    ready: Callable[[Connection, Given, Window], Slice[str]] | None = None


def shapes(sorts: Mapping[str, Sort]) -> dict[str, Shape]:
    """What a position consists of, by the name of each sort."""
    return {name: sort.shape() for name, sort in sorts.items()}


def conditions(table: Filters, given: Given) -> list[ColumnElement[bool]]:
    """The conditions of the filters that are `given`; a filter whose value is None is not given.

    Raises:
        KeyError: if `table` has no such filter.
    """
    return [table[name](value) for name, value in given.items() if value is not None]


def fetch(
    connection: Connection, statement: Select[Any], sort: Sort, window: Window
) -> tuple[list[Any], Position | None]:
    """The rows of one page, and the position of the last one if more follow. One statement."""
    statement = statement.add_columns(*sort.columns()).order_by(*sort.order_by()).limit(window.limit + 1)
    if window.after is not None:
        statement = statement.where(sort.after(window.after))
    rows = list(connection.execute(statement))
    more = len(rows) > window.limit
    rows = rows[: window.limit]
    return rows, sort.position(rows[-1]) if more and rows else None


def total(connection: Connection, statement: Select[Any]) -> int:
    """How many rows `statement` selects. One statement."""
    counted = statement.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)
    return connection.scalar(counted) or 0


def facet(connection: Connection, statement: Select[Any], column: Any) -> ValueCounts:
    """(value, count) over every row of `statement`, the most frequent first. One statement."""
    counted = statement.with_only_columns(column, func.count(), maintain_column_froms=True).group_by(column)
    found: Iterable[Any] = connection.execute(counted.order_by(None))
    pairs = [(None if value is None else str(value), count) for value, count in found]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0] is None, pair[0] or ""))


def one_of(column: Any) -> Callable[[Any], ColumnElement[bool]]:
    """A filter that takes several values."""
    return lambda values: column.in_(list(values))


def same(column: Any) -> Callable[[Any], ColumnElement[bool]]:
    """A filter that takes one value."""
    return lambda value: column == value


def at_least(column: Any) -> Callable[[Any], ColumnElement[bool]]:
    """The lower end of an inclusive range."""
    return lambda value: column >= value


def at_most(column: Any) -> Callable[[Any], ColumnElement[bool]]:
    """The upper end of an inclusive range."""
    return lambda value: column <= value


def batches(
    connection: Connection, keys: Select[int], items: Callable[[Sequence[int]], Sequence[Item]], most: int | None = None
) -> Iterator[Sequence[Item]]:
    """The items of every key that `keys` selects, in its order, BATCH or `most` at a time; one batch at least.

    One statement for all keys, 8 bytes each, and what `items` sends for a batch of them: whatever selects them is
    asked once.
    """
    yield from in_batches(connection.scalars(keys), items, most)


def in_batches(
    keys: Iterable[int], items: Callable[[Sequence[int]], Sequence[Item]], most: int | None = None
) -> Iterator[Sequence[Item]]:
    """The items of all `keys` in their order, BATCH or `most` at a time; one batch at least."""
    found = array("q", keys)
    size = min(BATCH, most or BATCH)
    for start in range(0, len(found) or 1, size):
        yield items(found[start : start + size].tolist())
