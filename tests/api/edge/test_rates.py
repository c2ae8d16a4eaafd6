"""How often one client may ask, and who that is."""

import os
from collections.abc import Iterator
from contextlib import closing
from ipaddress import ip_network

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from app.api.edge.clients import NOBODY, client_of
from app.api.edge.rates import Rates, Windows
from app.settings import Rate, Settings
from tests.answers.requests import get
from tests.answers.wire import Client
from tests.api import probe

PROXIES = (ip_network("10.0.0.0/8"), ip_network("2001:db8::/64"))
PROXY, CLIENT = "10.0.0.1", "203.0.113.7"
FIELDS = ("RateLimit", "RateLimit-Policy")


@pytest.fixture
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of a server that answers three requests a minute."""
    with probe.client(sqlite_database, rate_limit=Rate(3, 60)) as made:
        yield made


def test_too_many_are_refused(client: TestClient) -> None:
    """The limit is told with every answer, counts errors too, and is refused beyond with when to come back."""
    left = []
    for path in ("/v1/probe/revision", "/nowhere", "/v1/probe/list?limit=x"):
        answer = client.get(path)
        assert answer.headers["RateLimit-Policy"] == '"default";q=3;w=60'
        name, remaining, seconds = answer.headers["RateLimit"].split(";")
        assert (name, 0 < int(seconds.removeprefix("t=")) <= 60) == ('"default"', True)
        left.append(remaining)
    assert left == ["r=2", "r=1", "r=0"]
    refused = client.get("/v1/probe/revision")
    assert (refused.status_code, refused.json()["code"]) == (429, "rate-limited")
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["RateLimit"].startswith('"default";r=0;t=')
    assert refused.headers["Cache-Control"] == "no-store"
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert all(name in refused.headers["Access-Control-Expose-Headers"] for name in FIELDS)


def test_who_looks_after_the_server_is_not_counted(client: TestClient) -> None:
    """Probes are answered however often they ask, and say nothing of a limit."""
    for path in ("/livez", "/readyz") * 4:
        answer = client.get(path)
        assert (answer.status_code, "RateLimit" in answer.headers) == (200, False)


def test_without_a_limit_nothing_is_told(sqlite_database: str) -> None:
    """A server without a limit sends none of its fields."""
    with probe.client(sqlite_database) as made:
        assert not set(FIELDS) & set(made.get("/v1/probe/revision").headers)


def test_ready_answers_are_counted_too(sqlite_database: str) -> None:
    """What the protocol answers by itself counts as what the layers answer, with its own figure each time."""
    app = probe.app(sqlite_database, rate_limit=Rate(5, 60))
    with probe.serving(app) as (_, port), closing(Client(port)) as made:
        answers = [made.ask(get("/v1/orders/14288")) for _ in range(7)]
        probed = made.ask(get("/livez"))
    assert [answer.status for answer in answers] == [200] * 5 + [429] * 2
    assert [(answer.header("RateLimit") or "").split(";")[1] for answer in answers] == [
        f"r={left}" for left in (4, 3, 2, 1, 0, 0, 0)
    ]
    assert [[name.lower() for name, _ in answer.headers].count("ratelimit") for answer in answers] == [1] * 7
    assert len({answer.body for answer in answers[:5]}) == 1
    assert probed.status == 200


@pytest.mark.parametrize(
    ("peer", "headers", "counted"),
    [
        (CLIENT, {}, CLIENT),
        (CLIENT, {"x-forwarded-for": "1.1.1.1"}, CLIENT),
        (PROXY, {}, PROXY),
        (PROXY, {"x-forwarded-for": CLIENT}, CLIENT),
        (PROXY, {"x-forwarded-for": f"1.1.1.1, {CLIENT}"}, CLIENT),
        (PROXY, {"x-forwarded-for": f"1.1.1.1, {CLIENT}, 10.0.0.2"}, CLIENT),
        (PROXY, {"x-forwarded-for": f"{CLIENT}:4711"}, CLIENT),
        (PROXY, {"x-forwarded-for": "1.1.1.1, nonsense"}, PROXY),
        (PROXY, {"x-forwarded-for": "1.1.1.1, , 10.0.0.2"}, "10.0.0.2"),
        (PROXY, {"x-forwarded-for": "10.0.0.3, 10.0.0.2"}, "10.0.0.3"),
        (PROXY, {"forwarded": f"for=1.1.1.1, for={CLIENT};proto=https"}, CLIENT),
        (PROXY, {"forwarded": f'proto=https;For="{CLIENT}:4711";by=10.0.0.1'}, CLIENT),
        (PROXY, {"forwarded": 'for="[2001:db8:1::9]:80"'}, "2001:db8:1::/64"),
        (PROXY, {"forwarded": "for=1.1.1.1, for=_hidden"}, PROXY),
        (PROXY, {"forwarded": "for=1.1.1.1, by=10.0.0.1"}, PROXY),
        (PROXY, {"forwarded": "for=1.1.1.1", "x-forwarded-for": CLIENT}, PROXY),
        ("2001:db8::1", {"x-forwarded-for": CLIENT}, CLIENT),
        ("2001:db8:5:6:7::8", {}, "2001:db8:5:6::/64"),
        ("::ffff:10.0.0.1", {"x-forwarded-for": CLIENT}, CLIENT),
        ("::ffff:203.0.113.7", {}, CLIENT),
        (None, {"x-forwarded-for": CLIENT}, NOBODY),
    ],
)
def test_who_asks(peer: str | None, headers: dict[str, str], counted: str) -> None:
    """The nearest hop that is no named proxy is the client; a network of /64 where it is of IPv6.

    Nothing is believed of anybody else, of both fields at once, or beyond a hop that is not told.
    """
    fields = [(name.encode(), value.encode()) for name, value in headers.items()]
    assert client_of(peer, fields, PROXIES) == counted


def test_without_named_proxies_nobody_is_believed() -> None:
    """Where no proxy is named, the other end of the connection is the client."""
    assert client_of(PROXY, [(b"x-forwarded-for", CLIENT.encode())], ()) == PROXY


@given(st.binary(max_size=60), st.sampled_from([b"x-forwarded-for", b"forwarded"]))
def test_whatever_is_forwarded_somebody_asks(value: bytes, name: bytes) -> None:
    """Whatever a field holds, somebody is the client, and told in few characters."""
    assert 0 < len(client_of(PROXY, [(name, value)], PROXIES)) < 50


def test_clients_have_windows_of_their_own() -> None:
    """A window begins with the first request, ends after its time, and is nobody else's."""
    windows = Windows(seconds=2)
    assert [windows.count(7, now) for now in (0, 5, 1999)] == [(1, 2000), (2, 2000), (3, 2000)]
    assert windows.count(8, 1999) == (1, 3999)
    assert windows.count(7, 2000) == (1, 4000)


def test_memory_is_bounded() -> None:
    """Where more ask than are told apart, those are forgotten whose window ends first; the others count on."""
    windows = Windows(seconds=10, size=8)
    for who in range(1, 9):
        windows.count(who, who)
    assert windows.count(9, 20) == (1, 10_020)
    assert windows.count(8, 21) == (2, 10_008)
    assert windows.count(1, 22) == (1, 10_022)


def test_workers_count_together() -> None:
    """A process that was forked counts what others count."""
    rates = Rates(10, 60)
    child = os.fork()
    if child == 0:
        for _ in range(4):
            rates.judge(CLIENT, [])
        os._exit(0)
    os.waitpid(child, 0)
    assert rates.judge(CLIENT, []).left == 5


def test_a_limit_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit and the networks of proxies are read from the environment."""
    monkeypatch.setenv("EO_RATE_LIMIT", "20 per 10 seconds")
    monkeypatch.setenv("EO_TRUSTED_PROXIES", "10.0.0.0/8, 2001:db8::/64")
    settings = Settings()
    assert (settings.rate_limit, settings.trusted_proxies) == (Rate(20, 10), PROXIES)
