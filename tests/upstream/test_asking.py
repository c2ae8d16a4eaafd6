"""How often, how long and how again a server is asked; the clock is handed in."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.upstream import addresses
from app.upstream.answers import Answer, Validators
from app.upstream.asking import Asking, Patience
from app.upstream.client import Client, retry_after
from app.upstream.failures import BudgetSpentError, RefusedError, TransientError
from app.upstream.pacing import Clock, Pace
from tests.upstream.small_register import Reply, SmallRegister


class Hand:
    """A clock that stands still but for the sleeping."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds
        self.slept.append(seconds)

    @property
    def clock(self) -> Clock:
        """As the code takes it."""
        return Clock(lambda: self.now, self.sleep)


@given(st.lists(st.floats(0, 2), max_size=60), st.sampled_from([1.0, 5.0]))
def test_pace(pauses: list[float], rate: float) -> None:
    """However the work between takes, no window of a second has more requests than the rate."""
    hand = Hand()
    pace = Pace(rate, hand.clock)
    sent = []
    for pause in pauses:
        hand.now += pause
        pace.wait()
        sent.append(hand.now)
    assert all(sum(1 for other in sent if first <= other <= first + 1) <= rate for first in sent)


@given(st.lists(st.tuples(st.floats(0, 1.5), st.booleans()), max_size=60))
def test_two_paces(steps: list[tuple[float, bool]]) -> None:
    """Texts keep their own pace and count in that of all requests, whichever makes them wait."""
    hand = Hand()
    every, texts = Pace(5, hand.clock), Pace(1, hand.clock)
    sent, sent_texts = [], []
    for pause, is_text in steps:
        hand.now += pause
        every.wait(*[texts][:is_text])
        sent.append(hand.now)
        sent_texts += [hand.now] * is_text
    assert all(sum(1 for other in sent if first <= other <= first + 1) <= 5 for first in sent)
    assert all(after - before >= 1 for before, after in pairwise(sent_texts))


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("3", 3.0), (" 120 ", 120.0), ("0", 0.0), ("1000000000", 1e9), ("9" * 500, 999999999999.0), (None, None),
        ("", None), ("soon", None), ("-5", None), ("1.5", None), ("٣", None), ("\x00", None),
        ("Mon, 01 Jan 2024 00:00:30 GMT", 30.0), ("Mon, 01 Jan 2020 00:00:30 GMT", 0.0),
    ],
)  # fmt: skip
def test_retry_after(value: str | None, seconds: float | None) -> None:
    """Seconds or a date are understood, whatever else is ignored."""
    assert retry_after(value, datetime(2024, 1, 1, tzinfo=UTC)) == seconds


def _ask(register: SmallRegister, hand: Hand, patience: Patience) -> Answer:
    with Client(addresses.base(register.url)) as client:
        return Asking(client, 5, 1, patience, hand.clock).get("/api/v1/documents/99-1001.json", lambda answer: answer)


@pytest.mark.parametrize(
    ("value", "least", "most"), [("3", 3, 5), ("1000000000", 120, 122), ("soon", 0.5, 3), ("0", 0, 2)]
)
def test_waits_as_asked(register: SmallRegister, value: str, least: float, most: float) -> None:
    """Retry-After is honoured, up to two minutes, with jitter on top."""
    replies = iter([429])

    def busy(reply: Reply) -> Reply:
        return replace(reply, status=next(replies, 200), headers=(("Retry-After", value),))

    register.spoil["99-1001.json"] = busy
    hand = Hand()
    _ask(register, hand, Patience())
    assert least <= sum(hand.slept) <= most


def test_waits_longer_each_time(register: SmallRegister) -> None:
    """A server that is away for half a minute is waited for; the pauses double, with jitter."""
    hand = Hand()
    register.spoil["99-1001.json"] = lambda reply: replace(reply, status=503 if hand.now < 30 else 200)
    _ask(register, hand, Patience())
    waits = [slept for slept in hand.slept if slept > 0.3]
    assert all(0.5 * 2**place <= wait <= 2**place for place, wait in enumerate(waits))


def test_gives_up(register: SmallRegister) -> None:
    """After seven attempts a question is given up; when the budget is spent, the run is."""
    register.spoil["99-1001.json"] = lambda reply: replace(reply, status=500)
    with pytest.raises(TransientError, match="answered 500"):
        _ask(register, Hand(), Patience())
    assert len(register.asked) == 7
    with pytest.raises(BudgetSpentError, match="answered 500"):
        _ask(register, Hand(), Patience(budget=10))


def test_redirects_are_followed_three_times(register: SmallRegister) -> None:
    """A redirect on the same host is followed, and paced; one that goes in a circle ends."""
    register.spoil["a.json"] = lambda _: Reply(
        b"", status=301, headers=(("Location", "/api/v1/documents/99-1001.json"),)
    )
    hand = Hand()
    with Client(addresses.base(register.url)) as client:
        asking = Asking(client, 5, 1, Patience(), hand.clock)
        assert b"12950" in asking.get("/a.json", lambda answer: answer).body
        assert sum(hand.slept) >= 0.2
        register.spoil["b.json"] = lambda _: Reply(b"", status=302, headers=(("Location", "/b.json"),))
        with pytest.raises(RefusedError, match="more than 3 times"):
            asking.get("/b.json", lambda answer: answer)
    assert len(register.paths("b.json")) == 4


def test_nothing_of_ours_is_sent(register: SmallRegister, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the environment is not used, and a cookie that the server sets is not sent back."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    cookie = (("Set-Cookie", "seen=1; Path=/"),)
    register.spoil["99-1001.json"] = lambda reply: replace(reply, headers=cookie)
    with Client(addresses.base(register.url)) as client:
        client.get("/api/v1/documents/99-1001.json")
        client.get("/api/v1/documents/99-1001.json", Validators("x", None))
    assert [sent.get("Cookie") for sent in register.headers] == [None, None]
    assert register.headers[1]["User-Agent"].startswith("executive-orders-api/")


@contextmanager
def _dripping(head: bytes, drip: bytes) -> Iterator[str]:
    """A server that sends `head` and then `drip` again and again, slowly, until nobody listens."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(head)
                while drip:
                    connection.sendall(drip)
                    time.sleep(0.02)
                connection.recv(1)  # nothing comes until the client has gone

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
    finally:
        server.close()
        thread.join()


@pytest.mark.parametrize(
    ("head", "drip"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", b"{"),
        (b"HTTP/1.1 200 OK\r\n", b"X"),
        (b"", b""),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n{\r\n"),
    ],
)
def test_a_deadline_for_the_whole(head: bytes, drip: bytes) -> None:
    """A body, a head or a chunk that comes byte by byte, or nothing at all, ends with the request's deadline."""
    with _dripping(head, drip) as url, Client(addresses.base(url), deadline=0.2) as client:
        began = time.monotonic()
        with pytest.raises(TransientError):
            client.get("/")
        assert 0.2 <= time.monotonic() - began < 20
