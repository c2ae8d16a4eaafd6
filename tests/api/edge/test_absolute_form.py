"""Requests whose target is a whole URL, over real sockets: the target's host rules, whatever the Host field says."""

import json
from collections.abc import Iterator

import pytest

from tests.api import probe
from tests.api.raw import Address, Reply, connected, request

ORDER = "/v1/orders/14288"
OURS = ("http://localhost", "http://localhost:8000", "HTTP://LOCALHOST", "http://127.0.0.1", "http://[::1]:80")
FOREIGN = (
    "http://evil.example",
    "http://localhost.evil.example",
    "http://evil.example:80",
    "http://evil@localhost",
    "http://localhost:x@evil.example",
    "http://localhost\\@evil.example",
    "http://loc%61lhost",
    "http://localhost:",
    "http://localhost:port",
    "http://",
    "http://:80",
    "https://localhost",
    "ftp://localhost",
    "evil://localhost",
)


@pytest.fixture(scope="module", params=[True, False], ids=["hot", "layers"])
def address(request: pytest.FixtureRequest, sqlite_database: str) -> Iterator[Address]:
    """A server, with its hot path and without."""
    with probe.served(sqlite_database, hot=request.param) as made:
        yield made


def ask(address: Address, *requests: bytes) -> list[Reply]:
    """The answers to requests on one connection, one after the other."""
    with connected(address) as client:
        return [client.ask(each) for each in requests]


def code(reply: Reply) -> tuple[int, str | None]:
    """The status of an answer, and the code of its problem; httptools refuses some of them in plain text."""
    is_problem = reply.header("content-type") == "application/problem+json"
    return reply.status, json.loads(reply.body)["code"] if is_problem else None


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize("path", [ORDER, "/livez", "", "/nowhere", "/v1/orders?limit=1", "?limit=1"])
def test_a_foreign_target_is_refused(address: Address, origin: str, path: str) -> None:
    """A target of another host, scheme or form is refused under a right Host, hot or not, and never repeated."""
    ready = [request(ORDER)] * 2
    *_, reply = ask(address, *ready, request(f"{origin}{path}"))
    assert code(reply) in ((400, "invalid-host"), (400, None))
    assert b"evil" not in b"".join((*reply.fields, reply.body))


def test_the_foreign_target_of_the_report_is_a_problem(address: Address) -> None:
    """A well-formed URL of another host is refused as such a host is, on a connection that goes on."""
    first, second = ask(address, request(f"http://evil.example{ORDER}"), request(ORDER))
    assert (code(first), second.status) == ((400, "invalid-host"), 200)


@pytest.mark.parametrize("origin", OURS)
def test_our_own_target_is_answered(address: Address, origin: str) -> None:
    """A target with a host of ours is answered as its path is, the first time and from memory."""
    replies = ask(address, *[request(f"{origin}{ORDER}"), request(ORDER)] * 2)
    assert {reply.lasting() for reply in replies} == {replies[1].lasting()}
    assert replies[0].status == 200


@pytest.mark.parametrize(
    ("target", "path"), [("http://localhost", "/"), ("http://localhost?x=1", "/?x=1"), ("http://localhost/", "/")]
)
def test_no_path_is_the_root(address: Address, target: str, path: str) -> None:
    """A URL without a path asks for the root."""
    whole, origin = ask(address, request(target), request(path))
    assert whole.lasting() == origin.lasting()


def test_the_host_field_is_ignored(address: Address) -> None:
    """Under a foreign Host a target of ours is answered (RFC 9112 §3.2.2), and names itself by the target."""
    links = request("http://localhost:81/robots.txt", host="evil.example")
    plain, linked = ask(address, request(f"http://localhost{ORDER}", host="evil.example"), links)
    assert (plain.status, linked.status) == (200, 200)
    assert b"evil" not in b"".join((*linked.fields, linked.body))
    assert b"http://localhost:81/" in linked.body


@pytest.mark.parametrize("fields", [b"", b"Host: localhost\r\nHost: localhost\r\n", b"Host: a/b?c\r\n", b"Host:\r\n"])
def test_a_wrong_host_field_stays_wrong(address: Address, fields: bytes) -> None:
    """A Host that is missing, there twice or malformed is refused, whatever the target."""
    (reply,) = ask(address, b"GET http://localhost/livez HTTP/1.1\r\n" + fields + b"\r\n")
    assert code(reply) == (400, "invalid-host")


@pytest.mark.parametrize("target", ["//evil.example/", "http://localhost//evil.example/", "http://localhost/%2e%2e/"])
def test_the_path_of_a_target_is_checked(address: Address, target: str) -> None:
    """A path that is strange in origin form is so in a whole URL."""
    (reply,) = ask(address, request(target))
    assert code(reply) == (404, "not-found")
