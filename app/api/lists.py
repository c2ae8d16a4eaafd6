"""How every list is answered: which part of it a request asks for, and the envelope around the items."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from app.api.parameters.cursors import foreign_cursor
from app.api.parameters.pages import Page
from app.api.urls import This
from app.queries import Given, Listing, Shape, Slice, ValueCounts, Window, described
from app.schemas import FacetCount, Links
from app.store import Snapshot

Applied = TypeVar("Applied", bound=BaseModel)


def listed(
    listing: Listing[Any],
    snapshot: Snapshot,
    page: Page,
    given: Given,
    sort: str,
    facets: Collection[str] = (),
) -> dict[str, Any]:
    """Return what a page of a list says, as its schema takes it; sets the Link header.

    Items that are rendered already stand beside it.

    Of the filters `given`, `words` is a parsed query or None. The facets that are not asked for are null.

    Raises:
        Problem: `invalid-cursor`, `cursor-expired`.
    """
    connection = snapshot.connection
    window = _window(page, snapshot, listing.shapes[sort], sort)
    if listing.ready is not None and page.may_be_rendered and snapshot.rendered and given.get("words") is None:
        ready = listing.ready(connection, given, window)
        page.beside.items.extend(ready.items)
        found: Slice[Any] = replace(ready, items=())
    else:
        found = listing.page(connection, given, window)
    counted = {name: count(connection, given) for name, count in listing.facets.items() if name in facets}
    answer = _envelope(listing, page, found, page.next_cursor(snapshot, found.end), counted)
    if listing.text is not None:
        answer["coverage"] = listing.text(connection, given)
    if (query := given.get("words")) is not None:
        answer["search"] = described(connection, query, found.ranking)
    return answer


def only_page(listing: Listing[Any], page: Page, items: Sequence[Any]) -> dict[str, Any]:
    """Return what the one page of a list says whose items are all at hand: no more of them than a page has."""
    return _envelope(listing, page, Slice(items, len(items), None), None, {})


def complete(this: This, items: Sequence[Any]) -> dict[str, Any]:
    """Return what a list that is always given whole says."""
    links = Links(this=this.url(), next=None)
    return {"items": list(items), "total": len(items), "next_cursor": None, "links": links}


def applied(model: type[Applied], given: Given, **more: Any) -> Applied:
    """Return what the filters of a list were read as, of those that `model` tells; null where one is not given.

    `more` are those that stand under another name, or have another shape, than they are asked by.
    """
    return model(**{name: given.get(name) for name in model.model_fields} | more)


def _window(page: Page, snapshot: Snapshot, shape: Shape, sort: str) -> Window:
    position = page.after(snapshot, shape.value, shape.key)
    if position is None:
        return Window(sort, page.limit)
    value, key = position
    if not isinstance(key, int | str) or (value is None and not shape.nullable):
        raise foreign_cursor()
    return Window(sort, page.limit, (value, key))


def _envelope(
    listing: Listing[Any],
    page: Page,
    found: Slice[Any],
    next_cursor: str | None,
    counted: Mapping[str, ValueCounts],
) -> dict[str, Any]:
    links = page.links(next_cursor)
    answer: dict[str, Any] = {
        "items": list(found.items),
        "total": found.total,
        "next_cursor": next_cursor,
        "links": Links(this=links["self"] or "", next=links["next"]),
    }
    if listing.facets:
        answer["facets"] = {name: _facet(counted.get(name)) for name in listing.facets}
    if listing.searchable:
        answer["search"] = None
    return answer


def _facet(counted: Sequence[tuple[str | None, int]] | None) -> list[FacetCount] | None:
    return None if counted is None else [FacetCount(value=value, count=times) for value, times in counted]
