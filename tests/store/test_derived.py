"""What is derived from a new corpus at its publish: made of the rows written, and all or nothing with them."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select, update

from app import store
from app.tables import Corpus, OrderRow
from app.tables.index import WordRow
from tests.api import shelf

NUMBERS = select(OrderRow.number).order_by(OrderRow.sort_key)


def numbers_in(url: str) -> list[str]:
    """The orders of a corpus that is not published yet, as another process sees it."""
    engine = store.unpublished(url)
    with store.snapshot(engine) as current:
        return list(current.connection.execute(NUMBERS).scalars())


def publish(url: str, derive: store.Derive) -> None:
    """Publish the shelf and what `derive` makes of it."""
    with store.writer(url) as writer:
        writer.publish(store.Content("feedfacefeedface", shelf.AS_OF, {}, shelf.ROWS), shelf.PUBLISHED_AT, derive)


def test_the_rows_are_there_to_read(empty_database: str) -> None:
    """The rows can be read on the connection given, before the index of words is made and after it."""
    seen: list[tuple[list[str], int]] = []

    def look(connection: Connection) -> None:
        words = connection.execute(select(func.count()).select_from(WordRow)).scalar_one()
        seen.append((list(connection.execute(NUMBERS).scalars()), words))

    @contextmanager
    def derive(connection: Connection, _url: str | None) -> Iterator[None]:
        look(connection)
        yield
        look(connection)

    publish(empty_database, derive)
    (before, no_words), (after, words) = seen
    assert before == after != []
    assert no_words == 0 < words


def test_another_process_reads_the_file_while_it_is_built(tmp_path: Path) -> None:
    """On SQLite another process sees every row under the URL given, while the index is written."""
    seen: list[list[str]] = []

    @contextmanager
    def derive(connection: Connection, url: str | None) -> Iterator[None]:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            found = pool.submit(numbers_in, str(url))
            yield
            seen.extend([found.result(), list(connection.execute(NUMBERS).scalars())])

    publish(f"sqlite:///{tmp_path / 'eo.sqlite'}", derive)
    assert seen[0] == seen[1] != []


def test_what_is_derived_is_published_with_the_rows(empty_database: str) -> None:
    """What is written on leaving is part of the publish."""

    @contextmanager
    def derive(connection: Connection, _url: str | None) -> Iterator[None]:
        yield
        connection.execute(update(Corpus).values(revision="0123456789abcdef"))

    publish(empty_database, derive)
    assert store.status(empty_database)["revision"] == "0123456789abcdef"


def test_what_cannot_be_derived_publishes_nothing(empty_database: str) -> None:
    """An error while deriving leaves the database as it was, before the index is made and after."""

    @contextmanager
    def derive(_connection: Connection, _url: str | None) -> Iterator[None]:
        yield
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        publish(empty_database, derive)
    with pytest.raises(store.NotReady, match="no corpus"):
        store.status(empty_database)
