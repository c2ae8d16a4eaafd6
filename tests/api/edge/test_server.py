"""The protocol over real sockets: deadlines, sizes, framing, and going away in order."""

import json
import signal
import socket
from collections.abc import Iterator

import pytest

from app.api.edge.server import MAX_HEAD_BYTES
from tests.api import probe
from tests.api.edge.processes import serving, until
from tests.api.probe import exchange
from tests.api.raw import connected

GET = b"GET /livez HTTP/1.1\r\nHost: localhost\r\n"
Address = tuple[str, int]


@pytest.fixture(scope="module")
def address(sqlite_database: str) -> Iterator[Address]:
    """A real server with a deadline of half a second for receiving a request."""
    with probe.served(sqlite_database, receipt_seconds=0.5) as made:
        yield made


def status(answer: bytes) -> int:
    """The status of the first response, or 0 for none."""
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def alive(address: Address) -> bool:
    """Whether the server still answers."""
    return status(exchange(address, GET + b"Connection: close\r\n\r\n")) == 200


@pytest.mark.parametrize(
    "begun", [b"", b"GET /li", GET, GET + b"X-Slow: ", b"\r\n", GET + b"Content-Length: 9\r\n\r\nbody"]
)
def test_unfinished_request_is_closed(address: Address, begun: bytes) -> None:
    """A client that stops anywhere in a request is cut off at the deadline; recv ends because the server closed."""
    with socket.create_connection(address, timeout=60) as connection:
        connection.sendall(begun)
        while connection.recv(65536):
            pass
    assert alive(address)


def test_dripping_client_is_closed(address: Address) -> None:
    """A header line now and then does not move the deadline."""
    with socket.create_connection(address, timeout=60) as connection:
        connection.sendall(GET)
        connection.settimeout(0.05)
        dripped, closed = 0, False
        while not closed and dripped < 100:
            connection.sendall(b"X-Drip: 1\r\n")
            dripped += 1
            try:
                closed = connection.recv(1) == b""
            except TimeoutError:
                continue
    assert closed


def test_blank_lines_between_requests_do_not_hold_a_connection(address: Address) -> None:
    """Line ends after an answered request start the deadline too."""
    with socket.create_connection(address, timeout=60) as connection:
        connection.sendall(GET + b"\r\n")
        assert status(connection.recv(65536)) == 200
        connection.sendall(b"\r\n")
        while connection.recv(65536):
            pass


def test_connection_is_kept_for_the_next_request(address: Address) -> None:
    """A client that asks in time is answered again and again on one connection."""
    with connected(address) as client:
        assert [client.ask(GET + b"\r\n").status for _ in range(3)] == [200] * 3


def test_endless_head_is_refused(address: Address) -> None:
    """A head that goes on beyond 64 KB is refused before it is complete."""
    assert status(exchange(address, GET + b"X-Long: " + b"y" * MAX_HEAD_BYTES)) == 431


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"GET /livez?" + b"q" * 8193 + b" HTTP/1.1\r\nHost: localhost\r\n", 414),
        (GET + b"X-Long: " + b"y" * 16_384 + b"\r\n", 431),
        (GET + b"X: y\r\n" * 101, 431),
        (GET + b"X-Long: " + b"y" * 60_000 + b"\r\n", 431),
        (b"GET /livez HTTP/1.1\r\n", 400),
        (GET + b"Host: localhost\r\n", 400),
        (b"GET //evil.example/ HTTP/1.1\r\nHost: localhost\r\n", 404),
        (b"GET /\\evil.example/ HTTP/1.1\r\nHost: localhost\r\n", 404),
        (b"GET /%2f%2fevil HTTP/1.1\r\nHost: localhost\r\n", 404),
        (b"GET http://evil.example/livez HTTP/1.1\r\nHost: evil.example\r\n", 400),
        (b"TRACE / HTTP/1.1\r\nHost: localhost\r\nX-Echo: canary\r\n", 405),
        (b"BREW / HTTP/1.1\r\nHost: localhost\r\n", 400),
        (b"HEAD /livez HTTP/1.1\r\nHost: localhost\r\n", 200),
        (GET + b"X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n", 200),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
    ],
)
def test_statuses(address: Address, head: bytes, expected: int) -> None:
    """Each abuse of request line and head gets its status, repeats nothing, and the server lives."""
    answer = exchange(address, head + b"Connection: close\r\n\r\n")
    assert status(answer) == expected
    assert b"evil" not in answer
    assert b"canary" not in answer
    assert alive(address)


@pytest.mark.parametrize(
    "request_",
    [
        GET + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + GET + b"\r\n",
        GET + b"Content-Length: 0\r\nContent-Length: 5\r\n\r\n" + GET + b"\r\n",
        GET + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + GET + b"\r\n",
        b"GET /livez HTTP/1.1\nHost: localhost\n\n",
        GET + b"X: a\r\n b\r\n\r\n",
        b"GET /livez HTTP/1.1\r\nHost : localhost\r\n\r\n",
    ],
)
def test_bad_framing_gets_one_answer_and_the_connection_closes(address: Address, request_: bytes) -> None:
    """A request whose end two parsers could see in two places is answered 400, once, and nothing after it is read."""
    answer = exchange(address, request_)
    assert (status(answer), answer.count(b"HTTP/1.1")) == (400, 1)


@pytest.mark.parametrize(("size", "expected"), [(1_000_000, 413), (100, 400)])
def test_body_of_a_get_is_refused(address: Address, size: int, expected: int) -> None:
    """A body on GET is refused from its announced length, before it is sent."""
    answer = exchange(address, GET + f"Content-Length: {size}\r\nExpect: 100-continue\r\n\r\n".encode())
    assert status(answer) == expected
    assert b"100 Continue" not in answer


def test_no_server_name(address: Address) -> None:
    """No answer names the software that made it."""
    assert b"server:" not in exchange(address, GET + b"Connection: close\r\n\r\n").lower()


def test_leaving_is_announced(sqlite_database: str) -> None:
    """After SIGTERM the server says 503 in /readyz while it still answers everything else, and then ends."""
    with serving(1, sqlite_database, slow=False, EO_DRAIN_SECONDS="3") as server:
        assert server.get("/readyz")[0] == 200
        server.signal(signal.SIGTERM)
        until(lambda: server.get("/readyz")[0] == 503)
        assert alive(server.address)
        assert server.end() == (0, "")
    assert all(json.loads(line) for line in server.lines)


def test_log_is_json_whatever_is_sent(sqlite_database: str) -> None:
    """Every line of the log is one JSON object, without control characters, the query, or a bad request id."""
    with serving(1, sqlite_database, slow=False) as server:
        for head in (
            b"GET /%1b[31mred HTTP/1.1\r\nHost: localhost\r\n",
            b"GET /%E2%80%A8line HTTP/1.1\r\nHost: localhost\r\n",
            b"GET /livez?api_key=canary HTTP/1.1\r\nHost: localhost\r\nUser-Agent: canary\r\n",
            GET + b"User-Agent: \x1b[31m\r\n",
            GET + b"X-Request-ID: good-id_1.2\r\n",
            GET + b"X-Request-ID: bad id {canary}\r\n",
            b"\x00\x01\x02\r\n",
        ):
            exchange(server.address, head + b"Connection: close\r\n\r\n", 20)
        server.signal(signal.SIGTERM)
        server.end()
    output = "".join(server.lines)
    lines = [json.loads(line) for line in output.split("\n") if line]
    assert output.isascii()
    assert "canary" not in output
    assert "\x1b" not in output
    requests = [line for line in lines if line["message"] == "request"]
    assert [line["status"] for line in requests] == [400, 404, 422, 200, 200]
    assert requests[3]["request_id"] == "good-id_1.2"
    assert {"at", "level", "method", "path", "bytes", "ms"} <= set(requests[0])
