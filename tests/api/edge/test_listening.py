"""Listening sockets: who may take a port, on which addresses, and who gets the connections."""

import socket
from collections import Counter
from contextlib import suppress

import pytest

from app.api.edge import listening
from app.api.edge.listening import CannotListen, Sockets, listen
from tests.api.edge.processes import fresh, running
from tests.commands import FRESH


def test_a_free_port_is_one_port() -> None:
    """Port 0 takes a free one, the same for all workers, and the URL has it."""
    sockets = listen("127.0.0.1", 0, 3)
    ports = {one.getsockname()[1] for held in sockets for one in held}
    assert (len(sockets), len(ports)) == (3, 1)
    assert listening.url("127.0.0.1", sockets[0]) == f"http://127.0.0.1:{ports.pop()}"
    close(sockets)


@pytest.mark.parametrize("taken_by", [1, 2])
@pytest.mark.parametrize("workers", [1, 2])
def test_a_port_in_use_is_refused(taken_by: int, workers: int) -> None:
    """A port is nobody else's, however many workers share it on either side."""
    first = listen("127.0.0.1", 0, taken_by)
    port = first[0][0].getsockname()[1]
    with pytest.raises(CannotListen, match=rf"cannot listen on 127\.0\.0\.1:{port}: address already in use"):
        listen("127.0.0.1", port, workers)
    close(first)


def test_an_address_that_is_not_here_is_refused() -> None:
    """An address of another machine is refused with the reason."""
    with pytest.raises(CannotListen, match="cannot assign"):
        listen("192.0.2.1", 0)


def test_a_name_of_no_host_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that the network outside does not know is refused with the reason."""

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(CannotListen, match="not known"):
        listen("no such host", 0)


def test_a_name_of_two_addresses() -> None:
    """A name is listened on at each of its addresses that this machine has, at one port."""
    (sockets,) = listen("localhost", 0)
    assert len({one.getsockname()[1] for one in sockets}) == 1
    assert ("127.0.0.1", sockets[0].getsockname()[1]) in [one.getsockname()[:2] for one in sockets]
    close([sockets])


def test_connections_are_spread() -> None:
    """Each worker gets connections of its own, and none is lost."""
    sockets = listen("127.0.0.1", 0, 2)
    clients = [socket.create_connection(sockets[0][0].getsockname()) for _ in range(64)]
    accepted = Counter({index: len(accept_all(held[0])) for index, held in enumerate(sockets)})
    assert accepted.total() == 64
    assert min(accepted.values()) > 8
    for client in clients:
        client.close()
    close(sockets)


def test_a_server_that_cannot_listen_says_so_in_one_line() -> None:
    """`eo serve` on a port in use ends with 1 and one line on standard error."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with running(fresh(*FRESH, "serve", "--port", port)) as server:
            assert server.end() == (1, f"error: cannot listen on 127.0.0.1:{port}: address already in use\n")
            assert server.lines == []


def accept_all(listener: socket.socket) -> list[str]:
    """The peers of all connections that wait on a listening socket."""
    listener.setblocking(False)
    peers = []
    with suppress(BlockingIOError):
        while True:
            connection, peer = listener.accept()
            connection.close()
            peers.append(str(peer))
    return peers


def close(sockets: list[Sockets]) -> None:
    """Close them all."""
    for held in sockets:
        listening.close(held)
