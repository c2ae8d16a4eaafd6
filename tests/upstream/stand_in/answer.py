"""One answer, and how it goes over the wire."""

import json
import socket
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BufferedIOBase
from threading import Event
from typing import Any

JSON = {"content-type": "application/json; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Wire:
    """A connection to a client.

    Attributes:
        out: where to write.
        stopped: set when the server stops.
    """

    out: BufferedIOBase
    connection: socket.socket
    stopped: Event

    def reset(self) -> None:
        """End the connection with a TCP reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer.

    Attributes:
        headers: by name in small letters; Content-Length is added by `send`.
        send: puts it on the wire; returns whether the connection can be used again.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=lambda: dict(JSON))
    send: "Callable[[Wire, Answer], bool]" = field(default=lambda wire, answer: plainly(wire, answer))

    def told(self) -> Any:
        """Its JSON, to be changed."""
        return json.loads(self.body)

    def telling(self, told: Any) -> "Answer":
        """The same with another JSON."""
        return self.saying(json.dumps(told, ensure_ascii=False).encode())

    def saying(self, body: bytes, **headers: str) -> "Answer":
        """The same with another body, and other headers (`content_type="text/html"`)."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, body=body, headers={**self.headers, "etag": tag(body), **more})


def tag(body: bytes) -> str:
    """The validator of a body."""
    return f'W/"{sha256(body).hexdigest()[:32]}"'


def head(answer: Answer, **more: str) -> bytes:
    """The status line and the headers; `None` leaves one out."""
    lines = [f"HTTP/1.1 {answer.status} Said"]
    for name, value in {**answer.headers, **{name.replace("_", "-"): value for name, value in more.items()}}.items():
        lines.append(f"{name}: {value}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"


def plainly(wire: Wire, answer: Answer) -> bool:
    """The whole answer with its length."""
    wire.out.write(head(answer, content_length=str(len(answer.body))) + answer.body)
    wire.out.flush()
    return True
