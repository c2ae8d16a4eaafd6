"""The document for generators that read OpenAPI 3.0 only: the same operations in the words of 3.0.3.

What JSON Schema of 2020-12 says otherwise than the dialect of OpenAPI 3.0.3 ("Schema Object") is rewritten. Nothing is
lost that a client needs: `null` becomes `nullable`, `const` an `enum` of one, the first of several `examples` the one,
and an open vocabulary a string that lists what is known; its `Known…` is there where a parameter takes it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from app.api.openapi.enums import with_listed_enums
from app.api.openapi.pruning import pruned

Schema = dict[str, Any]
_DATA = frozenset({"example", "examples", "default", "value", "enum", "const"})
"""Keys below which is data, not description."""
_NULL = {"type": "null"}


def downgraded(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return an OpenAPI 3.1 document as one of OpenAPI 3.0.3; the given one stays as it is."""
    license_ = {**document["info"]["license"]}
    if identifier := license_.pop("identifier", None):
        license_["url"] = f"https://spdx.org/licenses/{identifier}.html"
    info = {**document["info"], "license": license_}
    made: dict[str, Any] = _described({**with_listed_enums(document), "info": info})
    typed: dict[str, Any] = _typed({**made, "openapi": "3.0.3"}, made["components"]["schemas"])
    return pruned(typed)


def _typed(node: Any, schemas: Mapping[str, Schema]) -> Any:
    """`nullable` counts only beside a `type` (OpenAPI 3.0.3, "nullable"): that of what the schema refers to."""
    if isinstance(node, list):
        return [_typed(each, schemas) for each in node]
    if not isinstance(node, dict):
        return node
    made = {key: value if key in _DATA else _typed(value, schemas) for key, value in node.items()}
    kind = _kind(node, schemas) if node.get("nullable") is True and "type" not in node else None
    return made if kind is None else {"type": kind, **made}


def _kind(schema: Schema, schemas: Mapping[str, Schema]) -> str | None:
    """The type of a schema, or of the last of the choices that it is made of, which is the widest."""
    if "$ref" in schema:
        return _kind(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    parts: list[Schema] = next((schema[key] for key in ("allOf", "anyOf", "oneOf") if key in schema), [])
    kind: str | None = schema.get("type") or (_kind(parts[-1], schemas) if parts else None)
    return kind


def _described(node: Any) -> Any:
    """Any part of the document that is no schema, with the schemas in it rewritten."""
    if isinstance(node, list):
        return [_described(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {key: _part(key, value) for key, value in node.items()}


def _part(key: str, value: Any) -> Any:
    if key in _DATA:
        return value
    if key == "schema":
        return schema_of_3_0(value)
    if key == "schemas":
        return {name: schema_of_3_0(schema) for name, schema in value.items()}
    return _described(value)


def schema_of_3_0(schema: Schema) -> Schema:
    """Return a schema in the dialect of OpenAPI 3.0.3."""
    made = {key: _INNER[key](value) if key in _INNER else value for key, value in schema.items()}
    for rewrite in _REWRITES:
        made = rewrite(made)
    return made


def _each(schemas: Mapping[str, Schema]) -> dict[str, Schema]:
    return {name: schema_of_3_0(schema) for name, schema in schemas.items()}


def _all(schemas: list[Schema]) -> list[Schema]:
    return [schema if schema == _NULL else schema_of_3_0(schema) for schema in schemas]


def _one(schema: Any) -> Any:
    return schema_of_3_0(schema) if isinstance(schema, dict) else schema


_INNER: Mapping[str, Callable[[Any], Any]] = {
    "properties": _each,
    "anyOf": _all,
    "oneOf": _all,
    "allOf": _all,
    "items": _one,
    "not": _one,
    "additionalProperties": _one,
}
"""Where a schema holds others."""


def _null_in_type(schema: Schema) -> Schema:
    """`type: [string, null]` is a nullable string; of several other types each is an alternative."""
    kinds = schema.get("type")
    if not isinstance(kinds, list):
        return schema
    others = [kind for kind in kinds if kind != "null"]
    rest = {key: value for key, value in schema.items() if key != "type"}
    told = {"type": others[0]} if len(others) == 1 else {"anyOf": [{"type": kind} for kind in others]}
    return {**told, **rest} | ({"nullable": True} if len(others) < len(kinds) else {})


def _null_among(schema: Schema) -> Schema:
    """An alternative that is null makes the others nullable; a single other one takes the place of the choice."""
    for key in ("anyOf", "oneOf"):
        if _NULL in schema.get(key, ()):
            others = [each for each in schema[key] if each != _NULL]
            rest = {name: value for name, value in schema.items() if name != key}
            told = others[0] if len(others) == 1 and "$ref" not in others[0] else None
            return {**(told or {("allOf" if len(others) == 1 else key): others}), **rest, "nullable": True}
    return schema


def _null_in_enum(schema: Schema) -> Schema:
    """An enum of a nullable type has null among its values (a clarification of OpenAPI 3.0.3, issue 1977)."""
    return {**schema, "enum": [*schema["enum"], None]} if _lacks_null(schema) else schema


def _lacks_null(schema: Schema) -> bool:
    return bool(schema.get("nullable")) and "enum" in schema and None not in schema["enum"]


def _const(schema: Schema) -> Schema:
    if "const" not in schema:
        return schema
    return {**{key: value for key, value in schema.items() if key != "const"}, "enum": [schema["const"]]}


def _exclusive(schema: Schema) -> Schema:
    """An exclusive bound is a bound, and a flag that it is exclusive."""
    for bound in ("minimum", "maximum"):
        exclusive = f"exclusive{bound.capitalize()}"
        if exclusive in schema:
            schema = {**schema, bound: schema[exclusive], exclusive: True}
    return schema


def _examples(schema: Schema) -> Schema:
    if "examples" not in schema:
        return schema
    rest = {key: value for key, value in schema.items() if key != "examples"}
    return rest | ({"example": schema["examples"][0]} if schema["examples"] else {})


def _referring(schema: Schema) -> Schema:
    """Beside a reference nothing counts, so what is said there stands around it."""
    if "$ref" not in schema or len(schema) == 1:
        return schema
    return {"allOf": [{"$ref": schema["$ref"]}], **{key: value for key, value in schema.items() if key != "$ref"}}


_REWRITES: tuple[Callable[[Schema], Schema], ...] = (
    _null_in_type,
    _null_among,
    _const,
    _null_in_enum,
    _exclusive,
    _examples,
    _referring,
)
"""In this order."""
