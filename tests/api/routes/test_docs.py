"""The documentation: a truthful OpenAPI document, Swagger UI from our own host, an index."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import pytest
from fastapi.testclient import TestClient
from openapi_spec_validator import validate

from app.api.routes import docs
from app.main import create_app
from app.settings import Settings
from tests.api import probe


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of the application with the probes."""
    with probe.client(sqlite_database) as made:
        yield made


@pytest.fixture(scope="module")
def document(sqlite_database: str) -> dict[str, Any]:
    """The OpenAPI document of the application itself."""
    with TestClient(create_app(Settings(database_url=sqlite_database))) as client:
        made: dict[str, Any] = client.get("/openapi.json").json()
    return made


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every operation with its path."""
    assert len(document["paths"]) > 10
    for path, methods in document["paths"].items():
        for operation in methods.values():
            yield path, operation


def test_document_is_valid(document: dict[str, Any]) -> None:
    """The document is OpenAPI 3.1 to the letter."""
    assert document["openapi"].startswith("3.1")
    validate(document)


def test_operation_ids_are_unique_and_camel_case(document: dict[str, Any]) -> None:
    """Every operation has a name of its own, from which SDKs make their functions."""
    ids = [operation["operationId"] for _, operation in operations(document)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]*)*", id_) for id_ in ids)


def test_only_get_is_documented(document: dict[str, Any]) -> None:
    """HEAD is there wherever GET is, and is not listed twice."""
    assert {method for methods in document["paths"].values() for method in methods} <= {"get", "post"}


def test_every_status_is_documented(document: dict[str, Any]) -> None:
    """Each operation lists what guard and parameters may refuse, and 404 and 503 where they can be."""
    for path, operation in operations(document):
        statuses = set(operation["responses"])
        assert {"200", "400", "406", "413", "414", "422", "431"} <= statuses, path
        # A list that an older database has not yet is not there, either.
        assert ("404" in statuses) is ("{" in path or path.startswith("/v1/bodies")), path
        assert ("503" in statuses) is (path != "/livez"), path
        assert ("308" in statuses) is path.startswith("/v1/orders/{number}"), path
        assert ("304" in statuses) is (path.startswith("/v1") and "requestBody" not in operation), path


def test_every_error_is_a_problem(document: dict[str, Any]) -> None:
    """FastAPI's own error schemas are gone; every error is application/problem+json."""
    assert not {"HTTPValidationError", "ValidationError"} & set(document["components"]["schemas"])
    responses = document["components"]["responses"]
    problems = [list(answer["content"]) for name, answer in responses.items() if name.startswith("Problem")]
    assert problems
    assert all(media_types == ["application/problem+json"] for media_types in problems)


def test_each_success_has_one_media_type(document: dict[str, Any]) -> None:
    """A path answers in one media type, so that an SDK knows what it gets."""
    assert {len(operation["responses"]["200"]["content"]) for _, operation in operations(document)} == {1}


def test_answers_of_the_corpus_document_their_headers(document: dict[str, Any]) -> None:
    """The revision is documented for the corpus, ETag for what has a URL of its own, Link for what has pages.

    The pages of the plain page of a search are linked in it.
    """
    for path, operation in operations(document):
        headers = operation["responses"]["200"].get("headers", {})
        assert ("X-Corpus-Revision" in headers) is path.startswith("/v1"), path
        assert ("ETag" in headers) is (path.startswith("/v1") and "requestBody" not in operation), path
        takes_cursor = any(parameter["name"] == "cursor" for parameter in operation.get("parameters", []))
        pages = takes_cursor and path != "/v1/sections.html"
        assert not pages or headers["Link"] == {"$ref": "#/components/headers/Link"}, path


def test_optional_parameters_do_not_offer_null(document: dict[str, Any]) -> None:
    """No query parameter's schema offers null, which no URL can say."""
    schemas = {
        (path, parameter["name"]): str(parameter["schema"])
        for path, operation in operations(document)
        for parameter in operation.get("parameters", [])
    }
    assert schemas
    assert [place for place, schema in schemas.items() if "null" in schema] == []


def test_numbers_in_queries_have_bounds(document: dict[str, Any]) -> None:
    """Every number that a query takes has its least and its greatest value, in the words of JSON Schema."""
    schemas = [
        parameter["schema"] for _, operation in operations(document) for parameter in operation.get("parameters", [])
    ]
    numbers = [item for item in (schema.get("items", schema) for schema in schemas) if item.get("type") == "integer"]
    assert numbers
    assert all({"minimum", "maximum"} <= number.keys() and not {"ge", "le"} & number.keys() for number in numbers)


def test_docs_load_nothing_from_elsewhere(client: TestClient) -> None:
    """The page of Swagger UI refers to our own files only, without inline script, and forbids the rest."""
    page = client.get("/docs")
    sources = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(sources) == 5
    for source in sources:
        assert client.get(f"/{source}").status_code == 200
    assert not re.search(r"<script(?![^>]*src=)|style=|https?://", page.text)
    policy = page.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_docs_find_the_document_behind_a_prefix(client: TestClient) -> None:
    """Swagger UI asks for the document beside its page, wherever a proxy puts both."""
    found = re.search(r'url: "([^"]+)"', client.get("/docs/start.js").text)
    assert found is not None
    assert urljoin("https://eo.example/api/docs", found[1]) == "https://eo.example/api/openapi.json"


@pytest.mark.parametrize("name", docs.ASSETS)
def test_assets_are_what_they_say(client: TestClient, name: str) -> None:
    """Each file of Swagger UI comes with its media type, compressed where accepted."""
    answer = client.get(f"/docs/{name}", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Type"].partition(";")[0] == docs.ASSETS[name]
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.content == client.get(f"/docs/{name}", headers={"Accept-Encoding": "identity"}).content


def test_docs_can_be_switched_off(sqlite_database: str) -> None:
    """Without the docs the document itself is still served."""
    with probe.client(sqlite_database, docs=False) as client:
        statuses = [client.get(path).status_code for path in ("/docs", "/docs/start.js", "/openapi.json")]
    assert statuses == [404, 404, 200]
