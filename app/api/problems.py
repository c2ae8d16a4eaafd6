"""Errors as application/problem+json (RFC 9457): one table of codes, one shape, nothing echoed.

`type` is the URL of our own page about the code, `instance` the request id. No detail ever repeats what was sent.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from app import store

MEDIA_TYPE = "application/problem+json"
MAX_BODY_BYTES = 128 * 1024
"""So long may the body of a request be that takes one."""
RETRY_AFTER = "2"
"""Seconds after which a refused client may ask again: a publish or a failover takes no longer."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a problem code means: the status it is sent with, its title, and what a client can do about it."""

    status: int
    title: str
    help: str


PROBLEMS: Mapping[str, Kind] = {
    "bad-request": Kind(400, "Bad request", "The request holds control characters, broken encoding, or a body."),
    "invalid-host": Kind(400, "Invalid host", "Send exactly one Host header with a name this server answers to."),
    "not-found": Kind(404, "Not found", "There is nothing at this URL; the detail may say where to look."),
    "method-not-allowed": Kind(405, "Method not allowed", "The API is read-only; the Allow header lists the methods."),
    "not-acceptable": Kind(406, "Not acceptable", "Each path has one media type; other formats have their own paths."),
    "cursor-expired": Kind(410, "Cursor expired", "Another revision is served now: begin again, at `restart`."),
    "precondition-failed": Kind(
        412, "Precondition failed", "The answer is not what If-Match or If-Unmodified-Since names; ask without them."
    ),
    "body-too-large": Kind(413, "Body too large", "Send at most 128 KB."),
    "uri-too-long": Kind(414, "URI too long", "Path and query together have at most 8,192 bytes."),
    "unsupported-media-type": Kind(415, "Unsupported media type", "Send the body as application/json."),
    "range-not-satisfiable": Kind(
        416, "Range not satisfiable", "Ask for bytes that the file has; Content-Range has its size."
    ),
    "invalid-parameter": Kind(422, "Invalid parameter", "`errors` names each parameter and what is wrong with it."),
    "unknown-parameter": Kind(422, "Unknown parameter", "`errors` suggests the nearest known name."),
    "invalid-query": Kind(422, "Invalid query", "The search words cannot be understood."),
    "query-too-complex": Kind(422, "Query too complex", "Use fewer or shorter search words."),
    "invalid-cursor": Kind(422, "Invalid cursor", "Start again from the first page; a cursor is bound to its filters."),
    "rate-limited": Kind(429, "Rate limited", "Wait for the seconds in Retry-After."),
    "headers-too-large": Kind(431, "Headers too large", "Send at most 100 header fields with 16 KB in all."),
    "internal-error": Kind(500, "Internal error", "This is a defect of the server; report the instance."),
    "overloaded": Kind(503, "Overloaded", "Wait for the seconds in Retry-After."),
    "query-timeout": Kind(503, "Query timeout", "The question took too long; narrow it."),
    "database-unavailable": Kind(503, "Database unavailable", "Wait for the seconds in Retry-After."),
    "storage-corrupt": Kind(
        503, "Storage corrupt", "What is stored is damaged, and not served; a backup can be restored."
    ),
    "not-ready": Kind(503, "Not ready", "No corpus is served yet; wait for the seconds in Retry-After."),
}


@dataclass(frozen=True, slots=True)
class FieldError:
    """One thing that is wrong with a request.

    Attributes:
        code: a stable snake_case name: "unknown", "repeated", "empty", "malformed", "out_of_range", "not_allowed" …
        detail: one sentence that does not repeat the value.
        parameter: the query or path parameter, or None.
        pointer: the JSON Pointer into the body, or None.
        suggestion: what may have been meant, always one of our own words, or None.
    """

    code: str
    detail: str
    parameter: str | None = None
    pointer: str | None = None
    suggestion: str | None = None


class Problem(Exception):  # noqa: N818 (named as RFC 9457 names it)
    """An answer that is an error, raised anywhere below a router.

    Args:
        code: a key of PROBLEMS; it decides the status.
        detail: one sentence about this occurrence that does not repeat input; the kind's help when empty.
        errors: what is wrong with which parameter.
        headers: further headers to send.
        restart: the URL at which a walk begins again, of an expired cursor.
    """

    def __init__(
        self,
        code: str,
        detail: str = "",
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        restart: str | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.kind = PROBLEMS[code]
        self.detail = detail or self.kind.help
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.restart = restart


class ProblemError(BaseModel):
    """One entry of `errors` as sent."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    parameter: str | None = Field(description="The query or path parameter, or null.")
    pointer: str | None = Field(description="The JSON Pointer into the body, or null.")
    code: str = Field(description="A stable snake_case name of what is wrong.")
    detail: str = Field(description="One sentence for people.")
    suggestion: str | None = Field(description="What may have been meant, or null.")


class ProblemDocument(BaseModel):
    """The body of every error (RFC 9457)."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Problem")
    type: str = Field(description="The URL of the page about this code.")
    title: str = Field(description="What the code means, in a few words; the same in every answer of this code.")
    status: int = Field(ge=400, le=599, description="The HTTP status, as it was sent.")
    detail: str = Field(description="What is wrong here, in a sentence that repeats nothing of what was sent.")
    instance: str = Field(description="The id of the request, also in X-Request-ID.")
    code: str = Field(description="What programs tell problems apart by: a stable kebab-case name.")
    errors: list[ProblemError] = Field(description="What is wrong with which parameter; empty where that is not it.")
    restart: str | None = Field(
        None, description="Of `cursor-expired` the URL at which the list begins again; absent of every other code."
    )


def body(problem: Problem, base_url: str, request_id: str) -> dict[str, Any]:
    """Return the problem as the JSON object that is sent."""
    more = {} if problem.restart is None else {"restart": problem.restart}
    return {
        "type": f"{base_url}/problems/{problem.code}",
        "title": problem.kind.title,
        "status": problem.kind.status,
        "detail": problem.detail,
        "instance": request_id,
        "code": problem.code,
        "errors": [
            {
                "parameter": e.parameter,
                "pointer": e.pointer,
                "code": e.code,
                "detail": e.detail,
                "suggestion": e.suggestion,
            }
            for e in problem.errors
        ],
        **more,
    }


def response(problem: Problem, base_url: str, request_id: str) -> JSONResponse:
    """Return the problem as a response that no cache keeps."""
    headers = {"Cache-Control": "no-store", **problem.headers}
    if problem.kind.status in (429, 503):
        headers.setdefault("Retry-After", RETRY_AFTER)
    return JSONResponse(body(problem, base_url, request_id), problem.kind.status, headers, MEDIA_TYPE)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like the given one, or None when none is near."""
    return next(iter(difflib.get_close_matches(word[:100].lower(), sorted(known), 1, 0.6)), None)


def _from_http(error: HTTPException) -> Problem:
    codes = {kind.status: code for code, kind in reversed(list(PROBLEMS.items())) if kind.status < 500}
    code = codes.get(error.status_code, "bad-request")
    return Problem(code, headers=error.headers)


PYDANTIC_CODES = {
    "missing": "missing",
    "repeated": "repeated",
    "not_allowed": "not_allowed",
    "unknown": "unknown",
    "ambiguous": "ambiguous",
    "enum": "not_allowed",
    "literal_error": "not_allowed",
    "greater_than": "out_of_range",
    "greater_than_equal": "out_of_range",
    "less_than": "out_of_range",
    "less_than_equal": "out_of_range",
    "string_too_long": "too_long",
    "too_long": "too_many",
}
"""Pydantic's names of errors in our words; every other one is "malformed"."""


def _field_error(error: Mapping[str, Any]) -> FieldError:
    place, *path = error["loc"]
    context = error.get("ctx", {})
    allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    return FieldError(
        code=PYDANTIC_CODES.get(error["type"], "malformed"),
        detail=f"{error['msg']}.",
        parameter=str(path[0]) if place != "body" and path else None,
        pointer="/" + "/".join(str(step) for step in path) if place == "body" else None,
        suggestion=context.get("suggestion") or nearest(str(error.get("input", "")), allowed),
    )


def _from_validation(error: RequestValidationError) -> Problem:
    """One error for each parameter: of a union's branches the first says most."""
    first = {tuple(e["loc"][:2]): e for e in reversed(error.errors())}
    return Problem("invalid-parameter", errors=[_field_error(e) for e in reversed(first.values())])


def _from_unavailable(error: store.Unavailable) -> Problem:
    """Postgres cancels a statement that ran too long with 57014 (query_canceled): the database is well."""
    state = getattr(getattr(error.__cause__, "orig", None), "sqlstate", None)
    return Problem("query-timeout" if state == "57014" else "database-unavailable")


TRANSLATIONS: Mapping[type[Exception], Callable[[Any], Problem]] = {
    Problem: lambda problem: problem,
    HTTPException: _from_http,
    RequestValidationError: _from_validation,
    store.NotReady: lambda _: Problem("not-ready"),
    store.StaleIndex: lambda _: Problem("not-ready", "The index of words is of another release: run `eo migrate`."),
    store.TookTooLong: lambda _: Problem("query-timeout"),
    store.Corrupt: lambda _: Problem("storage-corrupt"),
    store.Overloaded: lambda _: Problem("overloaded"),
    store.Unavailable: _from_unavailable,
    Exception: lambda _: Problem("internal-error"),
}
"""What each exception becomes; the most specific class wins."""


def translated(error: Exception) -> Problem:
    """Return what an exception becomes."""
    return next(TRANSLATIONS[kind](error) for kind in type(error).__mro__ if kind in TRANSLATIONS)


def install(app: FastAPI, base_url: str) -> None:
    """Answer every exception of a route that is no operation with a problem."""
    for exception in TRANSLATIONS:
        app.add_exception_handler(
            exception, lambda request, error: response(translated(error), base_url, request.state.request_id)
        )
