"""Searches have places of their own: reads of orders never wait for them, and they end when nobody waits for them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Annotated

from fastapi import Depends, Request

from app.api.parameters import Maybe
from app.api.problems import Problem
from app.api.questions import Words
from app.store import Budget

QUEUE = 4
"""So many times the places may wait for one."""
QUEUE_SECONDS = 2.0


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
    """A place among the searches and the time to use it, cancelled when the client goes away."""
    places: Places = request.app.state.searches
    await places.enter()
    budget = Budget(request.app.state.settings.search_seconds)
    watcher = asyncio.create_task(cancel_when_gone(request, budget))
    try:
        yield budget
    finally:
        watcher.cancel()
        with suppress(asyncio.CancelledError):
            await watcher
        places.leave()


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


Searching = Annotated[Budget, Depends(_budget, scope="function")]
"""The budget of an endpoint that always searches; declared before `Current`, for a queue holds no connection."""
MaybeSearching = Annotated[Budget | None, Depends(_budget_if_asked, scope="function")]
"""The budget of a list that searches when it is given `q`."""
