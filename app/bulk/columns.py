"""How a table for readers is declared: its columns, what each means, and where in an object of the API it is found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import reduce
from typing import Any

Value = str | int | float | None
"""What SQLite holds: a day as "2025-04-28", an instant as "2025-05-02T13:00:00Z", a truth as 0 or 1."""


class Kind(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"
    TRUTH = "truth"
    DAY = "day"
    INSTANT = "instant"


SQL: Mapping[Kind, str] = {
    Kind.TEXT: "TEXT",
    Kind.INTEGER: "INTEGER",
    Kind.REAL: "REAL",
    Kind.TRUTH: "INTEGER",
    Kind.DAY: "TEXT",
    Kind.INSTANT: "TEXT",
}
"""The types of columns in SQLite."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        meaning: in a sentence, and when it is null.
        found: the path to the value from the row's object, or what makes it; the name of the column where it is "".
        refers: the column of another table that has the value, as "orders.number".
        indexed: whether it is often asked for.
    """

    name: str
    kind: Kind
    meaning: str
    found: str | Callable[[Any], Any] = ""
    refers: str | None = None
    indexed: bool = False

    def of(self, item: Any) -> Value:
        """Return its value in the row that an object makes."""
        if callable(self.found):
            return as_value(self.found(item))
        return as_value(reduce(_step, (self.found or self.name).split("."), item))


def _step(item: Any, name: str) -> Any:
    """What an object has by a name, or a pair at a place; None of None."""
    if item is None:
        return None
    return item[int(name)] if name.isdigit() else getattr(item, name)


def as_value(found: Any) -> Value:
    """Return a value of an object of the API as SQLite holds it.

    Raises:
        TypeError: if it is none that a column can have.
    """
    if found is None or isinstance(found, int | float):
        return int(found) if isinstance(found, bool) else found
    if isinstance(found, str):
        return str(found)
    if isinstance(found, datetime):
        return found.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(found, date):
        return found.isoformat()
    raise TypeError(f"no value of a column: {type(found).__name__}")


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        meaning: what a row is, in a sentence.
        key: the columns that name a row.
        label: the column that people know a row by, if there is one.
        beside: columns that together refer to columns of another table: ("order_number", "section") to
            ("sections", "order_number", "section").
        searched: the columns of an index of words; such a table has an integer key, so that rows keep their numbers.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    label: str | None = None
    beside: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    searched: tuple[str, ...] = ()

    def row(self, item: Any) -> tuple[Value, ...]:
        """Return the row that an object makes."""
        return tuple(column.of(item) for column in self.columns)
