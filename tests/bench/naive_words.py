"""The peer's search: a table of words of its own, FTS5 on SQLite and tsvector on Postgres, each used as it comes.

FTS5 stems by porter, ranks by bm25 and cuts snippets; Postgres stems its English, ranks by ts_rank and cuts headlines.
"""

from typing import Any

from sqlalchemy import ColumnElement, Integer, create_engine, literal_column, select, text, tuple_
from sqlalchemy.orm import Session, joinedload

from app import store
from tests.bench.naive_tables import Section

_INDEX = {
    "sqlite": (
        "CREATE VIRTUAL TABLE provisions USING fts5(heading, text, tokenize='porter unicode61')",
        "INSERT INTO provisions(rowid, heading, text) SELECT rowid, heading, text || ' ' || closing FROM sections",
        "INSERT INTO provisions(provisions) VALUES ('optimize')",
        "ANALYZE",
    ),
    "postgresql": (
        "DROP SCHEMA IF EXISTS naive CASCADE",
        "CREATE SCHEMA naive",
        "CREATE TABLE naive.provisions AS SELECT order_key, position, text, "
        "to_tsvector('english', heading || ' ' || text || ' ' || closing) AS words FROM sections",
        "CREATE INDEX provisions_words ON naive.provisions USING gin (words)",
        "ANALYZE",
    ),
}
_WANTED = "websearch_to_tsquery('english', :words)"
_COUNT = {
    "sqlite": text("SELECT count(*) FROM provisions WHERE provisions MATCH :words"),
    "postgresql": text(f"SELECT count(*) FROM naive.provisions WHERE words @@ {_WANTED}"),  # noqa: S608 (ours)
}
_PAGE = {
    "sqlite": text(
        "SELECT rowid, snippet(provisions, -1, '<mark>', '</mark>', '…', 32) "
        "FROM provisions WHERE provisions MATCH :words ORDER BY rank LIMIT :limit OFFSET :offset"
    ),
    "postgresql": text(
        f"SELECT order_key, position, ts_headline('english', text, {_WANTED}) "  # noqa: S608 (ours)
        f"FROM naive.provisions WHERE words @@ {_WANTED} "
        f"ORDER BY ts_rank(words, {_WANTED}) DESC LIMIT :limit OFFSET :offset"
    ),
}
"""What tells the place of a provision, and last a piece of its text."""
_ROWID: ColumnElement[int] = literal_column("sections.rowid", Integer)
_PLACE: dict[str, tuple[Any, ...]] = {
    "sqlite": (_ROWID.label("place"),),
    "postgresql": (Section.order_key.label("order_place"), Section.position.label("place")),
}


def index(url: str) -> None:
    """Add the table of words to a database."""
    engine = create_engine(store.parse_url(url))
    with engine.begin() as connection:
        for statement in _INDEX[engine.dialect.name]:
            connection.exec_driver_sql(statement)
    engine.dispose()


def found(db: Session, words: str, limit: int, offset: int) -> tuple[int, list[tuple[Section, str]]]:
    """How many provisions have the words, and a page of them, each with a piece of its text."""
    dialect = db.get_bind().dialect.name
    quoted = " ".join(f'"{word}"' for word in words.replace('"', " ").split())
    hits = db.execute(_PAGE[dialect], {"words": quoted, "limit": limit, "offset": offset}).all()
    total: int = db.execute(_COUNT[dialect], {"words": quoted}).scalar_one()
    places = [tuple(hit[:-1]) for hit in hits]
    statement = select(Section, *_PLACE[dialect]).where(tuple_(*_PLACE[dialect]).in_(places))
    rows = {tuple(row[1:]): row[0] for row in db.execute(statement.options(joinedload(Section.order)))}
    return total, [(rows[place], hit[-1]) for place, hit in zip(places, hits, strict=True)]
