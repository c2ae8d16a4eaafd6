"""Nothing of the document is left without a word: what it means, in which unit, and when it is null."""

from collections.abc import Iterator
from typing import Any

import pytest

Place = tuple[str, dict[str, Any]]
"""Where in the document something stands, and what stands there."""


def operations(document: dict[str, Any]) -> Iterator[Place]:
    """Every operation by its id."""
    for methods in document["paths"].values():
        for operation in methods.values():
            yield operation["operationId"], operation


def parameters(document: dict[str, Any]) -> Iterator[Place]:
    """Every parameter of every operation."""
    for id_, operation in operations(document):
        for parameter in operation.get("parameters", ()):
            yield f"{id_} {parameter['name']}", parameter


def responses(document: dict[str, Any]) -> Iterator[Place]:
    """Every answer of every operation, and those that they share."""
    for id_, operation in operations(document):
        for status, answer in operation["responses"].items():
            if "$ref" not in answer:
                yield f"{id_} {status}", answer
    yield from document["components"]["responses"].items()


def schemas(document: dict[str, Any]) -> Iterator[Place]:
    """Every named schema."""
    yield from document["components"]["schemas"].items()


def fields(document: dict[str, Any]) -> Iterator[Place]:
    """Every field of every object, wherever in the document the object is described."""
    yield from _fields("", document)


def _fields(place: str, node: Any) -> Iterator[Place]:
    if isinstance(node, dict):
        properties = node.get("properties")
        if isinstance(properties, dict) and node.get("type") == "object":
            yield from ((f"{place} {name}", field) for name, field in properties.items())
        for key, inner in node.items():
            if key not in ("example", "examples", "value"):
                yield from _fields(f"{place}/{key}", inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _fields(place, inner)


def headers(document: dict[str, Any]) -> Iterator[Place]:
    """Every header field."""
    yield from document["components"]["headers"].items()


def tags(document: dict[str, Any]) -> Iterator[Place]:
    """Every tag."""
    return ((tag["name"], tag) for tag in document["tags"])


@pytest.mark.parametrize("things", [operations, parameters, responses, schemas, fields, headers, tags])
def test_everything_is_described(document: dict[str, Any], things: Any) -> None:
    """Each operation, parameter, answer, schema, field, header and tag has a description."""
    found = list(things(document))
    assert len(found) > 5
    assert [place for place, thing in found if not thing.get("description", "").strip()] == []


def test_tags_are_resources_that_are_used(document: dict[str, Any]) -> None:
    """Each operation belongs to one resource, and each resource that is described has operations."""
    used = [operation["tags"] for _, operation in operations(document)]
    assert all(len(names) == 1 for names in used)
    assert {name for names in used for name in names} == {name for name, _ in tags(document)}


def test_descriptions_are_sentences(document: dict[str, Any]) -> None:
    """A description says more than the name, and ends."""
    said = [(place, thing["description"]) for place, thing in (*parameters(document), *fields(document))]
    assert len(said) > 1_000
    assert [place for place, words in said if len(words) < 4 or words[-1] not in '.”")'] == []


def test_operations_have_a_summary_of_their_own(document: dict[str, Any]) -> None:
    """No two operations are told in one line by the same words."""
    summaries = [operation["summary"] for _, operation in operations(document)]
    assert len(set(summaries)) == len(summaries)
    assert [summary for summary in summaries if len(summary) > 120] == []


def test_what_may_be_null_says_when(document: dict[str, Any]) -> None:
    """A field that may be null tells in which case it is."""
    nullable = [(place, field) for place, field in fields(document) if _is_nullable(field)]
    assert len(nullable) > 200
    assert [place for place, field in nullable if not _tells(field["description"])] == []


def _is_nullable(field: dict[str, Any]) -> bool:
    alternatives = [*field.get("anyOf", ()), *field.get("oneOf", ())]
    return "null" in field.get("type", ()) or {"type": "null"} in alternatives


def _tells(words: str) -> bool:
    return any(word in words.lower() for word in ("null", "absent"))
