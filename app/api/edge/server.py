"""uvicorn with a hot path and with deadlines: a client gets only so long, and so many bytes, to send a request.

uvicorn itself waits for ever for the rest of a request line, and its limit on connections counts such sockets, so
that some sixty of them would be an outage. httptools is pinned: h11 answers both halves of a smuggled request.
"""

import asyncio
import math
import signal
import socket
import time
from collections.abc import Callable, Sequence
from time import perf_counter
from types import FrameType
from typing import Any, ClassVar

import uvicorn
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from app.api.edge import hot_path
from app.api.edge.absolute_form import in_origin_form
from app.api.edge.access_log import RequestLog
from app.api.edge.counts import Counts
from app.api.edge.entrance import ASKED
from app.api.edge.guard import MAX_HEADER_BYTES, MAX_HEADERS
from app.api.edge.hot_path import HotPath
from app.api.edge.kept_answers import Asked, HotAnswer
from app.api.edge.leaving import has_unread, some_wait, turn_away
from app.api.edge.rates import Rates
from app.api.edge.upgrades import without_upgrade

MAX_HEAD_BYTES = 64 * 1024
"""Bytes of request line and header fields after which the connection is closed, answered or not."""

LAST_WORDS_SECONDS = 0.1
"""How long a connection that was accepted last has to say what it wants."""

LINGER_SECONDS = 0.5
"""How long a client has to read its last answer and close, before a connection on which it still sends is reset."""

ACCEPT_SECONDS = 1.0
"""How long connections are accepted by a server that leaves where more of them may come."""

TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"content-length: 18\r\nconnection: close\r\n\r\nHeaders too large."
)


class Protocol(HttpToolsProtocol):
    """HTTP/1.1 by httptools: answers what is on the hot path, and closes connections that dawdle.

    A connection whose request does not arrive whole in `seconds` is closed.
    """

    seconds: ClassVar[float] = 10.0
    leaving: ClassVar[bool] = False
    hot_path: ClassVar[HotPath | None] = None
    log: ClassVar[RequestLog | None] = None
    counts: ClassVar[Counts | None] = None
    rates: ClassVar[Rates | None] = None
    _due: float | None = None
    _clock: asyncio.TimerHandle | None = None
    _received = 0
    _head_bytes = 0
    _in_head = True
    _hot: tuple[HotAnswer, str] | None = None
    _rate = b""
    _began = 0.0
    _is_told = _is_ending = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock: a client that says nothing is as slow as one that drips."""
        super().connection_made(transport)
        self._start()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        if self._clock is not None:
            self._clock.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Parse, with the clock running until a request is whole; blank lines between requests start it too."""
        if self._is_ending:
            return
        self._start()
        self._received = len(data)
        if self._in_head:
            self._head_bytes += self._received
            data = without_upgrade(data)
        super().data_received(data)
        if self.leaving and self._waits():
            self._make_last()
        if self._in_head and self._head_bytes > MAX_HEAD_BYTES and not self.transport.is_closing():
            self.transport.write(TOO_LARGE)
            self.transport.close()

    def on_message_begin(self) -> None:
        """A request begins, perhaps in the same bytes that ended the one before."""
        self.url, self.headers = b"", []
        self.expect_100_continue = False
        # Where in the bytes received it begins is not told: as many of them as are too many may be its head.
        self._head_bytes = max(self._head_bytes, min(self._received, MAX_HEADER_BYTES + 1))
        self._began = perf_counter()
        self._start()

    def on_headers_complete(self) -> None:
        """The head is whole; a body may follow, but not where the answer is found already."""
        self._in_head = False
        if not self.url.startswith(b"/"):
            self.url, self.headers = in_origin_form(self.url, self.headers)
        asked = self._asked()
        if asked is not None and self.hot_path is not None:
            answer = self.hot_path.find(asked[0])
            if answer is not None and (self.rates is None or self._is_admitted(self.rates)):
                self._hot = answer, asked[1]
                return
        self._unset_keepalive_if_required()  # an answer just before this request may have begun to wait for it
        url, headers = self.url, self.headers
        super().on_message_begin()
        self.url, self.headers, self.scope["headers"] = url, headers, headers
        if asked is not None:
            self.scope["state"][ASKED], self.scope["state"]["request_id"] = asked
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request is whole."""
        if self._hot is None:
            super().on_message_complete()
        else:
            self._answer(*self._hot)
            self._hot = None
        self._due = None
        self._in_head, self._head_bytes = True, 0

    def _asked(self) -> tuple[Asked, str] | None:
        """What the request asks, where it may be answered at once: nothing before it waits, and it says no more."""
        waits = self.cycle is not None and not self.cycle.response_complete
        if waits or self.leaving or self.flow.write_paused or self.transport.is_closing():
            return None
        if self._head_bytes > MAX_HEADER_BYTES or len(self.headers) > MAX_HEADERS:
            return None
        if self.parser.get_http_version() != "1.1":
            return None
        return hot_path.asked(self.parser.get_method(), self.url, self.headers)

    def _is_admitted(self, rates: Rates) -> bool:
        """Whether the client may ask so often; an answer that is at hand then says how often it still may."""
        said = rates.admitted(self.client[0] if self.client else None, self.headers)
        self._rate = said or b""
        return said is not None

    def _answer(self, answer: HotAnswer, request_id: str) -> None:
        state, write = self.server_state, self.transport.write
        state.total_requests += 1
        head = [STATUS_LINE[answer.status], *(b"%b: %b\r\n" % pair for pair in state.default_headers), answer.head]
        write(b"".join((*head, self._rate, b"x-request-id: ", request_id.encode(), b"\r\n\r\n")))
        if answer.body:
            write(answer.body)
        if self.timeout_keep_alive_task is None:
            wait = self.timeout_keep_alive
            self.timeout_keep_alive_task = self.loop.call_later(wait, self.timeout_keep_alive_handler)
        if self.counts is not None:
            if answer.place < 0:
                answer.place = self.counts.place(answer.method, answer.path)
            self.counts.add(answer.place, answer.status, perf_counter() - self._began, is_hot=True)
        if self.log is not None:
            self.log.add(request_id, answer.logged, perf_counter() - self._began)

    def shutdown(self) -> None:
        """Close when nothing that was asked is unanswered; whoever was accepted last has a moment to ask."""
        if self._waits():
            self._make_last()
        elif not self._has_begun() and not self.transport.is_closing():
            if self._is_told and not has_unread(self.transport):
                self.close()
            else:
                self._is_told = True
                self.loop.call_later(LAST_WORDS_SECONDS, self.shutdown)

    def on_response_complete(self) -> None:
        """Go on with the next request, or, where the server is closing, close."""
        super().on_response_complete()
        if self._is_told and not self._is_ending:
            self.shutdown()

    def _make_last(self) -> None:
        """Say in the answer to the request that came last that there will be no other, if there is none to read."""
        self._is_told = True
        if not self._has_begun() and not has_unread(self.transport):
            self.cycle.keep_alive = False
            ending: Any = self  # all that a cycle does with it is write and close
            self.cycle.transport = ending

    def _waits(self) -> bool:
        """Whether an answer is to come."""
        return self.cycle is not None and not self.cycle.response_complete

    def _has_begun(self) -> bool:
        """Whether a part of a request has come, and not all of its head."""
        return self._in_head and self._head_bytes > 0

    def write(self, data: bytes) -> None:
        """Send bytes of the last answer."""
        self.transport.write(data)

    def close(self) -> None:
        """Close in stages (RFC 9112 §9.6): what the client still sends is read, else its last answer may be lost."""
        if not self._is_ending and not self.transport.is_closing():
            self._is_ending = True
            self._unset_keepalive_if_required()
            self.flow.resume_reading()
            self.transport.write_eof()
            self.loop.call_later(LINGER_SECONDS, self.transport.close)

    def _start(self) -> None:
        if self._due is None:
            self._due = self.loop.time() + self.seconds
            if self._clock is None:
                self._clock = self.loop.call_later(self.seconds, self._look)

    def _look(self) -> None:
        """Close if the time is over; the clock is set once for many requests, and looks again for the later ones."""
        self._clock = None
        if self._due is None:
            return
        left = self._due - self.loop.time()
        if left > 0.001:
            self._clock = self.loop.call_later(left, self._look)
        elif self.cycle is not None and not self.cycle.response_complete and not self.cycle.more_body:
            self._due = None  # an earlier request on this connection is still being answered
            self._start()
        elif not self.transport.is_closing():
            self.transport.close()


def protocol(
    seconds: float,
    hot_path_: HotPath | None = None,
    log: RequestLog | None = None,
    counts: Counts | None = None,
    rates: Rates | None = None,
) -> type[Protocol]:
    """Return the protocol class with that deadline and hot path: uvicorn makes one protocol per connection of it."""
    told = {"seconds": seconds, "hot_path": hot_path_, "log": log, "counts": counts, "rates": rates}
    return type("Protocol", (Protocol,), told)


class DrainingServer(uvicorn.Server):
    """On the first signal says in `/readyz` that it is leaving, and closes its socket `drain_seconds` later.

    Attributes:
        code: the exit code of the process: 0, or 128 and the number of the second signal if there was one.
        early: the signals that came before there was a loop to handle them; it then begins, and leaves in order.
    """

    def __init__(self, config: uvicorn.Config, state: Any, drain_seconds: float, beat: Callable[[], None]) -> None:
        super().__init__(config)
        self.code = 0
        self._state = state
        self._drain_seconds = drain_seconds
        self._beat = beat
        self._leave_at = math.inf
        self.early: Sequence[int] = ()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        for sig in self.early:
            self.leave(sig)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 (a handler's)
        """Leave after the drain, on Ctrl-C without one; at once on a second signal."""
        if self.should_exit or self._state.draining:
            self.should_exit = self.force_exit = True
            self.code = 128 + sig
        else:
            self.leave(sig)

    def leave(self, sig: int) -> None:
        """Begin to leave; uvicorn's own way ends with sending itself the signal again, as if it were not handled."""
        self._state.draining = True
        protocol_class: Any = self.config.http_protocol_class
        protocol_class.leaving = True
        if sig == signal.SIGTERM and self._drain_seconds:
            self._leave_at = min(self._leave_at, time.monotonic() + self._drain_seconds)
        else:
            self.should_exit = True

    def is_last(self) -> bool:
        """Tell whether nobody will listen on the port after this process."""
        return True

    async def on_tick(self, counter: int) -> bool:
        """Leave when the drain is over; uvicorn asks ten times a second, the first time when it listens."""
        if counter % 10 == 0:
            self._beat()
        if time.monotonic() >= self._leave_at:
            self.should_exit = True
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept what was begun and no more, and then close what is idle: no connection whose request is on its way."""
        if not self.force_exit:
            listening = sockets or []
            is_exact = self.is_last() and turn_away(listening)
            ends = time.monotonic() + ACCEPT_SECONDS
            await asyncio.sleep(LAST_WORDS_SECONDS)
            while some_wait(listening) and (is_exact or time.monotonic() < ends):
                await asyncio.sleep(0.01)
        await super().shutdown(sockets)


class Worker(DrainingServer):
    """One of several: which signal is the second is for its parent to say.

    It may well be sent the same one twice, by its parent and by whoever ends all processes of a terminal or a service.
    Where it leaves alone, its successor listens on the same socket.
    """

    def __init__(
        self,
        config: uvicorn.Config,
        state: Any,
        drain_seconds: float,
        beat: Callable[[], None],
        is_last: Callable[[], bool],
    ) -> None:
        super().__init__(config, state, drain_seconds, beat)
        self._is_last = is_last

    def is_last(self) -> bool:
        """Tell whether all of them leave."""
        return self._is_last()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 (a handler's)
        """Leave after the drain, on Ctrl-C without one."""
        self.leave(sig)
