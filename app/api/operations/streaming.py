"""An answer that is sent while its snapshot is held, and goes on where it was when its connection is lost."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable
from concurrent.futures import Executor
from contextlib import ExitStack, suppress
from functools import partial
from typing import Any

from anyio import to_thread
from fastapi import Response
from fastapi.responses import StreamingResponse
from sqlalchemy import Engine
from starlette.datastructures import Headers
from starlette.types import Scope

from app import store
from app.api.compression import PACKERS, encoding
from app.api.conditional import is_unmodified, wants_body
from app.api.operations.perform import within

EXPORT_SECONDS = 10.0
"""How long an export may look for what it is to hold, before its first byte."""

Parts = AsyncIterable[str | bytes | memoryview]
Make = Callable[[store.Snapshot], Response]


PACKED_BYTES = 64 * 1024
"""So much is compressed at a time, in a thread; the first part at once, for its client may begin to read."""


class BrokenOff(Exception):  # noqa: N818 (what became of an answer)
    """An answer cannot be sent to its end: its first bytes are sent already, and nothing else can be said."""


class Stream:
    """One such answer. An answer is a function of its question and the generation: the same bytes, made once more.

    Args:
        engine: what is asked.
        make: makes the answer of a snapshot.
        threads: where that waits for the database.

    Attributes:
        snapshot: the one that is held.
    """

    snapshot: store.Snapshot

    def __init__(self, engine: Engine, make: Make, threads: Executor) -> None:
        self._engine, self._make, self._threads = engine, make, threads
        self._held = ExitStack()

    async def begin(self, budget: store.Budget) -> Response:
        """Return the answer; it can be sent until `end`.

        Raises:
            store.StoreError: if there is none.
        """
        response = await self._in_thread(partial(store.insist, partial(self._begin, budget), budget))
        if isinstance(response, StreamingResponse):
            response.body_iterator = self._parts(response, response.body_iterator)
        return response

    async def end(self) -> None:
        """Give the snapshot back; a connection that is lost by then is nobody's any more."""
        with suppress(store.Unavailable):
            await self._in_thread(self._held.close)

    def _begin(self, budget: store.Budget) -> Response:
        with ExitStack() as attempt:
            self.snapshot = attempt.enter_context(store.snapshot(self._engine))
            with within(budget, self.snapshot):
                response = self._make(self.snapshot)
            self._held.push(attempt.pop_all())
        return response

    async def _parts(self, response: StreamingResponse, body: Parts) -> AsyncIterator[bytes]:
        sent = 0
        while True:
            passed = 0
            try:
                async for part in body:
                    self.snapshot.confirm()
                    encoded = part.encode(response.charset) if isinstance(part, str) else bytes(part)
                    passed += len(encoded)
                    if passed > sent:
                        fresh = encoded[len(encoded) - (passed - sent) :]
                        sent = passed
                        yield fresh
                return
            except Exception as error:
                if not store.is_lost(error):
                    raise BrokenOff from error
                body = await self._again(error)

    async def _again(self, error: Exception) -> Parts:
        """The body from its beginning.

        Raises:
            BrokenOff: if the corpus is another by now, or cannot be asked.
        """
        generation = self.snapshot.generation
        try:
            await self.end()
            budget = store.Budget(EXPORT_SECONDS)
            response = await self._in_thread(partial(store.insist, partial(self._begin, budget), budget))
        except store.StoreError:
            raise BrokenOff from error
        if self.snapshot.generation != generation or not isinstance(response, StreamingResponse):
            raise BrokenOff from error
        return response.body_iterator

    async def _in_thread(self, call: Callable[[], Response | None]) -> Response:
        loop = asyncio.get_running_loop()
        returned = await loop.run_in_executor(self._threads, call)
        return returned or Response()


def suited(response: Response, scope: Scope, last_modified: str | None) -> Response:
    """Return the answer as its client wants it: 304 if it has it, to HEAD without body, else in a coding it takes.

    Its length is not known before its end, so that no part of it can be asked for.
    """
    given = Headers(scope=scope)
    if _has(given, last_modified):
        return Response(None, 304)
    if isinstance(response, StreamingResponse):
        response.headers["Accept-Ranges"] = "none"
        body: AsyncIterable[Any] = response.body_iterator if wants_body(scope) else _nothing()
        coding = encoding(",".join(given.getlist("accept-encoding")) or None)
        if coding is not None:
            response.headers["Content-Encoding"] = coding
        response.body_iterator = packed(body, coding) if coding is not None and wants_body(scope) else body
    return response


def _has(given: Headers, last_modified: str | None) -> bool:
    """Whether a client that names no ETag has what was modified last at that date; "*" is any answer."""
    tags = given.getlist("if-none-match")
    if tags:
        return "*" in (tag.strip() for tag in tags)
    return is_unmodified(",".join(given.getlist("if-modified-since")) or None, last_modified)


async def _nothing() -> AsyncIterator[bytes]:
    for part in tuple[bytes, ...]():
        yield part


async def packed(parts: AsyncIterable[bytes], coding: str) -> AsyncIterator[bytes]:
    """A body in a content coding, piece by piece; one that breaks off has no end in that coding either."""
    packer = PACKERS[coding]()
    waiting: list[bytes] = []
    enough = 1
    async for part in parts:
        waiting.append(part)
        if sum(map(len, waiting)) >= enough:
            yield await to_thread.run_sync(packer.pack, b"".join(waiting))
            waiting.clear()
            enough = PACKED_BYTES
    yield await to_thread.run_sync(lambda: (packer.pack(b"".join(waiting)) if waiting else b"") + packer.end())
