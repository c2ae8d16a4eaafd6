"""Databases written as no command writes them: what another release left, what a publish would have made."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine

from app import store
from app.store import seals


@contextmanager
def rewriting(url: str) -> Iterator[Connection]:
    """A writing connection, committed at the end; a SQLite file is sealed again, as if it had been published so."""
    engine = create_engine(store.parse_url(url))
    with engine.begin() as connection:
        yield connection
    engine.dispose()
    if url.startswith("sqlite"):
        seals.put(Path(url.removeprefix("sqlite:///")))
