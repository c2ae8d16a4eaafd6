"""Where a name leads: only public addresses are connected to, and the address that was checked is the one."""

import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.upstream import fetching
from tests.upstream.stand_in import made_up
from tests.upstream.stand_in.server import standing_in

NAME = "orders.example"
PUBLIC = "93.184.216.34"
Answers = Sequence[Sequence[str]]
"""The addresses of each look-up; the last ones are those of all later ones."""


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answers], list[str]]:
    """A function that makes the network outside: what the name resolves to, and nobody there who answers.

    It returns the addresses that were connected to.
    """
    connected: list[str] = []
    look_up, connect = socket.getaddrinfo, socket.socket.connect

    def connecting(sock: socket.socket, address: Any) -> None:
        connected.append(str(address[0]))
        if address[0] in ("127.0.0.1", "::1"):
            connect(sock, address)
        raise ConnectionRefusedError

    def outside(answers: Answers) -> list[str]:
        left = list(answers)

        def looking_up(host: Any, port: Any, *more: Any, **options: Any) -> Any:
            if host not in (NAME, "localhost"):
                return look_up(host, port, *more, **options)
            found = left.pop(0) if len(left) > 1 else left[0]
            return [row for address in found for row in _rows(address, port)]

        monkeypatch.setattr(socket, "getaddrinfo", looking_up)
        monkeypatch.setattr(socket.socket, "connect", connecting)
        return connected

    return outside


def _rows(address: str, port: int) -> list[Any]:
    if ":" in address:
        return [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))]
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "::1", "0.1.2.3", "::", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "fd00::1", "fe80::1%eth0", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "2002:7f00:1::", "::127.0.0.1",
        "2001:0:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_a_name_that_leads_inside(address: str, names: Callable[[Answers], list[str]], tmp_path: Path) -> None:
    """A name that resolves to loopback, to a private or to no ordinary address, alone or among others, is refused."""
    for answers in ([[address]], [[PUBLIC, address]], [[address, PUBLIC]]):
        connected = names(answers)
        done = fetching.fetch(tmp_path / "fetched", f"https://{NAME}", budget=0.5)
        assert done.exit == 4
        assert not connected


def test_a_name_that_leads_inside_at_the_second_look_up(names: Callable[[Answers], list[str]], tmp_path: Path) -> None:
    """A name that is public when it is checked and loopback when it is looked up again leads nowhere inside."""
    with standing_in(made_up.today()) as stand_in:
        for answers in ([[PUBLIC], ["127.0.0.1"]], [[PUBLIC], [PUBLIC], ["127.0.0.1"]]):
            connected = names(answers)
            done = fetching.fetch(tmp_path / "fetched", f"https://{NAME}:{stand_in.port}", budget=0.5)
            assert done.exit == 4
            assert connected
            assert set(connected) == {PUBLIC}
            connected.clear()
    assert not stand_in.asked


def test_localhost_that_leads_outside(names: Callable[[Answers], list[str]], tmp_path: Path) -> None:
    """What is asked without TLS because it is called localhost must be loopback."""
    connected = names([[PUBLIC]])
    assert fetching.fetch(tmp_path / "fetched", "http://localhost:8000", budget=0.5).exit == 4
    assert not connected
