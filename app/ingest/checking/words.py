"""The index of words made anew of the text, and compared with the index held."""

import tempfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, text

from app.store.copying import rows_of
from app.store.index import indexing
from app.store.index.fulltext import DDL
from app.store.index.scopes import SCOPES, Scope
from app.tables.index import ScopeRow, StemRow, WordRow

_TABLES = (StemRow, WordRow, ScopeRow, *(scope.postings for scope in SCOPES.values()))


def compared(connection: Connection) -> tuple[int, list[str]]:
    """How many words there are, and which parts of the index are not those of the text."""
    with tempfile.TemporaryDirectory(prefix="eo-check-") as folder:
        engine = create_engine(f"sqlite:///{Path(folder) / 'words.sqlite'}")
        with engine.connect() as scratch:
            scratch.exec_driver_sql("PRAGMA journal_mode = OFF")
            for model in _TABLES:
                created: Any = model.__table__
                created.create(scratch)
            for line in DDL["sqlite"]:
                scratch.exec_driver_sql(line)
            indexing.build_from(connection, scratch)
            count = scratch.exec_driver_sql("SELECT count(*) FROM search_words").scalar_one()
            faults = list(_faults(connection, scratch))
        engine.dispose()
    return count, faults


def _faults(held: Connection, made: Connection) -> Iterator[str]:
    for model in _TABLES:
        table: Any = model.__table__
        if any(one != other for one, other in zip_longest(rows_of(held, table), rows_of(made, table))):
            yield f"{model.__tablename__} is not what the text says"
    for scope in SCOPES.values():
        if _words(held, scope) != _words(made, scope):
            yield f"{scope.tokens} does not hold the words of the text"


def _words(connection: Connection, scope: Scope) -> dict[str, int]:
    """In how many documents each word stands, as the index of words itself tells."""
    if connection.dialect.name == "sqlite":
        name = f"temp.words_of_{scope.name}"
        connection.exec_driver_sql("PRAGMA query_only = 0")  # the file is opened to be read; this is beside it
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {name} USING fts5vocab(main, {scope.tokens}, row)")
        found = connection.exec_driver_sql(f"SELECT term, doc FROM {name}")  # noqa: S608 (our own name)
    else:
        asked = f"SELECT tokens FROM {scope.tokens}"  # noqa: S608 (our own name)
        found = connection.execute(text("SELECT word, ndoc FROM ts_stat(:asked)"), {"asked": asked})
    return {row[0]: row[1] for row in found}
