"""What an object has several of, each made a row of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any


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
