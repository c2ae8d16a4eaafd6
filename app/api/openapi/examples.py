"""An example of each operation: a request, and the answer that it gets of the sample corpus.

They stand in `examples.json` beside this module, one row an operation. `python -m tests.golden` writes the answers
anew, and a test asks each request and compares. What an ingest or a publish dates bears one made-up instant, and a
refusal, which is the example of what the sample has none of, one made-up id.
"""

import json
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from importlib import resources
from typing import Any
from urllib.parse import parse_qsl

FILE = "examples.json"


@lru_cache(maxsize=1)
def examples() -> Mapping[str, dict[str, Any]]:
    """Return the rows by operationId.

    Each has `url`, `answer` (None of one that is too long), `sent` where a body is sent, `status` where it is not 200.
    """
    rows: dict[str, dict[str, Any]] = json.loads((resources.files(__package__) / FILE).read_text("utf-8"))
    return rows


def with_examples(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with an example of each answer, and of each parameter; its operations change in place."""
    shown = {}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            row = examples().get(operation["operationId"])
            for parameter in operation.get("parameters", ()):
                _show_parameter(parameter, path, row, document["components"]["schemas"])
            if row is not None:
                shown[operation["operationId"]] = _answer(method, row)
                _show_answer(operation, row, document["components"]["responses"])
    return document | {"components": document["components"] | {"examples": shown}}


def _answer(method: str, row: dict[str, Any]) -> dict[str, Any]:
    """A named example; of one that is too long to stand here the request, which whoever has the sample can send.

    No `externalValue`: generators that read the document from a file look for its address among their files.
    """
    summary = f"{method.upper()} {row['url']}"
    if row["answer"] is None:
        return {"summary": summary, "description": "The answer is too long to stand here; the summary is its request."}
    return {"summary": summary, "value": row["answer"]}


def _show_answer(operation: dict[str, Any], row: dict[str, Any], shared: Mapping[str, Any]) -> None:
    """Put the example to the answer of its status; one that operations share becomes the operation's own."""
    name, status = operation["operationId"], str(row.get("status", 200))
    answer = operation["responses"][status]
    if "$ref" in answer:
        answer = deepcopy(shared[answer["$ref"].rpartition("/")[2]])
        operation["responses"][status] = answer
    for content in answer["content"].values():
        content["examples"] = {name: {"$ref": f"#/components/examples/{name}"}}
    if "sent" in row:
        for content in operation["requestBody"]["content"].values():
            content["example"] = row["sent"]


def _show_parameter(
    parameter: dict[str, Any], path: str, row: dict[str, Any] | None, schemas: Mapping[str, Any]
) -> None:
    """The value that the example request has, or else one that its type gives."""
    asked = None if row is None else _asked(parameter, path, row["url"])
    value = _typical(parameter["schema"], schemas) if asked is None else asked
    if value is not None:
        parameter["example"] = value


def _asked(parameter: dict[str, Any], path: str, url: str) -> Any:
    """The value of a parameter in a request, as its type is; None where it has none."""
    asked, _, query = url.partition("?")
    if parameter["in"] == "path":
        return _in_path(parameter["name"], path, asked)
    values = [value for name, value in parse_qsl(query) if name == parameter["name"]]
    if not values:
        return None
    schema = parameter["schema"]
    read = [_read(value, schema.get("items", schema)) for value in values]
    return read if schema.get("type") == "array" else read[0]


def _in_path(name: str, path: str, asked: str) -> str | None:
    """What stands in a request's path for a name of the template, between what the template has around it."""
    for template, segment in zip(path.split("/"), asked.split("/"), strict=True):
        before, found, after = template.partition(f"{{{name}}}")
        if found:
            return segment.removeprefix(before).removesuffix(after)
    return None


def _read(value: str, schema: dict[str, Any]) -> Any:
    return json.loads(value) if schema.get("type") in ("boolean", "integer") else value


def _typical(schema: dict[str, Any], schemas: Mapping[str, Any]) -> Any:
    """A value of a type: its default, its first example, its first value; one in a list, of an array."""
    if "$ref" in schema:
        return _typical(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if schema.get("type") == "boolean":
        return True
    for told in (
        [schema["default"]] if "default" in schema else [],
        schema.get("examples", []),
        schema.get("enum", []),
    ):
        if told:
            return told[0]
    if "items" in schema:
        one = _typical(schema["items"], schemas)
        return None if one is None else [one]
    return None
