"""What the document says of parameters and fields that say nothing of their own: what their type says.

A text stands in one place. A field of which there is more to say than of its type says it itself, as one must that may
be null: only the field knows when.
"""

from collections.abc import Iterator
from typing import Any


def describe(document: dict[str, Any]) -> None:
    """Describe each parameter and each field that is not described yet by its type, in place."""
    schemas = document["components"]["schemas"]
    for parameter in _parameters(document):
        _describe(parameter, _said(parameter["schema"], schemas))
    for schema in schemas.values():
        for field in schema.get("properties", {}).values():
            _describe(field, _said(field, schemas))


def _parameters(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for operations in document["paths"].values():
        for operation in operations.values():
            yield from operation.get("parameters", ())


def _describe(described: dict[str, Any], said: str | None) -> None:
    if said is not None:
        described.setdefault("description", said)


def _said(schema: dict[str, Any], schemas: dict[str, Any]) -> str | None:
    """What a schema says of itself, or the one that it refers to, be it for each item of an array."""
    referred = schemas.get(schema.get("$ref", "").rpartition("/")[2], {})
    said: str | None = schema.get("description") or referred.get("description")
    return said or (_said(schema["items"], schemas) if isinstance(schema.get("items"), dict) else None)
