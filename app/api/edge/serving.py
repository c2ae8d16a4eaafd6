"""One process that serves, or several under a parent: the same listening sockets, signals and exit codes."""

import logging
import mmap
import signal
from collections.abc import Callable
from functools import partial
from typing import Any

import uvicorn

from app.api.edge import forking, listening, memory
from app.api.edge.counts import LIMITED, OTHER, Layout, Numbers
from app.api.edge.server import DrainingServer, Worker
from app.api.edge.supervisor import Beat, Supervisor
from app.settings import Settings

_LOG = logging.getLogger("app.processes")
_GRACE_SECONDS = 5.0
"""How much longer than the requests in flight may take a worker may take to end."""


def run(config: uvicorn.Config, state: Any, settings: Settings, prepare: Callable[[], None]) -> int:
    """Serve until a signal says otherwise.

    Args:
        config: what is served; nothing of it has a thread or a connection yet.
        state: where `draining` is told.
        settings: where, and with how many workers.
        prepare: called in each process that serves, before it has an event loop: what it forks is its own.

    Returns:
        The exit code: 0 after leaving in order, 1 if no worker can start, 128 and the number of a second signal.

    Raises:
        listening.CannotListen: with the reason.
    """
    memory.share_one_heap()
    config.load()
    numbers = _told(state, settings)
    is_leaving = mmap.mmap(-1, 1)  # shared with all workers
    early = _taken()
    sockets = listening.listen(settings.host, settings.port, settings.workers)
    announce = _once(partial(_announce, listening.url(settings.host, sockets[0])))

    def beats(index: int, beat: Callable[[], None]) -> Callable[[], None]:
        return beat if numbers is None else partial(_count, state, numbers, index, beat)

    if settings.workers == 1:
        server = DrainingServer(config, state, settings.drain_seconds, beats(0, announce))
        server.early = early
        prepare()
        try:
            server.run(sockets[0])
        except SystemExit:  # uvicorn's word for a start that failed, which it has logged
            return 1
        return server.code

    def work(index: int, beat: Beat) -> int:
        told = _taken()
        server = Worker(config, state, settings.drain_seconds, beats(index, beat), lambda: is_leaving[0] > 0)
        server.early = told
        close(but=index)
        prepare()
        server.run(sockets[index])
        return 0

    def leave() -> None:
        is_leaving[0] = 1
        close()

    def close(but: int | None = None) -> None:
        for index, held in enumerate(sockets):
            if index != but:
                listening.close(held)

    ending = settings.shutdown_seconds + _GRACE_SECONDS
    return Supervisor(settings.workers, work, ready=announce, leave=leave, ending_seconds=ending, early=early).run()


def _told(state: Any, settings: Settings) -> Numbers | None:
    """The numbers that a process of its own tells on the admin port; None where nobody is to tell any."""
    if settings.admin_port is None:
        return None
    from app.api.edge import admin

    held = listening.listen(settings.admin_host, settings.admin_port)[0]
    numbers = Numbers(Layout((*state.operations.names(), OTHER)), settings.workers)
    forking.settle()
    forking.fork(partial(admin.tell, held[0], numbers, settings.database_url), ignore=(signal.SIGTERM, signal.SIGINT))
    _LOG.info("Metrics on %s/metrics", listening.url(settings.admin_host, held))
    listening.close(held)
    return numbers


def _count(state: Any, numbers: Numbers, index: int, beat: Callable[[], None]) -> None:
    """Tell about every second what this worker, which has a place of its own, is doing."""
    beat()
    counts, limits, answers = state.counts, state.limits, state.answers
    counts.begin(numbers, index)
    of_each = {name: getattr(limits, name) for name in LIMITED}
    gauges = {f"{name}_running": each.running for name, each in of_each.items()}
    gauges |= {f"{name}_waiting": each.waiting for name, each in of_each.items()}
    totals = {f"{name}_refused": each.refused for name, each in of_each.items()}
    found = {"rendered": state.hot_path.rendered_hits, "layers": answers.hits, "missed": answers.misses}
    counts.tell(
        {**gauges, "cache_bytes": answers.bytes}, {**totals, **{f"cache_{where}": n for where, n in found.items()}}
    )


def _taken() -> list[int]:
    """The signals that come from now on, until somebody else handles them.

    Connections may wait already, and would be reset by a process that ends before it answers.
    """
    came: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda sig, _: came.append(sig))
    return came


def _announce(url: str) -> None:
    _LOG.info("Uvicorn running on %s (Press CTRL+C to quit)", url)


def _once(call: Callable[[], None]) -> Callable[[], None]:
    calls = [call]
    return lambda: calls.pop()() if calls else None
