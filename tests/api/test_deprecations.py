"""Deprecations: told by the answers and the document, from one table."""

from collections.abc import Iterator
from datetime import date

import pytest
from fastapi.testclient import TestClient

from app.api.deprecations import DEPRECATIONS, Deprecation, told
from app.api.urls import This
from app.main import create_app
from app.settings import Settings

TABLE = (
    Deprecation(
        operation="listRelations",
        since=date(2026, 1, 1),
        sunset=date(2027, 7, 1),
        link="/docs/guide/versioning",
        successor="/v2/relations",
    ),
    Deprecation(operation="listReferences", parameter="basis", since=date(2026, 2, 1), link="/docs/guide/versioning"),
    Deprecation(operation="getOrder", since=date(2026, 3, 1), link="/docs/guide/versioning"),
    Deprecation(operation="exportReferencesCsv", since=date(2026, 3, 1), link="/docs/guide/versioning"),
)
"""A whole operation with an end, a parameter without one, an operation whose answers are rendered, and a stream."""
FIELDS = ("Deprecation", "Sunset", "Link")


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of an application in which these are deprecated."""
    settings = Settings(database_url=sqlite_database, public_base_url="https://eo.example", allowed_hosts=("*",))
    with TestClient(create_app(settings, deprecations=TABLE)) as made:
        yield made


def test_operation_says_since_when_and_until_when(client: TestClient) -> None:
    """`Deprecation` is a structured Date, `Sunset` an HTTP date, and three links lead on."""
    headers = client.get("/v1/relations").headers
    assert headers["Deprecation"] == "@1767225600"
    assert headers["Sunset"] == "Thu, 01 Jul 2027 00:00:00 GMT"
    page = "<https://eo.example/docs/guide/versioning>"
    assert headers.get_list("Link")[-3:] == [
        f'{page}; rel="deprecation"; type="text/html"',
        f'{page}; rel="sunset"; type="text/html"',
        '<https://eo.example/v2/relations>; rel="successor-version"',
    ]


def test_parameter_says_so_where_it_is_given(client: TestClient) -> None:
    """Only a request with the parameter is told, beside the link to its next page."""
    without, with_ = client.get("/v1/references?limit=1"), client.get("/v1/references?limit=1&basis=note")
    assert "Deprecation" not in without.headers
    assert (with_.headers["Deprecation"], "Sunset" in with_.headers) == ("@1769904000", False)
    assert 'rel="deprecation"' in with_.headers["Link"]
    assert 'rel="next"' in with_.headers["Link"]


@pytest.mark.parametrize("path", ["/v1/relations", "/v1/orders/14288", "/v1/references?basis=note"])
def test_kept_answers_say_so_too(client: TestClient, path: str) -> None:
    """The answer that memory gives, its 304 and its HEAD say what the first one said."""
    first, second = client.get(path), client.get(path)
    head = client.head(path)
    kept = client.get(path, headers={"If-None-Match": second.headers["ETag"]})
    assert kept.status_code == 304
    assert "Deprecation" in first.headers
    for other in (second, head, kept):
        assert [other.headers.get(field) for field in FIELDS] == [first.headers.get(field) for field in FIELDS]


@pytest.mark.parametrize("path", ["/v1/references.csv", "/v1/orders/1", "/v1/relations?no_such=1"])
def test_streams_and_problems_say_so_too(client: TestClient, path: str) -> None:
    """Whatever the operation answers says that it is deprecated, a refusal as much as a download."""
    assert client.get(path).headers["Deprecation"].startswith("@17")


def test_what_is_rendered_at_the_publish_is_not_sent_past_it(client: TestClient, sqlite_database: str) -> None:
    """What the protocol would answer by itself, out of what the publish rendered, goes through the operation."""
    asked = (b"GET", b"/v1/orders/14288", b"localhost", None, None, None, None)
    with TestClient(create_app(Settings(database_url=sqlite_database))) as plain:
        found = []
        for each in (plain, client):
            each.get("/v1/corpus")
            found.append(each.app.state.hot_path.find(asked))  # type: ignore[attr-defined]  # an ASGI application
    assert [answer is not None for answer in found] == [True, False]


def test_document_marks_them(client: TestClient) -> None:
    """The document has `deprecated: true` and a sentence at the operation or at its parameter, and nowhere else."""
    paths = client.get("/openapi.json").json()["paths"]
    operation = paths["/v1/relations"]["get"]
    assert operation["deprecated"] is True
    assert "Deprecated since 2026-01-01, gone from 2027-07-01 on" in operation["description"]
    listed = paths["/v1/references"]["get"]
    assert [p["name"] for p in listed["parameters"] if p.get("deprecated")] == ["basis"]
    assert "deprecated" not in listed
    marked = [methods for methods in paths.values() if methods.get("get", {}).get("deprecated")]
    assert len(marked) == 3


def test_first_to_go_is_told() -> None:
    """Of an operation and its parameter, the fields are of what is gone first, and the links of both."""
    table = (
        Deprecation(operation="listOrders", since=date(2026, 1, 1), link="/a"),
        Deprecation(operation="listOrders", parameter="q", since=date(2026, 2, 1), sunset=date(2027, 1, 1), link="/b"),
    )
    headers = told(table, "listOrders", This("/v1/orders", "q=x", ""))
    assert headers[0] == (b"deprecation", b"@1769904000")
    assert headers[1][0] == b"sunset"
    assert [value.split(b">")[0] for name, value in headers if name == b"link"] == [b"</b", b"</b", b"</a"]


def test_table_names_what_is_there(sqlite_database: str) -> None:
    """Each row of the table names an operation and a parameter of it, and is gone no sooner than a year later."""
    paths = create_app(Settings(database_url=sqlite_database)).openapi()["paths"]
    operations = {operation["operationId"]: operation for methods in paths.values() for operation in methods.values()}
    for row in (*DEPRECATIONS, TABLE[0], TABLE[1]):
        names = {parameter["name"] for parameter in operations[row.operation].get("parameters", ())}
        assert row.parameter in {None, *names}
        assert row.sunset is None or (row.sunset - row.since).days >= 365
