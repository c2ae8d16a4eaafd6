"""The hot path: ready answers in memory, found by revision and URL without reaching FastAPI.

The corpus changes only at an ingest, so an answer is a pure function of URL, encoding, revision and build. An ETag is
made from those alone, so that If-None-Match is answered without rendering, and a new revision simply makes new keys.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.edge import negotiation
from app.api.edge.entries import MIN_COMPRESSED, Entries, Entry, Headers, compressed
from app.api.edge.revisions import Revisions
from app.api.problems import Problem, response
from app.api.snapshot import canonical_query
from app.settings import BUILD, Settings

PREFIX = "/v1/"
"""Only answers of the corpus are kept; liveness must not touch the database even for its revision."""

CACHE_CONTROL = b"public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"


def digest(revision: str, url: str) -> str:
    """Return what names one answer in all its codings: the ETag without its suffix."""
    return sha256(f"{BUILD}\0{revision}\0{url}".encode()).hexdigest()[:24]


def matches(header: str, name: str) -> bool:
    """Tell whether If-None-Match holds an ETag of this answer, in any coding; "*" is left to the full answer."""
    tags = {tag.strip().removeprefix("W/").strip('"') for tag in header.split(",")}
    return bool(tags & {name, *(f"{name}-{coding}" for coding in negotiation.ENCODINGS)})


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a request its answer depends on."""

    url: str
    accept: str | None
    encoding: str | None
    if_none_match: str

    @classmethod
    def of(cls, scope: Scope) -> "Asked":
        """Read it from the request."""
        headers: dict[bytes, str] = {}
        for name, value in scope["headers"]:
            headers[name] = f"{headers[name]},{value.decode('latin-1')}" if name in headers else value.decode("latin-1")
        query = canonical_query(scope["query_string"].decode("latin-1"))
        return cls(
            f"{scope['path']}?{query}",
            headers.get(b"accept"),
            negotiation.encoding(headers.get(b"accept-encoding")),
            headers.get(b"if-none-match", ""),
        )

    def key(self, revision: str) -> str:
        """Return the name of the answer at a revision."""
        return digest(revision, self.url)


class Capture:
    """A `send` that holds a whole answer of the corpus back for keeping, and lets everything else through.

    Attributes:
        key: the name of the answer at the revision it was made from.
        entry: the answer, once it is complete; None when it went out already.
    """

    def __init__(self, asked: Asked, state: dict[str, Any], send: Send, release: Callable[[], None]) -> None:
        self.key = ""
        self.entry: Entry | None = None
        self._asked, self._state, self._send, self._release = asked, state, send, release
        self._held: Entry | None = None
        self._parts: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        """Take one message of the application."""
        if message["type"] == "http.response.start":
            await self._start(message)
        elif self._held is None:
            await self._send(message)
        else:
            self._parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                self._held.bodies[None] = b"".join(self._parts)
                self.entry = self._held

    async def _start(self, message: Message) -> None:
        revision: str | None = self._state.get("revision")
        headers: Headers = list(message["headers"])
        names = dict(headers)
        if revision is not None and message["status"] == 200:
            self.key = self._asked.key(revision)
            headers += [*_fresh(revision), (b"last-modified", _http_date(self._state["ingested_at"]))]
            if b"content-length" in names:
                media_type = names[b"content-type"].decode().partition(";")[0]
                self._held = Entry([pair for pair in headers if pair[0] != b"content-length"], media_type)
                return
            headers.append((b"etag", _etag(self.key, None)))
        elif revision is not None:
            headers.append((b"x-corpus-revision", revision.encode()))
        self._release()
        await self._send({**message, "headers": headers})


class AnswerCache:
    """Answers what it holds, and keeps what passes through it."""

    def __init__(self, app: ASGIApp, revisions: Revisions, settings: Settings) -> None:
        self.app = app
        self.revisions = revisions
        self.entries = Entries(settings.cache_bytes)
        self._base_url = settings.public_base_url
        self._running: dict[str, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, from the ETag alone, or by running the application."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(PREFIX):
            await self.app(scope, receive, send)
            return
        asked = Asked.of(scope)
        revision = await self.revisions.current()
        if revision is not None:
            if event := self._running.get(asked.key(revision)):
                await event.wait()
            if await self._ready(asked, revision, send):
                scope["state"]["revision"] = revision
                return
        if self.revisions.away:
            away = response(Problem("database-unavailable"), self._base_url, scope["state"]["request_id"])
            await away(scope, receive, send)
            return
        await self._run(asked, asked.key(revision or ""), scope, receive, send)

    async def _ready(self, asked: Asked, revision: str, send: Send) -> bool:
        """Send what needs no application, and tell whether that was possible."""
        key = asked.key(revision)
        entry = self.entries.get(key)
        if entry is None:
            if asked.accept in (None, "*/*") and matches(asked.if_none_match, key):
                await _send(send, 304, [*_fresh(revision), (b"etag", _etag(key, asked.encoding))], b"")
                return True
            return False
        if not negotiation.accepts(asked.accept, entry.media_type):
            return False
        await self._answer(asked, key, entry, send)
        return True

    async def _answer(self, asked: Asked, key: str, entry: Entry, send: Send) -> None:
        coding = asked.encoding if len(entry.bodies[None]) >= MIN_COMPRESSED else None
        headers: Headers = [*entry.headers, (b"etag", _etag(key, coding))]
        if matches(asked.if_none_match, key) or asked.if_none_match.strip() == "*":
            await _send(send, 304, [pair for pair in headers if pair[0] != b"content-type"], b"")
            return
        if coding is not None:
            headers.append((b"content-encoding", coding.encode()))
            if coding not in entry.bodies:
                entry.bodies[coding] = await compressed(coding, entry.bodies[None])
                self.entries.put(key, entry)
        body = entry.bodies[coding]
        await _send(send, 200, [*headers, (b"content-length", str(len(body)).encode())], body)

    async def _run(self, asked: Asked, key: str, scope: Scope, receive: Receive, send: Send) -> None:
        done = self._running.setdefault(key, asyncio.Event())
        capture = Capture(asked, scope["state"], send, done.set)
        try:
            await self.app(scope, receive, capture)
            if capture.entry is not None:
                self.entries.put(capture.key, capture.entry)
        finally:
            self._running.pop(key, None)
            done.set()
        if capture.entry is not None:
            await self._answer(asked, capture.key, capture.entry, send)


async def _send(send: Send, status: int, headers: Headers, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _etag(key: str, coding: str | None) -> bytes:
    return (f'"{key}-{coding}"' if coding else f'"{key}"').encode()


def _fresh(revision: str) -> Headers:
    return [
        (b"cache-control", CACHE_CONTROL),
        (b"vary", b"Accept-Encoding"),
        (b"x-corpus-revision", revision.encode()),
    ]


def _http_date(instant: datetime) -> bytes:
    """SQLite gives instants back without a zone; they are UTC."""
    return format_datetime(
        instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC), True
    ).encode()
