"""A server that is told to leave: whatever the kernel had accepted is answered, and no connection is reset."""

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

import pytest

from tests.api.edge.processes import Server, children, descendants, serving, starting, until
from tests.api.raw import Connection, Reply, connected, request

CLIENTS = 24
OURS = ("/v1/orders/14288", "/v1/orders?limit=3", "/v1/directives.csv", "/livez")
"""What is rendered, computed, streamed, and nothing of these."""
SLOW = (*OURS, "/v1/probe/sleep/0.3/a", "/v1/probe/child/a")
"""The same, what takes long, and what another process computes."""
SEARCHED = (*OURS, "/v1/sections?q=police", "/v1/orders?q=order")
Told = Sequence[int]


@contextmanager
def frozen(server: Server) -> Iterator[None]:
    """Nothing is accepted or read within the block; the kernel accepts, and what is sent can be read after it."""
    processes = [server.pid, *server.children()]
    for pid in processes:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in processes:
            os.kill(pid, signal.SIGCONT)


def everybody(server: Server) -> Told:
    """All processes, as a service or a terminal signals them."""
    return [server.pid, *descendants(server.pid)]


def alone(server: Server) -> Told:
    """The process that was started."""
    return [server.pid]


def all_of(client: Connection, count: int) -> list[Reply]:
    """So many answers, and that the connection is closed after them as it should be."""
    replies = [client.read() for _ in range(count)]
    assert client.socket.recv(1) == b""
    return replies


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize(
    ("drain", "paths", "told"), [("0", SLOW, alone), ("0.5", SLOW, everybody), ("0", SEARCHED, everybody)]
)
def test_what_was_accepted_is_answered(
    sqlite_database: str, workers: int, drain: str, paths: tuple[str, ...], told: Callable[[Server], Told]
) -> None:
    """Connections that wait to be accepted by a cold server, with one request or several, are answered whole."""
    patient = {"EO_EXPORTS": "64", "EO_SHUTDOWN_SECONDS": "100", "EO_DRAIN_SECONDS": drain}  # nobody is refused
    with ExitStack() as opened, serving(workers, sqlite_database, slow=paths is SLOW, **patient) as server:
        until(lambda: len(server.children()) == workers)
        with frozen(server):
            clients = [opened.enter_context(connected(server.address)) for _ in range(CLIENTS)]
            for number, client in enumerate(clients):
                client.send(*[request(paths[(number + n) % len(paths)]) for n in range(_count(number))])
            for pid in told(server):
                os.kill(pid, signal.SIGTERM)
        with ThreadPoolExecutor(CLIENTS) as pool:
            found = list(pool.map(all_of, clients, map(_count, range(CLIENTS))))
        assert {reply.status for replies in found for reply in replies} == {200}
        # A worker that is told by the supervisor may have answered before; then the connection is closed while idle.
        said = {replies[-1].header("connection") for replies in found}
        assert said == {"close"} or (told is alone and said <= {"close", None})
        assert server.end() == (0, "")


def _count(number: int) -> int:
    """How many requests a client sends at once."""
    return 4 if number % 3 == 0 else 1


@pytest.mark.parametrize("rest", [b"ost: localhost\r\n\r\n", b"ost: localhost\r\nContent-Length: 0\r\n\r\n"])
def test_a_request_that_has_begun_is_waited_for(sqlite_database: str, rest: bytes) -> None:
    """Who has sent half a request when the server leaves is answered when the rest comes."""
    with serving(1, sqlite_database) as server, connected(server.address) as client:
        client.send(b"GET /livez HTTP/1.1\r\nH")
        server.signal(signal.SIGTERM)
        until(lambda: server.get("/livez")[0] == 0)
        time.sleep(0.5)
        client.send(rest)
        (reply,) = all_of(client, 1)
        assert (reply.status, reply.header("connection")) == (200, "close")
        assert server.end() == (0, "")


def test_a_kept_connection_is_told(sqlite_database: str) -> None:
    """While it drains, a server says in each answer, hot ones too, that it is the connection's last, and it is."""
    with serving(1, sqlite_database, EO_DRAIN_SECONDS="60") as server, ExitStack() as opened:
        assert {server.get(path)[0] for path in OURS} == {200}  # so that no client is idle for long, and let go of
        clients = [opened.enter_context(connected(server.address)) for _ in OURS]
        for client, path in zip(clients, OURS, strict=True):
            assert [client.ask(request(path)).header("connection") for _ in range(2)] == [None, None]
        server.signal(signal.SIGTERM)
        until(lambda: server.get("/readyz")[0] == 503)
        for client, path in zip(clients, OURS, strict=True):
            client.send(request(path))
            (reply,) = all_of(client, 1)
            assert (reply.status, reply.header("connection")) == (200, "close")


def test_an_idle_connection_is_closed_in_order(sqlite_database: str) -> None:
    """Who asks nothing more is told by the end of the connection, not by a reset."""
    with serving(1, sqlite_database) as server, connected(server.address) as client:
        assert client.ask(request("/livez")).status == 200
        server.signal(signal.SIGTERM)
        assert client.socket.recv(1) == b""
        client.send(request("/livez"))  # too late, and not answered; nor is this a reset of what came before
        assert server.end() == (0, "")


def test_a_last_answer_is_not_lost(sqlite_database: str) -> None:
    """A client that goes on sending behind its last request still gets the whole answer to it."""
    with serving(1, sqlite_database, EO_DRAIN_SECONDS="60") as server, connected(server.address) as client:
        client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        with connected(server.address) as other:
            whole = other.ask(request("/v1/orders.ndjson")).body
        server.signal(signal.SIGTERM)
        until(lambda: server.get("/readyz")[0] == 503)
        client.send(request("/v1/orders.ndjson"))
        time.sleep(0.3)
        client.send(request("/livez"))
        reply = client.read()
        assert (reply.status, len(reply.body)) == (200, len(whole))


def test_a_server_that_only_begins_answers_too(sqlite_database: str) -> None:
    """A signal that comes when the port is open and nothing answers yet leaves nobody unanswered."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = probe.getsockname()
    with starting(1, sqlite_database, EO_PORT=str(address[1])) as server:
        until(lambda: _is_open(address))
        with connected(address) as client:
            client.send(request("/livez"))
            server.signal(signal.SIGTERM)
            assert client.read().status == 200
        assert server.end() == (0, "")


def _is_open(address: tuple[str, int]) -> bool:
    """Whether somebody listens there; looked up, for a connection would be one to answer."""
    port = f":{address[1]:04X} "
    with open("/proc/net/tcp") as table:  # noqa: PTH123 (no file)
        return any(port in line and " 0A " in line for line in table)


def test_a_renewed_worker_leaves_the_port_to_its_successor(sqlite_database: str) -> None:
    """Where one worker of two leaves, connections go on coming to be, and each is answered."""
    with serving(2, sqlite_database) as server:
        (leaving, _) = server.children()
        os.kill(leaving, signal.SIGTERM)
        assert {server.get("/livez")[0] for _ in range(200)} == {200}
        until(lambda: leaving not in children(server.pid) and len(children(server.pid)) == 2)
        assert {server.get("/livez")[0] for _ in range(50)} == {200}
