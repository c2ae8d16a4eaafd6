"""Searches have places of their own: reads of orders never wait for them, and they end when nobody waits for them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Annotated

from fastapi import Depends, Request

from app.api.parameters.types import Maybe
from app.api.parameters.words import Words
from app.api.problems import Problem
from app.store import Budget

QUEUE = 4
"""So many times the places may wait for one."""
QUEUE_SECONDS = 2.0
EXPORT_SECONDS = 10.0
"""How long an export may look for what it is to hold, before its first byte."""


class Places:
    """How many searches run at once, and how many wait for that.

    Attributes:
        free: how many places are free.
    """

    def __init__(self, places: int) -> None:
        self.free = places
        self._semaphore = asyncio.Semaphore(places)
        self._longest_queue = places * QUEUE
        self._waiting = 0

    async def enter(self) -> None:
        """Take a place, waiting for it a moment.

        Raises:
            Problem: `overloaded` when too many wait already, or none becomes free.
        """
        if self._waiting >= self._longest_queue:
            raise Problem("overloaded", "Too many searches wait; try again after the seconds in Retry-After.")
        self._waiting += 1
        try:
            await asyncio.wait_for(self._semaphore.acquire(), QUEUE_SECONDS)
            self.free -= 1
        except TimeoutError:
            raise Problem("overloaded", "Too many searches run; try again after the seconds in Retry-After.") from None
        finally:
            self._waiting -= 1

    def leave(self) -> None:
        """Give the place back."""
        self.free += 1
        self._semaphore.release()


async def _budget(request: Request) -> AsyncIterator[Budget]:
    """A place among the searches and the time to use it."""
    places: Places = request.app.state.searches
    await places.enter()
    try:
        async with _watched(request, request.app.state.settings.search_seconds) as budget:
            yield budget
    finally:
        places.leave()


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


async def _budget_if_asked(request: Request, q: Maybe[Words] = None) -> AsyncIterator[Budget | None]:
    if q is None:
        yield None
        return
    async for budget in _budget(request):
        yield budget


async def _selecting(request: Request) -> AsyncIterator[Budget]:
    async with _watched(request, EXPORT_SECONDS) as budget:
        yield budget


Searching = Annotated[Budget, Depends(_budget, scope="function")]
"""The budget of an endpoint that always searches; declared before `Current`, for a queue holds no connection."""
MaybeSearching = Annotated[Budget | None, Depends(_budget_if_asked, scope="function")]
"""The budget of a list that searches when it is given `q`."""
Selecting = Annotated[Budget, Depends(_selecting, scope="function")]
"""The budget in which an export, which has a place of another kind, finds what it is to hold."""
