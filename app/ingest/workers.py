"""The same function over many things, in order, in one process or several; never more in flight than needed."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
Map = Callable[[Callable[[A], B], Iterable[A]], Iterator[B]]

IN_FLIGHT_PER_WORKER = 2


class WorkerDied(Exception):  # noqa: N818 (it is no fault of the input)
    """A worker process was ended from outside, mostly for want of memory."""


class Workers:
    """One process, or a pool of them; results come in the order of the input either way."""

    def __init__(self, pool: ProcessPoolExecutor | None, count: int) -> None:
        self._pool = pool
        self._count = count
        self._in_flight = count * IN_FLIGHT_PER_WORKER

    def begin(self, function: Callable[[list[A]], object]) -> None:
        """Let the workers start and import what `function` needs, while this process does something else."""
        if self._pool is not None:
            for _ in range(self._count):
                self._pool.submit(function, [])

    def map(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """`function` of each item, in order; `items` is drawn only as fast as results are taken.

        Raises:
            WorkerDied: if a worker process was killed.
        """
        if self._pool is None:
            yield from map(function, items)
            return
        waiting: deque[Future[B]] = deque()
        try:
            for item in items:
                waiting.append(self._pool.submit(function, item))
                if len(waiting) >= self._in_flight:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise WorkerDied("a worker process was killed: is there enough memory?") from error


@contextmanager
def workers(count: int) -> Iterator[Workers]:
    """`count` worker processes for the length of the block; 1 means none but this one."""
    if count <= 1:
        yield Workers(None, 1)
        return
    # spawn: a forked child would inherit the progress bar's thread and the database's lock.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context, initializer=_begin) as pool:
        try:
            yield Workers(pool, count)
        except BaseException:
            # Whoever interrupts the run does not wait for documents that nobody will use; only for the pool to notice,
            # which else does so while the program ends and complains.
            for worker in multiprocessing.active_children():
                worker.kill()
            pool.shutdown(cancel_futures=True)
            raise


def _begin() -> None:
    """A worker leaves Ctrl-C to its parent, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
