"""The OpenAPI document as the pages of the reference show it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.site.guide import markup, phrase
from app.site.reference.kinds import Kind, Schema, component, kind_of, limits_of, values_of

OBJECTS = "objects"
"""The page of all objects, beside those of the tags."""
_LONGEST = 4_000
"""So many characters of an example are shown; the rest is what the operation answers."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an object, or a parameter.

    Attributes:
        name: of it.
        kind: what it is.
        description: as HTML.
        values: that it is known to have.
        limits: what is asked of a value.
    """

    name: str
    kind: Kind
    description: str
    values: Sequence[str]
    limits: Sequence[str]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation.

    Attributes:
        field: what it takes.
        place: "path" or "query".
        required: whether it has to be given.
        default: what holds where it is not, or None.
        example: how it is given, or None.
    """

    field: Field
    place: str
    required: bool
    default: str | None
    example: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered with one status.

    Attributes:
        status: of HTTP.
        description: as HTML.
        media_type: of the body, or None without one.
        kind: of the body.
        example: of the body, shortened where it is long; or None.
    """

    status: str
    description: str
    media_type: str | None
    kind: Kind
    example: str | None


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation.

    Attributes:
        id: its operationId, which is its anchor.
        method: GET or POST.
        path: with its parameters in braces.
        tag: its page.
        summary: in one sentence, as HTML.
        description: the rest, likewise.
        parameters: in their order.
        body: what is sent with it, or None.
        answers: by status, what is asked for first.
        fields: of the object that it answers, none where it answers no object.
    """

    id: str
    method: str
    path: str
    tag: str
    summary: str
    description: str
    parameters: Sequence[Parameter]
    body: Kind | None
    answers: Sequence[Answer]
    fields: Sequence[Field]


@dataclass(frozen=True, slots=True)
class Object:
    """An object that answers have, or a word of theirs.

    Attributes:
        name: which is its anchor.
        description: as HTML.
        fields: none of a word.
        kind: what it is, where it has no fields.
        values: that a word is known to have.
    """

    name: str
    description: str
    fields: Sequence[Field]
    kind: Kind
    values: Sequence[str]


@dataclass(frozen=True, slots=True)
class Reference:
    """All of it.

    Attributes:
        tags: the operations of each.
        said: what is said of each tag, as HTML.
        objects: by name.
    """

    tags: Mapping[str, Sequence[Operation]]
    said: Mapping[str, str]
    objects: Sequence[Object]


@lru_cache(maxsize=2)
def read(document: bytes) -> Reference:
    """Return what an OpenAPI document says."""
    made: dict[str, Any] = json.loads(document)
    tags: dict[str, list[Operation]] = {}
    for operation in _operations(made):
        tags.setdefault(operation.tag, []).append(operation)
    said = {each["name"]: markup(each.get("description", "")) for each in made.get("tags", ())}
    return Reference(tags, said, [_object(name, schema) for name, schema in made["components"]["schemas"].items()])


def _operations(document: Mapping[str, Any]) -> Iterable[Operation]:
    for path, methods in document["paths"].items():
        for method, said in methods.items():
            answers = [_answer(document, status, answer) for status, answer in said["responses"].items()]
            yield Operation(
                id=said["operationId"],
                method=method.upper(),
                path=path,
                tag=next(iter(said.get("tags", ())), "other"),
                summary=phrase(said.get("summary", "")),
                description=markup(said.get("description", "")),
                parameters=[_parameter(resolved(document, each)) for each in said.get("parameters", ())],
                body=_body(said),
                answers=answers,
                fields=_answered(document, said),
            )


def resolved(document: Mapping[str, Any], said: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a reference into the components leads to; what is none as it is."""
    found: Mapping[str, Any] = said
    for step in said.get("$ref", "").removeprefix("#/").split("/") if "$ref" in said else ():
        found = document[step] if found is said else found[step]
    return found


def _parameter(said: Mapping[str, Any]) -> Parameter:
    schema = said.get("schema", {})
    default = schema.get("default")
    return Parameter(
        field=_field(said["name"], schema, said.get("description", "")),
        place=said["in"],
        required=said.get("required", False),
        default=None if default is None else _shown(default),
        example=_given(said) or _given(schema | {"name": said["name"], "in": said["in"]}),
    )


def _given(said: Mapping[str, Any]) -> str | None:
    """The example of a parameter as it is given: "year=2024&year=2025" in the query, the value alone in the path."""
    value = _first_example(said)
    values = value if isinstance(value, list) else [value]
    if value is None:
        return None
    name = f"{said['name']}=" if said["in"] == "query" else ""
    return "&".join(f"{name}{_shown(each)}" for each in values)


def _field(name: str, schema: Schema, description: str = "") -> Field:
    said = description or schema.get("description", "")
    return Field(name, kind_of(schema), markup(said), values_of(schema), limits_of(schema))


def _fields(schema: Schema) -> list[Field]:
    return [_field(name, each) for name, each in schema.get("properties", {}).items()]


def _object(name: str, schema: Schema) -> Object:
    return Object(name, markup(schema.get("description", "")), _fields(schema), kind_of(schema), values_of(schema))


def _body(said: Mapping[str, Any]) -> Kind | None:
    taken = said.get("requestBody", {}).get("content", {})
    return next((kind_of(each.get("schema", {})) for each in taken.values()), None)


def _answer(document: Mapping[str, Any], status: str, said: Mapping[str, Any]) -> Answer:
    answer = resolved(document, said)
    bodies: Mapping[str, Any] = answer.get("content", {})
    media_type = next(iter(bodies), None)
    content = {} if media_type is None else bodies[media_type]
    kind = kind_of(content.get("schema", {})) if content.get("schema") else []
    return Answer(status, markup(answer["description"]), media_type, kind, _example(content))


def _answered(document: Mapping[str, Any], said: Mapping[str, Any]) -> list[Field]:
    """The fields of the object that is answered when all went well."""
    content = resolved(document, said["responses"].get("200", {})).get("content", {})
    name = component(content.get("application/json", {}).get("schema", {}))
    return [] if name is None else _fields(document["components"]["schemas"][name])


def _example(said: Mapping[str, Any]) -> str | None:
    value = _first_example(said)
    return None if value is None else _shown(value)


def _first_example(said: Mapping[str, Any]) -> Any:
    """The first example of a parameter, a body or a schema: those of OpenAPI have names, those of JSON Schema none."""
    if "example" in said:
        return said["example"]
    examples = said.get("examples") or ()
    first = next(iter(examples.values() if isinstance(examples, Mapping) else examples), None)
    return first["value"] if isinstance(first, Mapping) and "value" in first else first


def _shown(value: Any) -> str:
    """A value as text, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, indent=1, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(chr(10))[0]}\n…"
