"""The answers over all real documents: nothing that was ingested fails to be served."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api import shelf

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def api(url: str) -> Iterator[TestClient]:
    """A client over a database that holds the whole corpus."""
    with shelf.client(url) as client:
        yield client


@pytest.fixture(scope="module")
def numbers(api: TestClient) -> list[str]:
    """The number of every order."""
    found = [json.loads(line)["number"] for line in api.get("/v1/orders.ndjson").text.splitlines()]
    assert found
    return found


def walked(api: TestClient, url: str) -> Iterator[dict[str, Any]]:
    """The items of all pages of a list."""
    following: str | None = url
    while following is not None:
        page = api.get(following).json()
        yield from page["items"]
        following = page["links"]["next"]


def provisions(sections: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every provision of an order."""
    for section in sections:
        yield section
        yield from provisions(section["children"])


def test_pages_hold_every_order_once(api: TestClient, numbers: list[str]) -> None:
    """The pages of the list and the export are the same orders, and as many as the corpus says."""
    assert [item["number"] for item in walked(api, "/v1/orders?limit=100")] == numbers
    assert len(set(numbers)) == len(numbers) == api.get("/v1/corpus").json()["counts"]["orders"]


@pytest.mark.soak
def test_every_order_agrees_with_its_provisions(api: TestClient, numbers: list[str]) -> None:
    """Of each order the counts and the spans of references and directives agree with its provisions."""
    for number in numbers:
        order = api.get(f"/v1/orders/{number}?include=references&include=directives").json()
        held = {section["id"]: section for section in provisions(order["sections"])}
        assert order["counts"]["sections"] == len(held)
        assert order["counts"]["references"] == len(order["references"])
        assert order["counts"]["directives"] == len(order["directives"])
        assert all(cut(held, reference["source"]) == reference["source"]["quote"] for reference in order["references"])
        assert all(cut(held, directive) == directive["text"] for directive in order["directives"])


@pytest.mark.soak
def test_every_word_is_in_the_plain_text(api: TestClient, numbers: list[str]) -> None:
    """Of every fifth order each paragraph stands in the plain text, and the Markdown answers."""
    for number in numbers[::5]:
        held = provisions(api.get(f"/v1/orders/{number}").json()["sections"])
        paragraphs = "\n\n".join(f"{section['text']}\n\n{section['closing']}" for section in held)
        written = api.get(f"/v1/orders/{number}.txt").text
        assert all(paragraph in written for paragraph in paragraphs.split("\n\n"))
        assert api.get(f"/v1/orders/{number}.md").status_code == 200


def cut(held: dict[str, dict[str, Any]], place: dict[str, Any]) -> str | None:
    """The words of a provision at a span; None where there is no span."""
    if place["span"] is None:
        return None
    start, end = place["span"]
    words: str = held[place["section"]][place["field"]][start:end]
    return words


def test_every_provision_has_its_url(api: TestClient, numbers: list[str]) -> None:
    """Of every twentieth order each provision answers at the URL it gives."""
    for number in numbers[::20]:
        order = api.get(f"/v1/orders/{number}").json()
        for section in provisions(order["sections"]):
            assert api.get(section["url"]).json()["text"] == section["text"]


def test_the_inverse_of_every_reference_is_there(api: TestClient, numbers: list[str]) -> None:
    """What an order is told to be cited by is as much as cites it, order by order."""
    cited: dict[str, int] = {}
    for line in api.get("/v1/references.ndjson?kind=executive_order&resolved=true").text.splitlines():
        target = json.loads(line)["target"]["number"]
        cited[target] = cited.get(target, 0) + 1
    for number in numbers[::10]:
        assert api.get(f"/v1/orders/{number}/cited-by?limit=1").json()["total"] == cited.get(number, 0)
