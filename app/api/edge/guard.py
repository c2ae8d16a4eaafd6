"""What is refused before any router runs, and the headers every answer carries.

httptools refuses bad framing, but accepts a missing or second Host and any size: those are checked here. Nothing that
is refused is repeated in the answer.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote_to_bytes

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.edge.headers import HYGIENE
from app.api.problems import MAX_BODY_BYTES, Problem, response
from app.settings import Settings

MAX_URI_BYTES = 8192
MAX_HEADERS = 100
MAX_HEADER_BYTES = 16 * 1024

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""Answered whatever is configured: health checks from inside the container call the server so."""

HOST = re.compile(r"([A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_CONTROL_BUT_BLANKS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""What is copied from a page holds tabs and line ends; the parameters that take words read them as blanks."""
# An encoded slash would be a second URL of the same answer; a backslash, an empty or a dot segment is a path only to
# a browser or a proxy that rewrites it.
_STRANGE_PATH = re.compile(rb"//|\\|%2f|%5c|/(?:\.|%2e){1,2}(?:/|$)", re.IGNORECASE)


def _values(scope: Scope, name: bytes) -> list[bytes]:
    return [value for key, value in scope["headers"] if key == name]


def _target(scope: Scope) -> tuple[bytes, bytes]:
    """Return the path and the query as sent; test clients may leave the raw path out."""
    path: bytes = scope.get("raw_path") or quote(scope["path"]).encode()
    return path.partition(b"?")[0], scope["query_string"]


def _uri(scope: Scope, _: Settings) -> Problem | None:
    too_long = sum(map(len, _target(scope))) + 1 > MAX_URI_BYTES
    return Problem("uri-too-long") if too_long else None


def _headers(scope: Scope, _: Settings) -> Problem | None:
    size = sum(len(name) + len(value) + 4 for name, value in scope["headers"])
    too_large = len(scope["headers"]) > MAX_HEADERS or size > MAX_HEADER_BYTES
    return Problem("headers-too-large") if too_large else None


def _host(scope: Scope, settings: Settings) -> Problem | None:
    hosts = _values(scope, b"host")
    known = len(hosts) == 1 and known_host(hosts[0], settings.allowed_hosts)
    return None if known else Problem("invalid-host")


@lru_cache(maxsize=256)
def known_host(header: bytes, allowed: tuple[str, ...]) -> bool:
    """Tell whether a Host header names this server."""
    match = HOST.fullmatch(header.decode("latin-1"))
    return match is not None and bool({match[1].lower(), "*"} & LOOPBACK.union(allowed))


def _encoding(scope: Scope, _: Settings) -> Problem | None:
    for part, control in zip(_target(scope), (_CONTROL, _CONTROL_BUT_BLANKS), strict=True):
        try:
            clean = not _BAD_ESCAPE.search(part) and not control.search(unquote_to_bytes(part).decode())
        except UnicodeDecodeError:
            clean = False
        if not clean:
            return Problem("bad-request", "The URL holds control characters or is not percent-encoded UTF-8.")
    return None


def _path(scope: Scope, _: Settings) -> Problem | None:
    return Problem("not-found") if _STRANGE_PATH.search(_target(scope)[0]) else None


def _body(scope: Scope, _: Settings) -> Problem | None:
    """A body is refused by what its header announces, so it is never read; the connection closes instead."""
    sizes, chunked = _values(scope, b"content-length"), bool(_values(scope, b"transfer-encoding"))
    size = int(sizes[0]) if sizes and sizes[0].isdigit() else 0
    closing = {"Connection": "close"}
    if size > MAX_BODY_BYTES:
        return Problem("body-too-large", headers=closing)
    if (size or chunked) and scope["method"] in ("GET", "HEAD"):
        return Problem("bad-request", "A request that reads has no body.", headers=closing)
    if chunked:
        return Problem("bad-request", "Send the body with a Content-Length.", headers=closing)
    return None


CHECKS: tuple[Callable[[Scope, Settings], Problem | None], ...] = (_uri, _headers, _host, _encoding, _path, _body)
"""What each request must pass, in this order; the first refusal is the answer."""


def refusal(scope: Scope, settings: Settings) -> Problem | None:
    """Return why a request is refused unread, or None."""
    return next((problem for check in CHECKS if (problem := check(scope, settings))), None)


class Guard:
    """Refuses, and adds to every answer's headers.

    Args:
        app: what is behind it.
        settings: whose hosts are ours.
        lost: says of a path that names nothing what may have been meant.
    """

    def __init__(self, app: ASGIApp, settings: Settings, lost: Callable[[str], Problem]) -> None:
        self.app = app
        self.settings = settings
        self._lost = lost

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        completed = _completed(send)
        if problem := refusal(scope, self.settings):
            if problem.code == "not-found":
                problem = self._lost(scope["path"])
            answer: ASGIApp = response(problem, self.settings.public_base_url, scope["state"]["request_id"])
        else:
            answer = self.app
        await answer(scope, receive, completed)


def _completed(send: Send) -> Send:
    """Add HYGIENE where it is not set."""

    async def complete(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers: list[Any] = list(message.get("headers", []))
            present = {name.lower() for name, _ in headers}
            message["headers"] = headers + [pair for pair in HYGIENE if pair[0] not in present]
        await send(message)

    return complete
