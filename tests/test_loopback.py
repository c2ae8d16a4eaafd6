"""No test reaches beyond loopback: the guard bites, here and in what tests start."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import conftest
from tests.loopback.sitecustomize import EXIT, BeyondLoopbackError

ELSEWHERE = ("192.0.2.1", 9)  # RFC 5737: an address of documentation


def _connect(sock: socket.socket) -> None:
    sock.connect(ELSEWHERE)


def _connect_at_once(sock: socket.socket) -> None:
    sock.setblocking(False)
    sock.connect_ex(ELSEWHERE)


def _send(sock: socket.socket) -> None:
    sock.sendto(b"x", ELSEWHERE)


def _send_message(sock: socket.socket) -> None:
    sock.sendmsg([b"x"], [], 0, ELSEWHERE)


def _look_up(_sock: socket.socket) -> None:
    socket.getaddrinfo("orders.example", 443)


def _look_up_as_of_old(_sock: socket.socket) -> None:
    socket.gethostbyname("127.0.0.1.orders.example")


@pytest.mark.parametrize("reach", [_connect, _connect_at_once, _send, _send_message, _look_up, _look_up_as_of_old])
def test_reaching_further_is_stopped_and_told(reach: Callable[[socket.socket], None]) -> None:
    """A test that reaches beyond loopback gets an error and fails even if it catches that."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock, pytest.raises(BeyondLoopbackError):
        reach(sock)
    assert len(conftest.BEYOND) == 1
    conftest.BEYOND.clear()


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('192.0.2.1', 9), timeout=1)",
        "import socket\ntry: socket.getaddrinfo('orders.example', 443)\nexcept BaseException: pass",
        "import urllib.request; urllib.request.urlopen('http://orders.example')",
        "import asyncio; asyncio.run(asyncio.open_connection('192.0.2.1', 9))",
    ],
)
def test_a_child_that_reaches_further_ends(code: str, tmp_path: Path) -> None:
    """A process that a test starts ends when it reaches beyond loopback, whatever it catches."""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == EXIT
    assert "beyond loopback: socket." in done.stderr


def test_loopback_is_open() -> None:
    """Loopback by number and by name, and sockets of this machine alone, are let through."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        for host in ("127.0.0.1", "localhost"):
            socket.create_connection((host, server.getsockname()[1]), timeout=5).close()
    here, there = socket.socketpair(socket.AF_UNIX)
    here.send(b"x")
    assert there.recv(1) == b"x"
    here.close()
    there.close()
    assert not conftest.BEYOND


def test_children_inherit_the_guard() -> None:
    """The environment that children get names the guard first."""
    assert os.environ["PYTHONPATH"].split(os.pathsep)[0] == str(Path(__file__).parent / "loopback")


def test_a_caught_error_fails_the_test_all_the_same(request: pytest.FixtureRequest) -> None:
    """What was reached for fails the test at its end, where nobody let the error through."""
    ending = conftest.pytest_runtest_teardown(request.node)
    next(ending)
    conftest.BEYOND.append("socket.connect")
    with pytest.raises(pytest.fail.Exception, match="beyond loopback"):
        ending.send(None)
    assert not conftest.BEYOND
