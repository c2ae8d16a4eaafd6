"""The hot path: whatever was answered is answered the same again, and nothing that was refused is ever remembered."""

import random
import re
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise, product

import pytest

from app.api.edge.hot_path import asked, named
from app.main import Api, create_app
from app.settings import Settings
from tests.answers.plan import planned
from tests.answers.requests import Request
from tests.answers.wire import Answer, Client
from tests.api import probe
from tests.api.raw import Address, Reply, connected, request, without_id

ORDER, SECTION = "/v1/orders/14288", "/v1/orders/14288/sections/3.b"
TARGETS = (
    ORDER,
    SECTION,
    "/v1/orders/14288/directives",
    "/v1/orders/14288.html",
    "/v1/orders?limit=3",
    "/v1/orders.csv",
    "/v1/orders/1",
    "/livez",
)
"""A rendered order and a provision; a page; what is computed, streamed, not there, and not of the corpus."""
CODINGS = ("gzip", "br;q=0.5, gzip;q=0.2", "identity", "zstd")
OF_A_KEPT_ONE = (b"last-modified", b"link", b"content-security-policy")
"""What a 304 has only where its answer is at hand."""
DATES = ("Fri, 01 Jan 2100 00:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "nonsense")
ACCEPTS = ("*/*", "application/json", "text/html")


@dataclass(frozen=True)
class Servers:
    """Three servers of one database: as it is served, without the hot path, and without memory.

    Attributes:
        app: the first of them.
    """

    app: Api
    hot: Address
    layers: Address
    forgetful: Address


@pytest.fixture(scope="module")
def servers(database: str) -> Iterator[Servers]:
    """The servers, on SQLite and on Postgres."""
    app, again = (create_app(Settings(database_url=database, search_seconds=60)) for _ in range(2))
    without = create_app(Settings(database_url=database, search_seconds=60, cache_bytes=0))
    with (
        probe.serving(app) as hot,
        probe.serving(again, hot=False) as layers,
        probe.serving(without) as forgetful,
    ):
        yield Servers(app, hot, layers, forgetful)


def lasting(reply: Reply, *, of_a_kept_one: bool = True) -> tuple[int, tuple[bytes, ...], bytes]:
    """What of an answer must be the same; a server that keeps nothing knows less to say in a 304."""
    status, fields, body = reply.lasting()
    if status == 304 and not of_a_kept_one:
        fields = tuple(
            line for line in fields if not line.startswith((b"last-modified", b"link", b"content-security-policy"))
        )
    return status, fields, body


def heads() -> Iterator[tuple[str, list[str]]]:
    """Every way to ask that the hot path tells apart: coding, media type, tag."""
    for coding, accept, tag in product(CODINGS, ACCEPTS, ("", '"x"', "{}", "W/{}", "*")):
        given = [f"Accept-Encoding: {coding}", f"Accept: {accept}", f"If-None-Match: {tag}"]
        yield tag, given if tag else given[:2]
    for coding, since in product(CODINGS, DATES):
        yield "", [f"Accept-Encoding: {coding}", f"If-Modified-Since: {since}"]


@pytest.mark.parametrize("target", TARGETS)
def test_every_answer_is_the_same_again(servers: Servers, target: str) -> None:
    """The first answer, the second, and those of servers without hot path or without memory are the same.

    So for every coding, media type and tag, and for HEAD: status, header lines in their order, body.
    """
    with (
        connected(servers.hot) as hot,
        connected(servers.layers) as layers,
        connected(servers.forgetful) as forgetful,
    ):
        tag = layers.ask(request(target)).header("etag") or '"none"'
        hot.ask(request(target))
        for (form, fields), method in product(heads(), ("GET", "HEAD")):
            given = request(target, *(field.format(tag) if form else field for field in fields), method=method)
            first, second = hot.ask(given), hot.ask(given)
            assert lasting(first) == lasting(second) == lasting(layers.ask(given)), given
            unkept = lasting(forgetful.ask(given), of_a_kept_one=False)
            assert lasting(first, of_a_kept_one=False) == unkept, given


def told(answer: Answer, given: Request) -> object:
    """What of an answer to a planned request must be the same: all but the date, and an id that was made for it."""
    sent = given.header("X-Request-ID")
    harmless = named([sent.encode("latin-1")]) if sent else None
    headers = [
        (name, value)
        for name, value in answer.headers
        if name != "date" and (name != "x-request-id" or value == harmless)
    ]
    return answer.status, headers, without_id(answer.body)


def known_already(client: Client, target: str) -> Request:
    """A request for what the client has: the plan asks for each operation in full before it asks so."""
    tag = client.ask(Request("GET", target)).header("etag") or '"none"'
    return Request("GET", target).adding(("If-None-Match", tag))


def test_any_request_is_answered_the_same_again(servers: Servers) -> None:
    """Any request over all operations, right or wrong, is answered twice the same, and as without the hot path.

    Nothing but 200 and 304 is remembered.
    """
    statuses = set()
    with closing(Client(servers.hot[1])) as hot, closing(Client(servers.layers[1])) as layers:
        plan = planned(hot, 240, seed=3)
        for given in (*plan, *(known_already(hot, target) for target in TARGETS)):
            layers.ask(Request("GET", given.target))  # so that both have the answer that a 304 is about
            hot.ask(Request("GET", given.target))
            first, second, plain = hot.ask(given), hot.ask(given), layers.ask(given)
            assert told(first, given) == told(second, given) == told(plain, given), given
            statuses.add(first.status)
    assert {200, 304, 400, 404, 405, 406, 422} <= statuses
    assert len(servers.app.state.answers.hot) > 80
    assert {answer.status for answer in servers.app.state.answers.hot.values()} == {200, 304}


@pytest.mark.parametrize(
    "fields",
    [
        [],
        ["Host: localhost"],
        ["Accept: */*", "Accept: text/html"],
        ["If-None-Match: *", 'If-None-Match: "x"'],
        ["Accept-Encoding: gzip", "Accept-Encoding: br"],
        ["Accept: text/html"],
        ["Expect: 100-continue"],
        ["Content-Length: 0"],
        ["Connection: close"],
        ["Proxy-Connection: close"],
        ["Connection: Upgrade", "Upgrade: h2c"],
        ["Origin: https://example.org"],
        ["Range: bytes=0-9"],
        ["If-Modified-Since: Sat, 01 Jan 2050 00:00:00 GMT"],
        ["X-Large: " + "y" * 16_400],
        ["X: y"] * 101,
    ],
    ids=lambda fields: ", ".join(fields)[:40],
)
def test_odd_heads_are_answered_as_ever(servers: Servers, fields: list[str]) -> None:
    """What a head has beside the fields that matter, or has twice, is answered as without the hot path."""
    for target, version in product((ORDER, "/v1/orders?limit=3"), ("1.1", "1.0")):
        given = request(target, *fields, version=version)
        told_by = []
        for address in (servers.layers, servers.hot, servers.hot):
            with connected(address) as warm:
                warm.ask(request(target))
                told_by.append(warm.ask(given).lasting())
        assert told_by[0] == told_by[1] == told_by[2], given[:200]


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "LOCALHOST", "127.0.0.1:1", "[::1]", "", "testserver"]
)
def test_hosts_are_checked_again(servers: Servers, host: str) -> None:
    """A Host that is not ours is refused each time, also for what is ready; one that is ours is not."""
    with connected(servers.hot) as hot, connected(servers.layers) as layers:
        hot.ask(request(ORDER))
        given = request(ORDER, host=host)
        expected = layers.ask(given).status
        assert expected == (400 if "evil" in host or not host else 200)
        assert [hot.ask(given).status for _ in range(3)] == [expected] * 3


def test_the_id_of_a_request_is_its_own(servers: Servers) -> None:
    """A harmless id comes back; without one, with a strange one or with two each answer has a new one."""
    seen: list[str | None] = []
    with connected(servers.hot) as hot:
        for fields in (
            [],
            ["X-Request-ID: bad id"],
            ["X-Request-ID: " + "a" * 65],
            ["X-Request-ID: a", "X-Request-ID: b"],
        ) * 2:
            seen += [hot.ask(request(ORDER, *fields)).header("x-request-id")]
        for word in ("good-id_1.2", "a" * 64, "good-id_1.2"):
            assert hot.ask(request(ORDER, f"X-Request-ID: {word}")).header("x-request-id") == word
    assert len(set(seen)) == len(seen)
    assert all(re.fullmatch("[0-9a-f]{16}", str(one)) for one in seen)


def test_pipelined_requests_are_answered_in_their_order(servers: Servers) -> None:
    """Requests sent at once, ready ones and others mixed, are answered one after the other, each with its own id."""
    targets = [ORDER, "/v1/orders?limit=3", "/v1/orders.csv", SECTION, "/v1/orders/1", "/livez", ORDER, ORDER] * 3
    with connected(servers.hot) as hot, connected(servers.layers) as layers:
        expected = [layers.ask(request(target)).lasting() for target in targets]
        hot.send(*(request(target, f"X-Request-ID: {n:016}") for n, target in enumerate(targets)))
        answers = [hot.read() for _ in targets]
    assert [answer.lasting() for answer in answers] == expected
    assert [answer.header("x-request-id") for answer in answers] == [f"{n:016}" for n in range(len(targets))]


def test_requests_in_pieces_are_answered(servers: Servers) -> None:
    """A request that comes in any pieces is answered as one that comes whole, ready or not."""
    chance = random.Random(5)  # noqa: S311 (a test's data, no secret)
    whole = b"".join(request(target, "Accept: */*") for target in (ORDER, "/v1/orders?limit=3", SECTION, "/livez") * 4)
    with connected(servers.hot) as hot, connected(servers.layers) as layers:
        cuts = sorted({0, len(whole), *(chance.randrange(len(whole)) for _ in range(60))})
        for start, end in pairwise(cuts):
            hot.send(whole[start:end])
            time.sleep(0.001)
        layers.send(whole)
        assert [hot.read().lasting() for _ in range(16)] == [layers.read().lasting() for _ in range(16)]


def test_a_large_head_behind_a_body_is_refused(servers: Servers) -> None:
    """A head that begins in the middle of what is received is measured as any other."""
    posted = request("/livez", "Content-Length: 9", method="POST") + b"body"
    with connected(servers.hot) as hot:
        assert hot.ask(request(ORDER)).status == 200
        assert hot.ask(posted).status == 405
        assert hot.ask(b" ends" + request(ORDER, "X-Large: " + "y" * 16_400)).status == 431


def test_what_is_asked_is_all_that_matters() -> None:
    """A request that says more than one thing of a kind, or more than the hot path knows, is left to the layers."""
    found = asked(b"GET", b"/v1/orders", [(b"host", b"localhost"), (b"accept", b"*/*"), (b"x-other", b"1")])
    assert found is not None
    assert found[0] == (b"GET", b"/v1/orders", b"localhost", b"*/*", None, None, None)
    assert asked(b"GET", b"/v1/orders", [(b"connection", b"Keep-Alive")]) is not None
    assert asked(b"POST", b"/v1/orders", []) is None
    for field in ((b"connection", b"close"), (b"content-length", b"0"), (b"transfer-encoding", b"chunked")):
        assert asked(b"GET", b"/v1/orders", [field]) is None
    assert asked(b"GET", b"/v1/orders", [(b"accept", b"*/*")] * 2) is None
