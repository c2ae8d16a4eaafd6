"""An operation performed: one snapshot of the corpus, one call, its answer rendered once. Never waits for a client."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from fastapi import Response
from sqlalchemy import Engine

from app import store
from app.api import problems
from app.api.context import Context
from app.api.list_forms import links_of_list
from app.api.moved import Moved
from app.api.operations.plan import Plan, Values
from app.api.rendered import body_of
from app.api.representations import links_of_rendered
from app.api.urls import This

JSON = (b"content-type", b"application/json")
_log = logging.getLogger(__name__)


class Performed(Protocol):
    """What of an operation is needed to perform it.

    Attributes:
        plan: calls it.
        is_rendered: whether its answers without parameters may be rendered already.
    """

    plan: Plan
    is_rendered: bool

    def render(self, said: Any) -> bytes:
        """Return the JSON of what it returned."""


@dataclass(slots=True)
class Made:
    """An answer as it is sent.

    Attributes:
        generation: of the snapshot it was made from; None if it did not come so far.
        ingested_at: when that was published.
    """

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    generation: str | None = None
    ingested_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One request for one operation.

    Attributes:
        values: every parameter by name.
        request_id: what a problem is named by.
        more: what its answer depends on beside URL and generation, by name.
        budget: the time its statements may take, or None.
        body: what was sent with it.
    """

    this: This
    values: Values
    request_id: str
    more: Mapping[str, Any] = field(default_factory=dict)
    budget: store.Budget | None = None
    body: bytes = b""


def perform(operation: Performed, engine: Engine, question: Question) -> Made:
    """Return the answer; whatever goes wrong is one, too."""
    try:
        return store.insist(lambda: _once(operation, engine, question), question.budget)
    except store.Lost as error:
        return failed(error, question.this.base_url, question.request_id)


def _once(operation: Performed, engine: Engine, question: Question) -> Made:
    """Return the answer.

    Raises:
        store.Lost: if the connection was lost before it was whole.
    """
    snapshot: store.Snapshot | None = None
    try:
        with store.snapshot(engine) as snapshot, within(question.budget, snapshot):
            made = _rendered(operation, question.this, snapshot)
            if made is None:
                context = Context(question.this, snapshot, question.more)
                made = sent(operation.plan(context, question.values), context, operation.render)
    except store.Lost:
        raise
    except Moved as moved:
        made = Made(308, moved.headers(question.this), b"")
    except Exception as error:  # noqa: BLE001 (the last resort: a defect is answered as one)
        made = failed(error, question.this.base_url, question.request_id)
    if snapshot is not None:
        made.generation, made.ingested_at = snapshot.generation, snapshot.ingested_at
    return made


def _rendered(operation: Performed, this: This, snapshot: store.Snapshot) -> Made | None:
    """Return the answer that was rendered when the corpus was published, if there is one. One statement at most."""
    if not operation.is_rendered or this.query or not snapshot.rendered:
        return None
    document = store.documents.read(snapshot.connection, this.raw_path)
    if document is None:
        return None
    body = body_of(document, this.base_url)
    return Made(200, [length_of(body), JSON, *links_of_rendered(this.raw_path, this.base_url)], body)


def sent(said: Any, context: Context, render: Callable[[Any], bytes]) -> Made:
    """Return what an operation said as it is sent."""
    if isinstance(said, Response):
        return Made(said.status_code, said.raw_headers, bytes(said.body))
    body = render(said)
    if context.beside.items:
        body = body.replace(b'"items":[]', f'"items":[{",".join(context.beside.items)}]'.encode(), 1)
    headers = {name.lower(): value for name, value in context.beside.headers.items()}
    if forms := links_of_list(context.this.raw_path, context.this.given, context.this.base_url):
        headers["link"] = f"{headers['link']}, {forms}" if "link" in headers else forms
    own = [(name.encode(), value.encode()) for name, value in headers.items()]
    return Made(200, [length_of(body), JSON, *own], body)


def length_of(body: bytes) -> tuple[bytes, bytes]:
    """Return the header of the length of an answer."""
    return b"content-length", str(len(body)).encode()


def failed(error: Exception, base_url: str, request_id: str) -> Made:
    """Return the problem that an exception becomes; one that nobody foresaw is logged."""
    problem = problems.translated(error)
    if problem.kind.status == 500:
        _log.error("Exception in an operation", exc_info=error)
    response = problems.response(problem, base_url, request_id)
    return Made(response.status_code, response.raw_headers, bytes(response.body))


@contextmanager
def within(budget: store.Budget | None, snapshot: store.Snapshot) -> Iterator[None]:
    """The statements of the block are cut short when the budget, if there is one, ends."""
    if budget is None:
        yield
    else:
        with budget.over(snapshot.connection):
            yield
