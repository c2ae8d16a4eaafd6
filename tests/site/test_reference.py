"""The reference: what the OpenAPI document says, for reading."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from app.site.reference import OBJECTS
from app.site.reference.kinds import kind_of, limits_of, values_of
from app.site.reference.reading import read as reference_of
from tests.site.reading import Page, own, read


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of the sample; what is asked here asks no database."""
    with TestClient(create_app(Settings(database_url=sqlite_database))) as made:
        yield made


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    """The OpenAPI document."""
    made: dict[str, Any] = client.get("/openapi.json").json()
    return made


@pytest.fixture(scope="module")
def pages(client: TestClient, document: dict[str, Any]) -> dict[str, Page]:
    """Every page of the reference, by its address."""
    tags = {operation["tags"][0] for methods in document["paths"].values() for operation in methods.values()}
    assert OBJECTS not in tags
    paths = ["/docs/reference", *(f"/docs/reference/{tag}" for tag in (OBJECTS, *sorted(tags)))]
    return {path: read(client, path) for path in paths}


def test_every_operation_has_its_place(pages: dict[str, Page], document: dict[str, Any]) -> None:
    """Each operation stands on the page of its tag, at the anchor of its operationId, with its parameters by name."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            page = pages[f"/docs/reference/{operation['tags'][0]}"]
            (place,) = page.find(f"section#{operation['operationId']}")
            words = " ".join(place.text_content().split())
            assert f"{method.upper()} {path}" in words
            assert operation["summary"].replace("`", "") in words
            names = [
                each.text_content()
                for each in place.cssselect("h3:contains('Parameters') + dl > dt > code:first-child")
            ]
            assert names == [each["name"] for each in operation.get("parameters", ())]


def test_every_object_has_its_place(pages: dict[str, Page], document: dict[str, Any]) -> None:
    """Each schema stands on the page of objects, at an anchor that is its name, with its fields by name."""
    page = pages[f"/docs/reference/{OBJECTS}"]
    for name, schema in document["components"]["schemas"].items():
        (place,) = page.find(f"section#{name}")
        fields = [each.text_content() for each in place.cssselect("dl.fields > dt > code")]
        assert fields == list(schema.get("properties", ()))


def test_no_link_is_broken(client: TestClient, pages: dict[str, Page]) -> None:
    """Every link between these pages leads to a place that is there; what else they link is answered."""
    broken, known = [], dict.fromkeys(pages, 200)
    for path, page in pages.items():
        for target, fragment in set(filter(None, map(own, page.hrefs()))):
            if target not in known:
                known[target] = client.get(target, headers={"Accept": "text/html,*/*;q=0.8"}).status_code
            if known[target] != 200 or (target in pages and fragment and fragment not in pages[target].anchors()):
                broken.append(f"{path} -> {target}#{fragment}")
    assert broken == []


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"$ref": "#/components/schemas/Order"}, "Order"),
        ({"type": "array", "items": {"$ref": "#/components/schemas/Order"}}, "list of Order"),
        ({"anyOf": [{"type": "null"}, {"type": "string", "format": "date"}]}, "string (date) or null"),
        ({"anyOf": [{"type": "string"}, {"type": "string"}]}, "string"),
        ({"type": ["string", "null"]}, "string or null"),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, "object of integer"),
        ({"const": "Feature"}, '"Feature"'),
        ({}, "anything"),
    ],
)
def test_a_kind_is_said_in_words(schema: dict[str, Any], said: str) -> None:
    """What a schema takes is said in words, null last."""
    assert "".join(word.text for word in kind_of(schema)) == said


def test_values_and_limits_are_found_in_choices() -> None:
    """Known values of an open or a closed word are told, and bounds, also of what is within a choice."""
    schema = {"anyOf": [{"enum": ["a", "b"]}, {"x-extensible-enum": ["b", "c"]}, {"minimum": 0, "maximum": 9}]}
    assert values_of(schema) == ["a", "b", "c"]
    assert limits_of(schema) == ["at least 0", "at most 9"]


def test_examples_are_shown() -> None:
    """An example of a parameter and one of a body are told, in each of the three ways to give them."""
    answer = {"description": "Good", "content": {"application/json": {"examples": {"one": {"value": {"a": 1}}}}}}
    said = {
        "operationId": "getIt",
        "parameters": [
            {"name": "x", "in": "query", "schema": {"type": "string", "examples": ["seen"]}},
            {"name": "y", "in": "query", "example": [5, 6], "schema": {"type": "integer", "default": 3}},
        ],
        "responses": {"200": answer},
    }
    made = reference_of(_json({"paths": {"/it": {"get": said}}, "components": {"schemas": {}}}))
    ((operation,),) = made.tags.values()
    assert [(each.example, each.default) for each in operation.parameters] == [("x=seen", None), ("y=5&y=6", "3")]
    assert operation.answers[0].example == '{\n "a": 1\n}'


def _json(value: object) -> bytes:

    return json.dumps(value).encode()
