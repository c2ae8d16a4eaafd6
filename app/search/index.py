"""The index of the directives' words: FTS5 on SQLite, tsvector on Postgres, filled with our tokens on both.

Neither database tokenises or stems: each sees words of ASCII letters and digits only, each word quoted.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import ARRAY, BigInteger, Connection, Select, Text, bindparam, cast, column, func, insert, select, table
from sqlalchemy.dialects.postgresql import TSQUERY

TABLE = "directive_tokens"

DDL = {
    "sqlite": (
        f"CREATE VIRTUAL TABLE {TABLE} "
        """USING fts5(tokens, content='', detail=none, tokenize="unicode61 tokenchars '_'")""",
    ),
    "postgresql": (
        f"CREATE TABLE {TABLE} (key BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL)",
        f"CREATE INDEX ix_{TABLE}_tokens ON {TABLE} USING gin (tokens)",
    ),
}
"""The statements that make the index, by dialect name; a migration runs them."""

# FTS5 names a hidden column after the table: matching that one asks all columns, the only way with detail=none.
_FTS5 = table(TABLE, column("rowid", BigInteger), column("tokens", Text), column(TABLE, Text))
_TSVECTOR = table(TABLE, column("key", BigInteger), column("tokens"))


def directive_keys(dialect: str, tokens: Sequence[str]) -> Select[tuple[int]]:
    """A select of the keys of the directives whose text holds every token, for use in `key.in_(…)`.

    Args:
        dialect: "sqlite" or "postgresql" (`connection.dialect.name`).
        tokens: what `search.tokens.tokens` gave; at least one.

    Raises:
        ValueError: if there are no tokens: a question without words has no answer, not every answer.
    """
    if not tokens:
        raise ValueError("no words to search for")
    words = sorted(set(tokens))
    if dialect == "sqlite":
        question = " AND ".join(f'"{word}"' for word in words)
        return select(_FTS5.c.rowid.label("key")).where(_FTS5.c[TABLE].match(question))
    question = " & ".join(f"'{word}'" for word in words)
    return select(_TSVECTOR.c.key).where(_TSVECTOR.c.tokens.bool_op("@@")(cast(question, TSQUERY)))


def fill(connection: Connection, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Write (key, tokens) rows into the index, which must not hold those keys yet."""
    sqlite = connection.dialect.name == "sqlite"
    values = [{"key": key, "words": " ".join(words) if sqlite else sorted(set(words))} for key, words in rows]
    if not values:
        return
    if sqlite:
        statement = insert(_FTS5).values(rowid=bindparam("key"), tokens=bindparam("words"))
    else:
        vector = func.array_to_tsvector(cast(bindparam("words"), ARRAY(Text)))
        statement = insert(_TSVECTOR).values(key=bindparam("key"), tokens=vector)
    connection.execute(statement, values)


def clear(connection: Connection) -> None:
    """Remove every row; Postgres only, for a SQLite publish begins with an empty file."""
    connection.execute(_TSVECTOR.delete())
