"""An operation among the routes: FastAPI knows and describes it, but does not run it.

A request costs one look at its parameters, at most one hop to a thread, and one rendering, however many things the
operation declares.
"""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from threading import RLock
from typing import Any

from fastapi import Response
from fastapi.routing import APIRoute
from starlette.datastructures import State
from starlette.routing import compile_path
from starlette.types import Receive, Scope, Send

from app import store
from app.api.conditional import http_date, modified_at
from app.api.context import Context, may_search, searches, streams
from app.api.deprecations import Header, told
from app.api.moved import Moved
from app.api.negotiation import acceptable_to, media_type
from app.api.operations import elsewhere
from app.api.operations.body import Body, body_of, unkept
from app.api.operations.perform import Made, Question, failed, perform
from app.api.operations.plan import Plan, Values, asks, compiled, varies
from app.api.operations.streaming import EXPORT_SECONDS, BrokenOff, Stream, suited
from app.api.operations.table import Table
from app.api.rendered import OF_AN_ORDER
from app.api.urls import This
from app.api.varying import Varying
from app.settings import Settings

OK = 200
unawaited: set[asyncio.Task[Made]] = set()
"""The searches in threads that were not done in time, and still run."""
_READING = RLock()


def operation_id(route: APIRoute) -> str:
    """Return the operationId of a route: its function's name in camelCase, `list_orders` is listOrders."""
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), route.name)


def summary_of(route: APIRoute) -> str:
    """Return what a route is for, as in the OpenAPI document: the first line of what is said of it."""
    said: str = route.summary or (route.endpoint.__doc__ or "").strip().partition("\n")[0]
    return said.rstrip(".")


class Operation(APIRoute):
    """A route that asks the database.

    Its path is known at once; what FastAPI reads out of its function is read when anything else of it is first asked
    for, because reading all operations takes a quarter of the time in which a server starts.
    """

    asks: Callable[..., Any] | None
    plan: Plan
    is_rendered: bool
    method: str
    _table: Table
    _body: Body | None
    _media_type: str | None

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        self.path = path
        self.endpoint = endpoint
        (self.method,) = options.get("methods") or ("GET",)
        self.methods = {self.method}
        self.name = options.get("name") or endpoint.__name__
        self.path_regex, self.path_format, self.param_convertors = compile_path(path)
        self._unread = options

    def __getattr__(self, name: str) -> Any:
        """Return what is not there before the function is read."""
        self.prepare()
        return super().__getattribute__(name)

    def prepare(self) -> None:
        """Read the function now, unless it has been.

        Raises:
            TypeError: if it declares what an operation cannot.
        """
        with _READING:
            if "_unread" in self.__dict__:
                options = self.__dict__.pop("_unread")
                try:
                    self._read(options)
                except BaseException:
                    self._unread = options
                    raise

    def _read(self, options: Mapping[str, Any]) -> None:
        super().__init__(self.path, self.endpoint, **{**options, "operation_id": operation_id(self)})
        self.asks = asks(self.dependant)
        self.varies = varies(self.dependant)
        self._table = Table(self.dependant, self.path)
        self.plan = compiled(self.dependant)
        self.is_rendered = operation_id(self) in OF_AN_ORDER
        self._media_type = media_type(self.response_class)
        self._body = body_of(self.dependant)

    async def answer(self, server: State, path: Mapping[str, str], scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; `path` has the parameters of the path, `server` what the application is run with."""
        this = self.asked(This(scope["path"], scope["query_string"].decode("latin-1"), server.settings.public_base_url))
        varying = scope["state"].get("varying") or self.varying(server, scope)
        try:
            acceptable_to(scope["headers"], self._media_type)
            body = b"" if self._body is None else await self._body.received(scope, receive)
            values = self.read(path, this, body)
            if self.asks is streams:
                await self._stream(server, this, values, varying, scope, receive, send)
                return
            question = Question(this, values, scope["state"]["request_id"], varying.values, body=body)
            # Of a body the clients alone know how long it takes to send; there is a deadline for that.
            began = scope["state"].get("began") if self._body is None else None
            until = (began or time.monotonic()) + self.seconds(server.settings)
            made = await self._made(server, question, until, receive)
            if self._body is not None:
                made.headers.extend(unkept(made.generation) if made.status == OK else ())
        except BrokenOff:
            raise
        except Moved as moved:
            made = Made(308, moved.headers(this), b"")
        except Exception as error:  # noqa: BLE001 (whatever goes wrong is an answer)
            made = failed(error, this.base_url, scope["state"]["request_id"])
        made.headers.extend(self._deprecated(server, this))
        await _send(made, scope, send)

    def _deprecated(self, server: State, this: This) -> list[Header]:
        return told(server.deprecations, operation_id(self), this) if server.deprecations else []

    def asked(self, this: This) -> This:
        """Return what of a request is answered: all of it, or it is refused."""
        return this

    def varying(self, server: State, scope: Scope) -> Varying:
        """Return what the answer to a request depends on beside its URL and the generation, as it is now."""
        values = {each.name: each.now(server, scope) for each in self.varies}
        lasting = all(each.lasts(values[each.name]) for each in self.varies)
        return Varying(values, lasting, self._media_type)

    def seconds(self, settings: Settings) -> float:
        """Return how long it may search."""
        return settings.search_seconds if self._body is None else settings.prose_seconds

    def read(self, path: Mapping[str, str], this: This, body: bytes = b"") -> Values:
        """Return the value of every parameter by name, and of the body.

        Raises:
            Problem: for parameters that are not taken.
            RequestValidationError: for values that are none of their parameter's.
        """
        values = self._table.read(path, this.given)
        return values if self._body is None else {**values, self._body.name: self._body.read(body)}

    def render(self, said: Any) -> bytes:
        """Return what the operation said as JSON."""
        assert self.response_field is not None, f"{self.name} declares no model and returns no response"  # noqa: S101
        return self.response_field.serialize_json(said, by_alias=True)

    async def _made(self, server: State, question: Question, until: float, receive: Receive) -> Made:
        searching = self.asks is searches or (self.asks is may_search and question.values["q"] is not None)
        if not searching:
            return await self._in_thread(server, question)
        if server.elsewhere is not None and server.elsewhere.available:
            return await elsewhere.ask(server.elsewhere, self.method, question, until, receive)
        async with watched(receive, until - time.monotonic()) as budget:
            searching_ = asyncio.create_task(self._searched(server, replace(question, budget=budget), until))
            await asyncio.wait((searching_,), timeout=until + elsewhere.GRACE_SECONDS - time.monotonic())
            if not searching_.done():  # it keeps its places until it ends, and is no longer waited for
                unawaited.add(searching_)
                searching_.add_done_callback(_forget)
                raise store.TookTooLong("no answer has come in time")
            return searching_.result()

    async def _searched(self, server: State, question: Question, until: float) -> Made:
        async with server.limits.searches.slot(until):
            return await self._in_thread(server, question)

    async def _in_thread(self, server: State, question: Question) -> Made:
        loop = asyncio.get_running_loop()
        async with server.limits.requests.slot():
            return await loop.run_in_executor(server.threads, perform, self, server.engine, question)

    async def _stream(
        self, server: State, this: This, values: Values, varying: Varying, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Send an answer while its snapshot is held, in a place of its own; nobody else waits for it."""

        def make(snapshot: store.Snapshot) -> Response:
            response: Response = self.plan(Context(this, snapshot, varying.values), values)
            return response

        stream = Stream(server.engine, make, server.threads)
        async with server.limits.exports.slot():
            try:
                async with watched(receive, EXPORT_SECONDS) as budget:
                    response = await stream.begin(budget)
                response.raw_headers.extend(self._deprecated(server, this))
                snapshot = stream.snapshot
                scope["state"] |= {"generation": snapshot.generation, "ingested_at": snapshot.ingested_at}
                last_modified = http_date(modified_at(snapshot.ingested_at)) if varying.lasting else None
                await suited(response, scope, last_modified)(scope, receive, send)
            finally:
                await stream.end()


def _forget(task: asyncio.Task[Made]) -> None:
    unawaited.discard(task)
    if not task.cancelled():
        task.exception()


async def _send(made: Made, scope: Scope, send: Send) -> None:
    if made.generation is not None:
        scope["state"] |= {"generation": made.generation, "ingested_at": made.ingested_at}
    await send({"type": "http.response.start", "status": made.status, "headers": made.headers})
    await send({"type": "http.response.body", "body": made.body})


@asynccontextmanager
async def watched(receive: Receive, seconds: float) -> AsyncIterator[store.Budget]:
    """A budget that ends when the client goes away."""
    budget = store.Budget(seconds)
    watcher = asyncio.create_task(cancel_when_gone(receive, budget))
    try:
        yield budget
    finally:
        watcher.cancel()
        with suppress(asyncio.CancelledError):
            await watcher


async def cancel_when_gone(receive: Receive, budget: store.Budget) -> None:
    """End the budget when the client goes away."""
    await elsewhere.gone(receive)
    await asyncio.to_thread(budget.cancel)
