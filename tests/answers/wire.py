"""Real HTTP over loopback: exactly the bytes of a request, on one connection for as long as the server keeps it."""

import socket
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse, IncompleteRead

from tests.answers.requests import Header, Request, get

SECONDS = 300.0
"""How long an answer may take; a server that says nothing for so long has a defect."""

_BAD_REQUEST = 400


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; the status is 0 when the connection ended without an answer."""

    status: int
    reason: str
    headers: tuple[Header, ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The value of the first header of that name, or None."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


NONE = Answer(0, "closed without an answer", (), b"")


class Client:
    """A client that sends whatever it is given and repairs nothing."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection: socket.socket | None = None

    def ask(self, request: Request) -> Answer:
        """Send a request and read its answer; again on a new connection if the server had closed the kept one."""
        kept = self._connection is not None
        answer = self._exchange(request)
        if answer is None and kept:
            answer = self._exchange(request)
        return NONE if answer is None else answer

    def text(self, target: str) -> str:
        """The body of a successful GET.

        Raises:
            ValueError: if the answer is another.
        """
        answer = self.ask(get(target))
        if answer.status != 200:
            raise ValueError(f"{target} answers {answer.status} {answer.reason}")
        return answer.body.decode()

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _exchange(self, request: Request) -> Answer | None:
        """One request and its answer, or None if there came none."""
        if self._connection is None:
            self._connection = socket.create_connection(("127.0.0.1", self._port), timeout=SECONDS)
            self._connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        response = HTTPResponse(self._connection, method=request.method)
        try:
            self._connection.sendall(request.sent())
            response.begin()
            answer = _read(response)
        except (HTTPException, ConnectionError):
            self.close()
            return None
        finally:
            response.close()
        # What follows a refused request on its connection is anyone's guess.
        if response.will_close or answer.status == _BAD_REQUEST:
            self.close()
        return answer


def _read(response: HTTPResponse) -> Answer:
    """The whole answer; a body that ends too early is told by the reason."""
    reason = response.reason
    try:
        body = response.read()
    except IncompleteRead as cut:
        body, reason = cut.partial, f"{reason} (cut off)"
    return Answer(response.status, reason, tuple(response.headers.items()), body)
