"""The command line as a user runs it, each command in a process of its own."""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import IO, Any, BinaryIO

FRESH = (sys.executable, "-m", "app")
"""The command line in an interpreter of its own: where the start of one, or its end, is in question."""
TIMEOUT = 600.0
"""Seconds after which a command is held to hang."""


class Forked:
    """A module that is run in a fork of a process that has imported the program (`tests.ready`).

    Attributes:
        pid: its process id.
        stdout, stderr: what it writes, as text; nothing where the caller gave a file for it.
    """

    def __init__(
        self,
        module: str,
        *arguments: object,
        environment: Mapping[str, str] | None = None,
        stdin: IO[Any] | None = None,
        stdout: IO[Any] | None = None,
        stderr: IO[Any] | None = None,
    ) -> None:
        """Run the module with these arguments; without an environment, and files, in that of this process."""
        told = {"module": module, "arguments": list(map(str, arguments)), "folder": str(Path.cwd())}
        request = json.dumps({**told, "environment": dict(os.environ if environment is None else environment)}).encode()
        self._arguments = told["arguments"]
        self._code: int | None = None
        with Path(os.devnull).open("rb") as nothing:
            (self.stdout, out), (self.stderr, err), (self._end, end) = _pipe(), _pipe(), _pipe()
            files = [each.fileno() for each in (stdin or nothing, stdout or out, stderr or err, end)]
            socket.send_fds(_ready(), [request], files)
        for each in (out, err, end):
            each.close()
        self.pid = int(self._end.readline())

    def poll(self) -> int | None:
        """Its return code, or None while it runs."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Its return code, when it has ended.

        Raises:
            subprocess.TimeoutExpired: if it does not end in so many seconds.
        """
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(self._arguments, timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal; nothing is sent to one that has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it."""
        self.send_signal(signal.SIGKILL)

    def close(self) -> None:
        """Kill it if it has not ended, and close what it was read through."""
        self.kill()
        self.wait()
        for pipe in (self.stdout, self.stderr, self._end):
            pipe.close()

    def __enter__(self) -> "Forked":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ended(self, timeout: float | None) -> int | None:
        if self._code is None and select.select([self._end], [], [], timeout)[0]:
            self._code = int(self._end.readline() or -1)
        return self._code


def _pipe() -> tuple[IO[str], IO[str]]:
    """The end of a pipe that is read, and the one that is written."""
    reader, writer = os.pipe()
    return os.fdopen(reader, "r", encoding="utf-8"), os.fdopen(writer, "w", encoding="utf-8")


def eo(
    *arguments: object, said: str = "", environment: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end, in a fork of a process that has imported the program.

    Args:
        arguments: what stands behind `eo`.
        said: what it reads from its standard input.
        environment: variables it has beside those of this process.

    Raises:
        subprocess.TimeoutExpired: if it does not end; it is killed.
    """
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        stdin.write(said.encode())
        stdin.seek(0)
        variables = {**os.environ, **(environment or {})}
        with Forked("app", *arguments, environment=variables, stdin=stdin, stdout=stdout, stderr=stderr) as process:
            code = process.wait(TIMEOUT)
        return subprocess.CompletedProcess(list(map(str, arguments)), code, _printed(stdout), _printed(stderr))


def _printed(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode()


@cache
def _ready() -> socket.socket:
    """Where the forks are asked for: a process for as long as this one lives."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        command = [sys.executable, "-m", "tests.ready", str(theirs.fileno())]
        process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
    atexit.register(process.wait)
    atexit.register(ours.close)  # first: the last that is registered is the first that is called
    return ours
