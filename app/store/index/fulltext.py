"""The index of words: FTS5 on SQLite, tsvector on Postgres, filled with one stream of our tokens on both.

Neither database tokenises or stems: each sees words of ASCII letters, digits and "_" only, each word quoted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    column,
    delete,
    func,
    insert,
    not_,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from app.search.query import AnyOf, Node, Term
from app.search.token_stream import has_phrase, sequences
from app.store.index.emitters import fts5, tsquery
from app.store.index.scopes import SCOPES, Name, Scope
from app.store.prepared import Prepared

_MAX_POSITION = 16_000
_BEYOND = 16_383
_MAX_POSITIONS = 250


def _ddl(scope: Scope, dialect: str) -> list[str]:
    name = scope.tokens
    if dialect == "sqlite":
        # columnsize=0: the sizes serve FTS5's own ranking, which we do not use.
        tokenizer = "tokenize=\"ascii tokenchars '_'\""
        return [f"CREATE VIRTUAL TABLE {name} USING fts5(tokens, content='', columnsize=0, {tokenizer})"]
    return [
        f"CREATE TABLE {name} (key BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL, overlong TEXT)",
        # With the usual 100 the planner takes every rarer word for common, and reads all documents, the newest first.
        f"ALTER TABLE {name} ALTER COLUMN tokens SET STATISTICS 1000",
        f"CREATE INDEX ix_{name}_tokens ON {name} USING gin (tokens) WITH (fastupdate = off)",
        f"CREATE INDEX ix_{name}_overlong ON {name} (key) WHERE overlong IS NOT NULL",
    ]


DDL = {name: [line for scope in SCOPES.values() for line in _ddl(scope, name)] for name in ("sqlite", "postgresql")}
"""The statements that make the index, by dialect name; a migration runs them."""


def _tokens(scope: Scope) -> Any:
    """The table as both databases see it; "key" is the rowid in SQLite."""
    columns = (
        column("rowid", BigInteger),
        column("key", BigInteger),
        column("tokens", Text),
        column("overlong", Text),
        column(scope.tokens, Text),
    )
    return table(scope.tokens, *columns)


def matching(dialect: str, scope: Scope, node: Node) -> Select[int]:
    """A select of `key` of the documents that `node`, a query without prefixes, matches; in no order.

    The dialect is "sqlite" or "postgresql" (`connection.dialect.name`).
    """
    words = _tokens(scope)
    if dialect == "sqlite":
        return select(words.c.rowid.label("key")).where(words.c.tokens.match(fts5(node)))
    return select(words.c.key).where(_condition(words.c, node))


def _newest(scope: Scope) -> Prepared:
    words = _tokens(scope)
    found = select(words.c.rowid).where(words.c.tokens.match(bindparam("words")))
    return Prepared(found.order_by(words.c.rowid.desc()).limit(bindparam("most")))


def _total(scope: Scope) -> Prepared:
    words = _tokens(scope)
    return Prepared(
        select(func.count().label("total")).select_from(words).where(words.c.tokens.match(bindparam("words")))
    )


_NEWEST: Mapping[Name, Prepared] = {name: _newest(scope) for name, scope in SCOPES.items()}
_TOTAL: Mapping[Name, Prepared] = {name: _total(scope) for name, scope in SCOPES.items()}
"""Of SQLite, as the one before."""


def newest(connection: Connection, scope: Scope, node: Node, most: int) -> list[int]:
    """The greatest keys of the documents that `node`, a query without prefixes, matches, descending. One statement."""
    if connection.dialect.name == "sqlite":
        return [key for (key,) in _NEWEST[scope.name].rows(connection, words=fts5(node), most=most)]
    found = matching("postgresql", scope, node)
    return list(connection.scalars(found.order_by(found.selected_columns[0].desc()).limit(most)))


def total(connection: Connection, scope: Scope, node: Node) -> int:
    """How many documents `node`, a query without prefixes, matches. One statement."""
    if connection.dialect.name == "sqlite":
        return int(_TOTAL[scope.name].rows(connection, words=fts5(node))[0][0])
    counted = matching("postgresql", scope, node).with_only_columns(func.count(), maintain_column_froms=True)
    return connection.scalar(counted) or 0


def _condition(columns: Any, node: Node) -> ColumnElement[bool]:
    """Postgres: one tsquery; taken apart where it holds phrases, which an overlong document answers by its text."""
    if not has_phrase(node):
        return _matches(columns, tsquery(node))
    if isinstance(node, Term):
        texts = [func.strpos(columns.overlong, f" {' '.join(sequence)} ") > 0 for sequence in sequences(node)]
        return or_(_matches(columns, tsquery(node)), and_(columns.overlong.is_not(None), or_(*texts)))
    parts = [_condition(columns, part) for part in node.parts]
    if isinstance(node, AnyOf):
        return or_(*parts)
    return and_(*parts, *(not_(_condition(columns, part)) for part in node.excluded))


def _matches(columns: Any, expression: str) -> ColumnElement[bool]:
    matches: ColumnElement[bool] = columns.tokens.bool_op("@@")(cast(expression, TSQUERY))
    return matches


def fill(connection: Connection, scope: Scope, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Write (key, stream of tokens) rows into the index, which must not hold those keys yet."""
    words = _tokens(scope)
    if connection.dialect.name == "sqlite":
        values = [{"a_key": key, "words": " ".join(stream)} for key, stream in rows]
        statement = insert(words).values(rowid=bindparam("a_key"), tokens=bindparam("words"))
    else:
        values = [{"a_key": key, **_vector(stream)} for key, stream in rows]
        vector = cast(bindparam("vector"), TSVECTOR)
        statement = insert(words).values(key=bindparam("a_key"), tokens=vector, overlong=bindparam("whole"))
    if values:
        connection.execute(statement, values)


def _vector(stream: Sequence[str]) -> dict[str, str | None]:
    """The tsvector of a document, and its text if it is too long for one.

    A tsvector keeps positions up to 16,383 and 256 of one lexeme. What is beyond stands at the last position, where it
    follows nothing, so that its words are found and its phrases only in the text.
    """
    positions: dict[str, list[int]] = defaultdict(list)
    for position, token in enumerate(stream, 1):
        positions[token].append(position)
    kept = {
        token: [place for place in places[:_MAX_POSITIONS] if place <= _MAX_POSITION] or [_BEYOND]
        for token, places in positions.items()
    }
    whole = sum(map(len, kept.values())) == len(stream) <= _MAX_POSITION
    vector = " ".join(f"'{token}':{','.join(map(str, places))}" for token, places in kept.items())
    return {"vector": vector, "whole": None if whole else f" {' '.join(stream)} "}


def remove(connection: Connection, scope: Scope, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Take rows out of the index: exactly those that were written, as FTS5 is told what to forget of a row."""
    words = _tokens(scope)
    if connection.dialect.name == "sqlite":
        values = [{"a_key": key, "words": " ".join(stream)} for key, stream in rows]
        made = insert(words).values({scope.tokens: "delete", "rowid": bindparam("a_key"), "tokens": bindparam("words")})
        if values:
            connection.execute(made, values)
    elif keys := [{"a_key": key} for key, _ in rows]:
        connection.execute(delete(words).where(words.c.key == bindparam("a_key")), keys)


def clear(connection: Connection) -> None:
    """Remove every row; by its own command where the table is FTS5, which without content knows no DELETE."""
    for scope in SCOPES.values():
        words = _tokens(scope)
        if connection.dialect.name == "sqlite":
            connection.execute(insert(words).values({scope.tokens: "delete-all"}))
        else:
            connection.execute(delete(words))
