"""What is asked of presidents and terms, over the whole corpus: one request each, with the published counts."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api import shelf

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def api(url: str) -> Iterator[TestClient]:
    """A client over a database that holds the whole corpus."""
    with shelf.client(url) as client:
        yield client


def total(api: TestClient, query: str) -> int:
    """How many orders a query selects."""
    found: int = api.get(f"/v1/orders?limit=1&{query}").json()["total"]
    return found


def of(revoked: Any) -> dict[str | None, Any]:
    """What was revoked, by whose orders they were."""
    return {each["president"]: each for each in revoked["of"]}


def test_the_first_hundred_days_of_every_presidency(api: TestClient) -> None:
    """One request counts them all; day 100 is in, and of Truman's three more stand on the day after."""
    facets = api.get("/v1/orders?term_day_to=100&facets=term&limit=1").json()["facets"]["term"]
    counted = {int(each["value"]): each["count"] for each in facets}
    published = {32: 97, 33: 54, 35: 23, 44: 19, 45: 33, 46: 42, 47: 143}
    assert {ordinal: counted[ordinal] for ordinal in published} == published
    assert sorted(counted) == list(range(32, 48))
    assert total(api, "term=33&term_day_to=101") == 57


def test_the_orders_of_first_terms(api: TestClient) -> None:
    """Clinton, Bush and Obama each signed so many before the second inauguration."""
    items = {item["slug"]: item for item in api.get("/v1/presidents").json()["items"]}
    first = {slug: items[slug]["terms"][0]["inaugurations"][0] for slug in items}
    counted = [first[slug]["orders"] for slug in ("william-j-clinton", "george-w-bush", "barack-obama")]
    assert counted == [200, 173, 147]
    assert api.get(first["barack-obama"]["url"]).json()["total"] == 147


def test_from_truman_to_obama(api: TestClient) -> None:
    """The presidencies of 1945 to 2017 have 4,242 orders that are held."""
    assert total(api, "&".join(f"term={ordinal}" for ordinal in range(33, 45))) == 4_242


def test_an_order_of_a_misprinted_day_has_its_term(api: TestClient) -> None:
    """All orders have a term; one of them, whose year a source misprints, has no day in it."""
    (order,) = api.get("/v1/orders?number=8969").json()["items"]
    assert order["term"] == {"ordinal": 32, "day": None}
    facets = api.get("/v1/orders?facets=term&limit=1").json()["facets"]["term"]
    assert None not in {each["value"] for each in facets}


def test_what_was_revoked_on_the_first_day(api: TestClient) -> None:
    """Biden revoked 19 orders of Trump's, Trump in 2025 68 of Biden's and one of Carter's."""
    (biden,) = api.get("/v1/presidents/joe-biden").json()["terms"]
    assert {slug: each["orders"] for slug, each in of(biden["revoked"]["first_day"]).items()} == {"donald-trump": 19}
    _, second = api.get("/v1/presidents/donald-trump").json()["terms"]
    found = of(second["revoked"]["first_day"])
    assert {slug: each["orders"] for slug, each in found.items()} == {"joe-biden": 68, "jimmy-carter": 1}
    assert found["jimmy-carter"]["numbers"] == ["11991"]


def test_what_was_revoked_in_a_term(api: TestClient) -> None:
    """Of Obama's orders 27 were revoked in the next term; EO 13547 is the 28th, but nothing held tells of that."""
    first, _ = api.get("/v1/presidents/donald-trump").json()["terms"]
    obama = of(first["revoked"]["in_all"])["barack-obama"]
    assert (obama["orders"], obama["in_part"]) == (27, 5)
    cited = {item["target"]["number"] for item in api.get(f"{obama['url']}&limit=100").json()["items"]}
    assert cited == set(obama["numbers"])
    (by,) = [
        each
        for each in api.get("/v1/presidents/barack-obama").json()["revoked_by"]
        if each["president"] == "donald-trump"
    ]
    assert set(by["numbers"]) > cited


@pytest.mark.parametrize(
    ("query", "orders"),
    [
        ("revoked_by=14148", 67),
        ("revokes=12866", 0),
        ("amends=11246&president=barack-obama", 2),
        ("amended_by=13422", 1),
    ],
)
def test_orders_by_what_acts_on_them(api: TestClient, query: str, orders: int) -> None:
    """14148 revoked 67 orders; two of Obama's amended 11246; 13422 amended 12866."""
    assert total(api, query) == orders


def test_counts_of_revocations_are_those_of_the_lists(api: TestClient) -> None:
    """For every president and whatever whose orders were revoked: the references listed name just those orders."""
    for item in api.get("/v1/presidents").json()["items"]:
        if item["out_of_scope"] is not None or item["orders"] > 1_000:
            continue
        for each in of(api.get(item["url"]).json()["revoked"]).values():
            if each["president"] is not None:
                facets = api.get(f"{each['url']}&facets=target&limit=1").json()["facets"]["target"]
                assert {found["value"] for found in facets} == set(each["numbers"]), (item["slug"], each["president"])
