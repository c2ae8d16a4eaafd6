"""A server that refuses some requests before it answers: it is busy, or its corpus is published anew."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from app.api import problems
from app.api.problems import PROBLEMS, Problem
from tests.sdk.before import Answer, Request, standing_before

WAIT = 1
"""Seconds that a refused client is told to wait."""


@contextmanager
def refusing(site: str, refusals: Mapping[int, str]) -> Iterator[tuple[str, Sequence[float]]]:
    """The address of a server that refuses the requests of these places, the first one's being 0, with a problem.

    Beside it when it was asked what, in seconds.
    """
    times: list[float] = []

    def change(request: Request, asked: Callable[[Request], Answer]) -> Answer:
        times.append(time.monotonic())
        code = refusals.get(len(times) - 1)
        return asked(request) if code is None else _refused(code)

    with standing_before(site, change) as address:
        yield address, times


def _refused(code: str) -> Answer:
    headers = {"Content-Type": problems.MEDIA_TYPE, "Retry-After": str(WAIT)}
    body = problems.body(Problem(code, restart="/v1/orders" if code == "cursor-expired" else None), "", "0")
    return Answer(PROBLEMS[code].status, headers, json.dumps(body).encode())
