"""How many requests work on the database at once; the others wait a little, and then are told to come back.

A request holds a connection while it waits for a thread, and a thread while it waits for a connection. Were more let
in than there are of either, they would wait for each other: 64 clients then got no answer at all.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.api.problems import Problem

WAIT_SECONDS = 3
"""How long a request may wait to be let in."""


class Admission:
    """Lets in as many requests as there are slots, first come, first served."""

    def __init__(self, slots: int) -> None:
        self._slots = asyncio.Semaphore(slots)

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """Hold a slot.

        Raises:
            Problem: `overloaded`, if none came free in WAIT_SECONDS.
        """
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                await self._slots.acquire()
        except TimeoutError:
            raise Problem("overloaded") from None
        try:
            yield
        finally:
            self._slots.release()
