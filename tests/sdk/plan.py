"""What a generated client is to call: every operation, with the least that it needs, and each optional parameter."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.sdk.before import Request
from tests.sdk.values import BODIES, NEEDED, OPTIONAL_IN_BODIES, optional, referred

Document = dict[str, Any]
Asked = tuple[str, str, list[tuple[str, str]], dict[str, Any]]
"""A method, a path and the parameters behind it, decoded, these sorted, and what of a body is not null."""


@dataclass(frozen=True)
class Call:
    """One call.

    Attributes:
        name: of this call alone.
        operation: the `operationId`.
        tag: the resource that generators sort the operation under.
        arguments: what is given, by the name of the parameter, as JSON has it.
        places: where each of these goes, "path" or "query".
        body: what is sent, or None if nothing is.
        body_model: the name of its type.
        media_type: what is answered.
        model: the name of the type of the answer, "text" or "binary".
        defaults: what a client may send where nothing is given, by the name of the parameter.
    """

    name: str
    operation: str
    tag: str
    method: str
    path: str
    arguments: Mapping[str, Any]
    places: Mapping[str, str]
    body: dict[str, Any] | None
    body_model: str | None
    media_type: str
    model: str
    defaults: Mapping[str, Any]

    def line(self) -> dict[str, Any]:
        """What JSON says of it."""
        return asdict(self)

    def also(self, given: Mapping[str, Any]) -> "Call":
        """The same with further parameters behind the path; the first names it."""
        return replace(
            self,
            name=f"{self.operation}?{next(iter(given))}",
            arguments={**self.arguments, **given},
            places={**self.places, **dict.fromkeys(given, "query")},
        )

    def meant(self) -> Asked:
        """What it shall ask."""
        path = self.path
        for name in (name for name, place in self.places.items() if place == "path"):
            path = path.replace(f"{{{name}}}", self.arguments[name])
        given = {name: self.arguments[name] for name, place in self.places.items() if place == "query"}
        return self.method.upper(), path, sorted(_sent(given)), self.body or {}

    def asked(self, request: Request) -> Asked:
        """What it asked, less the defaults of what was not given."""
        parts = urlsplit(request.target)
        defaults = [pair for pair in _sent(self.defaults) if pair[0] not in self.arguments]
        pairs = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair not in defaults]
        body = json.loads(request.body or b"{}")
        told = {key: value for key, value in body.items() if value is not None}
        return request.method, unquote(parts.path), sorted(pairs), told


def _sent(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each value as a URL has it: one pair each of several, in words that JSON has for a truth value."""
    for name, value in given.items():
        for each in value if isinstance(value, list) else [value]:
            yield name, str(each).lower() if isinstance(each, bool) else str(each)


def calls(document: Document, found: dict[str, str]) -> list[Call]:
    """Every operation of the document, once.

    Args:
        document: the OpenAPI document.
        found: further values of parameters, which are others in each corpus.
    """
    return [
        _call(path, method, operation, NEEDED | found)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    ]


def further(document: Document, least: Sequence[Call]) -> list[Call]:
    """Each optional parameter of every operation, once; `expand`, which has a meaning only with `q`, beside that."""
    schemas = document["components"]["schemas"]
    made = []
    for call in least:
        of_call = document["paths"][call.path][call.method].get("parameters", ())
        free = [(each["name"], each["schema"]) for each in of_call if not each.get("required")]
        values = {name: optional(name, schema, schemas) for name, schema in free}
        for name, value in values.items():
            beside = {"q": values["q"]} if name == "expand" and "q" in values else {}
            made.append(call.also({name: value, **beside}))
        for name, value in OPTIONAL_IN_BODIES.get(call.operation, {}).items():
            body = {**(call.body or {}), name: value}
            made.append(replace(call, name=f"{call.operation}?{name}", body=body))
    return made


def _call(path: str, method: str, operation: Document, values: dict[str, str]) -> Call:
    name = operation["operationId"]
    parameters = operation.get("parameters", ())
    needed = [each for each in parameters if each.get("required")]
    ((media_type, answer),) = operation["responses"]["200"]["content"].items()
    sent = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    return Call(
        name=name,
        operation=name,
        tag=operation["tags"][0],
        method=method,
        path=path,
        arguments={each["name"]: values.get(f"{name} {each['name']}") or values[each["name"]] for each in needed},
        places={each["name"]: each["in"] for each in needed},
        body=BODIES[name] if sent else None,
        body_model=referred(sent["schema"]) if sent else None,
        media_type=media_type,
        model=_model(answer["schema"]),
        defaults={each["name"]: each["schema"]["default"] for each in parameters if "default" in each["schema"]},
    )


def _model(schema: Document) -> str:
    if schema.get("type") != "string":
        return referred(schema)
    return "binary" if schema.get("format") == "binary" else "text"
