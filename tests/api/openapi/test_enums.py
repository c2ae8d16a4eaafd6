"""Enumerations in the OpenAPI document: open where they are answered, closed where they are sent."""

import json
from collections.abc import Iterator
from typing import Any

from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from app.api.openapi.enums import is_open, with_open_enums


def _sent(document: dict[str, Any]) -> Iterator[str]:
    """What each operation is sent, as text."""
    for operations in document["paths"].values():
        for operation in operations.values():
            yield json.dumps({key: part for key, part in operation.items() if key != "responses"})


def test_an_answered_vocabulary_takes_values_from_the_future(document: dict[str, Any]) -> None:
    """A status that this version does not know is valid, and one that is no string is not."""
    schema = {"$ref": "#/components/schemas/OrderStatus", "components": document["components"]}
    validator = Draft202012Validator(schema)
    assert [validator.is_valid(value) for value in ("revoked", "from_the_future", 7, None)] == [
        True,
        True,
        False,
        False,
    ]


def test_the_known_values_are_listed_beside_it(document: dict[str, Any]) -> None:
    """`KnownOrderStatus` has what `OrderStatus` says that it may be, described alike."""
    schemas = document["components"]["schemas"]
    assert "in_force" in schemas["KnownOrderStatus"]["enum"]
    assert schemas["KnownOrderStatus"]["description"] == schemas["OrderStatus"]["description"]


def test_no_answer_has_a_closed_vocabulary(document: dict[str, Any]) -> None:
    """Each enumeration that is no parameter's own is the known part of an open one."""
    schemas = document["components"]["schemas"]
    sent = " ".join(_sent(document))
    closed = [name for name, schema in schemas.items() if "enum" in schema and not name.startswith("Known")]
    assert [name for name in closed if f'/{name}"' not in sent] == []
    assert sum(is_open(schema) for schema in schemas.values()) > 50


def test_a_parameter_stays_closed(document: dict[str, Any]) -> None:
    """What is sent never refers to an open enumeration: the server refuses a value that it does not know."""
    opened = [name for name, schema in document["components"]["schemas"].items() if is_open(schema)]
    assert [name for name in opened for sent in _sent(document) if f'/schemas/{name}"' in sent] == []


def test_a_body_that_is_sent_stays_closed() -> None:
    """A schema that only a request has refers to the known values, by whatever path it gets there."""
    ref, colour = {"$ref": "#/components/schemas/Colour"}, {"type": "string", "enum": ["black"], "title": "Colour"}
    holder = {"properties": {"colour": ref}}
    content = {name: {"schema": {"$ref": f"#/components/schemas/{name}"}} for name in ("Sent", "Answered")}
    operation = {"requestBody": content["Sent"], "responses": {"200": content["Answered"]}}
    made = with_open_enums(
        {
            "paths": {"/": {"post": operation}},
            "components": {"responses": {}, "schemas": {"Answered": holder, "Sent": holder, "Colour": colour}},
        }
    )["components"]["schemas"]
    assert made["Answered"]["properties"]["colour"] == ref
    assert made["Sent"]["properties"]["colour"] == {"$ref": "#/components/schemas/KnownColour"}


def test_the_older_document_lists_what_is_known(served: TestClient) -> None:
    """In OpenAPI 3.0.3 an open vocabulary is a string, for generators that make a wrapper of each choice of types."""
    schemas = served.get("/openapi-3.0.json").json()["components"]["schemas"]
    told = schemas["OrderStatus"]
    assert (told["type"], told["x-extensible-enum"]) == ("string", schemas["KnownOrderStatus"]["enum"])
    assert "anyOf" not in told


def test_objects_of_other_standards_have_names(document: dict[str, Any], served: TestClient) -> None:
    """An order as JSON-LD and a list as JSON Feed are components, whose required keys the answers have."""
    for path, name in (("/v1/orders/{number}.jsonld", "LinkedData"), ("/v1/changes.feed.json", "JsonFeed")):
        (content,) = document["paths"][path]["get"]["responses"]["200"]["content"].values()
        assert content["schema"] == {"$ref": f"#/components/schemas/{name}"}
        answer = served.get(path.format(number="14288")).json()
        validator = Draft202012Validator({**content["schema"], "components": document["components"]})
        assert [error.message for error in validator.iter_errors(answer)] == []
