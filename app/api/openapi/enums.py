"""The vocabularies of answers, open: what this version knows, and any other string.

A vocabulary may grow within v1, so that a client made from this document must take a value that it does not know. Each
enumeration that an answer has becomes two components: its own name, which is one of the known values or another string,
and `Known…`, which lists them. What is sent to the server stays closed: it refuses a value that it does not know.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

_SCHEMAS = "#/components/schemas/"
_KNOWN = "Known"


def with_open_enums(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with the enumerations of its answers open, and those of its parameters and bodies closed."""
    schemas = document["components"]["schemas"]
    answered = _reached(schemas, [document["components"]["responses"], *_parts(document, answers=True)])
    opened = {name for name in answered if "enum" in schemas[name]}
    closing = {f"{_SCHEMAS}{name}": f"{_SCHEMAS}{_KNOWN}{name}" for name in opened}
    made: dict[str, Any] = {}
    for name, schema in schemas.items():
        made[name] = schema if name in answered else _renamed(schema, closing)
        if name in opened:
            made |= {name: _open(name, schema), f"{_KNOWN}{name}": schema | {"title": f"{_KNOWN}{name}"}}
    components = document["components"] | {"schemas": dict(sorted(made.items()))}
    return document | {"paths": _closed(document["paths"], closing), "components": components}


def with_listed_enums(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document with its open enumerations told as strings that list what is known (`x-extensible-enum`).

    Generators for languages without unions of types make a wrapper of each choice; a string they make a string.
    """
    schemas = document["components"]["schemas"]
    made = {name: _listed(name, schema, schemas) if is_open(schema) else schema for name, schema in schemas.items()}
    return {**document, "components": document["components"] | {"schemas": made}}


def is_open(schema: dict[str, Any]) -> bool:
    """Whether a schema is that of an open enumeration."""
    first: str = schema.get("anyOf", [{}])[0].get("$ref", "")
    return first.startswith(f"{_SCHEMAS}{_KNOWN}")


def _open(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    either = [{"$ref": f"{_SCHEMAS}{_KNOWN}{name}"}, {"type": "string"}]
    return {**{key: schema[key] for key in ("title", "description") if key in schema}, "anyOf": either}


def _listed(name: str, schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**rest, "type": "string", "x-extensible-enum": schemas[f"{_KNOWN}{name}"]["enum"]}


def _parts(document: dict[str, Any], *, answers: bool) -> Iterator[Any]:
    """What operations answer, or else what is sent to them."""
    for operations in document["paths"].values():
        for operation in operations.values():
            yield from (part for key, part in operation.items() if (key == "responses") is answers)


def _reached(schemas: dict[str, Any], roots: list[Any]) -> set[str]:
    """The names of the schemas that these refer to, directly or by others."""
    found: set[str] = set()
    new = {name for root in roots for name in _referred(root)}
    while new:
        found |= new
        new = {name for each in new for name in _referred(schemas[each])} - found
    return found


def _referred(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        target = node.get("$ref", "")
        if isinstance(target, str) and target.startswith(_SCHEMAS):
            yield target.removeprefix(_SCHEMAS)
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _referred(each)


def _closed(paths: dict[str, Any], closing: dict[str, str]) -> dict[str, Any]:
    def closed(operation: dict[str, Any]) -> dict[str, Any]:
        return {key: part if key == "responses" else _renamed(part, closing) for key, part in operation.items()}

    return _each(paths, lambda operations: _each(operations, closed))


def _each(given: dict[str, Any], change: Callable[[Any], Any]) -> dict[str, Any]:
    return {key: change(value) for key, value in given.items()}


def _renamed(node: Any, names: dict[str, str]) -> Any:
    """Return the node with references to these names replaced."""
    if isinstance(node, list):
        return [_renamed(each, names) for each in node]
    if not isinstance(node, dict):
        return node
    made = _each(node, lambda value: _renamed(value, names))
    return made | {"$ref": names.get(node["$ref"], node["$ref"])} if "$ref" in node else made
