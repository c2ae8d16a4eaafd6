"""A client's end of one connection, on raw sockets: a request at a time, and when its answer is whole."""

import asyncio
from collections.abc import Callable

from tests.bench.serving.processes import HOST
from tests.bench.serving.requests import WrongAnswer

_END = b"\r\n\r\n"
_LENGTH = b"\r\ncontent-length:"
_NOT_MODIFIED = 304

Answered = Callable[["Connection", int, bytes], None]
"""Called with the connection, the status and the head of an answer as soon as it is whole."""


class Connection(asyncio.Protocol):
    """Sends a request and tells when its answer is whole; it keeps only the head."""

    def __init__(self, answered: Answered) -> None:
        self._answered = answered
        self._head = b""
        self._missing = 0
        self._transport: asyncio.Transport | None = None
        self.asked_at = 0.0
        """When the request on it should have been sent."""
        self.lost = False
        """Whether the server closed it."""

    def ask(self, request: bytes, at: float) -> None:
        """Send a request; the one before must be answered."""
        self._head, self._missing, self.asked_at = b"", 0, at
        if self._transport is not None:
            self._transport.write(request)

    def close(self) -> None:
        """Close it."""
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """It stands."""
        self._transport = transport

    def connection_lost(self, _exc: Exception | None) -> None:
        """It ended; a server that ends one leaves a request without its answer."""
        self.lost = True

    def data_received(self, data: bytes) -> None:
        """Count down to the end of the answer."""
        if self._missing:
            self._missing -= len(data)
        else:
            head, end, body = (self._head + data).partition(_END)
            self._head = head if end else head + end + body
            if not end:
                return
            self._missing = body_length(head) - len(body)
        if self._missing <= 0:
            self._missing = 0
            self._answered(self, status(self._head), self._head)


def status(head: bytes) -> int:
    """The status of an answer."""
    return int(head[9:12])


def body_length(head: bytes) -> int:
    """How many bytes follow the head.

    Raises:
        WrongAnswer: if it does not say; none of what is measured is sent in pieces of unknown number.
    """
    if status(head) == _NOT_MODIFIED:
        return 0
    _, found, rest = head.lower().partition(_LENGTH)
    if not found:
        raise WrongAnswer(f"an answer does not say how long it is: {head.decode('latin-1')}")
    return int(rest.partition(b"\r\n")[0])


async def connected(answered: Answered, port: int, count: int) -> list[Connection]:
    """So many connections."""
    loop = asyncio.get_running_loop()
    made = [await loop.create_connection(lambda: Connection(answered), HOST, port) for _ in range(count)]
    return [connection for _, connection in made]
