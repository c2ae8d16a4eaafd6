"""uvicorn with deadlines: a client gets only so long, and so many bytes, to send a request.

uvicorn itself waits for ever for the rest of a request line, and its limit on connections counts such sockets, so
that some sixty of them would be an outage. httptools is pinned: h11 answers both halves of a smuggled request.
"""

import asyncio
import math
import signal
import socket
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, ClassVar

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MAX_HEAD_BYTES = 64 * 1024
"""Bytes of request line and header fields after which the connection is closed, answered or not."""

LAST_WORDS_SECONDS = 0.1
"""How long a connection that was accepted last has to say what it wants."""

TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"content-length: 18\r\nconnection: close\r\n\r\nHeaders too large."
)


class DeadlineProtocol(HttpToolsProtocol):
    """HTTP/1.1 by httptools, closing connections whose request does not arrive whole in `seconds`."""

    seconds: ClassVar[float] = 10.0
    _deadline: asyncio.TimerHandle | None = None
    _head_bytes = 0
    _in_head = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock: a client that says nothing is as slow as one that drips."""
        super().connection_made(transport)
        self._start()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Parse, with the clock running until a request is whole; blank lines between requests start it too."""
        self._start()
        if self._in_head:
            self._head_bytes += len(data)
        super().data_received(data)
        if self._in_head and self._head_bytes > MAX_HEAD_BYTES and not self.transport.is_closing():
            self.transport.write(TOO_LARGE)
            self.transport.close()

    def on_message_begin(self) -> None:
        """A request begins, perhaps in the same bytes that ended the one before."""
        super().on_message_begin()
        self._start()

    def on_headers_complete(self) -> None:
        """The head is whole; a body may follow."""
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request is whole."""
        super().on_message_complete()
        self._stop()
        self._in_head, self._head_bytes = True, 0

    def _start(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(self.seconds, self._expire)

    def _stop(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _expire(self) -> None:
        """Close, unless an earlier request on this connection is still being answered."""
        self._deadline = None
        if self.cycle is not None and not self.cycle.response_complete and not self.cycle.more_body:
            self._start()
        elif not self.transport.is_closing():
            self.transport.close()


def with_deadline(seconds: float) -> type[DeadlineProtocol]:
    """Return the protocol class with that deadline: uvicorn makes one protocol per connection from a class."""
    return type("Protocol", (DeadlineProtocol,), {"seconds": seconds})


class DrainingServer(uvicorn.Server):
    """On the first signal says in `/readyz` that it is leaving, and closes its socket `drain_seconds` later.

    Attributes:
        code: the exit code of the process: 0, or 128 and the number of the second signal if there was one.
    """

    def __init__(self, config: uvicorn.Config, state: Any, drain_seconds: float, beat: Callable[[], None]) -> None:
        super().__init__(config)
        self.code = 0
        self._state = state
        self._drain_seconds = drain_seconds
        self._beat = beat
        self._leave_at = math.inf

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 (a handler's)
        """Leave after the drain, on Ctrl-C without one; at once on a second signal."""
        if self.should_exit or self._state.draining:
            self.should_exit = self.force_exit = True
            self.code = 128 + sig
        else:
            self.leave(sig)

    def leave(self, sig: int) -> None:
        """Begin to leave; uvicorn's own way ends with sending itself the signal again, as if it were not handled."""
        if sig == signal.SIGTERM and self._drain_seconds:
            self._leave_at = min(self._leave_at, time.monotonic() + self._drain_seconds)
            self._state.draining = True
        else:
            self.should_exit = True

    async def on_tick(self, counter: int) -> bool:
        """Leave when the drain is over; uvicorn asks ten times a second, the first time when it listens."""
        if counter % 10 == 0:
            self._beat()
        if time.monotonic() >= self._leave_at:
            self.should_exit = True
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept no more, and a moment later close what is idle: not a connection whose request is on its way."""
        for server in self.servers:
            server.close()
        if not self.force_exit:
            await asyncio.sleep(LAST_WORDS_SECONDS)
        await super().shutdown(sockets)


class Worker(DrainingServer):
    """One of several: which signal is the second is for its parent to say.

    It may well be sent the same one twice, by its parent and by whoever ends all processes of a terminal or a service.
    """

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 (a handler's)
        """Leave after the drain, on Ctrl-C without one."""
        self.leave(sig)
