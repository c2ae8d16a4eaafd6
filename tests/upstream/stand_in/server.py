"""The server: answers honestly or as a lie has it, and remembers what it was asked."""

import contextlib
import socketserver
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.upstream.stand_in import honest
from tests.upstream.stand_in.answer import Answer, Wire
from tests.upstream.stand_in.asked import Asked, understood
from tests.upstream.stand_in.shelf import Shelf

Tell = Callable[[Asked, Answer, "StandIn"], Answer]
"""What is answered, given the request and the honest answer."""


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    stand_in: "StandIn"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no error."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        stand_in = self.server.stand_in
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = stand_in.answer(self.path, headers)
        wire = Wire(self.wfile, self.connection, stand_in.stopped)
        self.close_connection = not answer.send(wire, answer) or headers.get("connection") == "close"

    def log_message(self, *_: Any) -> None:
        pass


class StandIn:
    """A stand-in that is up.

    Attributes:
        shelf: what it has.
        tell: what it answers instead of the truth.
        largest_page: the most documents of a page.
        asked: the requests, in the order in which they came.
        lied: how often it answered otherwise than the truth.
        bait: an origin that nobody may ask, for a lie to point to.
        stopped: set when it stops.
    """

    def __init__(self, shelf: Shelf, tell: Tell | None, largest_page: int, monotonic: Callable[[], float]) -> None:
        self.shelf = shelf
        self.tell = tell
        self.largest_page = largest_page
        self._monotonic = monotonic
        self.asked: list[Asked] = []
        self.lied = 0
        self.bait = ""
        self.stopped = threading.Event()
        self._kinds: Counter[str] = Counter()
        self._urls: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.stand_in = self
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])

    @property
    def origin(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def answer(self, url: str, headers: dict[str, str]) -> Answer:
        """Answer a request, and remember it."""
        kind, number = understood(url)
        with self._lock:
            self._kinds[kind] += 1
            self._urls[url] += 1
            asked = Asked(
                url, kind, number, headers, parse_qs(urlsplit(url).query), self._kinds[kind], self._urls[url],
                self._monotonic(),
            )  # fmt: skip
            self.asked.append(asked)
        truth = honest.answer(asked, self.shelf, self.origin, self.largest_page)
        if self.tell is None:
            return truth
        told = self.tell(asked, truth, self)
        self.lied += told is not truth
        return told

    def stop(self) -> None:
        """Stop listening, and let every answer under way end."""
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()


@contextlib.contextmanager
def standing_in(
    shelf: Shelf,
    tell: Tell | None = None,
    largest_page: int = honest.LARGEST_PAGE,
    monotonic: Callable[[], float] = time.monotonic,
) -> Iterator[StandIn]:
    """A stand-in, as long as the context lasts."""
    stand_in = StandIn(shelf, tell, largest_page, monotonic)
    try:
        yield stand_in
    finally:
        stand_in.stop()
