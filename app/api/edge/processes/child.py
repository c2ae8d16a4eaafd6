"""A child as the process sees it that asks it."""

import asyncio
import contextlib
import os
import signal
import socket
import time
from collections.abc import Callable

from app.api.edge.processes import frames
from app.api.edge.processes.frames import Kind
from app.api.problems import Problem

_READ_BYTES = 256 * 1024


class WorkFailed(Exception):  # noqa: N818 (the failure is the other process's)
    """The work raised an exception, which the child has logged."""


class Child:
    """Sends requests to a child process, one at a time, and reads its answers in the event loop.

    Args:
        channels: to the child, for requests and for cancelling them.
        free: called when an answer has come, whether anybody waited for it or not.
        gone: called when the child has died, with whether it had a request then.

    Attributes:
        since: when it was last given a request, by the monotonic clock.
    """

    def __init__(
        self,
        channels: tuple[socket.socket, socket.socket],
        free: "Callable[[Child], None]",
        gone: "Callable[[Child, bool], None]",
    ) -> None:
        self._requests, self._cancels = channels
        self._free, self._gone = free, gone
        self._loop = asyncio.get_running_loop()
        self._received = bytearray()
        self._answer: asyncio.Future[bytes] | None = None
        self._patience: asyncio.TimerHandle | None = None
        self._number = self._pid = 0
        self.since = 0.0
        for channel in channels:
            channel.setblocking(False)
        self._loop.add_reader(self._requests, self._read)

    def begin(self, request: bytes) -> asyncio.Future[bytes]:
        """Have the child work on a request, and return its answer to come.

        Raises:
            OSError: if the child is dead; it has seen nothing of the request.
        """
        self._number = self._number % 0xFFFFFFFF + 1
        self._requests.send(frames.REQUEST.pack(len(request), self._number) + request)
        self._answer = self._loop.create_future()
        self.since = time.monotonic()
        return self._answer

    def cancel(self, answer: asyncio.Future[bytes], patience_seconds: float) -> None:
        """Cancel the request of an answer that nobody waits for, unless it is answered; it has so long to end."""
        if self._answer is answer:
            with contextlib.suppress(OSError):
                self._cancels.send(frames.NUMBER.pack(self._number))
            self._patience = self._loop.call_later(patience_seconds, self.kill)

    def kill(self) -> None:
        """End the child, whatever it does."""
        if self._pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
        self._over()

    def _read(self) -> None:
        try:
            part = self._requests.recv(_READ_BYTES)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        if not part:
            self._over()
            return
        self._received += part
        while frame := self._frame():
            self._take(*frame)

    def _frame(self) -> tuple[int, bytes] | None:
        """The next answer, if it has come whole."""
        size = frames.ANSWER.size
        if len(self._received) < size:
            return None
        length, kind = frames.ANSWER.unpack_from(self._received)
        if len(self._received) < size + length:
            return None
        body = bytes(memoryview(self._received)[size : size + length])
        del self._received[: size + length]
        return kind, body

    def _take(self, kind: int, body: bytes) -> None:
        if kind == Kind.HELLO:
            (self._pid,) = frames.NUMBER.unpack(body)
            return
        answer = self._settled()
        if answer is not None and not answer.done():
            if kind == Kind.DONE:
                answer.set_result(body)
            else:
                answer.set_exception(WorkFailed())
        self._free(self)

    def _over(self) -> None:
        """The child is dead, or as good as dead: it ends when its channels are closed."""
        self._loop.remove_reader(self._requests)
        self._requests.close()
        self._cancels.close()
        answer = self._settled()
        if answer is not None and not answer.done():
            answer.set_exception(Problem("overloaded"))
        self._gone(self, answer is not None)

    def _settled(self) -> asyncio.Future[bytes] | None:
        if self._patience is not None:
            self._patience.cancel()
        answer, self._answer, self._patience = self._answer, None, None
        return answer
