"""A connection on which answers came from the hot path is one like any other."""

import gc
import time
from collections.abc import Iterator

import pytest

from app.api.edge.server import Protocol
from tests.api import probe
from tests.api.edge.test_cache import eventually
from tests.api.raw import Address, connected, request

ORDER = "/v1/orders/14288"
HOT = request(ORDER)


@pytest.fixture(scope="module")
def address(sqlite_database: str) -> Iterator[Address]:
    """A server with a deadline of half a second for a request, that waits two for the next one."""
    application = probe.app(sqlite_database, receipt_seconds=0.5)
    with probe.serving(application, keep_alive=2) as made:
        with connected(made) as client:
            client.ask(HOT)
        yield made


@pytest.mark.parametrize("begun", [b"GET /v1", HOT[:-2], b"\r\n", request("/livez", "Content-Length: 9") + b"body"])
def test_a_slow_sender_is_cut_off(address: Address, begun: bytes) -> None:
    """After hot answers a request that does not arrive whole is closed at its deadline; reading ends because it is."""
    with connected(address) as client:
        assert [client.ask(HOT).status for _ in range(2)] == [200, 200]
        client.send(begun)
        while client.socket.recv(65536):
            pass


def test_an_idle_connection_is_closed(address: Address) -> None:
    """A client that says nothing more after hot answers is let go."""
    with connected(address) as client:
        client.send(HOT, HOT)
        assert [client.read().status for _ in range(2)] == [200, 200]
        assert client.socket.recv(1) == b""


def test_a_busy_connection_is_kept(address: Address) -> None:
    """A client that asks several at once, and again in time, is kept for longer than the server waits for one."""
    with connected(address) as client:
        for _ in range(9):
            client.send(HOT, HOT, HOT)
            assert [client.read().status for _ in range(3)] == [200] * 3
            time.sleep(0.25)


def test_a_slow_answer_behind_a_hot_one_is_waited_for(address: Address) -> None:
    """An answer that takes longer than the server waits for a next request comes, also behind a hot one."""
    probe.gate.clear()
    try:
        with connected(address) as client:
            client.send(HOT, request("/v1/probe/wait/behind"))
            assert client.read().status == 200
            time.sleep(2.5)
            probe.gate.set()
            assert client.read().status == 200
    finally:
        probe.gate.set()


def protocols_paused() -> list[Protocol]:
    """The connections of the server in this process whose client does not take what is sent."""
    found = [one for one in gc.get_objects() if isinstance(one, Protocol)]
    return [one for one in found if one.flow is not None and one.flow.write_paused]


def test_a_client_that_does_not_read_is_not_buffered_for(sqlite_database: str) -> None:
    """Of many answers to one who reads none, no more wait in memory than the transport takes and one; then all come."""
    with probe.served(sqlite_database) as address, connected(address) as client:
        length = len(client.ask(HOT).body)
        batch = 16 * 1024 // len(HOT)
        client.send(*[HOT] * 3 * batch)
        assert eventually(lambda: bool(protocols_paused()))
        (protocol,) = protocols_paused()
        assert protocol.transport.get_write_buffer_size() < 64 * 1024 + 2 * length
        assert {client.read().status for _ in range(3 * batch)} == {200}
