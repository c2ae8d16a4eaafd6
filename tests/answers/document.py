"""What the OpenAPI document says may be asked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]

SOME = "*"
"""Stands for the name of any query parameter."""

_CODE = re.compile(r"`([a-z]+(?:-[a-z]+)*)`: ")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter.

    Attributes:
        place: "path" or "query".
        many: whether it may be repeated.
        schema: of one value.
    """

    name: str
    place: str
    required: bool
    many: bool
    schema: Schema


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: all of them are GET."""

    name: str
    path: str
    parameters: tuple[Parameter, ...]

    def placed(self, place: str) -> tuple[Parameter, ...]:
        """Its parameters in the path or in the query."""
        return tuple(parameter for parameter in self.parameters if parameter.place == place)

    def takes(self, name: str) -> bool:
        """Whether it has a query parameter of that name; of any name, if it is SOME."""
        return any(name in (parameter.name, SOME) for parameter in self.placed("query"))

    @property
    def exports(self) -> bool:
        """Whether it gives everything at once, without pages."""
        return self.name.startswith("export")


def operations(document: Schema) -> tuple[Operation, ...]:
    """Every operation of the document, in its order."""
    return tuple(
        Operation(told["operationId"], path, tuple(_parameters(document, told)))
        for path, methods in document["paths"].items()
        for told in methods.values()
    )


def problem_codes(document: Schema) -> list[str]:
    """Every code that the document names among its responses."""
    responses = document["components"]["responses"].values()
    return sorted({code for response in responses for code in _CODE.findall(response["description"])})


def _parameters(document: Schema, told: Schema) -> Iterator[Parameter]:
    """The parameters of an operation, with what their schemas refer to."""
    for parameter in told.get("parameters", ()):
        schema = _resolved(document, parameter["schema"])
        many = schema.get("type") == "array"
        one = _resolved(document, schema["items"]) if many else schema
        yield Parameter(parameter["name"], parameter["in"], parameter.get("required", False), many, one)


def _resolved(document: Schema, schema: Schema) -> Schema:
    """A schema, or what it refers to."""
    if "$ref" not in schema:
        return schema
    name = schema["$ref"].rpartition("/")[2]
    found: Schema = document["components"]["schemas"][name]
    return found
