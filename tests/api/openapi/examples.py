"""The examples of the document, asked of the sample with what is written about its orders."""

import json
import re
from pathlib import Path
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from app.api import openapi
from app.api.openapi.examples import FILE, examples

PATH = Path(openapi.__file__).with_name(FILE)
BASE_URL = "http://127.0.0.1:8000"
"""Where `make serve` serves: addresses that are absolute begin so."""
REQUEST_ID = "0123456789abcdef"
"""Of each request: a refusal repeats it."""
MAX_LENGTH = 20_000
"""Of an answer that stands in the document, in characters; a longer one is only linked to."""
_INSTANT = re.compile(r"20(2[6-9]|[3-9]\d)-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_STAMP = re.compile(r"(DTSTAMP|LAST-MODIFIED):\d{8}T\d{6}Z")
_SEQUENCE = re.compile(r"SEQUENCE:\d+")
"""Counts the minutes at which a calendar's event changed."""


def asked(client: TestClient, row: dict[str, Any]) -> Response:
    """The answer to the request of an example."""
    named = {"X-Request-ID": REQUEST_ID}
    if "sent" in row:
        return client.post(row["url"], json=row["sent"], headers=named)
    return client.get(row["url"], headers=named)


def answer(response: Response, status: int = 200) -> Any:
    """An answer as an example has it: JSON as such, all else as text; with one instant for that of the ingest."""
    assert response.status_code == status, (response.url, response.text)
    text = _STAMP.sub(r"\1:20260102T030405Z", _INSTANT.sub("2026-01-02T03:04:05Z", response.text))
    text = _SEQUENCE.sub("SEQUENCE:29455384", text)
    is_json = response.headers["Content-Type"].partition(";")[0].endswith("json")
    return json.loads(text) if is_json and "ndjson" not in response.headers["Content-Type"] else text


def answered(client: TestClient, row: dict[str, Any]) -> Any:
    """What the document shows of the answer to the request of an example."""
    return kept(answer(asked(client, row), row.get("status", 200)))


def kept(said: Any) -> Any:
    """The answer where it is short enough for the document, else None."""
    return said if len(json.dumps(said, ensure_ascii=False)) <= MAX_LENGTH else None


def write(client: TestClient) -> None:
    """Write the answers of all examples anew."""
    rows = {name: {**row, "answer": answered(client, row)} for name, row in examples().items()}
    PATH.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="")
