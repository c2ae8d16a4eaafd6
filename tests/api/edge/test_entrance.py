"""One line of the log for each request, hot or not: none lost, in their order, with nothing of what was secret."""

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from app.api.edge import access_log
from app.api.edge.access_log import MAX_WAITING, RequestLog, described
from tests.api.edge.processes import serving, until
from tests.api.edge.test_cache import eventually
from tests.api.raw import Address, connected, request

ORDER = "/v1/orders/14288"
LINES = 19_000
"""Fewer than those that are written by who adds them."""


def requests_in(output: str) -> list[dict[str, Any]]:
    """The lines of the log that are of requests."""
    lines = [json.loads(line) for line in output.splitlines()]
    return [line for line in lines if line["message"] == "request"]


def test_every_request_has_its_line(sqlite_database: str) -> None:
    """Hot, rendered, computed and refused requests are logged alike, in their order, without their queries."""
    targets = [ORDER, ORDER, "/v1/orders?limit=3", "/v1/orders?limit=3", f"{ORDER}/sections/3.b", "/v1/orders/1",
               "/v1/orders?canary=canary", "/livez", ORDER, "/v1/sections?q=police"]  # fmt: skip
    with serving(1, sqlite_database, slow=False) as server, connected(server.address) as client:
        sent = [client.ask(request(target, f"X-Request-ID: n{n}")) for n, target in enumerate(targets)]
        sent.append(client.ask(request(ORDER, "X-Request-ID: n10", method="HEAD")))
        sent.append(client.ask(request(ORDER, "X-Request-ID: n11", f"If-None-Match: {sent[0].header('etag')}")))
        fresh = client.ask(request(ORDER))
        server.signal(signal.SIGTERM)
        server.end()
    output = "".join(server.lines)
    lines = requests_in(output)
    assert [line["request_id"] for line in lines] == [*(f"n{n}" for n in range(12)), fresh.header("x-request-id")]
    assert [(line["status"], line["bytes"]) for line in lines] == [
        (one.status, len(one.body)) for one in [*sent, fresh]
    ]
    assert [line["path"] for line in lines[:10]] == [target.partition("?")[0] for target in targets]
    assert lines[10]["method"] == "HEAD"
    assert {line["revision"] for line in lines if line["path"].startswith(ORDER)} == {fresh.header("x-corpus-revision")}
    assert "canary" not in output
    assert set(lines[0]) == set(lines[1]) == {"at", "level", "message", "request_id", "method", "path", "revision",
                                              "status", "bytes", "ms"}  # fmt: skip


def test_a_strange_path_is_escaped(sqlite_database: str) -> None:
    """What a path holds is one JSON string in ASCII, cut where it is too long."""
    with serving(1, sqlite_database, slow=False) as server, connected(server.address) as client:
        for target in ("/v1/orders/%22%5B", "/v1/orders/%E2%80%A8", f"/v1/orders/{'x' * 2000}"):
            assert client.ask(request(target)).status in (404, 422)
        server.signal(signal.SIGTERM)
        server.end()
    output = "".join(server.lines)
    assert output.isascii()
    paths = [line["path"] for line in requests_in(output)]
    assert paths == ['/v1/orders/"[', "/v1/orders/\u2028", f"/v1/orders/{'x' * 2000}"[: access_log.MAX_PATH]]


def asking(address: Address, over: threading.Event) -> int:
    """How many requests are answered, by three at once, until the server leaves."""
    answered = 0
    with connected(address) as client:
        try:
            while not over.is_set():
                client.send(*[request(ORDER), request("/v1/orders?limit=3"), request("/livez")])
                for _ in range(3):
                    client.read()
                    answered += 1
        except (EOFError, ConnectionError, ValueError, IndexError):
            pass
    return answered


def test_no_line_is_lost_when_the_server_leaves(sqlite_database: str) -> None:
    """Of a server that is told to leave in the middle of load there are as many lines as requests it answered."""
    over = threading.Event()
    with serving(1, sqlite_database, slow=False) as server, ThreadPoolExecutor(4) as pool:
        clients = [pool.submit(asking, server.address, over) for _ in range(4)]
        until(lambda: len(server.lines) > 200)
        server.signal(signal.SIGTERM)
        server.end()
        over.set()
        answered = sum(client.result() for client in clients)
    lines = requests_in("".join(server.lines))
    assert len({line["request_id"] for line in lines}) == len(lines)
    # What was written to a client that was still reading when it was closed may not have been read.
    assert answered <= len(lines) <= answered + 3 * len(clients)
    assert answered > 100


def test_the_log_can_be_turned_off(sqlite_database: str) -> None:
    """EO_REQUEST_LOG=false writes no line of any request, and the rest of the log."""
    told = {"EO_REQUEST_LOG": "false"}
    with serving(1, sqlite_database, slow=False, **told) as server, connected(server.address) as client:
        assert [client.ask(request(ORDER)).status for _ in range(3)] == [200] * 3
        server.signal(signal.SIGTERM)
        server.end()
    assert server.lines
    assert requests_in("".join(server.lines)) == []


@contextmanager
def piped() -> Iterator[int]:
    """Standard output as a pipe; the end that is read, which is the block's to close."""
    reading, writing = os.pipe()
    before = sys.stdout
    with os.fdopen(writing, "w") as sys.stdout:
        try:
            yield reading
        finally:
            sys.stdout = before


def test_lines_are_written_without_being_asked_for() -> None:
    """Lines come out by themselves, also those that were added beside a writer at work: none waits for a later one."""
    received: list[bytes] = []
    interval = sys.getswitchinterval()
    with piped() as pipe:
        reader = threading.Thread(target=lambda: received.extend(iter(lambda: os.read(pipe, 65536), b"")))
        reader.start()
        log = RequestLog()
        log.open()
        sys.setswitchinterval(1e-6)
        try:
            for number in range(LINES):
                log.add(f"n{number}", described("GET", "/", None, 200, 0), 0.001)
                if number % 10 == 0:
                    time.sleep(0.0001)
            came = eventually(lambda: sum(part.count(b"\n") for part in received) == LINES)
        finally:
            sys.setswitchinterval(interval)
            log.close()
    reader.join()
    os.close(pipe)
    lines = b"".join(received).splitlines()
    assert came
    assert [json.loads(line)["request_id"] for line in lines] == [f"n{number}" for number in range(LINES)]


def test_a_reader_that_goes_away_stops_nothing() -> None:
    """Where nobody reads the log any more requests are still answered: adding and closing raise nothing."""
    with piped() as pipe:
        log = RequestLog()
        log.open()
        os.close(pipe)
        for _ in range(MAX_WAITING + 10):
            log.add("id", "", 0.001)
        log.close()
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in its buffer has to go somewhere
