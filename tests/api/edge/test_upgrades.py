"""Requests that offer another protocol, over real sockets: they are answered in this one, and lose nothing."""

import json
from collections.abc import Iterator

import pytest

from app.api.edge.upgrades import without_upgrade
from tests.api import probe
from tests.api.raw import Address, connected

OFFER = "Connection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAEAAEAAAAI\r\n"
SENT = json.dumps({"text": "He asked for “best practices at the State and local level” in April."}).encode()


@pytest.fixture(scope="module")
def address(sqlite_database: str) -> Iterator[Address]:
    """A server."""
    with probe.served(sqlite_database) as made:
        yield made


@pytest.mark.parametrize("name", ["Upgrade", "upgrade", "UPGRADE"])
def test_a_body_is_read(address: Address, name: str) -> None:
    """A POST that offers HTTP/2, as clients for Java do, is answered as one that does not, and so is the next."""
    head = "POST /v1/quotes/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    plain = f"{head}Content-Length: {len(SENT)}\r\n\r\n".encode() + SENT
    offering = f"{head}{OFFER}{name}: h2c\r\nContent-Length: {len(SENT)}\r\n\r\n".encode() + SENT
    with connected(address) as client:
        answers = []
        for request in (plain, offering, plain):
            client.send(request)
            answers.append(client.read())
    assert [answer.status for answer in answers] == [200] * 3
    assert answers[0].body == answers[1].body == answers[2].body


def test_only_a_head_loses_the_offer() -> None:
    """What looks like a field in a body stays, and so do fields that only end so."""
    asked = b"POST / HTTP/1.1\r\nUpgrade: h2c\r\nX-Upgrade: 1\r\n\r\nbody\r\nUpgrade: h2c\r\n"
    assert without_upgrade(asked) == b"POST / HTTP/1.1\r\nX-Upgrade: 1\r\n\r\nbody\r\nUpgrade: h2c\r\n"
    assert without_upgrade(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n") == b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
