"""The presidents over HTTP, on both databases."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from app.law.presidents import OUT_OF_SCOPE, PRESIDENTS
from tests.api import shelf
from tests.api.shelf import statements_of


def counts(revoked: Any) -> list[tuple[str | None, int, int]]:
    """Of whose orders how many were revoked, and how many of these in part."""
    return [(each["president"], each["orders"], each["in_part"]) for each in revoked["of"]]


class TestList:
    """`GET /v1/presidents`."""

    def test_every_president_is_there_in_order_of_office(self, api: TestClient) -> None:
        """The list is that of all presidents, whether orders are held or not."""
        page = api.get("/v1/presidents").json()
        assert [item["slug"] for item in page["items"]] == [president.slug for president in PRESIDENTS]
        assert page["total"] == len(PRESIDENTS)

    def test_a_president_has_terms_and_counts(self, api: TestClient) -> None:
        """Terms, counts and days of one president are facts of the held orders, and lead to them."""
        by_slug = {item["slug"]: item for item in api.get("/v1/presidents").json()["items"]}
        biden, trump = by_slug["joe-biden"], by_slug["donald-trump"]
        assert (biden["orders"], biden["orders_with_text"], biden["first_signed_on"]) == (2, 1, "2021-01-20")
        assert [(term["ordinal"], term["orders"]) for term in trump["terms"]] == [(45, 1), (47, 0)]
        assert (biden["terms"][0]["first_100_days"], trump["terms"][0]["first_100_days"]) == (2, 0)
        assert biden["years"] == [{"year": 2021, "orders": 2, "url": "/v1/orders?president=joe-biden&year=2021"}]
        for url in (biden["orders_url"], biden["terms"][0]["url"], biden["years"][0]["url"]):
            assert api.get(url).json()["total"] == 2

    def test_inaugurations_part_a_term(self, api: TestClient) -> None:
        """The orders of each four years are counted, and their address lists them."""
        by_slug = {item["slug"]: item for item in api.get("/v1/presidents").json()["items"]}
        (term,) = by_slug["lyndon-b-johnson"]["terms"]
        assert [(each["on"], each["until"], each["orders"]) for each in term["inaugurations"]] == [
            ("1963-11-22", "1965-01-20", 0), ("1965-01-20", "1969-01-20", 2),
        ]  # fmt: skip
        assert [api.get(each["url"]).json()["total"] for each in term["inaugurations"]] == [0, 2]

    def test_what_other_documents_revoked_is_counted_apart(self, empty_database: str) -> None:
        """Each of his orders once, however many documents that are no orders revoked it, in whole or in part."""
        gone = {"target_key": None, "resolved": False, "target_kind": "proclamation"}
        more = [
            shelf.reference(20, "11359:note:2", 11359_00, "revoked_by", **gone, target_id="5000", extent="in_part"),
            shelf.reference(21, "11359:note:3", 11359_00, "revoked_by", **gone, target_id="5001"),
        ]
        shelf.publish(empty_database, more=more)
        with shelf.client(empty_database) as api:
            counted = [
                api.get(f"/v1/presidents/{slug}").json()["revoked_by_other_documents"]
                for slug in ("lyndon-b-johnson", "joe-biden", "abraham-lincoln")
            ]
        assert counted == [1, 0, None]

    def test_what_is_out_of_scope_has_no_count(self, api: TestClient) -> None:
        """Of presidents before 1933 it is said that their orders are out of scope, and not that there are none."""
        items = api.get("/v1/presidents").json()["items"]
        old = [item for item in items if item["out_of_scope"] is not None]
        assert [item["slug"] for item in old][-1] == "herbert-hoover"
        assert len(old) == len(items) - 15
        assert {item["out_of_scope"] for item in old} == {OUT_OF_SCOPE}
        assert all(item["orders"] is item["terms"][0]["orders"] is item["orders_url"] is None for item in old)

    def test_it_is_one_statement(self, api: TestClient) -> None:
        """The whole list costs one statement."""
        assert statements_of(api, "/v1/presidents") == 1


class TestOne:
    """`GET /v1/presidents/{slug}`."""

    def test_it_tells_what_was_revoked_of_whom(self, api: TestClient) -> None:
        """On his first day Biden revoked an order of Trump's; the address lists the references that did."""
        biden = api.get("/v1/presidents/joe-biden").json()
        assert counts(biden["revoked"]) == [("donald-trump", 1, 0)]
        (term,) = biden["terms"]
        assert list(term["revoked"]) == ["first_day", "first_week", "first_100_days", "in_all"]
        assert [counts(span) for span in term["revoked"].values()] == [[("donald-trump", 1, 0)]] * 4
        (of,) = term["revoked"]["first_day"]["of"]
        assert (of["name"], of["numbers"]) == ("Donald J. Trump", ["13900"])
        assert [item["id"] for item in api.get(of["url"]).json()["items"]] == ["14000:1:1"]

    def test_it_tells_who_revoked_what_of_his(self, api: TestClient) -> None:
        """The order of Trump's is told on his side, too."""
        trump = api.get("/v1/presidents/donald-trump").json()
        (by,) = trump["revoked_by"]
        assert (by["president"], by["orders"], by["in_part"], by["numbers"]) == ("joe-biden", 1, 0, ["13900"])
        assert [item["id"] for item in api.get(by["url"]).json()["items"]] == ["14000:1:1"]
        assert trump["revoked"] == {"orders": 0, "in_part": 0, "of": []}

    def test_an_order_counts_once_and_in_part_only_if_never_whole(self, empty_database: str) -> None:
        """Several acts on one order are one order; what is not held has no president; a bare day is no order."""
        other = {"target_id": "11359", "target_key": 11359_00}
        gone = {"target_key": None, "resolved": False}
        more = [
            shelf.reference(20, "14001:1:1", 14001_00, "revokes", extent="in_part"),
            shelf.reference(21, "14001:1:2", 14001_00, "rescinds", extent="in_part", **other),
            shelf.reference(22, "14001:1:3", 14001_00, "revokes", target_id="27-A", **gone),
            shelf.reference(23, "14001:1:4", 14001_00, "revokes", target_id="1933-07-15", **gone),
            shelf.reference(24, "14001:1:5", 14001_00, "supersedes", target_id="11359-A", target_key=11359_01),
            shelf.reference(25, "13900:1:1", 13900_00, "revokes", **other),
        ]
        shelf.publish(empty_database, more=more)
        with shelf.client(empty_database) as api:
            biden, trump, johnson = (
                api.get(f"/v1/presidents/{slug}").json() for slug in ("joe-biden", "donald-trump", "lyndon-b-johnson")
            )
            unheld = api.get(biden["revoked"]["of"][2]["url"]).json()
        assert counts(biden["revoked"]) == [("donald-trump", 1, 0), ("lyndon-b-johnson", 1, 1), (None, 1, 0)]
        assert (biden["revoked"]["orders"], biden["revoked"]["in_part"]) == (3, 1)
        assert [item["target"]["id"] for item in unheld["items"]] == ["27-A", "1933-07-15"]
        assert [counts(span) for span in trump["terms"][0]["revoked"].values()] == [[]] * 3 + [
            [("lyndon-b-johnson", 1, 0)]
        ]
        assert [(by["president"], by["in_part"]) for by in johnson["revoked_by"]] == [
            ("donald-trump", 0), ("joe-biden", 1),
        ]  # fmt: skip

    def test_what_is_out_of_scope_has_no_count(self, api: TestClient) -> None:
        """A president before 1933 is found, with his terms, and nothing is counted."""
        lincoln = api.get("/v1/presidents/abraham-lincoln").json()
        assert lincoln["out_of_scope"] == OUT_OF_SCOPE
        assert (lincoln["orders"], lincoln["revoked"], lincoln["revoked_by"]) == (None, None, None)
        assert lincoln["terms"][0]["revoked"] is None

    @pytest.mark.parametrize(("slug", "hint"), [("joe-bidden", "Is it joe-biden?"), ("canary", "lists them.")])
    def test_nobody_is_not_found(self, api: TestClient, slug: str, hint: str) -> None:
        """A slug that no president has is not found, with the nearest."""
        answer = api.get(f"/v1/presidents/{slug}")
        assert (answer.status_code, answer.json()["detail"].endswith(hint)) == (404, True)

    def test_the_statements_are_constant(self, api: TestClient) -> None:
        """One president costs three statements."""
        assert statements_of(api, "/v1/presidents/joe-biden") == 3
