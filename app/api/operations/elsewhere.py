"""Searches performed in other processes, so that whatever they compute holds up nobody here.

What is sent there is what was asked, and what comes back is the answer as it is sent. Both are written and read by the
same program, and neither comes from the network.
"""

import asyncio
import pickle
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Protocol

from starlette.datastructures import State
from starlette.types import Receive

from app import store
from app.api.operations.perform import Made, Performed, Question, perform
from app.api.operations.plan import Values
from app.api.urls import This

GRACE_SECONDS = 0.05
"""How much later than its time is over a search may say so itself."""


class Elsewhere(Protocol):
    """Other processes."""

    @property
    def available(self) -> bool:
        """Whether they can be asked; else a search is performed in a thread."""

    async def ask(self, request: bytes, until: float) -> bytes:
        """Return the answer of one of them, if it can come until then; cancelling it ends the work."""


class Performable(Performed, Protocol):
    """What of an operation another process needs."""

    def read(self, path: Mapping[str, str], this: This, body: bytes) -> Values:
        """Return the value of every parameter by name."""


Find = Callable[[str, str], tuple[Performable, Mapping[str, str]] | None]
"""The operation of a path and a method, and the parameters that stand in the path."""


async def ask(elsewhere: Elsewhere, method: str, question: Question, until: float, receive: Receive) -> Made:
    """Return the answer that another process makes; the work ends when its time is over or the client goes away.

    The other process looks at the clock itself; should it not, the client is told all the same.

    Raises:
        store.TookTooLong: if the client went away, or no answer has come in time.
    """
    this = question.this
    asked = (method, this.path, this.query, question.request_id, question.more, question.body, until)
    request = pickle.dumps((*asked, store.found_whole()))
    asking = asyncio.ensure_future(elsewhere.ask(request, until))
    leaving = asyncio.ensure_future(gone(receive))
    try:
        left = until + GRACE_SECONDS - time.monotonic()
        await asyncio.wait((asking, leaving), timeout=left, return_when=asyncio.FIRST_COMPLETED)
        if not asking.done():
            raise store.TookTooLong("nobody waits for the answer, or it did not come in time")
        made: Made = pickle.loads(asking.result())  # noqa: S301 (another process of this program made it)
        return made
    finally:
        for task in (asking, leaving):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def gone(receive: Receive) -> None:
    """Return when the client has gone away."""
    while (await receive())["type"] != "http.disconnect":
        pass


class Performer:
    """Performs operations in a process of its own, one at a time."""

    def __init__(self, find: Find, server: State) -> None:
        self._find = find
        self._server = server
        self._budget: store.Budget | None = None

    def work(self, request: bytes) -> bytes:
        """Return the answer to a request of `ask`."""
        method, path, query, request_id, more, body, until, whole = pickle.loads(request)  # noqa: S301 (the server asks)
        store.believe(whole)
        settings = self._server.settings
        found = self._find(path, method)
        if found is None:
            raise LookupError("no operation has this path")
        operation, parts = found
        self._budget = store.Budget(until - time.monotonic())
        this = This(path, query, settings.public_base_url)
        question = Question(this, operation.read(parts, this, body), request_id, more, self._budget)
        return pickle.dumps(perform(operation, self._server.engine, question))

    def cancel(self) -> None:
        """End the work; called in another thread."""
        if self._budget is not None:
            self._budget.cancel()
