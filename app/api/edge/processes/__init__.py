"""Processes that compute beside the one that serves, so that its event loop never waits for the interpreter's lock.

Each worker has its own, prepared before its event loop exists; see `nursery`. A child works on one request at a time,
at a lower priority than the server, and may be killed at any time: it takes nothing with it but that request.
"""

import asyncio
import logging
import math
import socket

from app.api.edge.limits import Slots
from app.api.edge.processes import frames, nursery
from app.api.edge.processes.child import Child, WorkFailed
from app.api.edge.processes.nursery import Calling, Cancel, Work
from app.api.problems import Problem

__all__ = ["Processes", "WorkFailed"]

NICE = 10
"""How much the server is preferred to its children."""

PATIENCE_SECONDS, MOST_PATIENCE_SECONDS = 0.5, 16.0
"""How long a child may go on with a cancelled request before it is killed, at first and at most.

What it has prepared for later requests dies with it, and its successor begins from nothing. Where the machine is so
busy that preparing takes longer than a request may, nobody would ever be answered: so each child that dies of a request
doubles the patience with the next, until one comes to an end by itself.
"""

_LOG = logging.getLogger("app.processes")


class Processes:
    """So many processes that each answer one request at a time.

    Args:
        count: how many there are.
        work: makes an answer of a request; runs in a child, in its main thread.
        slots: who waits for a child, how long, and what is said to the others; as many as there are processes.
        cancel: makes the work of its process end early; called in another thread of it, perhaps repeatedly.
        nice: how much other processes are preferred to these.
    """

    def __init__(
        self,
        count: int,
        work: Work,
        slots: Slots,
        *,
        cancel: Cancel = lambda: None,
        nice: int = NICE,
    ) -> None:
        self._count, self._slots = count, slots
        self._calling = Calling(work, cancel, nice)
        self._patience_seconds = PATIENCE_SECONDS
        self._nursery: socket.socket | None = None
        self._idle: list[Child] = []
        self._children: set[Child] = set()

    @property
    def available(self) -> bool:
        """Whether they were started and can be: if not, as in an embedded application, the work is to be done here."""
        return self._nursery is not None

    def start(self) -> None:
        """Prepare, before there is a thread, an event loop or a connection in this process.

        Raises:
            RuntimeError: if there is a thread already.
        """
        self._nursery = nursery.start(self._calling)

    def open(self) -> None:
        """Start the children, in the event loop that asks them; nothing if this process was not prepared for them."""
        if self._nursery is not None:
            asyncio.get_running_loop().add_reader(self._nursery, self._orphaned)
            self._idle = [self._new() for _ in range(self._count)]

    def close(self) -> None:
        """End all children, whatever they do."""
        self._let_go()
        for child in list(self._children):
            child.kill()

    async def ask(self, request: bytes, until: float = math.inf) -> bytes:
        """Return the answer to a request; if its caller is cancelled meanwhile, so is the work.

        Args:
            request: what is asked.
            until: when, by the monotonic clock, the answer must have come; it is not asked for too late for that.

        Raises:
            Problem: `overloaded`, if no child is free in time, or the child died of the request or with it.
            WorkFailed: if the work did.
            ValueError: if the request is longer than 160 KB.
        """
        if len(request) > frames.MAX_REQUEST_BYTES:
            raise ValueError("the request is too long")
        await self._slots.take(until)
        try:
            child, answer = self._begin(request)
        except BaseException:
            self._slots.give_back()
            raise
        try:
            return await answer
        except asyncio.CancelledError:
            child.cancel(answer, self._patience_seconds)
            raise

    def _begin(self, request: bytes) -> tuple[Child, asyncio.Future[bytes]]:
        """Whoever has a slot has a child: an idle one, unless it died meanwhile, or a new one."""
        while self._idle:
            child = self._idle.pop()
            try:
                return child, child.begin(request)
            except OSError:
                child.kill()
        child = self._new()
        try:
            return child, child.begin(request)
        except OSError as error:
            raise Problem("overloaded") from error

    def _new(self) -> Child:
        try:
            if self._nursery is None:
                raise BrokenPipeError
            channels = nursery.ask_for_child(self._nursery)
        except OSError as error:
            raise Problem("overloaded") from error
        child = Child(channels, self._free, self._gone)
        self._children.add(child)
        return child

    def _free(self, child: Child) -> None:
        self._patience_seconds = PATIENCE_SECONDS
        self._idle.append(child)
        self._slots.give_back(child.since)

    def _gone(self, child: Child, busy: bool) -> None:
        self._children.discard(child)
        if child in self._idle:
            self._idle.remove(child)
        if busy:
            self._patience_seconds = min(2 * self._patience_seconds, MOST_PATIENCE_SECONDS)
            self._slots.give_back(child.since)
        if self.available:
            _LOG.warning("a process ended", extra={"fields": {"with_a_request": busy}})

    def _orphaned(self) -> None:
        """The nursery says nothing: that its socket can be read means that it is dead."""
        _LOG.error("the process that starts processes is dead")
        self._let_go()

    def _let_go(self) -> None:
        if self._nursery is not None:
            asyncio.get_running_loop().remove_reader(self._nursery)
            self._nursery.close()
            self._nursery = None
