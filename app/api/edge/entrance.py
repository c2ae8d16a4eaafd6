"""The outermost layer: names each request, logs it once it is answered, and hands what was ready to the hot path.

HEAD is answered as GET by every layer behind this one, and its body left out here: so it has every field that GET has.

The protocol puts what it would have answered by under `ASKED` into the state of a request, with its id; the answer
cache says in `READY` which kept answer it sent.
"""

import time
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.conditional import WITHOUT_BODY
from app.api.edge import access_log, headers, replies
from app.api.edge.access_log import RequestLog
from app.api.edge.counts import Counts
from app.api.edge.hot_path import HotPath, named
from app.api.edge.kept_answers import ReadyAnswer
from app.store import revision_of

ASKED = "asked"
READY = "ready"


class Ready(NamedTuple):
    """Which kept answer was sent: its name, and itself."""

    name: str
    kept: ReadyAnswer


class Entrance:
    """Names, logs and remembers, around everything else; gives HEAD wherever there is GET."""

    def __init__(self, app: ASGIApp, hot_path: HotPath, log: RequestLog | None, counts: Counts) -> None:
        self.app = app
        self.counts = counts
        self.hot_path = hot_path
        self.log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Give the request an id, and its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        if "request_id" not in state:
            state["request_id"] = named([value for name, value in scope["headers"] if name == b"x-request-id"])
        watched = _Watched(scope, send)
        inner = scope
        if scope["method"] == "HEAD":
            state[WITHOUT_BODY] = True
            inner = {**scope, "method": "GET"}
        state["began"] = time.monotonic()
        started = time.perf_counter()
        try:
            await self.app(inner, receive, watched)
        finally:
            watched.finish(self.hot_path, self.log, self.counts, time.perf_counter() - started)


class _Watched:
    """A `send` that notes what goes out."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope, self._state, self._send = scope, scope["state"], send
        self._status, self._bytes = 0, 0
        self._headers: headers.Headers = []
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = message.setdefault("headers", [])
            self._headers.append(headers.request_id(self._state["request_id"]))
        else:
            if WITHOUT_BODY in self._state:
                message = {**message, "body": b""}
            self._body = message.get("body", b"")
            self._bytes += len(self._body)
        await self._send(message)

    def finish(self, hot_path: HotPath, log: RequestLog | None, counts: Counts, seconds: float) -> None:
        """Remember the answer if it was ready, count and log it."""
        scope, state = self._scope, self._state
        counts.add(counts.place(scope["method"], scope["path"]), self._status, seconds)
        generation = state.get("generation")
        if READY in state and ASKED in state:
            ready: Ready = state[READY]
            path, method = scope["path"], scope["method"]
            answer = replies.hot(ready.kept, generation, method, path, self._status, self._headers, self._body)
            hot_path.remember(ready.name, state[ASKED], answer)
        if log is not None:
            revision = None if generation is None else revision_of(generation)
            described = access_log.described(scope["method"], scope["path"], revision, self._status, self._bytes)
            log.add(state["request_id"], described, seconds)
