"""The document in the words of OpenAPI 3.0.3."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openapi_spec_validator import OpenAPIV30SpecValidator

from app.api.openapi.older import downgraded, schema_of_3_0

CASES: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
    ({"type": ["string", "null"]}, {"type": "string", "nullable": True}),
    ({"type": ["string", "integer"]}, {"anyOf": [{"type": "string"}, {"type": "integer"}]}),
    (
        {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
        {"type": "string", "format": "date", "nullable": True},
    ),
    (
        {"anyOf": [{"$ref": "#/components/schemas/A"}, {"type": "null"}], "description": "D."},
        {"allOf": [{"$ref": "#/components/schemas/A"}], "description": "D.", "nullable": True},
    ),
    (
        {"oneOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]},
        {"oneOf": [{"type": "string"}, {"type": "integer"}], "nullable": True},
    ),
    ({"type": ["string", "null"], "enum": ["a"]}, {"type": "string", "enum": ["a", None], "nullable": True}),
    ({"type": "string", "const": "alive"}, {"type": "string", "enum": ["alive"]}),
    ({"type": "number", "exclusiveMinimum": 0}, {"type": "number", "minimum": 0, "exclusiveMinimum": True}),
    ({"type": "string", "examples": ["a", "b"]}, {"type": "string", "example": "a"}),
    (
        {"$ref": "#/components/schemas/A", "description": "D."},
        {"allOf": [{"$ref": "#/components/schemas/A"}], "description": "D."},
    ),
    ({"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/A"}),
    (
        {"type": "object", "properties": {"const": {"type": ["integer", "null"]}, "examples": {"type": "string"}}},
        {
            "type": "object",
            "properties": {"const": {"type": "integer", "nullable": True}, "examples": {"type": "string"}},
        },
    ),
    (
        {"type": "array", "items": {"type": ["string", "null"]}},
        {"type": "array", "items": {"type": "string", "nullable": True}},
    ),
)


@pytest.fixture(scope="module")
def older(served: TestClient) -> dict[str, Any]:
    """The document as it is served."""
    made: dict[str, Any] = served.get("/openapi-3.0.json").json()
    return made


@pytest.mark.parametrize(("newer", "expected"), CASES)
def test_schemas_say_the_same_in_the_older_dialect(newer: dict[str, Any], expected: dict[str, Any]) -> None:
    """Each thing that the dialects say differently is said as OpenAPI 3.0.3 does, at any depth."""
    assert schema_of_3_0(newer) == expected


def test_document_is_valid(older: dict[str, Any]) -> None:
    """The document is OpenAPI 3.0.3 to the letter."""
    assert older["openapi"] == "3.0.3"
    assert list(OpenAPIV30SpecValidator(older).iter_errors()) == []


def test_nullable_stands_beside_a_type(older: dict[str, Any]) -> None:
    """What may be null has its type beside it, without which OpenAPI 3.0.3 gives `nullable` no meaning."""
    nullable = list(_nullable(older["components"]["schemas"]))
    assert len(nullable) > 100
    assert [schema for schema in nullable if "type" not in schema] == []
    assert {schema["type"] for schema in nullable if "allOf" in schema} == {"object", "string"}


def _nullable(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("nullable") is True:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _nullable(each)


def test_nothing_is_lost(document: dict[str, Any], older: dict[str, Any]) -> None:
    """It has the operations, parameters, answers, schemas and fields of the newer one, under the same names.

    Lists of known values that answers alone refer to are in the vocabularies themselves.
    """
    before, after = _names(document), _names(older)
    gone = set(before[1]) - set(after[1])
    assert {name for name in gone if not name.startswith("Known")} == set()
    assert after[0] == before[0]
    assert after[1] == {name: fields for name, fields in before[1].items() if name not in gone}


def _names(document: dict[str, Any]) -> list[Any]:
    operations = [
        (path, method, operation["operationId"], [p["name"] for p in operation.get("parameters", ())],
         sorted(operation["responses"]))
        for path, methods in document["paths"].items() for method, operation in methods.items()
    ]  # fmt: skip
    schemas = {name: list(schema.get("properties", ())) for name, schema in document["components"]["schemas"].items()}
    return [operations, schemas]


def test_newer_one_stays_as_it_is(document: dict[str, Any]) -> None:
    """Making the older document changes nothing of the newer one."""
    before = str(document)
    downgraded(document)
    assert str(document) == before
    assert document["openapi"].startswith("3.1")


def test_only_the_words_of_3_0_are_left(older: dict[str, Any]) -> None:
    """No keyword of JSON Schema is there that OpenAPI 3.0.3 does not know."""
    unknown = {"const", "examples", "prefixItems", "$defs", "patternProperties", "propertyNames", "contentMediaType"}
    found = [(name, key) for name, schema in older["components"]["schemas"].items() for key in unknown & set(schema)]
    assert found == []
    assert "'null'" not in str(older["components"]["schemas"])


@pytest.mark.parametrize("path", ["/openapi.json", "/openapi-3.0.json"])
def test_documents_are_kept_by_their_tag(served: TestClient, path: str) -> None:
    """Both documents have an ETag of their bytes, and who has them gets 304; those of other bytes have others."""
    whole = served.get(path, headers={"Accept-Encoding": "identity"})
    packed = served.get(path, headers={"Accept-Encoding": "gzip"})
    assert whole.json() == packed.json()
    assert whole.headers["ETag"] != packed.headers["ETag"]
    again = served.get(path, headers={"If-None-Match": whole.headers["ETag"], "Accept-Encoding": "identity"})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", whole.headers["ETag"])
    assert served.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
