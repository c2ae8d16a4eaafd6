"""How long an answer may ask the database: it ends when nobody waits for it, and a search holds a slot for it.

A budget is declared before `Current`, for what waits for a slot shall hold no connection meanwhile.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Annotated

from fastapi import Depends, Request

from app.api.parameters.search_words import Words
from app.api.parameters.types import Maybe
from app.store import Budget, Snapshot

EXPORT_SECONDS = 10.0
"""How long an export may look for what it is to hold, before its first byte."""


@asynccontextmanager
async def _search(request: Request) -> AsyncIterator[Budget]:
    seconds = request.app.state.settings.search_seconds
    async with request.app.state.limits.searches.slot(), _watched(request, seconds) as budget:
        yield budget


async def _searching(request: Request) -> AsyncIterator[Budget]:
    async with _search(request) as budget:
        yield budget


async def _maybe_searching(request: Request, q: Maybe[Words] = None) -> AsyncIterator[Budget | None]:
    if q is None:
        yield None
        return
    async with _search(request) as budget:
        yield budget


async def _exporting(request: Request) -> AsyncIterator[Budget]:
    async with _watched(request, EXPORT_SECONDS) as budget:
        yield budget


Searching = Annotated[Budget, Depends(_searching, scope="function")]
"""The budget of an endpoint that always searches."""
MaybeSearching = Annotated[Budget | None, Depends(_maybe_searching, scope="function")]
"""The budget of a list that searches when it is given `q`."""
Exporting = Annotated[Budget, Depends(_exporting, scope="function")]
"""The budget in which an export, which has a slot of another kind, finds what it is to hold."""


@contextmanager
def within(budget: Budget | None, snapshot: Snapshot) -> Iterator[None]:
    """The statements of the block are cut short when the budget, if there is one, ends."""
    if budget is None:
        yield
        return
    with budget.over(snapshot.connection):
        yield


@asynccontextmanager
async def _watched(request: Request, seconds: float) -> AsyncIterator[Budget]:
    """A budget that ends when the client goes away."""
    budget = Budget(seconds)
    watcher = asyncio.create_task(cancel_when_gone(request, budget))
    try:
        yield budget
    finally:
        watcher.cancel()
        with suppress(asyncio.CancelledError):
            await watcher


async def cancel_when_gone(request: Request, budget: Budget) -> None:
    """End the budget when the client goes away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    await asyncio.to_thread(budget.cancel)
