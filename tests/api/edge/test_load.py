"""Many at once: nothing is rendered twice, liveness needs no thread, and requests in flight are answered."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.api import probe
from tests.api.probe import exchange

Address = tuple[str, int]


@pytest.fixture(autouse=True)
def closed_gate() -> Iterator[None]:
    """Every test begins with a closed gate, and ends with an open one so that no thread stays behind."""
    probe.gate.clear()
    probe.calls.clear()
    yield
    probe.gate.set()


def get(address: Address, path: str) -> bytes:
    """The whole answer to one request on a connection of its own."""
    return exchange(address, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode(), 30)


def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(6000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it did not come to be")


def all_ok(answers: list[Future[bytes]]) -> bool:
    """Whether every answer is 200."""
    return all(answer.result(30).startswith(b"HTTP/1.1 200") for answer in answers)


def test_same_question_at_once_is_rendered_once(sqlite_database: str) -> None:
    """Twenty clients who ask the same at the same time share one rendering."""
    with probe.served(sqlite_database) as address, ThreadPoolExecutor(20) as pool:
        get(address, "/v1/probe/revision")
        probe.calls.clear()
        answers = [pool.submit(get, address, "/v1/probe/wait/one") for _ in range(20)]
        until(lambda: bool(probe.calls))
        time.sleep(0.3)
        probe.gate.set()
        assert all_ok(answers)
    assert probe.calls == ["one"]


def test_liveness_needs_no_thread(sqlite_database: str) -> None:
    """While every thread is held, liveness and ready answers still come."""
    with probe.served(sqlite_database, threads=2, searches=1) as address, ThreadPoolExecutor(6) as pool:
        get(address, "/v1/probe/revision")
        probe.calls.clear()
        held = [pool.submit(get, address, f"/v1/probe/wait/{n}") for n in range(4)]
        until(lambda: len(probe.calls) == 2)
        for path in ("/livez", "/v1/probe/revision", "/query-language"):
            assert get(address, path).startswith(b"HTTP/1.1 200"), path
        probe.gate.set()
        assert all_ok(held)


def test_waiting_has_an_end(sqlite_database: str) -> None:
    """A request that cannot be let in for long is told to come back, and the ones inside are answered."""
    with probe.served(sqlite_database, threads=1, searches=1) as address, ThreadPoolExecutor(2) as pool:
        inside = pool.submit(get, address, "/v1/probe/wait/inside")
        until(lambda: bool(probe.calls))
        refused = get(address, "/v1/probe/wait/outside")
        assert refused.startswith(b"HTTP/1.1 503")
        assert b'"overloaded"' in refused
        assert b"retry-after: " in refused.lower()
        probe.gate.set()
        assert all_ok([inside])
    assert probe.calls == ["inside"]


def patient(address: Address, path: str) -> bytes:
    """The answer to a client who comes back for half a minute as long as it is told that too many wait."""
    for _ in range(30):
        answer = get(address, path)
        if not answer.startswith(b"HTTP/1.1 503"):
            break
        time.sleep(1)
    return answer


def test_a_crowd_is_answered(sqlite_database: str) -> None:
    """Far more clients than threads and connections, each with a question of its own, are all answered.

    How many of them within the seconds that a request waits for a thread, this machine decides; that none waits for
    another for ever is what is looked at.
    """
    probe.gate.set()
    with probe.served(sqlite_database, threads=2, searches=1, exports=1) as address, ThreadPoolExecutor(64) as pool:
        answers = [pool.submit(patient, address, f"/v1/probe/wait/{n}") for n in range(64)]
        assert [answer.result()[:12] for answer in answers] == [b"HTTP/1.1 200"] * 64


def test_requests_in_flight_are_answered(sqlite_database: str) -> None:
    """A server told to leave answers what it was asked before."""
    with ThreadPoolExecutor(4) as pool:
        with probe.served(sqlite_database) as address:
            answers = [pool.submit(get, address, f"/v1/probe/wait/{n}") for n in range(4)]
            until(lambda: len(probe.calls) == 4)
            threading.Timer(0.3, probe.gate.set).start()
        assert all_ok(answers)


def test_a_search_that_looks_at_no_clock_is_answered_in_time(sqlite_database: str) -> None:
    """A search in a thread that goes on when its time is over is answered all the same, as is one that waits for it."""
    with (
        probe.served(sqlite_database, threads=2, searches=1, search_seconds=0.3) as address,
        ThreadPoolExecutor(2) as pool,
    ):
        answers = [pool.submit(get, address, f"/v1/probe/search/{n}") for n in range(2)]
        assert [answer.result(30)[:12] for answer in answers] == [b"HTTP/1.1 503"] * 2
        assert not probe.gate.is_set()
        probe.gate.set()
        until(lambda: get(address, "/v1/probe/search/again").startswith(b"HTTP/1.1 200"))
