"""uvicorn with deadlines: a client gets only so long, and so many bytes, to send a request.

uvicorn itself waits for ever for the rest of a request line, and its limit on connections counts such sockets, so
that some sixty of them would be an outage. httptools is pinned: h11 answers both halves of a smuggled request.
"""

import asyncio
import signal
import time
from types import FrameType
from typing import Any, ClassVar

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MAX_HEAD_BYTES = 64 * 1024
"""Bytes of request line and header fields after which the connection is closed, answered or not."""

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
    """On the first signal says in `/readyz` that it is leaving, and closes its socket `drain_seconds` later."""

    def __init__(self, config: uvicorn.Config, state: Any, drain_seconds: float) -> None:
        super().__init__(config)
        self._state = state
        self._drain_seconds = drain_seconds
        self._leaving: tuple[float, int] | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Leave after the drain; at once on a second signal or on Ctrl-C."""
        if self._leaving is None and sig == signal.SIGTERM and self._drain_seconds:
            self._state.draining = True
            self._leaving = (time.monotonic() + self._drain_seconds, sig)
        else:
            super().handle_exit(sig, frame)

    async def on_tick(self, counter: int) -> bool:
        """Leave when the drain is over; uvicorn asks ten times a second."""
        if self._leaving is not None and time.monotonic() >= self._leaving[0]:
            super().handle_exit(self._leaving[1], None)
            self._leaving = (float("inf"), self._leaving[1])
        return await super().on_tick(counter)
