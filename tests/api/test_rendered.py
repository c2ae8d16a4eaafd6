"""What is rendered of an order, in the shapes that the store keeps."""

import json
from pathlib import Path

import pytest

from app import store
from app.api.compression import DECOMPRESSORS
from app.api.rendered import body_of, rendered
from app.queries import order_keys
from app.store import Document, Rendered
from tests.api import shelf


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """Everything that is rendered of the shelf."""
    url = f"sqlite:///{tmp_path_factory.mktemp('shelf') / 'eo.sqlite'}"
    shelf.publish(url)
    engine = store.engine(url, pool_size=1)
    with store.snapshot(engine) as snapshot:
        found = rendered(snapshot.connection, order_keys(snapshot.connection))
    engine.dispose()
    return found


def test_a_document_is_compressed_once(made: Rendered) -> None:
    """Each document is there as gzip, with the length of what that holds; orders also as they are."""
    for path, _, document in made.documents:
        body = DECOMPRESSORS["gzip"](document.gzip or b"")
        assert (len(body), body_of(document, "")) == (document.length, body), path
        assert (document.plain == body) == (path.count("/") == 3), path


def test_each_path_is_rendered_once(made: Rendered) -> None:
    """No two documents have one path."""
    paths = [path for path, _, _ in made.documents]
    assert len(set(paths)) == len(paths) > 20


def test_links_are_relative(made: Rendered) -> None:
    """A list's links begin with its path, so that any address can be put before them."""
    lists = [(path, json.loads(body_of(document, ""))) for path, _, document in made.documents if path.endswith("ces")]
    assert lists
    assert all(said["links"]["self"] == path for path, said in lists)
    document = next(found for path, _, found in made.documents if path == "/v1/orders/14000/references")
    assert b'"self":"https://eo.example.org/v1/orders/14000/references"' in body_of(document, "https://eo.example.org")


def test_items_are_those_of_the_lists(made: Rendered) -> None:
    """Each order, reference and directive has its item, by the key of its row; the item stands in its order's list."""
    assert [key for key, _ in made.orders] == sorted(row["sort_key"] for row in shelf.ORDERS)
    assert {key for key, _ in made.references} == {row["key"] for row in shelf.REFERENCES}
    assert {key for key, _ in made.directives} == {row["key"] for row in shelf.DIRECTIVES}
    documents = {path: document for path, _, document in made.documents}
    listed = body_of(documents["/v1/orders/14000/directives"], "").decode()
    assert all(item in listed for _, item in made.directives)


def test_nothing_is_rendered_of_no_orders(tmp_path: Path) -> None:
    """A corpus without orders has no documents, and that is no error."""
    url = f"sqlite:///{tmp_path / 'eo.sqlite'}"
    shelf.publish(url)
    engine = store.engine(url, pool_size=1)
    with store.snapshot(engine) as snapshot:
        assert rendered(snapshot.connection, []) == Rendered([], [], [], [])
    engine.dispose()
    assert body_of(Document(2, b"", b"{}"), "") == b"{}"
