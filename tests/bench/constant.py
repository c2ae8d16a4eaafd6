"""The limit: an ASGI application that answers every request with the same bytes, recorded from ours.

Started by `uvicorn --factory tests.bench.constant:create_app` with the recorded answer's file in CONSTANT_ANSWER.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Application = Any
"""An ASGI application."""


def record(path: Path, status: int, headers: Iterable[tuple[str, str]], body: bytes) -> None:
    """Write an answer for `create_app`; the date is left to the server, as it is in ours."""
    kept = [(name.lower(), value) for name, value in headers if name.lower() != "date"]
    path.write_text(json.dumps({"status": status, "headers": kept, "body": body.decode("latin-1")}))


def create_app() -> Application:
    """Return the application of the answer recorded."""
    answer = json.loads(Path(os.environ["CONSTANT_ANSWER"]).read_text())
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer["headers"]]
    start = {"type": "http.response.start", "status": answer["status"], "headers": headers}
    body = {"type": "http.response.body", "body": answer["body"].encode("latin-1")}

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send(start)
        await send(body)

    return app
