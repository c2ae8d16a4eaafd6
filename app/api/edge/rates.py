"""How often one client may ask, where the operator has said so: `EO_RATE_LIMIT`.

A window begins with a client's first request and ends after the time of the limit. What is left is told in the fields
of draft-ietf-httpapi-ratelimit-headers-10. All workers count in memory that they share, of a size that is fixed;
nothing locks it, so that requests that two workers count in the same microsecond may be counted once.
"""

import math
import mmap
import time
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.edge.clients import client_of
from app.api.edge.headers import Header, Headers
from app.api.problems import Problem, response
from app.settings import Proxies, Settings

FREE = ("/livez", "/readyz")
"""What is not counted: whoever runs the server asks for these, and must hear."""
CLIENTS = 64 * 1024
"""So many are told apart at once; of more, those are forgotten first whose window ends first."""
_PROBES = 8
_NUMBERS = 3
_MILLISECONDS = 1000


class Windows:
    """How often each of many asked in its window, in shared memory: who it is, when the window ends, how often.

    Args:
        seconds: how long a window is.
        size: how many are told apart.
    """

    def __init__(self, seconds: int, size: int = CLIENTS) -> None:
        self._length = seconds * _MILLISECONDS
        self._size = size
        self._memory: Any = memoryview(mmap.mmap(-1, size * _NUMBERS * 8)).cast("q")

    def count(self, who: int, now: int) -> tuple[int, int]:
        """Count a request of somebody; return how many there were in the window with this one, and when it ends.

        Args:
            who: a hash of them that all workers have in common; not 0.
            now: in milliseconds.
        """
        memory = self._memory
        places = [(who + probe) % self._size * _NUMBERS for probe in range(_PROBES)]
        place = next((each for each in places if memory[each] == who), None)
        if place is None:
            place = min(places, key=lambda each: int(memory[each + 1]))
            memory[place], memory[place + 1] = who, 0
        if memory[place + 1] <= now:
            memory[place + 1], memory[place + 2] = now + self._length, 0
        memory[place + 2] += 1
        return memory[place + 2], memory[place + 1]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said to one request: whether it is one too many, what is left, and for how many seconds."""

    is_refused: bool
    left: int
    seconds: int


class Rates:
    """The limit of a server.

    Args:
        amount: how many requests one client may send in a window.
        seconds: how long that is.
        proxies: whose word on their clients is taken.
    """

    def __init__(self, amount: int, seconds: int, proxies: Proxies = ()) -> None:
        self._amount, self._proxies = amount, proxies
        self._windows = Windows(seconds)
        self.policy: Header = (b"ratelimit-policy", f'"default";q={amount};w={seconds}'.encode())

    def judge(self, peer: str | None, headers: Headers) -> Verdict:
        """Count a request, and say whether it is answered."""
        now = int(time.monotonic() * _MILLISECONDS)
        # The hashes of texts are the same in all workers, which are forked from one process.
        who = hash(client_of(peer, headers, self._proxies)) or 1
        count, ends = self._windows.count(who, now)
        return Verdict(count > self._amount, max(self._amount - count, 0), math.ceil((ends - now) / _MILLISECONDS))

    def said(self, verdict: Verdict) -> Headers:
        """Return the fields that tell a client how it stands."""
        return [self.policy, (b"ratelimit", f'"default";r={verdict.left};t={verdict.seconds}'.encode())]

    def admitted(self, peer: str | None, headers: Headers) -> bytes | None:
        """Count a request whose answer is at hand; return the fields as lines, None if it is not to have it."""
        verdict = self.judge(peer, headers)
        return None if verdict.is_refused else b"".join(b"%b: %b\r\n" % field for field in self.said(verdict))


class RateLimits:
    """The layer that counts requests, and refuses those that are too many."""

    def __init__(self, app: ASGIApp, rates: Rates, settings: Settings) -> None:
        self.app = app
        self._rates = rates
        self._base_url = settings.public_base_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http" or scope["path"] in FREE:
            await self.app(scope, receive, send)
            return
        peer = scope["client"][0] if scope.get("client") else None
        verdict = self._rates.judge(peer, scope["headers"])
        answer = self.app
        if verdict.is_refused:
            problem = Problem("rate-limited", headers={"Retry-After": str(verdict.seconds)})
            answer = response(problem, self._base_url, scope["state"]["request_id"])

        async def telling(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._rates.said(verdict)]
            await send(message)

        await answer(scope, receive, telling)


def rates(settings: Settings) -> Rates | None:
    """Return the limit of a server as it is configured; None where there is none."""
    if settings.rate_limit is None:
        return None
    return Rates(*settings.rate_limit, settings.trusted_proxies)
