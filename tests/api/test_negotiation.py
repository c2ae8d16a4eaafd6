"""What a client accepts."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.api.negotiation import accepts
from tests.api import probe


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of the application with the probes."""
    with probe.client(sqlite_database) as made:
        yield made


@pytest.mark.parametrize(
    ("header", "media_type", "expected"),
    [
        (None, "application/json", True),
        ("", "application/json", True),
        ("*/*", "application/json", True),
        ("application/*", "application/json", True),
        ("text/html", "application/json", False),
        ("text/html, */*;q=0.1", "application/json", True),
        ("*/*;q=0", "application/json", False),
        ("*/*, application/json;q=0", "application/json", False),
        ("*/*;q=0, application/json;q=0.001", "application/json", True),
        ("APPLICATION/JSON", "application/json", True),
        ("application/json;q=nonsense", "application/json", False),
        ("," * 9000, "application/json", False),
    ],
)
def test_accept(header: str | None, media_type: str, expected: bool) -> None:
    """The most specific range of an Accept header decides, by its weight."""
    assert accepts(header, media_type) is expected


def test_unacceptable_media_type_is_refused(client: TestClient) -> None:
    """A path refuses to answer those who do not take its one media type."""
    answer = client.get("/v1/probe/text.txt", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (406, "not-acceptable")
    assert client.get("/v1/probe/text.txt", headers={"Accept": "text/plain"}).status_code == 200
