"""References over HTTP, on both databases."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.law.relations import RELATIONS
from app.schemas import INVERSES
from tests.api import shelf
from tests.api.shelf import statements_of


def ids(answer: Any) -> list[str]:
    """The ids on a page."""
    return [item["id"] for item in answer.json()["items"]]


class TestOut:
    """`GET /v1/orders/{number}/references`."""

    def test_a_reference_has_its_words_and_its_provenance(self, api: TestClient) -> None:
        """A reference tells where it stands, what it does, what it points at, and what that rests on."""
        first = api.get("/v1/orders/14000/references").json()["items"][0]
        source, target = first["source"], first["target"]
        assert (source["section"], source["quote"], source["span"]) == ("1", "Executive Order 13900", [19, 40])
        assert (first["relation"], first["extent"]) == ("revokes", "whole")
        assert (target["number"], target["resolved"], target["url"]) == ("13900", True, "/v1/orders/13900")
        assert (target["title"], target["dated_on"]) == ("The Old Order", "2019-05-01")
        assert first["provenance"] == {
            "basis": "both", "note": "Revokes: EO 13900", "note_label": "Revokes", "note_order": "14000",
            "captured_on": "2025-10-24", "verbatim": False,
        }  # fmt: skip
        assert first["url"] == "/v1/orders/14000/sections/1"

    def test_a_note_that_is_held_is_verbatim(self, sample: TestClient) -> None:
        """A note is the editors' own words where the order it stands on has them."""
        told = [item["provenance"] for item in sample.get("/v1/orders/14288/references").json()["items"]]
        assert any(each["note"] for each in told)
        assert all(each["verbatim"] is (True if each["note"] else None) for each in told)

    def test_without_a_note_nothing_is_said_of_one(self, api: TestClient) -> None:
        """Whether a note is verbatim is null where there is none."""
        told = api.get("/v1/orders/14000/references").json()["items"][1]["provenance"]
        assert (told["basis"], told["note"], told["verbatim"]) == ("text", None, None)

    def test_a_law_has_its_official_page(self, api: TestClient) -> None:
        """What is no order has no number and no URL of ours, but its official one."""
        target = api.get("/v1/orders/14000/references").json()["items"][1]["target"]
        assert (target["id"], target["number"], target["url"]) == ("5 USC 553", None, None)
        assert target["html_url"] == "https://uscode.house.gov/5/553"

    def test_a_note_alone_has_no_place_in_the_text(self, api: TestClient) -> None:
        """An edge that only a note records has no provision, span or quote, and its URL is the order's."""
        note = api.get("/v1/orders/14000/references").json()["items"][2]
        assert (note["source"]["section"], note["source"]["span"], note["source"]["quote"]) == (None, None, None)
        assert (note["source"]["citation"], note["url"]) == ("EO 14000", "/v1/orders/14000")

    @pytest.mark.parametrize(
        ("query", "expected"),
        [("kind=us_code", ["14000:1:2"]), ("relation=see", ["14000:note:1"]), ("relation=amends", [])],
    )
    def test_filters_select(self, api: TestClient, query: str, expected: list[str]) -> None:
        """References of an order can be narrowed by kind and relation."""
        assert ids(api.get(f"/v1/orders/14000/references?{query}")) == expected


class TestIn:
    """`GET /v1/orders/{number}/cited-by`."""

    def test_relations_have_their_inverse_names(self, api: TestClient) -> None:
        """Seen from the order they point at, relations are named the other way round."""
        page = api.get("/v1/orders/13900/cited-by").json()
        assert [(item["source"]["order"], item["relation"]) for item in page["items"]] == [
            ("14000", "revoked_by"), ("14000", "seen_from"), ("14001", "amended_by"),
        ]  # fmt: skip

    def test_the_filter_takes_the_inverse_names(self, api: TestClient) -> None:
        """`relation` filters by the names the answer shows; an outgoing name is refused with the one it has here."""
        assert ids(api.get("/v1/orders/13900/cited-by?relation=amended_by")) == ["14001:note:1"]
        refused = api.get("/v1/orders/13900/cited-by?relation=amends")
        (error,) = refused.json()["errors"]
        assert (refused.status_code, error["code"], error["suggestion"]) == (422, "not_allowed", "amended_by")

    @pytest.mark.parametrize(
        ("path", "suggestion"),
        [
            ("/v1/orders/13900/cited-by?relation=see", "seen_from"),
            ("/v1/orders/13900/cited-by?relation=pursuant_to", "authority_for"),
            ("/v1/references?relation=authority_for", "pursuant_to"),
            ("/v1/orders/14000/references?relation=cited_by", "cites"),
            ("/v1/references.csv?relation=cited_by", "cites"),
            ("/v1/corpus/conflicts?relation=revoked_by", "revokes"),
            ("/v1/references?relation=revokess", "revokes"),
        ],
    )
    def test_a_relation_that_no_row_can_have_is_refused(self, api: TestClient, path: str, suggestion: str) -> None:
        """The answer names the relation that may have been meant."""
        refused = api.get(path)
        (error,) = refused.json()["errors"]
        assert (refused.status_code, error["parameter"], error["suggestion"]) == (422, "relation", suggestion)

    def test_an_act_of_a_document_that_is_not_held_is_told_in_the_passive(self, api: TestClient) -> None:
        """What the editors' notes say was done to an order can be asked for, also where nothing is found."""
        assert api.get("/v1/references?relation=amended_by").status_code == 200

    def test_facets_have_the_inverse_names(self, api: TestClient) -> None:
        """The facet of relations counts the names the answer shows."""
        facets = api.get("/v1/orders/13900/cited-by?facets=relation").json()["facets"]
        assert {item["value"] for item in facets["relation"]} == {"revoked_by", "seen_from", "amended_by"}

    def test_an_order_nobody_cites_has_none(self, api: TestClient) -> None:
        """An order that is held but not cited has an empty list, not a missing one."""
        assert api.get("/v1/orders/14003/cited-by").json()["total"] == 0

    def test_an_order_that_is_not_held_is_not_found(self, api: TestClient) -> None:
        """No order, no list."""
        assert api.get("/v1/orders/14009/cited-by").status_code == 404

    def test_every_relation_has_an_inverse(self) -> None:
        """The inverse of a relation's inverse is the relation, and none is its own."""
        assert len(INVERSES) == 2 * len(RELATIONS)
        assert all(INVERSES[INVERSES[relation]] is relation is not INVERSES[relation] for relation in INVERSES)


class TestAll:
    """`GET /v1/references`."""

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", ["14000:1:1", "14000:1:2", "14000:note:1", "14001:note:1", "11359:note:1"]),
            ("source=14001", ["14001:note:1"]),
            ("source=14000&target=13900", ["14000:1:1", "14000:note:1"]),
            ("target=5 USC 553", ["14000:1:2"]),
            ("target=13900&kind=us_code", []),
            ("kind=executive_order&relation=amends&relation=see", ["14000:note:1", "14001:note:1"]),
            ("basis=text&basis=both", ["14000:1:1", "14000:1:2"]),
            ("provenance=text&provenance=both", ["14000:1:1", "14000:1:2"]),
            ("provenance=text&basis=both", []),
            ("resolved=false", ["14000:1:2", "11359:note:1"]),
            ("source_president=lyndon-b-johnson", ["11359:note:1"]),
            ("target_president=donald-trump", ["14000:1:1", "14000:note:1", "14001:note:1"]),
            ("target_president=joe-biden", []),
            ("source_president=joe-biden&target_president=donald-trump&relation=revokes", ["14000:1:1"]),
            ("signed_to=2021-01-19", ["11359:note:1"]),
            ("signed_from=1967-06-21&relation=amends", ["14001:note:1"]),
            ("signed_from=2021-01-20&signed_to=2021-01-20&kind=us_code", ["14000:1:2"]),
        ],
    )
    def test_each_filter_selects(self, api: TestClient, query: str, expected: list[str]) -> None:
        """References are found by both ends and their presidents, day, kind, relation, basis and what is held."""
        assert ids(api.get(f"/v1/references?{query}")) == expected
        rows = [json.loads(line) for line in api.get(f"/v1/references.ndjson?{query}").text.splitlines()]
        assert [row["id"] for row in rows] == expected

    def test_both_ends_tell_president_and_status(self, api: TestClient) -> None:
        """Who signed each end and whether it holds is told; of what is no order that is held neither is known."""
        revokes, cites, *_ = api.get("/v1/references").json()["items"]
        assert (revokes["source"]["president"], revokes["source"]["status"]) == ("joe-biden", "in_force")
        assert (revokes["target"]["president"], revokes["target"]["status"]) == ("donald-trump", "revoked")
        assert (cites["target"]["president"], cites["target"]["status"]) == (None, None)

    def test_csv_tells_them_too(self, api: TestClient) -> None:
        """The columns of the exports have both ends' presidents and statuses."""
        row, *_ = csv.DictReader(StringIO(api.get("/v1/references.csv?relation=revokes").text, newline=""))
        assert (row["president"], row["status"]) == ("joe-biden", "in_force")
        assert (row["target_president"], row["target_status"]) == ("donald-trump", "revoked")

    def test_facets_count_by_both_ends(self, api: TestClient) -> None:
        """Targets are counted by identity, and both ends by president, those unknown as null."""
        query = "facets=target&facets=source_president&facets=target_president"
        facets = api.get(f"/v1/references?{query}").json()["facets"]
        counted = {name: [(each["value"], each["count"]) for each in facets[name]] for name in facets if facets[name]}
        assert counted == {
            "target": [("13900", 3), ("4000", 1), ("5 USC 553", 1)],
            "source_president": [("joe-biden", 4), ("lyndon-b-johnson", 1)],
            "target_president": [("donald-trump", 3), (None, 2)],
        }

    def test_a_pointer_inside_an_order_has_no_target_in_common(self, empty_database: str) -> None:
        """The first section of two orders is not one target: pointers inside orders are counted as null."""
        pointer = shelf.reference(9, "14001:1:1", 14001_00, "cites", target_kind="order_section", target_id="1",
                                  target_key=None, target_citation="section 1")  # fmt: skip
        shelf.publish(empty_database, more=[pointer])
        with shelf.client(empty_database) as api:
            facets = api.get("/v1/references?source=14001&facets=target").json()["facets"]
        assert facets["target"] == [{"value": "13900", "count": 1}, {"value": None, "count": 1}]

    def test_pages_put_together_are_the_list(self, api: TestClient) -> None:
        """Walking page by page gives each reference once."""
        found, following = [], "/v1/references?limit=1"
        while following:
            answer = api.get(following)
            found += ids(answer)
            following = answer.json()["links"]["next"]
        assert found == ids(api.get("/v1/references"))

    @pytest.mark.parametrize(
        ("query", "statements"),
        [
            ("", 3),
            ("?facets=kind&facets=relation", 5),
            ("?source_president=joe-biden&facets=source_president&facets=target_president&facets=target", 6),
        ],
    )
    def test_the_statements_are_constant(self, api: TestClient, query: str, statements: int) -> None:
        """A page costs three statements, and one for each facet."""
        assert statements_of(api, f"/v1/references{query}") == statements

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("/v1/references", (7, 1)),
            ("/v1/references?target=EO 13900&source_president=joe-biden", (2, 1)),
            ("/v1/references?signed_from=1967-01-01&signed_to=1967-12-31", (2, 0)),
            ("/v1/references?source=13900&relation=cites", (1, 0)),
            ("/v1/orders/14000/references", (1, 1)),
            ("/v1/orders/13900/references", (1, 0)),
            ("/v1/orders/13900/cited-by", (7, 1)),
        ],
    )
    def test_how_many_orders_were_read_is_told(self, api: TestClient, path: str, expected: tuple[int, int]) -> None:
        """Of the orders that may cite, whatever is cited and how, those with text are counted."""
        assert api.get(path).json()["coverage"] == {"orders": expected[0], "with_text": expected[1]}


class TestTargets:
    """`GET /v1/references?target=`: by any name, or not at all."""

    @pytest.mark.parametrize("target", ["5 USC 553", "5 U.S.C. 553", "5 U.S.C. § 553"])
    def test_a_target_is_found_in_any_spelling(self, api: TestClient, target: str) -> None:
        """Whatever spelling names a law selects what cites it."""
        assert ids(api.get("/v1/references", params={"target": target})) == ["14000:1:2"]

    @pytest.mark.parametrize("target", ["14003", "EO 14004", "7 USC 1", "Public Law 95-223"])
    def test_what_is_known_and_not_cited_selects_nothing(self, api: TestClient, target: str) -> None:
        """An order that is held, and a law that a citation names, are questions with an answer: none."""
        answer = api.get("/v1/references", params={"target": target})
        assert (answer.status_code, answer.json()["total"]) == (200, 0)

    @pytest.mark.parametrize(
        ("target", "suggestion"),
        [("99999", "14004"), ("no such act", None), ("5 USC 553(b)", "5 USC 553"), ("EO 14000 sec. 1", "14000")],
    )
    @pytest.mark.parametrize("path", ["/v1/references", "/v1/references.csv"])
    def test_what_names_nothing_is_refused(
        self, api: TestClient, path: str, target: str, suggestion: str | None
    ) -> None:
        """An unknown name is no empty list, and the provision of a target is not dropped in silence."""
        refused = api.get(path, params={"target": target})
        (error,) = refused.json()["errors"]
        assert (refused.status_code, error["parameter"], error["code"]) == (422, "target", "unknown")
        assert error["suggestion"] == suggestion
