"""Servers as real processes of their own: started, waited for, measured, ended."""

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryFile

from tests.bench.serving import usage
from tests.bench.serving.figures import LARGEST, MEMORY, Figures

HOST = "127.0.0.1"
STARTING_SECONDS = 120
ENDING_SECONDS = 20
POLLED_EVERY_SECONDS = 0.005


@dataclass(frozen=True, slots=True)
class Command:
    """How a server is started.

    Attributes:
        words: the command and its arguments.
        environment: what it is told beside what everyone is.
        folder: where it runs.
        ready: the path that answers 200 when it is ready.
    """

    words: Sequence[str]
    ready: str
    environment: Mapping[str, str]
    folder: Path


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header, "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs.

    Attributes:
        seconds: how long it took from the start of the process to the first 200.
    """

    port: int
    pid: int
    seconds: float

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """One request on a connection of its own."""
        connection = HTTPConnection(HOST, self.port, timeout=60)
        try:
            connection.request("GET", path, headers=dict(headers or {}))
            answer = connection.getresponse()
            return Answer(answer.status, tuple(answer.getheaders()), answer.read())
        finally:
            connection.close()

    def processor_seconds(self) -> float:
        """The processor time that it and its child processes have taken."""
        return usage.processor_seconds(self.pid)

    def memory(self) -> Figures:
        """What it and its child processes hold now, in MB."""
        held = [size / 1e6 for size in usage.resident(self.pid)]
        return {MEMORY: sum(held), LARGEST: max(held)}


@contextmanager
def running(command: Command, port: int, log: Path | None = None) -> Iterator[Server]:
    """A server for the length of the block, from its first 200 on.

    Args:
        command: how it is started.
        port: where it listens.
        log: where its standard output goes; nowhere without.

    Raises:
        RuntimeError: if it ends, or does not answer in time.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("EO_")}
    with TemporaryFile("w+") as errors, (log or Path(os.devnull)).open("w") as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command.words,
            cwd=command.folder,
            env={**environment, **command.environment},
            stdout=output,
            stderr=errors,
        )
        try:
            server = Server(port, process.pid, 0.0)
            if not _is_ready(server, command.ready, process):
                errors.seek(0)
                raise RuntimeError(f"{' '.join(command.words)} does not answer {command.ready}\n{errors.read()}")
            yield Server(port, process.pid, time.perf_counter() - began)
        finally:
            _end(process)


def _is_ready(server: Server, path: str, process: subprocess.Popen[bytes]) -> bool:
    """Whether it answers in time."""
    until = time.monotonic() + STARTING_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            if server.get(path).status in (200, 304):
                return True
        except (OSError, HTTPException):
            pass
        time.sleep(POLLED_EVERY_SECONDS)
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(ENDING_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
