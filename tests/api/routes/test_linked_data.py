"""Orders as linked data, on both databases."""

import pytest
from starlette.testclient import TestClient

from tests.api.shelf import statements_of


def test_an_order_is_linked_data(api: TestClient) -> None:
    """An order has a path with the media type of JSON-LD, where its status and what others did to it are told."""
    answer = api.get("/v1/orders/13900.jsonld")
    told = answer.json()
    assert answer.headers["content-type"] == "application/ld+json; charset=utf-8"
    assert (told["@type"], told["@id"], told["legislationLegalForce"]["@id"]) == (
        "Legislation", "http://testserver/orders/13900", "https://schema.org/NotInForce",
    )  # fmt: skip
    assert [node["@id"] for node in told["@reverse"]["legislationRepeals"]] == ["http://testserver/orders/14000"]


def test_what_an_order_does_is_told(api: TestClient) -> None:
    """The order that revokes another one repeals it, and cites a law by its official page."""
    told = api.get("/v1/orders/14000.jsonld").json()
    assert [node["legislationIdentifier"] for node in told["legislationRepeals"]] == ["Executive Order 13900"]
    assert "https://uscode.house.gov/5/553" in [node.get("sameAs") for node in told["citation"]]


@pytest.mark.parametrize("number", ["13900", "14000"])
def test_it_costs_what_the_other_forms_do(api: TestClient, number: str) -> None:
    """Linked data need no statement more than Markdown."""
    path = f"/v1/orders/{number}"
    assert statements_of(api, f"{path}.jsonld") == statements_of(api, f"{path}.md")


def test_an_order_that_is_not_held_has_none(api: TestClient) -> None:
    """No order, no data."""
    assert api.get("/v1/orders/14009.jsonld").status_code == 404
