"""One column of a list as CSV."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

Cell = Callable[[Any, str], object]
"""What stands in a row, from an item and what stands before our own addresses."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        meaning: what it tells, in a sentence for people; an empty cell is unknown or none unless it says otherwise.
        cell: what it has of an item.
    """

    meaning: str
    cell: Cell


Columns = Mapping[str, Column]
"""The columns of a list by their heads, in order."""


def at(path: str, meaning: str) -> Column:
    """A column that has a field of the item, or of an object in it: "status.value"; empty where an object is null."""
    first, *others = path.split(".")

    def cell(item: Any, _: str) -> object:
        value = getattr(item, first)
        for name in others:
            if value is None:
                return None
            value = getattr(value, name)
        return value.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value

    return Column(meaning, cell)


def made(make: Callable[[Any], object], meaning: str) -> Column:
    """A column that is made of an item."""
    return Column(meaning, lambda item, _: make(item))


def several(path: str, meaning: str, each: Callable[[Any], object] = str) -> Column:
    """A column that has all of a list, parted by semicolons; empty where the list is null."""
    get = attrgetter(path)

    def cell(item: Any, _: str) -> str | None:
        found: Iterable[Any] | None = get(item)
        return None if found is None else "; ".join(str(each(one)) for one in found)

    return Column(meaning, cell)


def address(get: Callable[[Any], str | None], meaning: str) -> Column:
    """A column that has an address of ours, absolute."""

    def cell(item: Any, base_url: str) -> str | None:
        path = get(item)
        return path and (base_url + path if path.startswith("/") else path)

    return Column(meaning, cell)


LINK = address(attrgetter("url"), "Where this stands in the API.")
OFFICIAL = at("html_url", "The official page.")
