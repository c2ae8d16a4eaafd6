"""An export whose client goes away in the middle of it."""

import signal
import socket
import struct
import time

import pytest

from app.api.compression import PACKERS
from tests.api import probe
from tests.api.edge.processes import serving, until

REQUEST = "GET /v1/probe/endless.txt HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {}\r\n\r\n"
AT_ONCE = struct.pack("ii", 1, 0)
"""Of SO_LINGER: a connection is reset by being closed."""


@pytest.mark.parametrize("coding", [*PACKERS, "identity"])
@pytest.mark.parametrize("seconds", [0, 0.3], ids=["while it is made", "while it waits to be read"])
@pytest.mark.parametrize("is_reset", [False, True], ids=["closed", "reset"])
def test_a_client_that_goes_away_gives_back_what_its_export_held(
    database: str, coding: str, seconds: float, is_reset: bool
) -> None:
    """Its slot and its connection of the database are free again, and the next export has them."""
    made = probe.app(database, exports=1)
    with probe.serving(made) as address:
        for _ in range(2):
            with socket.create_connection(address, timeout=60) as client:
                client.sendall(REQUEST.format(coding).encode())
                head = client.recv(65536)
                assert head.startswith(b"HTTP/1.1 200 ")
                assert (f"content-encoding: {coding}".encode() in head) is (coding in PACKERS)
                assert made.state.limits.exports.running == 1
                time.sleep(seconds)
                if is_reset:
                    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
            until(lambda: made.state.limits.exports.running == 0)
            until(lambda: made.state.engine.pool.checkedout() == 0)


def test_an_export_that_is_cut_gives_back_what_it_held(database: str) -> None:
    """A server that leaves cuts it and waits until nothing of it needs the database, so that it fails in nothing."""
    with serving(1, database, EO_SHUTDOWN_SECONDS="0") as server:
        with socket.create_connection(server.address, timeout=60) as client:
            client.sendall(REQUEST.format("gzip").encode())
            assert client.recv(65536).startswith(b"HTTP/1.1 200 ")
            server.signal(signal.SIGTERM)
            assert server.end() == (0, "")
        assert not server.said("Exception in an operation")
