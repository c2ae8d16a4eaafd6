"""What went wrong as a page, for browsers: the layer that puts it before the problem document."""

import json
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.compression import weights
from app.api.problems import MEDIA_TYPE
from app.site.pages import POLICY
from app.site.templating import rendered

API = ("/v1", "/openapi.json", "/openapi-3.0.json", "/livez", "/readyz")
"""Where programs ask, and get problem documents whatever they accept."""


class ProblemPages:
    """Sends a problem as a page to who prefers pages, outside the API."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        wanted = scope["type"] == "http" and not scope["path"].startswith(API) and prefers_pages(_accept(scope))
        await self.app(scope, receive, _Paged(send) if wanted else send)


class _Paged:
    """A `send` that makes a page of a problem document, and lets everything else through."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._parts: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_problem(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._page(self._start, b"".join(self._parts))

    async def _page(self, start: Message, body: bytes) -> None:
        html = page(json.loads(body)).encode()
        own = {b"content-type", b"content-length", b"content-security-policy", b"vary"}
        headers = [pair for pair in start["headers"] if pair[0] not in own]
        headers += [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-security-policy", POLICY.encode()),
            (b"vary", b"Accept"),
            (b"content-length", str(len(html)).encode()),
        ]
        await self._send({**start, "headers": headers})
        await self._send({"type": "http.response.body", "body": html})


def page(problem: dict[str, Any]) -> str:
    """Return a problem document as a page."""
    return rendered("problem.html", **{"restart": None, **problem})


def prefers_pages(accept: str) -> bool:
    """Tell whether a client likes HTML better than JSON, which those who say nothing of it do not."""
    liked = weights(accept)
    return liked.get("text/html", 0.0) > max(liked.get(name, 0.0) for name in (MEDIA_TYPE, "application/json"))


def _accept(scope: Scope) -> str:
    return ",".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"accept")


def _is_problem(message: Message) -> bool:
    media_type = dict(message.get("headers", [])).get(b"content-type", b"")
    return bool(message["status"] >= 400 and media_type.startswith(MEDIA_TYPE.encode()))
