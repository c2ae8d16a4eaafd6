"""What an object has several of, each made a row of its own."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.schemas import Model


@dataclass(frozen=True, slots=True)
class Part:
    """One of several.

    Attributes:
        of: whose it is.
        position: its place among them, from 0 on.
    """

    of: Any
    position: int
    item: Any


def parts(of: Any, items: Sequence[Any]) -> Iterator[Part]:
    """Yield each with its place."""
    return (Part(of, position, item) for position, item in enumerate(items))


def as_json(items: Sequence[Model]) -> str:
    """Return them as one value: an array of JSON, as the API gives it."""
    return json.dumps([item.model_dump(mode="json") for item in items], ensure_ascii=False)
