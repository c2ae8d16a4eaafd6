"""The history of an order and its status on a day, on both databases."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api import shelf
from tests.api.shelf import statements_of
from tests.beginnings import CopyOf


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def amended(request: pytest.FixtureRequest, copy_of: CopyOf) -> Iterator[TestClient]:
    """A client over the shelf with amendments of which a note tells no more than the order."""
    url = copy_of(request.param, "empty")
    more = [
        shelf.reference(21, "14000:note:21", 14000_00, "amends"),
        shelf.reference(22, "14001:note:22", 14001_00, "amends"),
        shelf.reference(23, "14000:note:23", 14000_00, "amends", target_id="11359", target_key=11359_00),
    ]
    shelf.publish(url, more=more)
    with shelf.client(url) as client:
        yield client


def events(api: TestClient, number: str) -> list[dict[str, Any]]:
    """The events of an order."""
    found: list[dict[str, Any]] = api.get(f"/v1/orders/{number}/history").json()["items"]
    return found


class TestHistory:
    """`GET /v1/orders/{number}/history`."""

    def test_events_come_in_order_of_time(self, api: TestClient) -> None:
        """An order's own days come before the acts of later days, each with the status after it."""
        assert [(event["on"], event["event"], event["status"]) for event in events(api, "13900")] == [
            ("2019-05-01", "signed", "in_force"),
            ("2021-01-20", "revoked_by", "revoked"),
            ("2021-01-20", "amended_by", "revoked"),
        ]

    def test_an_act_has_its_evidence(self, api: TestClient) -> None:
        """An act tells the order, the provision, its words and the note that it rests on."""
        revoked = events(api, "13900")[1]
        assert (revoked["order"], revoked["citation"], revoked["url"]) == (
            "14000", "Executive Order 14000", "/v1/orders/14000",
        )  # fmt: skip
        (evidence,) = revoked["evidence"]
        assert (evidence["reference"], evidence["quote"]) == ("14000:1:1", "Executive Order 13900")
        assert evidence["provenance"]["note"] == "Revokes: EO 13900"

    def test_it_is_a_list(self, api: TestClient) -> None:
        """The events are the items of a list that is always whole, beside the order and its status."""
        page = api.get("/v1/orders/13900/history").json()
        assert (page["total"], page["next_cursor"], page["links"]) == (
            3, None, {"self": "/v1/orders/13900/history", "next": None},
        )  # fmt: skip
        assert (page["order"]["number"], page["status"]["value"]) == ("13900", "revoked")

    def test_a_mere_mention_is_no_event(self, api: TestClient) -> None:
        """What only mentions an order does not happen to it."""
        told = [basis["reference"] for event in events(api, "13900") for basis in event["evidence"]]
        assert "14000:note:1" not in told

    def test_a_document_that_is_no_order_acts_too(self, api: TestClient) -> None:
        """A proclamation that ends an order is an event without an order, and its unknown day stands last."""
        last = events(api, "11359")[-1]
        assert (last["event"], last["on"], last["order"], last["citation"], last["status"]) == (
            "terminated_by", None, None, "Proclamation 4000", "terminated",
        )  # fmt: skip

    def test_printed_days_are_evidence(self, api: TestClient) -> None:
        """Signing and publication give the line as printed and the page."""
        signed, published = events(api, "14000")
        assert signed["printed"] == "January 20, 2021."
        assert (published["event"], published["citation"]) == ("published", "86 FR 7000")

    def test_an_unknown_day_of_signing_stands_first(self, api: TestClient) -> None:
        """An order has a history even where nothing is dated."""
        assert [(event["event"], event["on"]) for event in events(api, "14003")] == [("signed", None)]

    def test_the_status_is_that_of_the_order(self, api: TestClient) -> None:
        """History and order tell the same status on the same basis."""
        assert api.get("/v1/orders/13900/history").json()["status"] == api.get("/v1/orders/13900").json()["status"]

    def test_an_order_that_is_not_held_has_none(self, api: TestClient) -> None:
        """No order, no history."""
        assert api.get("/v1/orders/14009/history").status_code == 404

    @pytest.mark.parametrize("number", ["13900", "14003"])
    def test_the_statements_are_constant(self, api: TestClient, number: str) -> None:
        """A history costs five statements, whatever happened."""
        assert statements_of(api, f"/v1/orders/{number}/history") == 5

    def test_only_reinstatement_revives(self, sample: TestClient) -> None:
        """EO 13957 was revoked by EO 14003 and reinstated by EO 14171, which then amended it."""
        told = [(event["event"], event["order"], event["status"]) for event in events(sample, "13957")]
        acts = [event for event in told if event[1]]
        assert acts[0] == ("revoked_by", "14003", "revoked")
        assert ("reinstated_by", "14171", "reinstated") in acts
        assert acts[-1][2] == "reinstated"


class TestExtent:
    """How far an act concerns the order."""

    def test_an_amendment_of_an_unknown_provision_has_none(self, amended: TestClient) -> None:
        """An order that is amended is not amended whole: where no provision is told, the extent is unknown."""
        found = {(event["event"], event["order"]): event["extent"] for event in events(amended, "13900")}
        assert (found["amended_by", "14000"], found["revoked_by", "14000"]) == (None, "whole")
        rows = amended.get("/v1/orders/13900/cited-by?relation=amended_by").json()["items"]
        assert {row["id"]: row["extent"] for row in rows} == {
            "14000:note:21": None, "14001:note:22": None, "14001:note:1": "in_part",
        }  # fmt: skip
        lines = amended.get("/v1/references.csv?source=14000&relation=amends").text.splitlines()
        assert ["whole" in line for line in lines] == [False, False, False]

    def test_what_one_reference_tells_is_told(self, amended: TestClient) -> None:
        """Of two amendments by one order the one whose part is told tells the extent of the event."""
        found = {(event["event"], event["order"]): event["extent"] for event in events(amended, "13900")}
        assert found["amended_by", "14001"] == "in_part"

    def test_the_graph_has_the_same(self, amended: TestClient) -> None:
        """An edge of amendments alone is of unknown extent, and its word tells no part."""
        edges = amended.get("/v1/orders/11359/graph").json()["edges"]
        assert [(edge["relation"], edge["extent"]) for edge in edges] == [("amends", None)]
        drawn = amended.get("/v1/orders/11359/graph.svg").text
        assert (">amends</text>" in drawn, "in part)</text>" in drawn) == (True, False)


class TestAsOf:
    """`as_of` on `GET /v1/orders/{number}`."""

    @pytest.mark.parametrize(
        ("number", "day", "status"),
        [
            ("13900", "2019-05-01", "in_force"),
            ("13900", "2021-01-19", "in_force"),
            ("13900", "2021-01-20", "revoked"),
            ("13900", "2025-10-24", "revoked"),
            ("11359", "1990-01-01", "unknown"),
        ],
    )
    def test_an_act_counts_from_its_day(self, api: TestClient, number: str, day: str, status: str) -> None:
        """The status is that of the day; an act without a day that would change it makes it unknown."""
        told = api.get(f"/v1/orders/{number}?as_of={day}").json()["status"]
        assert (told["value"], told["as_of"]) == (status, day)

    def test_the_basis_is_that_of_the_day(self, api: TestClient) -> None:
        """Acts of later days are no basis."""
        assert api.get("/v1/orders/13900?as_of=2020-01-01").json()["status"]["basis"] == []

    def test_nothing_else_changes(self, api: TestClient) -> None:
        """The rest of the order is as without a day."""
        plain, dated = api.get("/v1/orders/13900").json(), api.get("/v1/orders/13900?as_of=2020-01-01").json()
        assert plain | {"status": None} == dated | {"status": None}

    @pytest.mark.parametrize(
        ("number", "day"), [("13900", "2019-04-30"), ("13900", "2025-10-25"), ("14003", "2020-01-01")]
    )
    def test_what_is_not_known_is_refused(self, api: TestClient, number: str, day: str) -> None:
        """Days before the signing, after the data, or of an order without a day of signing are refused."""
        answer = api.get(f"/v1/orders/{number}?as_of={day}")
        assert answer.status_code == 422
        assert [(error["parameter"], error["code"]) for error in answer.json()["errors"]] == [("as_of", "out_of_range")]

    def test_the_statements_are_constant(self, api: TestClient) -> None:
        """A status on a day costs three statements more."""
        plain = statements_of(api, "/v1/orders/13900")
        assert statements_of(api, "/v1/orders/13900?as_of=2022-01-01") == plain + 3
