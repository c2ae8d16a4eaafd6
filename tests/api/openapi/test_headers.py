"""What is answered beside what was asked for: every header field is told, but for those that all answers have."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.settings import Rate, Settings

EVERYWHERE = frozenset(
    {
        "content-encoding",
        "content-length",
        "content-type",
        "vary",
        "access-control-allow-origin",
        "access-control-expose-headers",
        "content-security-policy",
        "cross-origin-resource-policy",
        "referrer-policy",
        "x-content-type-options",
    }
)
"""Of the transfer, and what tells browsers what they may do."""
ASKED = [
    ("/v1/orders/{number}", "/v1/orders/14288", {}, 200),
    ("/v1/orders/{number}", "/v1/orders/14288", {"If-None-Match": "*"}, 304),
    ("/v1/orders/{number}", "/v1/orders/9", {}, 404),
    ("/v1/orders", "/v1/orders?limit=1", {}, 200),
    ("/v1/orders", "/v1/orders", {"Accept": "image/png"}, 406),
    ("/v1/orders", "/v1/orders", {"If-Match": '"none"'}, 412),
    ("/v1/orders", "/v1/orders?cursor=AAAAAAAA", {}, 422),
    ("/v1/orders", "/v1/orders?q=%01", {}, 400),
    ("/v1/orders.csv", "/v1/orders.csv", {}, 200),
    ("/v1/orders.atom", "/v1/orders.atom", {}, 200),
]
"""The path as the document has it, what is asked, the header fields, the status."""


@pytest.fixture(scope="module")
def counted(sqlite_database: str) -> Iterator[TestClient]:
    """A client of a server that counts how often one client asks."""
    with TestClient(create_app(Settings(database_url=sqlite_database, rate_limit=Rate(1_000, 60)))) as client:
        yield client


@pytest.mark.parametrize(("path", "url", "headers", "status"), ASKED)
def test_what_is_sent_is_told(
    counted: TestClient, document: dict[str, Any], path: str, url: str, headers: dict[str, str], status: int
) -> None:
    """The document has each header field of an answer with its status."""
    answer = counted.get(url, headers=headers)
    assert answer.status_code == status
    assert set(answer.headers) - EVERYWHERE - _told(document, path, status) == set()


@pytest.mark.parametrize("path", ["/v1/statistics.svg", "/v1/sections.html"])
def test_a_picture_and_a_page_link_to_nothing(document: dict[str, Any], path: str) -> None:
    """`Link` is told of lists and of their forms, and not of what only has their filters."""
    assert "link" not in _told(document, path, 200)


@pytest.mark.parametrize("path", ["/v1/bodies", "/v1/bodies.csv"])
def test_what_an_older_corpus_lacks_may_be_not_found(document: dict[str, Any], path: str) -> None:
    """There are no bodies in a corpus that was ingested before they were read, and the document says so."""
    assert "404" in document["paths"][path]["get"]["responses"]


def _told(document: dict[str, Any], path: str, status: int) -> set[str]:
    answer = document["paths"][path]["get"]["responses"][str(status)]
    if "$ref" in answer:
        answer = document["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    return {name.lower() for name in answer["headers"]}
