"""A server that stands before another: it asks that one, and answers something else."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import httpx

_SENT = ("content-type", "x-corpus-revision", "etag", "link")


class Request(NamedTuple):
    """What is asked."""

    method: str
    target: str
    body: bytes


class Answer(NamedTuple):
    """What is sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Change = Callable[[Request, Callable[[Request], Answer]], Answer]
"""Answers a request; the second argument asks the other server."""


@contextmanager
def standing_before(site: str, change: Change) -> Iterator[str]:
    """The address of a server that answers what `change` makes of the answers of `site`."""
    with httpx.Client(base_url=site, timeout=60) as client:
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(client, change))
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def _handler(client: httpx.Client, change: Change) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else a body waits 40 ms for word that its header came

        def do_GET(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer = change(Request(self.command, self.path, sent), self._asked)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        do_POST = do_GET  # noqa: N815 (the name that http.server calls)

        def _asked(self, request: Request) -> Answer:
            headers = {name: self.headers[name] for name in ("Accept", "Content-Type") if name in self.headers}
            answer = client.request(request.method, request.target, headers=headers, content=request.body)
            kept = {name: answer.headers[name] for name in _SENT if name in answer.headers}
            return Answer(answer.status_code, kept, answer.content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
