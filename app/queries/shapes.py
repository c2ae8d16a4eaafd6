"""The shapes of questions: one statement is prepared for all questions of one shape.

Two questions have one shape when they give the same filters, with as many values each: `president=joe-biden&year=2021`
and `president=donald-trump&year=2025`.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import bindparam

Shape = Any
"""Hashable: None, "value", or a tuple of shapes with the kind of their collection before them."""


def shape_of(value: Any) -> Shape:
    """The shape of a filter's value: of a list or a tuple by its parts."""
    if value is None:
        return None
    if isinstance(value, list | tuple):
        return (type(value), *map(shape_of, value))
    return "value"


def placeholders(shape: Shape, name: str) -> Any:
    """A value of this shape whose parts are parameters, each with a name of its own."""
    if shape is None:
        return None
    if shape == "value":
        return bindparam(name)
    kind, *parts = shape
    return kind(placeholders(part, f"{name}_{place}") for place, part in enumerate(parts))


def values_of(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    """The value of each parameter that `placeholders` names."""
    if isinstance(value, list | tuple):
        for place, part in enumerate(value):
            yield from values_of(part, f"{name}_{place}")
    elif value is not None:
        yield name, value
