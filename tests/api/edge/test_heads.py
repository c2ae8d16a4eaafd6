"""HEAD says what GET says, of everything there is."""

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from app.main import create_app
from app.settings import Settings
from tests.answers import right
from tests.answers.facts import Facts, gathered
from tests.answers.requests import Request, get
from tests.answers.wire import Answer, Client
from tests.api import probe
from tests.beginnings import CopyOf

OF_A_MESSAGE = {"date", "x-request-id", "transfer-encoding"}
"""The fields that are another each time, or of the way a body is framed."""


@pytest.fixture(scope="module")
def client(copy_of: CopyOf) -> Iterator[Client]:
    """A client of a real server over the sample."""
    url = copy_of("sqlite", "sample and coverage")
    app = create_app(Settings(database_url=url, search_seconds=60, request_log=False))
    with probe.serving(app) as (_, port), closing(Client(port)) as made:
        yield made


def asked(facts: Facts) -> Iterator[Request]:
    """One good request for every operation that reads, one for every page, and some that are refused."""
    chance = random.Random(19)  # noqa: S311 (a test's data, no secret)
    yield from (right.base(each, chance, facts) for each in facts.operations)
    yield from map(get, facts.pages)
    yield get("/nowhere", ("Accept", "text/html"))
    yield get("/v1/orders?nothing=1")


def said(answer: Answer) -> tuple[int, dict[str, str]]:
    """The status and the fields that HEAD and GET share."""
    return answer.status, {name: value for name, value in answer.headers if name.lower() not in OF_A_MESSAGE}


@pytest.mark.parametrize("coding", ["identity", "gzip", "br"])
def test_head_says_what_get_says(client: Client, coding: str) -> None:
    """HEAD has the status and every field of GET, the length of the body included where it is known, and no body.

    So where GET was never asked before, and where the answer is kept.
    """
    facts = gathered(client, 19)
    streamed = 0
    for given in asked(facts):
        get_ = given.adding(("Accept-Encoding", coding))
        head = replace(get_, method="HEAD")
        first, whole, again = client.ask(head), client.ask(get_), client.ask(head)
        assert said(first) == said(whole) == said(again), given.target
        assert (first.body, again.body) == (b"", b"")
        assert (whole.header("Content-Length") is None) == (whole.header("Transfer-Encoding") is not None), given.target
        streamed += whole.header("Transfer-Encoding") is not None
    assert streamed > 5
