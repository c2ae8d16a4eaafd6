"""The process that starts the children of `Processes`, and what a child does.

A process that serves has threads, an event loop and connections, and cannot be forked. So a process is forked from it
before it has any, which does nothing but fork children of itself when it is asked to: whatever was imported is shared
by all of them, and a child that dies has a successor in a few milliseconds, as fresh as itself.
"""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from app.api.edge import forking
from app.api.edge.processes import frames
from app.api.edge.processes.frames import Kind

_AGAIN_SECONDS = 0.05
_STANDARD_ERROR = 2
_LEFT_TO_PARENT = (signal.SIGINT, signal.SIGTERM)
"""A terminal or a service sends them to all its processes; these end when their parent has let go of them."""

_LOG = logging.getLogger("app.processes")

Work = Callable[[bytes], bytes]
Cancel = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Calling:
    """What children do.

    Attributes:
        work: makes an answer of a request, in the main thread of the child.
        cancel: called in another thread of the child while it works on what nobody waits for any longer, again and
            again until it ends, and perhaps a moment before it begins or after it has ended.
        nice: how much other processes are preferred.
    """

    work: Work
    cancel: Cancel
    nice: int


def start(calling: Calling) -> socket.socket:
    """Start the nursery, and return the socket through which it is asked for children.

    Raises:
        RuntimeError: if this process has threads already.
    """
    near, far = socket.socketpair()
    forking.settle()
    forking.fork(partial(_nurse, far, calling), ignore=_LEFT_TO_PARENT)
    far.close()
    near.setblocking(False)
    return near


def ask_for_child(nursery: socket.socket) -> tuple[socket.socket, socket.socket]:
    """Return the two channels to a new child, for requests and for cancelling them.

    Raises:
        OSError: if the nursery is gone.
    """
    requests, cancels = socket.socketpair(), socket.socketpair()
    requests[0].setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, frames.BUFFER_BYTES)
    try:
        socket.send_fds(nursery, [b"+"], [requests[1].fileno(), cancels[1].fileno()])
    except OSError:
        requests[0].close()
        cancels[0].close()
        raise
    finally:
        requests[1].close()
        cancels[1].close()
    return requests[0], cancels[0]


def _nurse(asked: socket.socket, calling: Calling) -> int:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a child ended: none is left as a zombie
    # Else the port would be listened on, and connections held, for as long as this process lives.
    forking.let_go(number for number in forking.open_files() if number > _STANDARD_ERROR and number != asked.fileno())
    while True:
        word, channels, _, _ = socket.recv_fds(asked, 1, 2)
        if not word:
            return 0
        try:
            forking.fork(partial(_grow_up, asked, channels, calling), ignore=_LEFT_TO_PARENT)
        except OSError:
            _LOG.exception("no process could be started")
        for channel in channels:
            os.close(channel)


def _grow_up(asked: socket.socket, channels: list[int], calling: Calling) -> int:
    asked.close()
    os.nice(calling.nice)
    requests, cancels = (socket.socket(fileno=channel) for channel in channels)
    return _Child(requests, cancels, calling).run()


class _Child:
    """A process that answers one request after the other."""

    def __init__(self, requests: socket.socket, cancels: socket.socket, calling: Calling) -> None:
        self._requests, self._cancels, self._calling = requests, cancels, calling
        self._turn = threading.Condition()
        self._current = self._unwanted = 0

    def run(self) -> int:
        """Answer until the other side closes; it may do so at any time, and then nothing is finished."""
        threading.Thread(target=self._listen, daemon=True).start()
        self._send(Kind.HELLO, frames.NUMBER.pack(os.getpid()))
        while head := frames.receive(self._requests, frames.REQUEST.size):
            length, number = frames.REQUEST.unpack(head)
            request = frames.receive(self._requests, length)
            if request is None:
                break
            self._send(*self._answer(number, request))
        return 0

    def _send(self, kind: Kind, answer: bytes) -> None:
        self._requests.sendall(frames.ANSWER.pack(len(answer), kind) + answer)

    def _answer(self, number: int, request: bytes) -> tuple[Kind, bytes]:
        with self._turn:
            self._current = number
            if self._unwanted == number:
                return Kind.CANCELLED, b""
        try:
            return Kind.DONE, self._calling.work(request)
        except Exception:  # noqa: BLE001 (whatever it is, the next request may well be answered)
            if self._unwanted == number:
                return Kind.CANCELLED, b""
            _LOG.exception("a request to a process failed")
            return Kind.FAILED, b""
        finally:
            with self._turn:
                self._current = 0
                self._turn.notify()

    def _listen(self) -> None:
        """Cancel what is asked to be; when the other side closes end at once, whatever the main thread does."""
        while word := frames.receive(self._cancels, frames.NUMBER.size):
            (number,) = frames.NUMBER.unpack(word)
            with self._turn:
                self._unwanted = number
                # Again, because the first may have come a moment before the work began what can be cancelled.
                while self._current == number:
                    self._cancel()
                    self._turn.wait(_AGAIN_SECONDS)
        os._exit(0)

    def _cancel(self) -> None:
        try:
            self._calling.cancel()
        except Exception:  # noqa: BLE001 (the work then goes on until its time is over)
            _LOG.exception("a request to a process could not be cancelled")
