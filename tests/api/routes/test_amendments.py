"""What amends an order, its provisions and its history, on both databases."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from app import store
from app.search.document_keys import PLACES
from app.tables import AmendmentRow, OrderRow, ReferenceRow
from tests.api import shelf
from tests.api.shelf import statements_of
from tests.beginnings import CopyOf

WORDS = "Section 1(a) of Executive Order 14000 is amended by striking “First” and inserting “Last”."
COUNTED = {"amendments": 4}


def amendment(place: int, reference: str, **more: Any) -> dict[str, Any]:
    """The row of an amendment of order 14000 of which nothing is known but that it was made."""
    row: dict[str, Any] = {
        "key": 14000_00 * PLACES + place,
        "id": f"{reference}-{place}",
        "order_key": 14000_00,
        "reference": reference,
        "signed_on": None,
        "section": None,
        "field": None,
        "span_start": None,
        "span_end": None,
        "words": None,
        "provision": None,
        "instruction": "other",
        "struck": None,
        "inserted": None,
        "state": "unknown",
        "undone_by": None,
    }
    return row | more


INTO_14000 = {"target_id": "14000", "target_key": 14000_00, "target_citation": "Executive Order 14000"}
REFERENCES = [
    shelf.reference(6, "14001:1:1", 14001_00, "amends", section="1", field="text", span_start=16, span_end=37,
                    quote="Executive Order 14000", context=WORDS, basis="text", **INTO_14000),
    shelf.reference(7, "14003:note:1", 14003_00, "revokes", target_id="14001", target_key=14001_00),
    shelf.reference(8, "14004:note:1", 14004_00, "amends", **INTO_14000),
]  # fmt: skip
AMENDMENTS = [
    amendment(1, "14001:1:1", id="14001:1:amendment-1", signed_on=date(2021, 1, 20), section="1", field="text",
              span_start=0, span_end=len(WORDS), words=WORDS, provision="1.a", instruction="replace", struck="First",
              inserted="Last", state="undone", undone_by="14003:note:1"),
    amendment(2, "14001:1:1", id="14001:2:amendment-1", signed_on=date(2021, 1, 20), section="2", words="…",
              provision="1.c", instruction="add", inserted="Third.", state="undone", undone_by="14003:note:1"),
    amendment(3, "14004:note:1", provision="1", instruction="revoke", state="standing"),
    amendment(4, "14004:note:1"),
]  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def api(request: pytest.FixtureRequest, copy_of: CopyOf) -> Iterator[TestClient]:
    """A client over the shelf, one order of which others amend; nothing was read of what amends 14004."""
    url = copy_of(request.param, "empty")
    orders = [
        {**row, "counts": {**row["counts"], **(COUNTED if row["number"] == "14000" else {"amendments": 0})}}
        for row in shelf.ORDERS
        if row["number"] != "14004"
    ]
    rows = {
        **shelf.ROWS,
        OrderRow: [*orders, next(row for row in shelf.ORDERS if row["number"] == "14004")],
        ReferenceRow: [*shelf.REFERENCES, *REFERENCES],
        AmendmentRow: AMENDMENTS,
    }
    with store.writer(url) as writer:
        writer.publish(store.Content("feedfacefeedface", shelf.AS_OF, {}, rows), shelf.PUBLISHED_AT)
    with shelf.client(url) as client:
        yield client


def listed(api: TestClient, query: str = "") -> list[dict[str, Any]]:
    """The amendments of 14000."""
    answer = api.get(f"/v1/orders/14000/amendments{query}")
    assert answer.status_code == 200, answer.json()
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


class TestList:
    """`GET /v1/orders/{number}/amendments`."""

    def test_an_amendment_has_its_words(self, api: TestClient) -> None:
        """It tells the provision, the instruction and the words, and where the order has it."""
        first = listed(api)[0]
        told = {
            name: first[name] for name in ("section", "citation", "instruction", "struck", "inserted", "text", "on")
        }
        assert told == {
            "section": "1.a", "citation": "EO 14000, sec. 1(a)", "instruction": "replace", "struck": "First",
            "inserted": "Last", "text": WORDS, "on": "2021-01-20",
        }  # fmt: skip
        assert first["url"] == "/v1/orders/14000/sections/1.a"

    def test_a_provision_that_the_order_lacks_leads_to_the_order(self, api: TestClient) -> None:
        """What is added, or numbered otherwise, has no address of its own."""
        assert [item["url"] for item in listed(api)][1:] == [
            "/v1/orders/14000", "/v1/orders/14000/sections/1", "/v1/orders/14000",
        ]  # fmt: skip

    def test_it_is_by_a_provision(self, api: TestClient) -> None:
        """`by` is the amending order at the provision that instructs, also where another one cites the order."""
        first, second, *_ = [item["by"] for item in listed(api)]
        assert (first["order"], first["section"], first["quote"]) == ("14001", "1", "Executive Order 14000")
        assert (second["section"], second["quote"], second["url"]) == ("2", None, "/v1/orders/14001/sections/2")

    def test_what_is_undone_tells_by_what(self, api: TestClient) -> None:
        """An amendment whose order was revoked is undone by the order that revoked it."""
        items = listed(api)
        assert [item["state"] for item in items] == ["undone", "undone", "standing", "unknown"]
        assert [item["undone_by"] and item["undone_by"]["order"] for item in items] == ["14003", "14003", None, None]

    @pytest.mark.parametrize(
        ("query", "places"),
        [
            ("?instruction=add&instruction=other", [1, 3]),
            ("?state=undone", [0, 1]),
            ("?section=1.a", [0]),
            ("?section=1&state=standing", [2]),
            ("?limit=1", [0]),
        ],
    )
    def test_filters(self, api: TestClient, query: str, places: list[int]) -> None:
        """They narrow one another, and each takes several values."""
        whole = listed(api)
        assert listed(api, query) == [whole[place] for place in places]

    def test_facets_count_the_whole_result(self, api: TestClient) -> None:
        """How many there are of each instruction and state."""
        facets = api.get("/v1/orders/14000/amendments?limit=1&facets=state&facets=instruction").json()["facets"]
        assert {each["value"]: each["count"] for each in facets["state"]} == {"undone": 2, "standing": 1, "unknown": 1}
        assert sum(each["count"] for each in facets["instruction"]) == 4

    def test_pages(self, api: TestClient) -> None:
        """A cursor goes on behind the last one."""
        page = api.get("/v1/orders/14000/amendments?limit=3").json()
        rest = api.get(f"/v1/orders/14000/amendments?limit=3&cursor={page['next_cursor']}").json()
        assert (page["total"], [*page["items"], *rest["items"]]) == (4, listed(api))

    @pytest.mark.parametrize("query", ["?instruction=delete", "?state=revoked", "?section=", "?order=14000"])
    def test_what_is_no_value_is_refused(self, api: TestClient, query: str) -> None:
        """An unknown value or parameter is never ignored."""
        assert api.get(f"/v1/orders/14000/amendments{query}").status_code == 422

    def test_an_order_that_nothing_amends(self, api: TestClient) -> None:
        """It has none, and an order that is not held has no list."""
        assert api.get("/v1/orders/11359/amendments").json()["total"] == 0
        assert api.get("/v1/orders/14009/amendments").status_code == 404

    def test_a_corpus_of_an_older_release(self, api: TestClient) -> None:
        """Where nothing was read of amendments, that is said: none is not the same."""
        answer = api.get("/v1/orders/14004/amendments")
        assert (answer.status_code, "the next ingest" in answer.json()["detail"]) == (404, True)
        assert api.get("/v1/orders/14004").json()["counts"]["amendments"] is None

    @pytest.mark.parametrize(("query", "statements"), [("", 5), ("?limit=1", 5), ("?facets=state", 6)])
    def test_the_statements_are_constant(self, api: TestClient, query: str, statements: int) -> None:
        """A page costs five statements whatever it holds, and one for each facet."""
        assert statements_of(api, f"/v1/orders/14000/amendments{query}") == statements


class TestSections:
    """`amended_by` of the provisions of an order."""

    def test_a_provision_tells_what_amends_it(self, api: TestClient) -> None:
        """What names it, what adds to it, and what revokes the provision that holds it."""
        section = api.get("/v1/orders/14000/sections/1").json()
        told = [(item["id"], item["section"], item["instruction"], item["state"]) for item in section["amended_by"]]
        assert told == [
            ("14001:2:amendment-1", "1.c", "add", "undone"),
            ("14004:note:1-3", "1", "revoke", "standing"),
        ]
        inner = {child["id"]: child["amended_by"] for child in section["children"]}
        assert [item["id"] for item in inner["1.a"]] == ["14001:1:amendment-1", "14004:note:1-3"]
        assert [item["id"] for item in inner["1.b"]] == ["14004:note:1-3"]

    def test_one_leads_to_the_amending_provision(self, api: TestClient) -> None:
        """It names the order, the day and the address of the provision."""
        first = api.get("/v1/orders/14000/sections/1.a").json()["amended_by"][0]
        assert (first["order"], first["on"], first["url"]) == ("14001", "2021-01-20", "/v1/orders/14001/sections/1")

    def test_the_order_tells_the_same(self, api: TestClient) -> None:
        """A provision in its order has what it has alone."""
        order = api.get("/v1/orders/14000").json()
        found = next(section for section in order["sections"] if section["id"] == "1")
        assert found["amended_by"] == api.get("/v1/orders/14000/sections/1").json()["amended_by"]
        assert next(section for section in order["sections"] if section["id"] == "2")["amended_by"] == []


class TestHistory:
    """`undone_by` of the events of a history."""

    def test_an_amendment_that_is_undone_says_by_what(self, api: TestClient) -> None:
        """An event is undone where all that it amends is; others are not."""
        events = api.get("/v1/orders/14000/history").json()["items"]
        told = [(event["event"], event["order"], (event["undone_by"] or {}).get("order")) for event in events]
        assert [each for each in told if each[0] == "amended_by"] == [
            ("amended_by", "14001", "14003"), ("amended_by", "14004", None),
        ]  # fmt: skip
