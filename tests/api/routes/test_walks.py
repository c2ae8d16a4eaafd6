"""Walks over pages while corpora are published: each is of one revision, or ends and says where to begin again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.ingest.test_ingest import LATER, run
from tests.records import orders

LISTS = (
    "/v1/orders?limit=2",
    "/v1/orders?limit=2&sort=number",
    "/v1/orders?limit=2&q=order&sort=number",
    "/v1/changes?limit=2",
)
NUMBERS = [f"140{place:02}" for place in range(1, 13)]


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The URL of a database of some orders, of the test's own."""
    made = f"sqlite:///{tmp_path / 'eo.sqlite'}"
    assert run(orders(tmp_path / "in", *NUMBERS), made).state == "published"
    return made


@pytest.fixture
def client(url: str) -> Iterator[TestClient]:
    """A client of the application over it."""
    with TestClient(create_app(Settings(database_url=url))) as made:
        yield made


def begun(client: TestClient) -> list[dict[str, Any]]:
    """The first pages of the lists, each of which has more than one."""
    pages = [client.get(target).json() for target in LISTS]
    assert all(page["links"]["next"] for page in pages)
    return pages


def test_a_walk_ends_when_another_corpus_is_published(client: TestClient, url: str, tmp_path: Path) -> None:
    """A cursor of the corpus before is refused with 410 and the URL that begins the list again, which answers."""
    pages = begun(client)
    assert run(orders(tmp_path / "in", *NUMBERS, "14050"), url, LATER).state == "published"
    for page in pages:
        refused = client.get(page["links"]["next"])
        problem = refused.json()
        assert (refused.status_code, problem["code"]) == (410, "cursor-expired")
        assert problem["restart"] == page["links"]["self"]
        assert refused.headers["Link"] == f'<{problem["restart"]}>; rel="first"'
        assert refused.headers["Cache-Control"] == "no-store"
        assert client.get(problem["restart"]).json()["total"] >= page["total"]


def test_a_walk_goes_on_when_the_same_corpus_is_published(client: TestClient, url: str, tmp_path: Path) -> None:
    """A publish of the same content, by whatever way, ends no walk."""
    pages = begun(client)
    for numbers in ((*NUMBERS, "14050"), NUMBERS):
        assert run(orders(tmp_path / "in", *numbers), url, LATER).state == "published"
    assert [client.get(page["links"]["next"]).status_code for page in pages] == [200] * len(pages)


def test_a_page_says_where_to_begin_again(client: TestClient, url: str, tmp_path: Path) -> None:
    """A browser whose list was published anew is shown the way to its beginning."""
    text = client.get("/orders?limit=2", headers={"Accept": "text/html"}).text
    cursor = text.partition("cursor=")[2].partition('"')[0].partition("&")[0]
    assert cursor
    run(orders(tmp_path / "in", *NUMBERS, "14050"), url, LATER)
    page = client.get(f"/orders?limit=2&cursor={cursor}", headers={"Accept": "text/html"})
    assert (page.status_code, '<a href="/orders?limit=2">Begin again</a>' in page.text) == (410, True)
