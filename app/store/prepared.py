"""Questions asked often and always alike: their SQL is made once for each database, from a select as all others are.

A select of SQLAlchemy's takes some hundred microseconds before it reaches a driver, most of a search for a rare word; a
prepared one takes ten. What it gives are plain tuples; dates and JSON are read as the select's columns say.
"""

import json
import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Self

from sqlalchemy import ARRAY, Boolean, ColumnElement, Connection, Dialect, Select, bindparam, column
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeEngine

_Read = Callable[[Any], Any]


class _Listed(FunctionElement[Any]):
    """A parameter that is a list, as a table of its values: one statement serves lists of any length."""

    name = "listed"
    inherit_cache = True


@compiles(_Listed, "sqlite")
def _json_each(element: _Listed, compiler: SQLCompiler, **kwargs: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **kwargs)})"


@compiles(_Listed, "postgresql")
def _unnest(element: _Listed, compiler: SQLCompiler, **kwargs: Any) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **kwargs)}) AS value)"


class _Among(FunctionElement[bool]):
    """Whether a value is in such a list."""

    name = "among"
    type = Boolean()
    inherit_cache = True

    def self_group(self, against: OperatorType | None = None) -> Self:  # noqa: ARG002 (as it is called)
        """Nothing about it: "= 1", which SQLite would be given, keeps it from the index."""
        return self


@compiles(_Among, "sqlite")
def _in_json(element: _Among, compiler: SQLCompiler, **kwargs: Any) -> str:
    what, values = (compiler.process(clause, **kwargs) for clause in element.clauses)
    return f"{what} IN (SELECT value FROM json_each({values}))"  # noqa: S608 (both are compiled)


@compiles(_Among, "postgresql")
def _any(element: _Among, compiler: SQLCompiler, **kwargs: Any) -> str:
    what, values = (compiler.process(clause, **kwargs) for clause in element.clauses)
    return f"{what} = ANY ({values})"


def listed(name: str, type_: TypeEngine[Any]) -> Any:
    """The values of the parameter `name`, a list, as a table whose column is `value`."""
    return _Listed(bindparam(name, type_=ARRAY(type_))).table_valued(column("value", type_), name=name)


def among(what: Any, name: str) -> ColumnElement[bool]:
    """Whether a column is one of the values of the parameter `name`, a list."""
    return _Among(what, bindparam(name, type_=ARRAY(what.type)))


@dataclass(frozen=True, slots=True)
class _Compiled:
    """One select in the language of one database.

    Attributes:
        order: the names of its parameters where they have no names there.
        constants: the parameters that the select has given itself.
        reads: for each column that a driver gives otherwise than as its type says: its place, and what reads it.
    """

    sql: str
    order: Sequence[str] | None
    constants: Mapping[str, Any]
    reads: Sequence[tuple[int, _Read]]


class Prepared:
    """A select with `bindparam`s that is asked with values for all of them."""

    def __init__(self, statement: Select[*tuple[Any, ...]]) -> None:
        self._statement = statement
        self._name: Callable[[Iterable[Any]], Any] = _named([str(each.key) for each in statement.selected_columns])
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, connection: Connection, **values: Any) -> Sequence[Any]:
        """What it selects, as tuples. One statement."""
        dialect = connection.dialect
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = _compile(self._statement, dialect)
        given = {**compiled.constants, **{name: _kept(value) for name, value in values.items()}}
        parameters: Any = given if compiled.order is None else tuple(_sent(given[name]) for name in compiled.order)
        # Whoever listens to SQLAlchemy's statements hears of these, too.
        if compiled.order is None or connection.dispatch.before_cursor_execute:
            rows: Sequence[Any] = connection.exec_driver_sql(compiled.sql, parameters).cursor.fetchall()
        else:
            rows = _from_sqlite(connection, compiled.sql, parameters)
        return [_as_typed(row, compiled.reads) for row in rows] if compiled.reads else rows

    def named(self, connection: Connection, **values: Any) -> list[Any]:
        """The same, as tuples whose values have the columns' names. One statement."""
        return list(map(self._name, self.rows(connection, **values)))


def _compile(statement: Select[*tuple[Any, ...]], dialect: Dialect) -> _Compiled:
    made: Any = statement.compile(dialect=dialect)
    reads = (
        (place, each.type.dialect_impl(dialect).result_processor(dialect, None))
        for place, each in enumerate(statement.selected_columns)
    )
    written: Mapping[str, _Read] = made._bind_processors  # a key of JSON is a path, '$."deadlines"', in SQLite
    constants = {
        name: written[name](value) if name in written else value
        for name, value in made.params.items()
        if value is not None
    }
    return _Compiled(str(made), made.positiontup, constants, [(place, read) for place, read in reads if read])


def _named(names: Sequence[str]) -> Callable[[Iterable[Any]], Any]:
    made: Any = namedtuple("Row", names)  # type: ignore[misc]
    make: Callable[[Iterable[Any]], Any] = made._make
    return make


def _from_sqlite(connection: Connection, sql: str, parameters: Sequence[Any]) -> list[Any]:
    """Ask the driver itself: the published file never changes, so that there is no transaction to begin.

    Raises:
        DBAPIError: as SQLAlchemy does.
    """
    driver: Any = connection.connection.driver_connection
    try:
        found: list[Any] = driver.execute(sql, parameters).fetchall()
    except sqlite3.Error as error:
        raise DBAPIError.instance(sql, None, error, sqlite3.Error, hide_parameters=True) from error
    return found


def _kept(value: Any) -> Any:
    """A value as both databases keep it: an instant without its zone."""
    return value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value


def _sent(value: Any) -> Any:
    """A value as SQLite takes it."""
    if isinstance(value, list):
        return json.dumps(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "microseconds")
    return value.isoformat() if isinstance(value, date) else value


def _as_typed(row: Sequence[Any], reads: Sequence[tuple[int, _Read]]) -> Sequence[Any]:
    made = list(row)
    for place, read in reads:
        made[place] = read(made[place])
    return made
