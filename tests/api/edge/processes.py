"""Real processes of the server: started by the command line, asked over HTTP, watched from outside."""

import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.api.probe import exchange
from tests.commands import Forked
from tests.postgres import as_reader

_SECONDS = 120.0
_RUNNING = re.compile(r"running on http://127\.0\.0\.1:(\d+)")


class Process:
    """A process whose standard output is read as it comes."""

    def __init__(self, popen: "subprocess.Popen[str] | Forked") -> None:
        self.popen = popen
        self.pid = self.popen.pid
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        self.lines.extend(self.popen.stdout or ())

    def children(self) -> list[int]:
        """The process ids of its children, the oldest first."""
        return children(self.pid)

    def said(self, words: str) -> int:
        """How many lines of its output have these words."""
        return sum(words in line for line in self.lines)

    def signal(self, number: int) -> None:
        """Send it a signal."""
        self.popen.send_signal(number)

    def end(self) -> tuple[int, str]:
        """Its exit code and what it wrote to standard error, when it has ended."""
        code = self.popen.wait(_SECONDS)
        self._reader.join(_SECONDS)
        return code, self.popen.stderr.read() if self.popen.stderr else ""

    def close(self) -> None:
        """End it, if it has not ended, and wait for all that it wrote."""
        with self.popen:
            if self.popen.poll() is None:
                self.popen.kill()
            self.popen.wait()
            self._reader.join()


class Server(Process):
    """A server on a free port.

    Attributes:
        address: where it listens, as it said itself.
    """

    address: tuple[str, int]

    def get(self, path: str, seconds: float = _SECONDS) -> tuple[int, bytes]:
        """The status and the body of an answer, on a connection of its own; 0 where none came."""
        request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
        try:
            head, _, body = exchange(self.address, request, seconds).partition(b"\r\n\r\n")
        except OSError:
            return 0, b""
        return int(head.split(b" ", 2)[1]) if head else 0, body

    def workers(self) -> set[bytes]:
        """The process ids of those that answer: asked until none is new for many questions."""
        return {self.get("/v1/probe/pid")[1] for _ in range(40)}


def _without_settings(**environment: str) -> dict[str, str]:
    """The environment without settings of a server, with those given; searches have time, a drain none."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("EO_")}
    return {**inherited, "EO_SEARCH_SECONDS": "60", "EO_DRAIN_SECONDS": "0", **environment}


def fresh(*command: str) -> "subprocess.Popen[str]":
    """A process that begins in an interpreter of its own."""
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=_without_settings(), stdout=pipe, stderr=pipe, text=True)


@contextmanager
def running(popen: "subprocess.Popen[str] | Forked") -> Iterator[Process]:
    """A process for the length of the block."""
    process = Process(popen)
    try:
        yield process
    finally:
        process.close()


@contextmanager
def starting(workers: int, database_url: str, *, slow: bool = True, **environment: str) -> Iterator[Server]:
    """So many workers for the length of the block, which may not answer yet; on EO_PORT, if that is given."""
    told = ("tests.api.edge.slow_server",) if slow else ("app", "serve")
    variables = _without_settings(DATABASE_URL=as_reader(database_url), **environment)
    port = () if "EO_PORT" in environment else ("--port", 0)
    server = Server(Forked(*told, "--workers", workers, *port, environment=variables))
    try:
        yield server
    finally:
        server.close()


@contextmanager
def serving(workers: int, database_url: str, *, slow: bool = True, **environment: str) -> Iterator[Server]:
    """So many workers that answer, for the length of the block; if `slow`, with the routes of `slow_server`."""
    with starting(workers, database_url, slow=slow, **environment) as server:
        until(lambda: server.popen.poll() is not None or server.said("running on"))
        found = _RUNNING.search("".join(server.lines))
        assert found, server.popen.stderr.read() if server.popen.stderr else ""
        server.address = ("127.0.0.1", int(found[1]))
        yield server


def children(pid: int) -> list[int]:
    """The process ids of the children of a process; none where it is gone."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def descendants(pid: int) -> set[int]:
    """The process ids of the children of a process, of theirs, and so on."""
    found = set(children(pid))
    return found.union(*map(descendants, found))


def gone(pid: int) -> bool:
    """Whether a process is no more, or only waits to be reaped."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def until(condition: Callable[[], Any], seconds: float = _SECONDS) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to be"
        time.sleep(0.02)


def kill(pid: int) -> None:
    """Kill a process."""
    os.kill(pid, signal.SIGKILL)
