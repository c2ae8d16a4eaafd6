"""What every object of an answer has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema


class Model(BaseModel):
    """A frozen object of an answer: every key is required, what is unknown is null, what is none is []."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


Span = Annotated[
    tuple[int, int],
    WithJsonSchema(
        {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
        mode="serialization",
    ),
]
"""A half-open range [start, end) of Unicode code points in one text.

Its schema has `items` in place of `prefixItems`, which OpenAPI 3.0 and most generators do not know.
"""


class Links(Model):
    """Where this page is, and where the next one."""

    this: str = Field(serialization_alias="self")
    """This page."""
    next: str | None
    """The page after it, or null on the last one."""


class Page(Model):
    """What every list says apart from its items."""

    total: int
    """How many items the filters select, exactly."""
    next_cursor: str | None
    """The `cursor` of the next page, or null on the last one."""
    links: Links


class TextCoverage(Model):
    """Of how many orders a question about texts saw the text: what is not held, it cannot have found."""

    orders: int
    """How many orders the filters leave that ask nothing of a text."""
    with_text: int
    """How many of these have their text here."""


class FacetCount(Model):
    """How many items of the whole result have one value."""

    value: str | None
    """The value as the filter of the same name takes it; null for the items that have none."""
    count: int
    """How many items have it."""
