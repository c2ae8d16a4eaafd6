"""How much runs at once: the others wait a little, and are then asked to come back.

A request holds a connection while it waits for a thread, and a thread while it waits for a connection. Were more let
in than there are of either, they would wait for each other: 64 clients then got no answer at all. Searches have slots
of their own, so that reads of orders never wait for them, and so have exports, each of which keeps a connection until
its last byte is sent.
"""

import asyncio
import math
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from app.api.problems import Problem
from app.settings import Settings

QUEUE = 16
"""So many times the slots of searches may wait for one, at most: they are refused before where they would in vain."""
_REMEMBERED = 16
"""How long a slot is held is a mean of about so many."""


class Slots:
    """So many at once, first come, first served; whoever would wait in vain, by what a slot was held for, need not.

    Args:
        count: how many slots there are.
        wait_seconds: how long one may wait for a slot.
        longest_queue: how many may wait; whoever comes then is refused at once.
        when_full: what is said to those refused at once.
        when_late: what is said to those who waited in vain.

    Attributes:
        free: how many slots are free.
        waiting: how many wait for one.
        refused: how many were sent away so far.
    """

    def __init__(
        self, count: int, *, wait_seconds: float = 0, longest_queue: float, when_full: str = "", when_late: str = ""
    ) -> None:
        self.free = count
        self._semaphore = asyncio.Semaphore(count)
        self._wait_seconds = wait_seconds
        self._longest_queue = longest_queue
        self._when_full, self._when_late = when_full, when_late
        self._count = count
        self._held_seconds = 0.0
        self.waiting = self.refused = 0

    @asynccontextmanager
    async def slot(self, until: float = math.inf) -> AsyncIterator[None]:
        """Hold a slot for the length of the block.

        Args:
            until: when, by the monotonic clock, the work must be done; it is not begun too late for that.

        Raises:
            Problem: `overloaded`, if too many wait already or no slot came free in time.
        """
        await self.take(until)
        since = time.monotonic()
        try:
            yield
        finally:
            self.give_back(since)

    async def take(self, until: float = math.inf) -> None:
        """Take a slot, waiting for it a moment.

        Raises:
            Problem: as `slot`.
        """
        wait = min(self._wait_seconds, until - time.monotonic() - self._held_seconds)
        if self._semaphore.locked() and (self.waiting >= self._longest_queue or self._turn_comes_in() > wait):
            self.refused += 1
            raise Problem("overloaded", self._when_full)
        self.waiting += 1
        try:
            async with asyncio.timeout(wait):
                await self._semaphore.acquire()
        except TimeoutError:
            self.refused += 1
            raise Problem("overloaded", self._when_late) from None
        finally:
            self.waiting -= 1
        self.free -= 1

    def give_back(self, since: float | None = None) -> None:
        """Give the slot to whoever waits longest for one; it was held `since` then, if that is known."""
        if since is not None:
            self._held_seconds += (time.monotonic() - since - self._held_seconds) / _REMEMBERED
        self.free += 1
        self._semaphore.release()

    async def emptied(self, seconds: float) -> None:
        """Wait until no slot is taken, for so long at most."""
        until = time.monotonic() + seconds
        while self.running and time.monotonic() < until:
            await asyncio.sleep(0.01)

    @property
    def running(self) -> int:
        """How many slots are taken."""
        return self._count - self.free

    def _turn_comes_in(self) -> float:
        """In how many seconds a slot would be free for whoever came now."""
        return (self.waiting + 1) * self._held_seconds / self._count


@dataclass(frozen=True, slots=True)
class Limits:
    """The slots of one process.

    Attributes:
        requests: of all that work on the database in a thread.
        searches: of those that search, each of them in a process of its own where the server has such.
        exports: of those that are streamed.
    """

    requests: Slots
    searches: Slots
    exports: Slots


def limits(settings: Settings) -> Limits:
    """Return the slots of a process as it is configured."""
    return Limits(
        requests=Slots(settings.threads, wait_seconds=3, longest_queue=math.inf),
        searches=Slots(
            settings.searches,
            wait_seconds=max(settings.search_seconds, settings.prose_seconds),
            longest_queue=settings.searches * QUEUE,
            when_full="Too many searches wait; try again after the seconds in Retry-After.",
            when_late="Too many searches run; try again after the seconds in Retry-After.",
        ),
        exports=Slots(
            settings.exports,
            longest_queue=0,
            when_full="Too many exports run at once; wait for the seconds in Retry-After.",
        ),
    )
