"""One read transaction per answer, as a dependency: the revision and all that is said are of one corpus."""

from collections.abc import AsyncIterator, Iterator
from typing import Annotated

from fastapi import Depends, Request

from app import store
from app.store import Snapshot


async def _request_slot(request: Request) -> AsyncIterator[None]:
    """Take a slot before a connection; what waits for something else first, as a search does, declares that first."""
    async with request.app.state.limits.requests.slot():
        yield


async def _export_slot(request: Request) -> AsyncIterator[None]:
    async with request.app.state.limits.exports.slot():
        yield


def _current(request: Request, _: Annotated[None, Depends(_request_slot, scope="function")]) -> Iterator[Snapshot]:
    yield from _reading(request)


def _streamed(request: Request, _: Annotated[None, Depends(_export_slot, scope="request")]) -> Iterator[Snapshot]:
    yield from _reading(request)


def _reading(request: Request) -> Iterator[Snapshot]:
    """Hold one read transaction; its revision goes out as X-Corpus-Revision."""
    with store.snapshot(request.app.state.engine) as snapshot:
        request.state.revision = snapshot.revision
        request.state.ingested_at = snapshot.ingested_at
        yield snapshot


Current = Annotated[Snapshot, Depends(_current, scope="function")]
"""The corpus as one answer sees it; given back before the answer is sent, so a slow client holds no connection."""

Streamed = Annotated[Snapshot, Depends(_streamed, scope="request")]
"""The corpus as one streamed export sees it, until its last byte; only so many at once, since each has a connection."""
