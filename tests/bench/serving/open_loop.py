"""An open loop: requests at fixed moments, whether or not the ones before are answered.

A client that waits for its answer asks less while the server is slow, and so hides what others wait; here every answer
is counted from the moment its request was due. The loop waits by select, whose timeout is counted in microseconds.
"""

import asyncio
import itertools
import selectors
import time
from collections import deque
from dataclasses import dataclass, field

from tests.bench.serving.figures import P50, P99, Figures, percentile
from tests.bench.serving.processes import Server
from tests.bench.serving.requests import Asked, WrongAnswer
from tests.bench.serving.wire import Connection, connected

RATE_A_SECOND = 200
_LATE_SECONDS = 10
"""How long after the last request was due its answer may come."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer: when its request was due, how long it took from then in ms, its status and its head."""

    due: float
    milliseconds: float
    status: int
    head: bytes


@dataclass(slots=True)
class _Clients:
    """Connections that wait, and requests that wait for one."""

    idle: deque[Connection] = field(default_factory=deque)
    due: deque[tuple[float, bytes]] = field(default_factory=deque)
    seen: list[Seen] = field(default_factory=list)

    def ask(self, at: float, request: bytes) -> None:
        if self.idle:
            self.idle.popleft().ask(request, at)
        else:
            self.due.append((at, request))

    def answered(self, connection: Connection, status: int, head: bytes) -> None:
        taken = 1000 * (time.perf_counter() - connection.asked_at)
        self.seen.append(Seen(connection.asked_at, taken, status, head))
        if self.due:
            at, request = self.due.popleft()
            connection.ask(request, at)
        else:
            self.idle.append(connection)


def seen(server: Server, asked: Asked, seconds: float, rate: int = RATE_A_SECOND) -> list[Seen]:
    """Ask `rate` times a second for `seconds`, and every answer, whatever it is.

    Raises:
        WrongAnswer: if one does not come.
    """
    with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(selectors.SelectSelector())) as runner:
        return runner.run(_asking(server, asked, seconds, rate))


def lateness(server: Server, asked: Asked, seconds: float) -> Figures:
    """The percentiles of an open loop.

    Raises:
        WrongAnswer: if an answer is another than expected, or does not come.
    """
    answers = seen(server, asked, seconds)
    if wrong := [each.status for each in answers if each.status != asked.status]:
        raise WrongAnswer(f"{len(wrong)} wrong answers of {len(answers)}: {wrong[:5]}")
    taken = [each.milliseconds for each in answers]
    return {P50: percentile(taken, 0.5), P99: percentile(taken, 0.99)}


async def _asking(server: Server, asked: Asked, seconds: float, rate: int) -> list[Seen]:
    clients = _Clients()
    connections = await connected(clients.answered, server.port, asked.connections)
    clients.idle.extend(connections)
    requests = itertools.cycle(asked.sent(path, server.port) for path in asked.paths)
    began, count = time.perf_counter(), round(seconds * rate)
    for number in range(count):
        due = began + number / rate
        await asyncio.sleep(due - time.perf_counter())
        clients.ask(due, next(requests))
    await _ended(clients, count)
    lost = sum(connection.lost for connection in connections)
    for connection in connections:
        connection.close()
    if lost or len(clients.seen) < count:
        raise WrongAnswer(f"{lost} connections lost, {len(clients.seen)} answers of {count} came")
    return clients.seen


async def _ended(clients: _Clients, count: int) -> None:
    """Wait for the answers that are still to come."""
    until = time.perf_counter() + _LATE_SECONDS
    while len(clients.seen) < count and time.perf_counter() < until:
        await asyncio.sleep(0.01)
