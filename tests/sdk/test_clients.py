"""The client of each language: strictly compiled, every operation called, no value or key of the future breaks it."""

import re
from itertools import pairwise

import httpx
import pytest

from tests.sdk import busy, future
from tests.sdk.conftest import SECONDS, Client
from tests.sdk.languages.base import FURTHER, failed, run
from tests.sdk.plan import Call, Document
from tests.sdk.recorded import recording

pytestmark = pytest.mark.sdk


def expected(client: Client, plan: list[Call]) -> dict[str, str]:
    """The type of each call's answer, as the language calls it."""
    return {call.name: client.language.types.get(call.model, call.model) for call in plan}


def test_every_operation_is_called_and_its_answer_is_of_its_type(client: Client, site: str, plan: list[Call]) -> None:
    """Whatever the document has an operation for, the client calls, and makes the type of the answer that it names."""
    assert len(plan) > 100
    assert client.called(site) == expected(client, plan)


def test_every_optional_parameter_is_sent_as_it_is_meant(client: Client, site: str, further: list[Call]) -> None:
    """Lists, days, instants, truth values, cursors, words with marks: each arrives as the table has it."""
    assert len(further) > 900
    with recording(site) as (address, requests):
        assert client.called(address, FURTHER) == expected(client, further)
    assert [call.asked(request) for call, request in zip(further, requests, strict=True)] == [
        call.meant() for call in further
    ]


def test_a_later_version_breaks_nothing(client: Client, later: str, plan: list[Call]) -> None:
    """With values that nobody knows in each open vocabulary, and a key more in each object, all is read as before."""
    assert client.called(later) == expected(client, plan)


def test_the_example_reads_all_pages(client: Client, site: str) -> None:
    """Eight orders are told, two a page, the first of them first."""
    told = run(client.folder, *client.language.example, site).splitlines()
    query = "president=donald-trump&status=in_force&sort=signed_on&limit=100"
    held = httpx.get(f"{site}/v1/orders?{query}", timeout=SECONDS).json()["items"]
    assert len(held) == 8
    assert told == [f"{order['number']} {order['signed_on']} {order['status']['value']}" for order in held]


def test_the_pager_waits_for_a_busy_server(client: Client, site: str) -> None:
    """429 and 503 cost a page the seconds of Retry-After each, and nothing of the list."""
    with busy.refusing(site, {0: "rate-limited", 2: "overloaded", 3: "query-timeout"}) as (address, times):
        told = run(client.folder, *client.language.example, address)
    assert told == run(client.folder, *client.language.example, site)
    assert len(told.splitlines()) == 8
    waited = [after - before for before, after in pairwise(times)]
    assert all(waited[place] >= busy.WAIT for place in (0, 2, 3)), waited


def test_the_pager_gives_up_on_a_server_that_stays_busy(client: Client, site: str) -> None:
    """After five refusals of a page the example ends with what the server said."""
    with busy.refusing(site, dict.fromkeys(range(9), "overloaded")) as (address, times):
        assert re.search("overloaded", failed(client.folder, *client.language.example, address), re.IGNORECASE)
    assert len(times) == 5


def test_the_pager_ends_where_the_corpus_is_another(client: Client, site: str) -> None:
    """410 in the middle of a list ends the example, which says so, and is not asked again."""
    with busy.refusing(site, {2: "cursor-expired"}) as (address, times):
        assert re.search("cursor.?expired", failed(client.folder, *client.language.example, address), re.IGNORECASE)
    assert len(times) == 3


def test_nothing_that_is_generated_lacks_a_name_or_a_type(client: Client) -> None:
    """No model is numbered or called by its place, and no field may be anything."""
    files = list(client.folder.glob(client.language.generated))
    assert len(files) > 0
    unwanted = re.compile(client.language.unwanted, re.MULTILINE)
    texts = ((each.name, each.read_text(encoding="utf-8")) for each in files)
    assert [(name, match[0]) for name, text in texts if (match := unwanted.search(text))] == []


def test_the_future_is_in_the_answers(document: Document, site: str, later: str) -> None:
    """The server of the future changes what it is meant to, at any depth."""
    now, then = (httpx.get(f"{at}/v1/orders?limit=1", timeout=SECONDS).json() for at in (site, later))
    assert now["items"][0]["status"]["value"] == "in_force"
    assert then["items"][0]["status"]["value"] == future.VALUE
    assert future.KEY in then["items"][0]["status"]
    assert then["items"][0]["number"] == now["items"][0]["number"]
    assert document["components"]["schemas"]["OrderStatus"]["anyOf"]
