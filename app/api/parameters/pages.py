"""Pages of a list: `limit` and `cursor`, and the links to this page and the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query

from app.api.context import AlsoSent, Asked, Beside
from app.api.parameters.cursors import Key, decode_cursor, edition_of, encode_cursor
from app.api.parameters.types import PLAIN, Maybe
from app.api.problems import Problem
from app.api.urls import This
from app.store import Snapshot, refuse_copy

PAGE_LENGTH = 20
"""How many items a page has if it is not said otherwise."""
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
        this: the URL asked for.
        beside: what is answered beside the list.
        may_be_rendered: whether its items may stand there as they were rendered, which is JSON.
    """

    limit: int
    cursor: str | None
    this: This
    beside: Beside
    may_be_rendered: bool = True

    def after(self, snapshot: Snapshot, *shape: type) -> tuple[Key, ...] | None:
        """Return the key to continue after, or None on the first page; `shape` is the type of each key value.

        Raises:
            Problem: `invalid-cursor`, or `cursor-expired` where another revision is served than it was made of.
            store.Behind: if the server that answers has not got that revision yet.
        """
        if self.cursor is None:
            return None
        edition, key = decode_cursor(self.cursor, self._binding(), shape)
        if edition.revision != snapshot.revision:
            if edition.published > edition_of(snapshot).published:
                refuse_copy(snapshot)
            first = self.this.url(cursor=None)
            raise Problem("cursor-expired", restart=first, headers={"Link": f'<{first}>; rel="first"'})
        return key

    def next_cursor(self, snapshot: Snapshot, key: Sequence[Key] | None) -> str | None:
        """Return the cursor that continues after `key`, the keyset of the last item; None when it was the last."""
        return None if key is None else encode_cursor(key, self._binding(), edition_of(snapshot))

    def links(self, next_cursor: str | None) -> dict[str, str | None]:
        """Return `links` of the list and set the Link header accordingly."""
        url = self.this.url()
        if next_cursor is None:
            return {"self": url, "next": None}
        following = self.this.url(cursor=next_cursor)
        self.beside.headers["Link"] = f'<{following}>; rel="next"'
        return {"self": url, "next": following}

    def _binding(self) -> str:
        """A cursor belongs to a path, its filters and its sort, but not to a page size."""
        return f"{self.this.path}?{self.this.without('cursor', 'limit')}"


def _page(this: Asked, beside: AlsoSent, limit: Limit = PAGE_LENGTH, cursor: Maybe[Cursor] = None) -> Page:
    return Page(limit, cursor, this, beside)


Paged = Annotated[Page, Depends(_page)]
"""Declares `limit` and `cursor` and gives the part of the list and its links."""
