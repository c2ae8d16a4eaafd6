"""Answers as they are kept: all of them but what is another in each run."""

import json
import re
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.answers.requests import Header, Request, lines, of_line, opened
from tests.answers.wire import Answer, Client

MASK = "*"
"""Stands for what varies: the name of a header stays where its value goes."""

REQUEST_ID = "x-request-id"
_VARYING = ("date",)
_PROBLEM = "application/problem+json"
_INSTANCE = re.compile(rb'("instance":")([^"]*)(")')


@dataclass(frozen=True, slots=True)
class Record:
    """One request and its answer without what varies."""

    request: Request
    status: int
    reason: str
    headers: tuple[Header, ...]
    body: bytes


def record(request: Request, answer: Answer) -> Record:
    """What is kept of an answer; the id of the request is kept where the request gave it."""
    given = request.header(REQUEST_ID)
    headers = tuple((name, _told(name, value, given)) for name, value in answer.headers)
    problem = (answer.header("content-type") or "").startswith(_PROBLEM)
    body = _INSTANCE.sub(lambda match: _instance(match, given), answer.body, count=1) if problem else answer.body
    return Record(request, answer.status, answer.reason, headers, body)


def write(path: Path, client: Client, requests: Iterable[Request]) -> Counter[int]:
    """Ask everything, keep the answers, and tell how often each status came."""
    statuses: Counter[int] = Counter()
    keep(path, _asked(client, requests, statuses))
    return statuses


def keep(path: Path, made: Iterable[Record]) -> None:
    """Write records, one a line."""
    with opened(path, "w") as file:
        file.writelines(f"{json.dumps(line(each))}\n" for each in made)


def line(made: Record) -> dict[str, Any]:
    """What a line of JSON says of a record."""
    return {
        "request": made.request.line(),
        "status": made.status,
        "reason": made.reason,
        "headers": made.headers,
        "sha256": sha256(made.body).hexdigest(),
        **_written(made.body),
    }


def read(path: Path) -> Iterator[Record]:
    """The records of a file.

    Raises:
        ValueError: if a body is not what its digest says.
    """
    for each in lines(path):
        body = each["text"].encode() if "text" in each else b64decode(each["base64"])
        if sha256(body).hexdigest() != each["sha256"]:
            raise ValueError(f"{path}: the body of {each['request']['target']} was altered")
        headers = tuple((name, value) for name, value in each["headers"])
        yield Record(of_line(each["request"]), each["status"], each["reason"], headers, body)


def _asked(client: Client, requests: Iterable[Request], statuses: Counter[int]) -> Iterator[Record]:
    """The record of each request, counted by its status."""
    for request in requests:
        made = record(request, client.ask(request))
        statuses[made.status] += 1
        yield made


def _told(name: str, value: str, given: str | None) -> str:
    """The value of a header, or what stands for it."""
    varies = name.lower() in _VARYING or (name.lower() == REQUEST_ID and value != given)
    return MASK if varies else value


def _instance(match: re.Match[bytes], given: str | None) -> bytes:
    """The `instance` of a problem, or what stands for it."""
    own = given is not None and match[2] == given.encode("latin-1")
    return match[0] if own else match[1] + MASK.encode() + match[3]


def _written(body: bytes) -> dict[str, str]:
    """A body as text, or in base64 where it is none."""
    try:
        return {"text": body.decode()}
    except UnicodeDecodeError:
        return {"base64": b64encode(body).decode()}
