"""Statements compiled once for all questions of one shape.

Two questions have one shape when they give the same filters, with as many values each: `president=joe-biden&year=2021`
and `president=donald-trump&year=2025`. What SQLAlchemy does to make and compile a statement costs ten times what SQLite
does to answer it, so a list makes a statement for each shape and sends only values.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.exc import DBAPIError

Shape = Any
"""Hashable: None, "value", or a tuple of shapes with the kind of their collection before them."""


def shape_of(value: Any) -> Shape:
    """The shape of a filter's value: of a list or a tuple by its parts."""
    if value is None:
        return None
    if isinstance(value, list | tuple):
        return (type(value), *map(shape_of, value))
    return "value"


def placeholders(shape: Shape, name: str) -> Any:
    """A value of this shape whose parts are parameters, each with a name of its own."""
    if shape is None:
        return None
    if shape == "value":
        return bindparam(name)
    kind, *parts = shape
    return kind(placeholders(part, f"{name}_{place}") for place, part in enumerate(parts))


def values_of(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    """The value of each parameter that `placeholders` names."""
    if isinstance(value, list | tuple):
        for place, part in enumerate(value):
            yield from values_of(part, f"{name}_{place}")
    elif value is not None:
        yield name, value


class Statement:
    """A select as the database takes it, to be sent past SQLAlchemy; it has no list that a value may lengthen."""

    def __init__(self, select: Select[Any], dialect: Dialect) -> None:
        compiled = select.compile(dialect=dialect)
        self.sql = str(compiled)
        self._order: Sequence[str] | None = compiled.positiontup
        self._fixed = dict(compiled.params)

    def rows(self, connection: Connection, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        """What it selects for these values; days are text on SQLite. One statement."""
        cursor = connection.connection.cursor()
        failure = connection.dialect.loaded_dbapi.Error
        try:
            cursor.execute(self.sql, self._sent({**self._fixed, **values}))
            return list(cursor.fetchall())
        except failure as error:
            raise DBAPIError.instance(self.sql, None, error, failure, hide_parameters=True) from error
        finally:
            cursor.close()

    def _sent(self, values: dict[str, Any]) -> Any:
        """The values as the driver takes them: SQLite by their places, and days as text."""
        if self._order is None:
            return values
        given = (values[name] for name in self._order)
        return [value.isoformat() if isinstance(value, date) else value for value in given]
