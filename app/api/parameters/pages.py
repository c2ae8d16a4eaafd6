"""Pages of a list: `limit` and `cursor`, and the links to this page and the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query, Request, Response

from app.api.parameters.cursors import Key, decode_cursor, encode_cursor
from app.api.parameters.types import PLAIN, Maybe
from app.api.urls import canonical_query, this_url

Limit = Annotated[int, Query(ge=1, le=100, description="How many items a page has."), PLAIN]
Cursor = Annotated[
    str,
    Query(pattern=r"^[A-Za-z0-9_-]{8,1000}$", description="`next_cursor` of the page before, with the same filters."),
]


@dataclass(frozen=True, slots=True)
class Page:
    """Where in a list an answer stands.

    Attributes:
        limit: how many items at most.
        cursor: what the client sent, or None on the first page.
    """

    limit: int
    cursor: str | None
    request: Request
    response: Response

    def after(self, *shape: type) -> tuple[Key, ...] | None:
        """Return the key to continue after, or None on the first page; `shape` is the type of each key value.

        Raises:
            Problem: `invalid-cursor`.
        """
        return None if self.cursor is None else decode_cursor(self.cursor, self._binding(), shape)

    def next_cursor(self, key: Sequence[Key] | None) -> str | None:
        """Return the cursor that continues after `key`, the keyset of the last item; None when it was the last."""
        return None if key is None else encode_cursor(key, self._binding())

    def links(self, next_cursor: str | None) -> dict[str, str | None]:
        """Return `links` of the list and set the Link header accordingly."""
        url = this_url(self.request)
        if next_cursor is None:
            return {"self": url, "next": None}
        following = this_url(self.request, cursor=next_cursor)
        self.response.headers["Link"] = f'<{following}>; rel="next"'
        return {"self": url, "next": following}

    def _binding(self) -> str:
        """A cursor belongs to a path, its filters and its sort, but not to a page size."""
        path: str = self.request.scope["path"]
        return f"{path}?{canonical_query(self.request.url.query, 'cursor', 'limit')}"


async def _page(request: Request, response: Response, limit: Limit = 20, cursor: Maybe[Cursor] = None) -> Page:
    return Page(limit, cursor, request, response)


Paged = Annotated[Page, Depends(_page)]
"""Declares `limit` and `cursor` and gives the part of the list and its links."""
