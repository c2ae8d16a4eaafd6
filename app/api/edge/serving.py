"""One process that serves, or several under a parent: the same listening sockets, signals and exit codes."""

import logging
import mmap
import signal
from collections.abc import Callable
from functools import partial
from typing import Any

import uvicorn

from app.api.edge import listening, memory
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
    is_leaving = mmap.mmap(-1, 1)  # shared with all workers
    sockets = listening.listen(settings.host, settings.port, settings.workers)
    announce = _once(partial(_announce, listening.url(settings.host, sockets[0])))
    if settings.workers == 1:
        server = DrainingServer(config, state, settings.drain_seconds, announce)
        _take_signals(server)
        prepare()
        try:
            server.run(sockets[0])
        except SystemExit:  # uvicorn's word for a start that failed, which it has logged
            return 1
        return server.code

    def work(index: int, beat: Beat) -> int:
        server = Worker(config, state, settings.drain_seconds, beat, lambda: is_leaving[0] > 0)
        _take_signals(server)
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
    return Supervisor(settings.workers, work, ready=announce, leave=leave, ending_seconds=ending).run()


def _take_signals(server: DrainingServer) -> None:
    """Connections wait already, and would be reset by a process that ends before it answers."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, server.note)


def _announce(url: str) -> None:
    _LOG.info("Uvicorn running on %s (Press CTRL+C to quit)", url)


def _once(call: Callable[[], None]) -> Callable[[], None]:
    calls = [call]
    return lambda: calls.pop()() if calls else None
