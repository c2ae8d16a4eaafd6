"""What a JSON Schema takes, in words for people: "list of OrderSummary", "string (date) or null"."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]

_COMPONENT = "#/components/schemas/"
_EITHER = ("anyOf", "oneOf", "allOf")
_LIMITS: Mapping[str, str] = {
    "minimum": "at least {}", "exclusiveMinimum": "more than {}", "maximum": "at most {}",
    "exclusiveMaximum": "less than {}", "minLength": "at least {} characters", "maxLength": "at most {} characters",
    "minItems": "at least {} items", "maxItems": "at most {} items", "pattern": "as {}",
}  # fmt: skip
"""What a limit of JSON Schema says, by its keyword."""


@dataclass(frozen=True, slots=True)
class Word:
    """A part of a kind.

    Attributes:
        text: as it is read.
        component: the object that it names, or None.
    """

    text: str
    component: str | None = None


Kind = Sequence[Word]
"""What is taken, word by word."""


def kind_of(schema: Schema) -> Kind:
    """Return what a schema takes; "anything" where it does not say."""
    if name := component(schema):
        return [Word(name, name)]
    for key in _EITHER:
        if key in schema:
            return _either([kind_of(each) for each in schema[key]])
    if "const" in schema:
        return [Word(json.dumps(schema["const"]))]
    if schema.get("type") == "array":
        return [Word("list of "), *kind_of(schema.get("items", {}))]
    if isinstance(schema.get("additionalProperties"), Mapping):
        return [Word("object of "), *kind_of(schema["additionalProperties"])]
    return [Word(_plain(schema))]


def component(schema: Schema) -> str | None:
    """Return the name of the object that a schema leads to, None where it leads to none."""
    reference: str = schema.get("$ref", "")
    return reference.removeprefix(_COMPONENT) if reference.startswith(_COMPONENT) else None


def components(schema: Schema) -> Iterable[str]:
    """Give the name of every object that a schema takes, however deep in lists and choices."""
    return dict.fromkeys(word.component for word in kind_of(schema) if word.component)


def values_of(schema: Schema) -> Sequence[str]:
    """Return the values that a schema names, in its order; those of its choices and of the items of its list, too."""
    own = [*schema.get("enum", ()), *schema.get("x-extensible-enum", ())]
    below = [each for key in _EITHER for each in schema.get(key, ())] + [schema.get("items") or {}]
    return list(dict.fromkeys([*map(_said, own), *(value for each in below if each for value in values_of(each))]))


def limits_of(schema: Schema) -> Sequence[str]:
    """Return what else a schema asks of a value: bounds, lengths, a pattern; those of its choices, too."""
    own = [said.format(schema[key]) for key, said in _LIMITS.items() if key in schema]
    below = [each for key in _EITHER for each in schema.get(key, ())]
    return list(dict.fromkeys([*own, *(limit for each in below for limit in limits_of(each))]))


def _either(kinds: Iterable[Kind]) -> Kind:
    """Join what is taken by "or"; what is named twice stands once, null last."""
    unique = list(dict.fromkeys(tuple(kind) for kind in kinds))
    unique.sort(key=lambda kind: kind == (Word("null"),))
    joined: list[Word] = []
    for kind in unique:
        joined += [Word(" or "), *kind] if joined else kind
    return joined


def _plain(schema: Schema) -> str:
    named = schema.get("type", "anything")
    kind = " or ".join(named) if isinstance(named, list) else str(named)
    return f"{kind} ({schema['format']})" if "format" in schema else kind


def _said(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
