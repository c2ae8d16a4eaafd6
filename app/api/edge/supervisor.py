"""Several worker processes, kept running by a parent that answers no request itself.

uvicorn has such a parent too (`uvicorn.supervisors.Multiprocess`). It is not used, because it starts each worker with
an import of its own, leaves its workers behind when it is killed, waits without end for those that do not go, exits 0
when none could start, and asks for the health of a thread of the worker, which says nothing about the event loop.
"""

import contextlib
import logging
import os
import selectors
import signal
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from app.api.edge import forking

SILENT_SECONDS = 30.0
"""A worker whose event loop has not turned for so long is replaced."""

STEADY_SECONDS = 10.0
"""A worker that lived so long did not die of its start: its successor is started at once."""

FIRST_DELAY, LONGEST_DELAY = 0.1, 1.0
"""Seconds before the successor of a worker that died young is replaced when it does too, doubled with each further.

Never long, for connections wait meanwhile; and cheap, for a fork takes a few hundredths of a second of one core.
"""

_TICK = 1.0
_TOLD = (signal.SIGTERM, signal.SIGINT)
_LOG = logging.getLogger("app.processes")

Beat = Callable[[], None]
"""A worker calls it when it answers requests, and about every second from then on."""

Run = Callable[[int, Beat], int]
"""What the worker of a place does; returns its exit code."""


@dataclass(slots=True)
class _Place:
    """The place of a worker, and whoever has it now.

    Attributes:
        index: which of the places it is.
        pid: the process that has it, or 0 for none.
        pulse: where its heart is heard.
        started: when it was started.
        patience: how many more seconds it may be silent.
        deaths: how many died in it one after the other, each of them young.
        due: when the next is to be started.
    """

    index: int
    pid: int = 0
    pulse: int = -1
    started: float = 0.0
    patience: float = 0.0
    deaths: int = 0
    due: float = field(default_factory=time.monotonic)

    def vacate(self, code: int) -> float:
        """Let the place be taken again, ever later if all die young, and return in how many seconds."""
        os.close(self.pulse)
        now = time.monotonic()
        regular = code == 0 or now - self.started >= STEADY_SECONDS
        self.deaths = 0 if regular else self.deaths + 1
        delay = 0.0 if self.deaths <= 1 else min(FIRST_DELAY * 2 ** (self.deaths - 2), LONGEST_DELAY)
        self.pid, self.pulse, self.due = 0, -1, now + delay
        return delay

    def send(self, number: int) -> None:
        """Send the worker a signal; one that ended meanwhile needs none."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)


class Supervisor:
    """Starts workers, replaces those that die, hands signals on, and ends when all are gone.

    Args:
        count: how many workers there are.
        run: what a worker does.
        ready: called once, when the first worker answers.
        leave: called once, when no more workers will be started: what is held for them can be closed.
        ending_seconds: how long a worker that was told to leave may be silent.
        silent_seconds: how long any other may be.
        early: the signals that came before.
    """

    def __init__(
        self,
        count: int,
        run: Run,
        *,
        ready: Callable[[], None],
        leave: Callable[[], None],
        ending_seconds: float,
        silent_seconds: float = SILENT_SECONDS,
        early: Sequence[int] = (),
    ) -> None:
        self._places = [_Place(index) for index in range(count)]
        self._run, self._ready, self._leave = run, ready, leave
        self._ending_seconds = ending_seconds
        self._early = early
        self._silent_seconds = max(silent_seconds, ending_seconds)  # a worker may leave on its own, and is then silent
        self._selector = selectors.DefaultSelector()
        self._answered = self._leaving = False
        self._code = 0

    def run(self) -> int:
        """Work until told to leave and all workers are gone.

        Returns:
            The exit code: 0, or 1 if no worker could start, or 128 and the number of a second signal.
        """
        forking.settle()
        with _signals() as told:
            self._selector.register(told, selectors.EVENT_READ, partial(self._obey, told))
            for number in self._early:
                os.kill(os.getpid(), number)
            now = time.monotonic()
            while not self._leaving or any(place.pid for place in self._places):
                self._start_due()
                for key, _ in self._selector.select(self._until_due()):
                    key.data()
                # Capped: the time in which this process was frozen, and its workers with it, is not their silence.
                passed, now = min(time.monotonic() - now, 2 * _TICK), time.monotonic()
                self._lose_patience(passed)
                self._reap()
        self._selector.close()
        return self._code

    def _until_due(self) -> float:
        dues = [place.due for place in self._places if not place.pid and not self._leaving]
        return max(0.0, min([_TICK, *(due - time.monotonic() for due in dues)]))

    def _start_due(self) -> None:
        for place in self._places:
            if not place.pid and not self._leaving and place.due <= time.monotonic():
                try:
                    self._start(place)
                except OSError:
                    _log("a worker cannot be started", place, logging.ERROR, again_in=LONGEST_DELAY)
                    place.due = time.monotonic() + LONGEST_DELAY

    def _start(self, place: _Place) -> None:
        place.pulse, far = os.pipe()
        place.started, place.patience = time.monotonic(), self._silent_seconds
        try:
            place.pid = forking.fork(partial(self._work, place, far))
        except OSError:
            os.close(place.pulse)
            raise
        finally:
            os.close(far)
        self._selector.register(place.pulse, selectors.EVENT_READ, partial(self._hear, place))
        if self._answered:
            _log("a worker was started", place)

    def _work(self, place: _Place, far: int) -> int:
        """Be the worker: what it inherited of its parent and of the others is let go first."""
        forking.let_go([place.pulse, *(key.fd for key in self._selector.get_map().values())])
        self._selector.close()
        os.set_blocking(far, False)
        return self._run(place.index, partial(_beat, far))

    def _hear(self, place: _Place) -> None:
        if not os.read(place.pulse, 4096):
            self._selector.unregister(place.pulse)  # it has ended, or is about to
            return
        place.patience = self._ending_seconds if self._leaving else self._silent_seconds
        if not self._answered:
            self._answered = True
            self._ready()

    def _lose_patience(self, seconds: float) -> None:
        for place in self._places:
            place.patience -= seconds
            if place.pid and place.patience <= 0:
                _log("a worker does not answer and is killed", place, logging.ERROR)
                place.send(signal.SIGKILL)

    def _reap(self) -> None:
        """Any child that ended: in a container this may be the first process, which inherits those of dead workers."""
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                pid, status = ended
                for place in self._places:
                    if place.pid == pid:
                        self._bury(place, os.waitstatus_to_exitcode(status))

    def _bury(self, place: _Place, code: int) -> None:
        with contextlib.suppress(KeyError):
            self._selector.unregister(place.pulse)
        pid = place.pid
        delay = place.vacate(code)
        if self._leaving:
            return
        if self._answered:
            level = logging.WARNING if code else logging.INFO
            _log("a worker ended", place, level, pid=pid, code=code, again_in=delay)
        else:
            _log("no worker can start", place, logging.ERROR, pid=pid, code=code)
            self._code = 1
            self._go(signal.SIGTERM)

    def _obey(self, told: socket.socket) -> None:
        for number in told.recv(4096):
            if number not in _TOLD:
                continue  # SIGCHLD only wakes
            if not self._leaving:
                self._go(number)
            else:
                self._code = 128 + number
                self._tell(signal.SIGKILL)

    def _go(self, number: int) -> None:
        self._leaving = True
        self._leave()
        self._tell(number)

    def _tell(self, number: int) -> None:
        for place in self._places:
            place.patience = self._ending_seconds
            if place.pid:
                place.send(number)


@contextlib.contextmanager
def _signals() -> Iterator[socket.socket]:
    """A socket from which the numbers of the signals that arrive can be read."""
    near, far = socket.socketpair()
    near.setblocking(False)
    far.setblocking(False)
    before = {number: signal.signal(number, lambda *_: None) for number in (*_TOLD, signal.SIGCHLD)}
    signal.set_wakeup_fd(far.fileno(), warn_on_full_buffer=False)
    try:
        yield near
    finally:
        signal.set_wakeup_fd(-1)
        for number, handler in before.items():
            signal.signal(number, handler)
        near.close()
        far.close()


def _beat(pulse: int) -> None:
    """Say that this worker lives; where the kernel did not tell it, it learns here that its parent does not."""
    try:
        os.write(pulse, b".")
    except BlockingIOError:
        pass  # the parent was stopped for long, and will find the beats before this one
    except BrokenPipeError:
        os._exit(1)


def _log(message: str, place: _Place, level: int = logging.INFO, **more: Any) -> None:
    _LOG.log(level, message, extra={"fields": {"worker": place.index, "pid": place.pid, **more}})
