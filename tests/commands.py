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

FRESH = (sys.executable, "-m", "app")
"""The command line in an interpreter of its own: where the start of one, or its end, is in question."""
TIMEOUT = 120.0
"""Seconds after which a command is held to hang."""


def eo(
    *arguments: object, said: str = "", environment: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end, in a fork of a process that has imported the program (`tests.ready`).

    Args:
        arguments: what stands behind `eo`.
        said: what it reads from its standard input.
        environment: variables it has beside those of this process.

    Raises:
        subprocess.TimeoutExpired: if it does not end; it is killed.
    """
    told = list(map(str, arguments))
    place = {"folder": str(Path.cwd()), "environment": {**os.environ, **(environment or {})}}
    request = json.dumps({"arguments": told, **place}).encode()
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        stdin.write(said.encode())
        stdin.seek(0)
        reader, writer = os.pipe()
        with os.fdopen(reader, "rb", buffering=0) as end:
            socket.send_fds(_ready(), [request], [stdin.fileno(), stdout.fileno(), stderr.fileno(), writer])
            os.close(writer)
            code = _ended(end.fileno(), told)
        printed = []
        for file in (stdout, stderr):
            file.seek(0)
            printed.append(file.read().decode())
    return subprocess.CompletedProcess(told, code, *printed)


def _ended(pipe: int, told: list[str]) -> int:
    """The return code that comes through the pipe, behind the process id."""
    process = int(_line(pipe, TIMEOUT))
    code = _line(pipe, TIMEOUT)
    if not code:
        os.kill(process, signal.SIGKILL)
        raise subprocess.TimeoutExpired(told, TIMEOUT)
    return int(code)


def _line(pipe: int, timeout: float) -> bytes:
    """A line out of the pipe, which is written whole; nothing if there is none in time."""
    line = b""
    while not line.endswith(b"\n") and select.select([pipe], [], [], timeout)[0]:
        line += os.read(pipe, 1) or b"-1\n"
    return line


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
