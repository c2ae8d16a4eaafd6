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
        ("application/problem+json", "application/json", True),
        ("application/json, application/problem+json", "application/json", True),
        ("application/problem+json, application/json;q=0", "application/json", False),
        ("application/problem+json;q=0, application/json", "application/json", True),
        ("application/problem+json;q=0, */*;q=0.1", "application/json", True),
        ("application/problem+json", "text/csv", False),
        ("application/problem+json, */*;q=0", "application/json", True),
        ("*/*;q=0.1", "application/json", True),
        ("*/*;q=0.000", "application/json", False),
        ("application/*;q=0, */*", "application/json", False),
        ("application/*;q=0, application/json;q=0.1", "application/json", True),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", "application/json", True),
        ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "application/json", True),
        ("application/json; charset=UTF-8", "application/json", True),
        ('text/csv; header="present"; q=0.5', "text/csv", True),
        ("application/json;version=2;q=0, application/json", "application/json", True),
        ("application/json, application/json;version=2;q=0", "application/json", True),
        ('text/plain;x="a,application/json;b";q=1', "application/json", False),
        ('application/json;x="a;q=0"', "application/json", True),
        ("application/json;Q=0", "application/json", False),
        ("application/json ; q=1.000", "application/json", True),
        ("application/json;q=1.001", "application/json", False),
        ("application/json;q=-1", "application/json", False),
        ("json", "application/json", False),
        ("application", "application/json", False),
        ('"', "application/json", False),
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
