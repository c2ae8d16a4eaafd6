"""What every resource shares: one snapshot per answer, and links that never depend on the Host header."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Annotated
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import Depends, Request

from app import store
from app.api.problems import Problem
from app.store import Snapshot


async def _admitted(request: Request) -> AsyncIterator[None]:
    """Take a slot before a connection; what waits for something else first, as a search does, declares that first."""
    async with request.app.state.admission.slot():
        yield


def _snapshot(request: Request, _: Annotated[None, Depends(_admitted, scope="function")]) -> Iterator[Snapshot]:
    yield from _reading(request)


def _reading(request: Request) -> Iterator[Snapshot]:
    """Hold one read transaction; its revision goes out as X-Corpus-Revision."""
    with store.snapshot(request.app.state.engine) as snapshot:
        request.state.revision = snapshot.revision
        request.state.ingested_at = snapshot.ingested_at
        yield snapshot


def _streamed(request: Request) -> Iterator[Snapshot]:
    """Hold one read transaction until the last byte is sent.

    Raises:
        Problem: `overloaded` when as many exports as settings.exports run already, since each holds a connection.
    """
    slots: BoundedSemaphore = request.app.state.exports
    if not slots.acquire(blocking=False):
        raise Problem("overloaded", "Too many exports run at once; wait for the seconds in Retry-After.")
    try:
        yield from _reading(request)
    finally:
        slots.release()


Current = Annotated[Snapshot, Depends(_snapshot, scope="function")]
"""The corpus as one answer sees it; given back before the answer is sent, so a slow client holds no connection."""

Streamed = Annotated[Snapshot, Depends(_streamed, scope="request")]
"""The corpus as one streamed export sees it, until its last byte; only so many at once."""


@dataclass(frozen=True, slots=True)
class Links:
    """Builds our URLs from the configured public base URL ("" makes them relative)."""

    base_url: str

    def to(self, *segments: str) -> str:
        """Return the URL of a resource: `to("v1", "orders", "14288")` is "/v1/orders/14288"; segments are quoted."""
        return "".join((self.base_url, *(f"/{quote(segment, safe='~')}" for segment in segments)))


async def _links(request: Request) -> Links:
    return Links(request.app.state.settings.public_base_url)


Linked = Annotated[Links, Depends(_links)]
"""The builder of links, as a dependency."""


def canonical_query(query: str, *without: str, **instead: str) -> str:
    """Return the query sorted by name and value, less the parameters named, and with others set.

    The order of parameters never changes an answer, so this is what identifies one.
    """
    given = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in given if name not in without and name not in instead]
    return urlencode(sorted([*kept, *instead.items()]))


def this_url(request: Request, **instead: str) -> str:
    """Return the canonical URL of this very answer from the configured base URL, or with other parameters set."""
    query = canonical_query(request.url.query, **instead)
    path = quote(request.scope["path"], safe="/~")
    return f"{request.app.state.settings.public_base_url}{path}{'?' if query else ''}{query}"
