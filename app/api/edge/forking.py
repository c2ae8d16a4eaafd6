"""A child process that shares the memory of this one, and does not outlive it.

A fork copies one thread and every lock as it stands. So it is made only while there is no other thread, no event loop
and no connection to a database; what is imported before it is shared by all children until one of them writes to it.
"""

import contextlib
import ctypes
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Collection, Iterable, Iterator

_LOG = logging.getLogger("app.processes")
_PR_SET_PDEATHSIG = 1
_RESET = (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD)


def settle() -> None:
    """Keep the garbage collector off what exists now, else it would write to, and so copy, what children share.

    Nothing is collected before: that takes a fifth of a second, and of what was just imported next to nothing is waste.
    """
    gc.freeze()


def fork(run: Callable[[], int], *, ignore: Collection[signal.Signals] = ()) -> int:
    """Start a child that ends with what `run` returns, and return its process id.

    Args:
        run: what the child does; nothing of this process's stack is unwound after it.
        ignore: signals that the child ignores; SIGINT and SIGTERM end it otherwise, until it asks for them.

    Raises:
        RuntimeError: if there are other threads.
        OSError: if there is no room for another process.
    """
    if threading.active_count() > 1:
        raise RuntimeError("a process with threads must not be forked")
    parent = os.getpid()
    with _held_back(_RESET):
        _flush()
        pid = os.fork()
        if pid:
            return pid
        _begin(parent, ignore)
    _end(run)
    raise AssertionError  # pragma: no cover (the child has ended)


def let_go(files: Iterable[int]) -> None:
    """In a child, drop hold of its parent's open files, which some object may still take for its own.

    Their numbers stay taken: were they closed, and given to files of the child, that object would close those.
    """
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in files:
        os.dup2(nothing, number)
    os.close(nothing)


def open_files() -> list[int]:
    """Return the numbers of all open files of this process."""
    return [int(name) for name in os.listdir("/dev/fd")]  # noqa: PTH208 (numbers, not paths)


@contextlib.contextmanager
def _held_back(signals: Collection[signal.Signals]) -> Iterator[None]:
    """A signal that comes meanwhile comes afterwards: to the child, when it no longer has its parent's handlers."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(parent: int, ignore: Collection[signal.Signals]) -> None:
    signal.set_wakeup_fd(-1)
    for number in _RESET:
        signal.signal(number, signal.SIG_IGN if number in ignore else signal.SIG_DFL)
    _end_with(parent)


def _end_with(parent: int) -> None:
    """Have the kernel kill this process when its parent is gone, however hard it works then."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it went before we could ask
        os._exit(1)


def _end(run: Callable[[], int]) -> None:
    code = 1
    try:
        code = run()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    except BaseException:  # noqa: BLE001 (nothing above may see it: it is the parent's stack)
        _LOG.exception("a process failed")
    finally:
        with contextlib.suppress(Exception):
            _flush()
        os._exit(code)


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
