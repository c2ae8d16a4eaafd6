"""The hot path: ready answers in memory, found by generation and URL without reaching FastAPI.

The corpus changes only at an ingest, so an answer is a pure function of URL, encoding, generation and build. Its
name and its ETag are made from those alone (`etags`), so that If-None-Match is answered without rendering, and a new
generation simply makes new names.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.compression import encoding
from app.api.edge import replies
from app.api.edge.entrance import READY, Ready
from app.api.edge.etags import etag, matches, name_of
from app.api.edge.headers import Headers, fresh, last_modified
from app.api.edge.headers import revision as revision_header
from app.api.edge.kept_answers import ReadyAnswer, ReadyAnswers
from app.api.edge.revisions import Revisions
from app.api.negotiation import accepts
from app.api.problems import Problem, response
from app.api.urls import canonical_query
from app.api.varying import Varying
from app.settings import Settings

PREFIX = "/v1/"
"""Where all answers are of the corpus; elsewhere those of operations are. Liveness must not touch the database."""

_MOVED = 308
"""An order that was called otherwise: true of this revision, and made anew each time, for few ask."""

More = Callable[[Scope], Varying | None]
"""What the answer to a request depends on beside its URL and the generation, as it is now; None of no operation."""


@dataclass(frozen=True, slots=True)
class CacheKey:
    """What of a request its answer depends on."""

    url: str
    accept: str | None
    encoding: str | None
    conditions: replies.Conditions

    @classmethod
    def of(cls, scope: Scope, more: Mapping[str, Any]) -> "CacheKey":
        """Read it from the request; `more` is what its answer depends on beside URL and generation, by name."""
        headers: dict[bytes, str] = {}
        for name, value in scope["headers"]:
            headers[name] = f"{headers[name]},{value.decode('latin-1')}" if name in headers else value.decode("latin-1")
        query = canonical_query(scope["query_string"].decode("latin-1"))
        return cls(
            "\0".join((f"{scope['path']}?{query}", *(f"{name}={value}" for name, value in more.items()))),
            headers.get(b"accept"),
            encoding(headers.get(b"accept-encoding")),
            replies.Conditions(headers.get(b"if-none-match"), headers.get(b"if-modified-since")),
        )

    def name(self, generation: str) -> str:
        """Return the name of the answer at a generation."""
        return name_of(generation, self.url)


class Capture:
    """A `send` that keeps a whole answer of the corpus back, and lets everything else through.

    Attributes:
        name: the name of the answer at the generation it was made from.
        answer: the answer, once it is complete; None when it went out already.
    """

    def __init__(
        self,
        key: CacheKey,
        state: dict[str, Any],
        send: Send,
        release: Callable[[], None],
        learn: Callable[[str], None],
    ) -> None:
        self.name = ""
        self.answer: ReadyAnswer | None = None
        self._key, self._state, self._send, self._release, self._learn = key, state, send, release, learn
        self._unfinished: ReadyAnswer | None = None
        self._parts: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        """Take one message of the application."""
        if message["type"] == "http.response.start":
            await self._start(message)
        elif self._unfinished is None:
            await self._send(message)
        else:
            self._parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                body = b"".join(self._parts)
                self._unfinished.length, self._unfinished.bodies[None] = len(body), body
                self.answer = self._unfinished

    async def _start(self, message: Message) -> None:
        generation: str | None = self._state.get("generation")
        headers: Headers = list(message["headers"])
        names = dict(headers)
        if generation is not None:
            self._learn(generation)
        if generation is not None and message["status"] in (200, 304):
            self.name = self._key.name(generation)
            headers += fresh(generation)
            if self._state["varying"].lasting:  # nobody knows when the answer of a day was another last
                headers.append(last_modified(self._state["ingested_at"]))
            if b"content-length" in names:
                media_type = names[b"content-type"].decode().partition(";")[0]
                self._unfinished = ReadyAnswer(
                    [pair for pair in headers if pair[0] != b"content-length"], media_type, 0
                )
                return
            is_coded = message["status"] == 304 or b"content-encoding" in names
            headers.append(etag(self.name, self._key.encoding if is_coded else None))
        elif generation is not None:
            headers += fresh(generation) if message["status"] == _MOVED else [revision_header(generation)]
        self._release()
        await self._send({**message, "headers": headers})


class AnswerCache:
    """Answers what it has ready, and keeps what passes through it."""

    def __init__(
        self, app: ASGIApp, more: More, revisions: Revisions, answers: ReadyAnswers, settings: Settings
    ) -> None:
        self.app = app
        self.more = more
        self.revisions = revisions
        self.answers = answers
        self._base_url = settings.public_base_url
        self._running: dict[str, asyncio.Event] = {}
        self._generation: str | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, from the ETag alone, or by running the application."""
        varying = self.more(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        if varying is None and not self._is_of_corpus(scope):
            await self.app(scope, receive, send)
            return
        scope["state"]["varying"] = varying or Varying({}, lasting=True)
        key = CacheKey.of(scope, scope["state"]["varying"].values)
        generation = await self.revisions.current()
        if generation != self._generation:
            self._generation = generation
            self.answers.clear()
        if generation is not None:
            if event := self._running.get(key.name(generation)):
                await event.wait()
            if await self._ready(key, generation, scope["state"], send):
                scope["state"]["generation"] = generation
                return
        if self.revisions.away:
            away = response(Problem("database-unavailable"), self._base_url, scope["state"]["request_id"])
            await away(scope, receive, send)
            return
        await self._run(key, key.name(generation or ""), scope, receive, send)

    @staticmethod
    def _is_of_corpus(scope: Scope) -> bool:
        path: str = scope.get("path", "")
        return scope["type"] == "http" and scope["method"] == "GET" and path.startswith(PREFIX)

    async def _ready(self, key: CacheKey, generation: str, state: dict[str, Any], send: Send) -> bool:
        """Send what needs no application, and tell whether that was possible."""
        name = key.name(generation)
        answer = self.answers.get(name)
        if answer is None:
            given = state["varying"].media_type
            if given and matches(key.conditions.if_none_match or "", name) and accepts(key.accept, given):
                self.answers.hits += 1
                await _send(send, 304, [*fresh(generation), etag(name, key.encoding)], b"")
                return True
            return False
        if not accepts(key.accept, answer.media_type):
            return False
        self.answers.hits += 1
        await self._answer(key, name, answer, state, send)
        return True

    async def _answer(self, key: CacheKey, name: str, answer: ReadyAnswer, state: dict[str, Any], send: Send) -> None:
        coding = replies.coding_of(answer, key.encoding)
        reply = replies.not_modified(answer, name, coding, key.conditions)
        if reply is None:
            if coding not in answer.bodies:
                await replies.code(answer, coding)
                self.answers.put(name, answer)
            reply = replies.whole(answer, name, coding)
        if state["varying"].lasting:  # what another day may end is asked for here each time
            state[READY] = Ready(name, answer)
        await _send(send, *reply)

    async def _run(self, key: CacheKey, name: str, scope: Scope, receive: Receive, send: Send) -> None:
        done = self._running.setdefault(name, asyncio.Event())
        self.answers.misses += 1
        capture = Capture(key, scope["state"], send, done.set, self.revisions.learn)
        try:
            await self.app(scope, receive, capture)
            if capture.answer is not None:
                self.answers.put(capture.name, capture.answer)
        finally:
            self._running.pop(name, None)
            done.set()
        if capture.answer is not None:
            await self._answer(key, capture.name, capture.answer, scope["state"], send)


async def _send(send: Send, status: int, headers: Headers, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
