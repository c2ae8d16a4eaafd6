"""The API asked in this process: the same parameters, the same refusals and limits of time as over HTTP."""

import asyncio
import json
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import quote, urlencode

from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.types import ASGIApp, Message

from app.api.problems import FieldError, nearest, translated

Pairs = Sequence[tuple[str, str]]


class Refused(Exception):  # noqa: N818 (named as what the tool answers)
    """The API refuses, or a tool does in its way.

    Args:
        code: a code of the API's problems, or `text-not-held`.
        detail: one sentence that an agent can act on.
        errors: what is wrong with which argument: `argument`, `code`, `detail`, `suggestion`.
    """

    def __init__(self, code: str, detail: str, errors: Sequence[Mapping[str, Any]] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.errors = [dict(error) for error in errors]


def refusal(error: ValidationError, known: Collection[str]) -> Refused:
    """Return what arguments of a wrong name or type become: the API's own problem, with the nearest known name."""
    found: list[Any] = error.errors(include_url=False)
    problem = translated(RequestValidationError([{**each, "loc": ("query", *each["loc"])} for each in found]))
    strange = {str(each["loc"][0]) for each in found if each["type"] == "extra_forbidden"}
    faults = [
        _strange(str(each.parameter), known) if each.parameter in strange else asdict(each) for each in problem.errors
    ]
    return Refused(
        "unknown-parameter" if strange else problem.code, problem.detail, [_fault(fault, {}) for fault in faults]
    )


def _strange(name: str, known: Collection[str]) -> dict[str, Any]:
    detail = f"The arguments are {', '.join(known)}."
    return asdict(FieldError("unknown", detail, name, suggestion=nearest(name, known)))


class Changed(Exception):  # noqa: N818 (named as what happened)
    """Another revision was published between two answers of the API."""


class Ask:
    """Asks an application, for one call of a tool: all that is answered is of one revision of the corpus.

    Args:
        app: the API, without the layers that name and log requests.
        origin: what stands before our own addresses, "" where nobody knows.
    """

    def __init__(self, app: ASGIApp, origin: str = "") -> None:
        self._app = app
        self.origin = origin
        self._revision: bytes | None = None

    def anew(self) -> "Ask":
        """Return what asks the same application for another call."""
        return Ask(self._app, self.origin)

    async def get(self, path: str, given: Pairs = (), **called: str) -> dict[str, Any]:
        """Return an answer of the API; `called` tells by which names the agent gave the parameters.

        Raises:
            Refused: as the API refuses it.
            Changed: if it is of another revision than those before.
        """
        return await self._asked("GET", path, given, b"", called)

    async def post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the API's answer to what is sent to it.

        Raises:
            Refused: as the API refuses it.
            Changed: if it is of another revision than those before.
        """
        return await self._asked("POST", path, (), json.dumps(body).encode(), {})

    async def _asked(
        self, method: str, path: str, given: Pairs, body: bytes, called: Mapping[str, str]
    ) -> dict[str, Any]:
        answer = _Answer(body)
        await self._app(_scope(method, path, given), answer.receive, answer.send)
        self._confirm(answer.revision)
        said: dict[str, Any] = json.loads(answer.body)
        if answer.status >= 400:
            raise Refused(said["code"], said["detail"], [_fault(error, called) for error in said["errors"]])
        return said

    def _confirm(self, revision: bytes | None) -> None:
        if revision is None:
            return
        if self._revision not in (None, revision):
            raise Changed
        self._revision = revision


def _scope(method: str, path: str, given: Pairs) -> dict[str, Any]:
    """One request as a server would hand it on."""
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": quote(path, safe="/~").encode(),
        "root_path": "",
        "query_string": urlencode(given).encode(),
        "headers": [(b"host", b"localhost"), (b"content-type", b"application/json")],
        "client": None,
        "server": None,
        "state": {"request_id": secrets.token_hex(8)},
    }


def _fault(error: Mapping[str, Any], called: Mapping[str, str]) -> dict[str, Any]:
    name = error["parameter"] or (error["pointer"] or "").strip("/") or None
    told = {"argument": called.get(name, name) if name else None, "code": error["code"], "detail": error["detail"]}
    return told | {"suggestion": error["suggestion"]}


class _Answer:
    """Both ends of one request: what is sent with it, and what comes back."""

    def __init__(self, sent: bytes) -> None:
        self._sent: list[Message] = [{"type": "http.request", "body": sent, "more_body": False}]
        self.status = 0
        self.revision: bytes | None = None
        self.body = b""

    async def receive(self) -> Message:
        """Give what is sent; whoever asks stays until the call is over or given up, which ends what waits here."""
        if self._sent:
            return self._sent.pop()
        await asyncio.Event().wait()
        raise AssertionError("nobody sets it")

    async def send(self, message: Message) -> None:
        """Take one message of the answer."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.revision = dict(message["headers"]).get(b"x-corpus-revision")
        else:
            self.body += message.get("body", b"")
