"""Many clients that ask a server for this and that, and what they got."""

import http.client
import re
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from random import Random
from typing import NamedTuple

PATHS = (
    "/v1/orders/14288",
    "/v1/orders?limit=5",
    "/v1/orders/14288/references",
    "/v1/references?limit=5",
    "/v1/directives?limit=5",
    "/v1/statistics?by=president",
    "/v1/sections?q=agency&limit=5",
    "/v1/orders?q=council&limit=5",
    "/v1/orders.ndjson",
    "/v1/directives.csv",
    "/orders/14288",
    "/search?q=agency",
)
"""Orders, lists, searches, exports and pages."""
PAUSE_SECONDS = 0.2
_CODE = re.compile(rb'"code":"([a-z-]+)"')
_LONGEST_SECONDS = 30.0
_TRIES = 20


class Answer(NamedTuple):
    """What came of a request: no status where nothing whole came; when it was asked for, and how long it took."""

    path: str
    status: int
    body: bytes
    began: float
    seconds: float

    @property
    def code(self) -> str:
        """The code of a problem; nothing of any other answer."""
        found = _CODE.search(self.body) if self.status >= 400 else None
        return found[1].decode() if found else ""


class Asker:
    """One client with one connection, which it opens anew when it breaks."""

    def __init__(self, address: tuple[str, int]) -> None:
        self._connection = http.client.HTTPConnection(*address, timeout=_LONGEST_SECONDS)

    def ask(self, path: str) -> Answer:
        """What is answered."""
        began = time.monotonic()
        try:
            self._connection.request("GET", path, headers={"Host": "localhost"})
            answer = self._connection.getresponse()
            status, body = answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            self.close()
            status, body = 0, b""
        return Answer(path, status, body, began, time.monotonic() - began)

    def close(self) -> None:
        """Close the connection; the next request opens another."""
        self._connection.close()


class Load:
    """So many clients at once.

    Attributes:
        answers: the last answer to each request: to one that failed, what was answered when it was asked once more.
        failed_first: those that were asked once more, as they were first answered.
    """

    def __init__(self, address: tuple[str, int], clients: int, retry_after: float | None) -> None:
        self.answers: list[Answer] = []
        self.failed_first: list[Answer] = []
        self._address, self._retry_after = address, retry_after
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(number,)) for number in range(clients)]

    @contextmanager
    def running(self) -> Iterator["Load"]:
        """Ask for the length of the block."""
        for thread in self._threads:
            thread.start()
        try:
            yield self
        finally:
            self._over.set()
            for thread in self._threads:
                thread.join()

    def since(self, moment: float) -> Sequence[Answer]:
        """The answers to what was asked since then."""
        return [answer for answer in list(self.answers) if answer.began >= moment]

    def _ask(self, number: int) -> None:
        asker, chance = Asker(self._address), Random(number)  # noqa: S311 (an accident is no secret)
        while not self._over.wait(PAUSE_SECONDS):
            answer = asker.ask(chance.choice(PATHS))
            if answer.status != 200 and self._retry_after is not None:
                self.failed_first.append(answer)
                time.sleep(self._retry_after)
                answer = asker.ask(answer.path)
            self.answers.append(answer)
        asker.close()


def right_answers(address: tuple[str, int]) -> Mapping[str, bytes]:
    """The body of the answer to each path, while nothing is wrong; a server that has just begun may need a second try.

    Raises:
        AssertionError: if there is none to one of them.
    """
    asker = Asker(address)
    found = {}
    for path in PATHS:
        answers = (asker.ask(path) for _ in range(_TRIES))
        found[path] = next((answer.body for answer in answers if answer.status == 200), None)
    asker.close()
    right = {path: body for path, body in found.items() if body is not None}
    assert right.keys() == found.keys(), "no answer to some of the paths"
    return right
