"""What holds for every operation of the API, whoever wrote it: read from the OpenAPI document."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.settings import Settings

VALUES = {"number": "14288", "section": "preamble", "slug": "attorney-general"}
"""What stands for the parameters of paths."""


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of the application as it is served."""
    with TestClient(create_app(Settings(database_url=sqlite_database))) as made:
        yield made


@pytest.fixture(scope="module")
def operations(client: TestClient) -> list[tuple[str, dict[str, Any]]]:
    """The URL and the description of every documented GET."""
    paths = client.get("/openapi.json").json()["paths"]
    assert len(paths) > 10
    return [
        (re.sub(r"\{(\w+)\}", lambda match: VALUES.get(match[1], "1"), path), methods["get"])
        for path, methods in paths.items()
        if "get" in methods
    ]


def test_unknown_parameter_is_refused_everywhere(
    client: TestClient, operations: list[tuple[str, dict[str, Any]]]
) -> None:
    """No operation ignores a parameter it does not know."""
    for url, _ in operations:
        assert client.get(f"{url}?no_such_parameter=1").json()["code"] == "unknown-parameter", url


def test_empty_and_repeated_values_are_refused_everywhere(
    client: TestClient, operations: list[tuple[str, dict[str, Any]]]
) -> None:
    """No operation reads an empty value as none, or picks one of two values."""
    assert any(p["in"] == "query" for _, operation in operations for p in operation.get("parameters", []))
    for url, operation in operations:
        for parameter in (p for p in operation.get("parameters", []) if p["in"] == "query"):
            assert client.get(f"{url}?{parameter['name']}=").status_code == 422, (url, parameter["name"])
            if parameter["schema"].get("type") != "array":
                answer = client.get(f"{url}?{parameter['name']}=1&{parameter['name']}=1").json()
                assert "repeated" in [error["code"] for error in answer["errors"]], (url, parameter["name"])


def test_other_media_types_are_refused_everywhere(
    client: TestClient, operations: list[tuple[str, dict[str, Any]]]
) -> None:
    """No operation sends what is not accepted."""
    for url, _ in operations:
        assert client.get(url, headers={"Accept": "image/png"}).status_code == 406, url


def test_writing_is_refused_everywhere(client: TestClient, operations: list[tuple[str, dict[str, Any]]]) -> None:
    """No operation that reads answers DELETE."""
    for url, _ in operations:
        answer = client.delete(url)
        assert (answer.status_code, "GET, HEAD" in answer.headers["Allow"]) == (405, True), url


def test_etags_agree_between_servers(
    client: TestClient, operations: list[tuple[str, dict[str, Any]]], sqlite_database: str
) -> None:
    """Two servers over the same corpus give the same bytes under the same ETag, and 304 for each other's."""
    with TestClient(create_app(Settings(database_url=sqlite_database))) as other:
        compared = 0
        for url, _ in operations:
            one, two = client.get(url), other.get(url)
            if url.startswith("/v1/") and one.status_code == 200:
                assert (one.content, one.headers["ETag"]) == (two.content, two.headers["ETag"]), url
                assert other.get(url, headers={"If-None-Match": one.headers["ETag"]}).status_code == 304, url
                compared += 1
    assert compared > 10
