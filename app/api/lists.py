"""What every list has in common: where a page begins, and the envelope around its items."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from fastapi import Request

from app.api.parameters.types import Page
from app.api.problems import FieldError, Problem
from app.api.urls import this_url
from app.queries import Slice, Sort, Window
from app.schemas import FacetCount, Links


def window(page: Page, sorts: Mapping[str, Sort], sort: str) -> Window:
    """The part of a list that a request asks for.

    Raises:
        Problem: `invalid-cursor`.
    """
    position = page.after(*sorts[sort].shape())
    if position is None:
        return Window(sort, page.limit)
    value, key = position
    if not isinstance(key, int):
        raise foreign_cursor()
    return Window(sort, page.limit, (value, key))


def foreign_cursor() -> Problem:
    """The answer to a cursor that holds no place of this list."""
    error = FieldError("malformed", "This is no cursor of this list with these filters.", "cursor")
    return Problem("invalid-cursor", errors=[error])


def envelope(page: Page, found: Slice[Any]) -> dict[str, Any]:
    """What a page says apart from its items; sets the Link header."""
    next_cursor = page.next_cursor(found.end)
    links = page.links(next_cursor)
    return {
        "items": list(found.items),
        "total": found.total,
        "next_cursor": next_cursor,
        "links": Links(this=links["self"] or "", next=links["next"]),
    }


def complete(request: Request, items: Sequence[Any]) -> dict[str, Any]:
    """The envelope of a list that is always given whole."""
    links = Links(this=this_url(request), next=None)
    return {"items": list(items), "total": len(items), "next_cursor": None, "links": links}


def count_facets(
    names: Iterable[str], asked: Iterable[str], count: Callable[[str], list[tuple[str | None, int]]]
) -> dict[str, list[FacetCount] | None]:
    """The facets of a list by name: counted where asked for, else null."""
    wanted = set(asked)
    return {
        name: [FacetCount(value=value, count=times) for value, times in count(name)] if name in wanted else None
        for name in names
    }
