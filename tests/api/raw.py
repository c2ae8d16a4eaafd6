"""HTTP/1.1 by hand: bytes as a test wants them to be sent, and the answers as they come back on one connection."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

Address = tuple[str, int]
_ID = re.compile(rb'"instance":"[^"]*",')
_LENGTH = re.compile(rb"(?i)^content-length: *([0-9]+)$")


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer; `fields` are its header lines as they were sent."""

    status: int
    fields: tuple[bytes, ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The value of a header, or None."""
        wanted = name.lower().encode() + b": "
        return next((line[len(wanted) :].decode() for line in self.fields if line.lower().startswith(wanted)), None)

    def lasting(self) -> tuple[int, tuple[bytes, ...], bytes]:
        """All of it but what is another each time: the date, and the id of the request, which a problem tells too."""
        fields = tuple(line for line in self.fields if not line.startswith((b"date: ", b"x-request-id: ")))
        return self.status, fields, without_id(self.body)


def without_id(body: bytes) -> bytes:
    """The body of an answer, less the id that a problem is named by."""
    return _ID.sub(b"", body)


class Connection:
    """A connection on which answers are read one by one."""

    def __init__(self, connection: socket.socket) -> None:
        self.socket = connection
        self._file: IO[bytes] = connection.makefile("rb")

    def send(self, *requests: bytes) -> None:
        """Send requests at once."""
        self.socket.sendall(b"".join(requests))

    def read(self, *, head: bool = False) -> Reply:
        """The next answer; `head` if it is one to HEAD.

        Raises:
            EOFError: if the server closed instead.
        """
        line = self._file.readline()
        if not line:
            raise EOFError
        lines = tuple(iter(lambda: self._file.readline().rstrip(b"\r\n"), b""))
        status = int(line.split(b" ")[1])
        return Reply(status, lines, b"" if head or status in (204, 304) else self._body(lines))

    def ask(self, request: bytes) -> Reply:
        """Send a request and read its answer."""
        self.send(request)
        return self.read(head=request.startswith(b"HEAD "))

    def close(self) -> None:
        """Let go of what was read ahead."""
        self._file.close()

    def _body(self, lines: tuple[bytes, ...]) -> bytes:
        lengths = [int(match[1]) for line in lines if (match := _LENGTH.match(line))]
        if lengths:
            return self._file.read(lengths[0])
        if b"transfer-encoding: chunked" not in lines:
            return self._file.read()
        parts = []
        while size := int(self._file.readline(), 16):
            parts.append(self._file.read(size + 2)[:-2])
        self._file.readline()
        return b"".join(parts)


@contextmanager
def connected(address: Address, seconds: float = 60) -> Iterator[Connection]:
    """A connection, closed at the end; a server that says nothing for so long fails the test."""
    with socket.create_connection(address, timeout=seconds) as opened:
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        made = Connection(opened)
        try:
            yield made
        finally:
            made.close()


def request(target: str, *fields: str, method: str = "GET", host: str = "localhost", version: str = "1.1") -> bytes:
    """The bytes of a request without a body."""
    lines = "".join(f"{field}\r\n" for field in (f"Host: {host}", *fields))
    return f"{method} {target} HTTP/{version}\r\n{lines}\r\n".encode("latin-1")
