"""What the document says of parameters and fields that say nothing of their own: what their type says.

A text stands in one place. A field of which there is more to say than of its type says it itself, as one must that may
be null: only the field knows when.
"""

from collections.abc import Iterator
from typing import Any


def describe(document: dict[str, Any]) -> None:
    """Describe each parameter, answer and field that is not described yet by its type, in place."""
    schemas = document["components"]["schemas"]
    for operation in _operations(document):
        for parameter in operation.get("parameters", ()):
            _describe(parameter, _said(parameter["schema"], schemas))
        for body in (operation["responses"]["200"], operation.get("requestBody", {"content": {}})):
            for content in body["content"].values():
                body["description"] = _said(content["schema"], schemas) or f"{operation['summary']}."
    for schema in schemas.values():
        for field in schema.get("properties", {}).values():
            _describe(field, _said(field, schemas))


def _operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (operation for operations in document["paths"].values() for operation in operations.values())


def _describe(described: dict[str, Any], said: str | None) -> None:
    if said is not None:
        described.setdefault("description", said)


def _said(schema: dict[str, Any], schemas: dict[str, Any]) -> str | None:
    """What a schema says of itself, or the one that it refers to, be it for each item of an array."""
    referred = schemas.get(schema.get("$ref", "").rpartition("/")[2], {})
    said: str | None = schema.get("description") or referred.get("description")
    return said or (_said(schema["items"], schemas) if isinstance(schema.get("items"), dict) else None)
