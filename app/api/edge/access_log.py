"""One JSON line per request, and the request id that joins it to the answer.

The query is never logged: a client may have put a secret there. JSON's escapes keep control characters out of the log.
"""

import json
import logging
import re
import sys
import time
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.edge import headers

_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_MAX_PATH = 500
_requests = logging.getLogger("app.requests")


class JsonLines(logging.Formatter):
    """Renders every record as one JSON object on one line, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; what a record carries as `fields` stands beside its message."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line)


def configure() -> None:
    """Send every log record of the process to standard output as JSON lines."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


class RequestLog:
    """The outermost layer: names each request, and logs it when its answer is complete."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Give the request an id, and log method, path, status, bytes and milliseconds once it is answered."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope.setdefault("state", {})["request_id"] = request_id(scope)
        answer = {"status": 0, "bytes": 0}
        started = time.perf_counter()

        async def watch(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer["status"] = message["status"]
                message.setdefault("headers", []).append(headers.request_id(scope["state"]["request_id"]))
            answer["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, watch)
        finally:
            fields = {**_fields(scope), **answer, "ms": round((time.perf_counter() - started) * 1000, 2)}
            _requests.info("request", extra={"fields": fields})


def request_id(scope: Scope) -> str:
    """Return the client's request id when it is a harmless word, otherwise a new one."""
    given = [value for name, value in scope["headers"] if name == b"x-request-id"]
    return given[0].decode() if len(given) == 1 and _REQUEST_ID.fullmatch(given[0]) else token_hex(8)


def _fields(scope: Scope) -> dict[str, Any]:
    path: str = scope["path"]
    return {
        "request_id": scope["state"]["request_id"],
        "method": scope["method"],
        "path": path[:_MAX_PATH],
        "revision": scope["state"].get("revision"),
    }
