"""Documents as they are stored: found by path in the file that is served, and only those of this release."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, select, update

from app import ingest, store
from app.settings import BUILD
from app.store import Document, DocumentFile, documents
from app.store.documents import Rendered
from app.store.snapshots import generation_of
from app.tables import Corpus, DocumentRow, OrderItem, OrderRow
from tests.api import shelf
from tests.rewriting import rewriting

REVISION = "feedfacefeedface"
GENERATION = generation_of(REVISION, 1, shelf.PUBLISHED_AT)
ORDER = "/v1/orders/14000"
SOME = Document(2, b"packed", b"{}")


def publish(url: str, revision: str = REVISION) -> None:
    """Publish the shelf with its documents."""
    with store.writer(url) as writer:
        writer.publish(store.Content(revision, shelf.AS_OF, {}, shelf.ROWS), shelf.PUBLISHED_AT, ingest.rendering())


@contextmanager
def writing(url: str) -> Iterator[Connection]:
    """A writing connection, committed at the end."""
    with rewriting(url) as connection:
        yield connection


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """The URL of a SQLite file with the shelf and its documents."""
    url = f"sqlite:///{tmp_path / 'eo.sqlite'}"
    publish(url)
    return url


def test_what_is_written_is_read(empty_database: str) -> None:
    """What was rendered replaces all that was, is read by its path and key, and is known as of this release."""
    publish(empty_database)
    with writing(empty_database) as connection:
        documents.write(
            connection,
            [Rendered([("/v1/a", 1, SOME)], [(1, "{}")], [], []), Rendered([("/v1/b", 2, SOME)], [], [], [])],
        )
        assert documents.read(connection, "/v1/b") == SOME
        assert documents.read(connection, ORDER) is None
        assert [tuple(row) for row in connection.execute(select(OrderItem.key, OrderItem.item))] == [(1, "{}")]
        assert not documents.are_stale(connection)


def test_documents_of_another_release_are_stale(empty_database: str) -> None:
    """A corpus rendered by another release, or by none, is to be rendered; without a corpus there is nothing to do."""
    with writing(empty_database) as connection:
        assert not documents.are_stale(connection)
    publish(empty_database)
    for release, stale in ((BUILD, False), ("0.0.1", True), (None, True)):
        with writing(empty_database) as connection:
            connection.execute(update(Corpus).values(rendered_by=release))
            assert documents.are_stale(connection) == stale


def test_a_publish_without_rendering_has_no_documents(empty_database: str) -> None:
    """Documents of the corpus before do not outlive it."""
    publish(empty_database)
    shelf.publish(empty_database)
    with writing(empty_database) as connection:
        assert connection.execute(select(DocumentRow.path)).all() == []
        assert documents.are_stale(connection)


def test_a_file_is_read_at_its_generation(sqlite: str) -> None:
    """A document is found under the generation of the file that is there, with the instant of its publish."""
    file = DocumentFile(sqlite)
    found = file.find(ORDER, GENERATION)
    assert found is not None
    assert found == file.find(ORDER, GENERATION)
    assert file.ingested_at == shelf.PUBLISHED_AT
    assert file.find("/v1/orders/1", GENERATION) is None
    assert file.find(ORDER, generation_of(REVISION, 2, shelf.PUBLISHED_AT)) is None
    assert file.find(ORDER, GENERATION) == found


def test_a_new_file_is_opened_for_its_generation(sqlite: str) -> None:
    """After a publish the documents are those of the new file."""
    file = DocumentFile(sqlite)
    assert file.find(ORDER, GENERATION) is not None
    publish(sqlite, "0123456789abcdef")
    assert file.find(ORDER, generation_of("0123456789abcdef", 2, shelf.PUBLISHED_AT)) is not None


def cleared(connection: Connection) -> None:
    """Leave no corpus."""
    connection.execute(delete(Corpus))


def of_another_release(connection: Connection) -> None:
    """Leave documents that another release rendered."""
    connection.execute(update(Corpus).values(rendered_by="0.0.1"))


def of_an_older_schema(connection: Connection) -> None:
    """Leave no table of documents."""
    connection.exec_driver_sql("DROP TABLE documents")


@pytest.mark.parametrize("spoil", [cleared, of_another_release, of_an_older_schema])
def test_what_cannot_be_read_is_none(sqlite: str, spoil: Callable[[Connection], None]) -> None:
    """A file without a corpus, of another release or of an older schema has no documents, and is no error."""
    with writing(sqlite) as connection:
        spoil(connection)
    file = DocumentFile(sqlite)
    assert [file.find(ORDER, GENERATION) for _ in range(2)] == [None, None]


def test_no_file_and_no_database_are_none(tmp_path: Path) -> None:
    """A file that is not there, or is none of ours, has no documents; once it is there, it has."""
    path = tmp_path / "eo.sqlite"
    file = DocumentFile(f"sqlite:///{path}")
    assert file.find(ORDER, GENERATION) is None
    path.write_text("no database")
    assert file.find(ORDER, GENERATION) is None
    path.unlink()
    publish(f"sqlite:///{path}")
    assert file.find(ORDER, GENERATION) is not None


def test_every_order_has_its_document(sqlite: str) -> None:
    """Each order of the corpus has its document."""
    with writing(sqlite) as connection:
        numbers = connection.scalars(select(OrderRow.number)).all()
        assert all(documents.read(connection, f"/v1/orders/{number}") for number in numbers)
