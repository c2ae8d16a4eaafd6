"""Subjects of orders, and what is told beside a status, over HTTP on both databases."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.shelf import statements_of


def items(api: TestClient, query: str) -> list[Any]:
    """The orders of a page."""
    answer = api.get(f"/v1/orders?{query}")
    assert answer.status_code == 200, answer.text
    found: list[Any] = answer.json()["items"]
    return found


class TestSubjects:
    """`subject=` and its facet."""

    def test_orders_of_a_subject_tell_it(self, records: TestClient) -> None:
        """Each order that the filter selects has the subject, with its name and what tells it."""
        told = {order["number"]: order["subjects"] for order in items(records, "subject=cybersecurity")}
        assert told == {
            "13636": [
                {"slug": "cybersecurity", "name": "Cybersecurity", "basis": "source", "words": "Cybersecurity:",
                 "section": None},
            ],
            "14144": [
                {"slug": "cybersecurity", "name": "Cybersecurity", "basis": "rule", "words": "Cybersecurity",
                 "section": None},
            ],
        }  # fmt: skip

    def test_a_title_without_any_phrase_tells_none(self, records: TestClient) -> None:
        """Silence comes before a guess: no subject is told as none, not as unknown."""
        (lamp,) = items(records, "number=7868")
        assert lamp["subjects"] == []

    def test_subjects_are_alternatives_and_narrow_others(self, records: TestClient) -> None:
        """Values of one parameter add up without counting an order twice; another parameter narrows them."""
        both = items(records, "subject=civil-service&subject=retirement-exemptions&subject=seizures&sort=number")
        assert [order["number"] for order in both] == ["8074", "10340"]
        assert [order["number"] for order in items(records, "subject=immigration&year=2017&sort=number")] == [
            "13769", "13780",
        ]  # fmt: skip
        assert items(records, "subject=immigration&year=1952") == []

    def test_the_facet_counts_what_the_filter_selects(self, records: TestClient) -> None:
        """An order with two subjects counts for both, and one without any under null."""
        page = records.get("/v1/orders?facets=subject&limit=1").json()
        assert {facet["value"]: facet["count"] for facet in page["facets"]["subject"]} == {
            "immigration": 2, "cybersecurity": 2, "seizures": 1, "public-lands": 1, "civil-service": 1,
            "retirement-exemptions": 1, None: 2,
        }  # fmt: skip

    def test_exports_take_the_filter_and_tell_the_subjects(self, records: TestClient) -> None:
        """The CSV has the same orders as the list, with their slugs."""
        _, line = records.get("/v1/orders.csv?subject=retirement-exemptions").text.splitlines()
        assert "civil-service; retirement-exemptions" in line
        assert len(records.get("/v1/orders.ndjson?subject=immigration").text.splitlines()) == 2

    def test_provisions_take_the_filter(self, sample: TestClient) -> None:
        """The search of provisions leaves those of orders with the subject."""
        found = sample.get("/v1/sections?q=attorney+general&subject=law-enforcement").json()
        assert {hit["order"]["number"] for hit in found["items"]} == {"14288"}
        assert sample.get("/v1/sections?q=attorney+general&subject=seizures").json()["total"] == 0

    @pytest.mark.parametrize("path", ["/v1/orders", "/v1/orders.csv", "/v1/sections"])
    def test_an_unknown_subject_is_refused(self, records: TestClient, path: str) -> None:
        """What is no subject selects nothing, so it is refused."""
        answer = records.get(f"{path}?q=lamp&subject=lamps")
        assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (422, "subject")

    @pytest.mark.parametrize(
        ("name", "slug"),
        [
            ("retirement exemptions", "retirement-exemptions"),
            ("Exemptions from Retirement for Age", "retirement-exemptions"),
            ("IMMIGRATION", "immigration"),
        ],
    )
    def test_a_subject_is_known_by_its_name(self, records: TestClient, name: str, slug: str) -> None:
        """Slug and name are taken in any case, with blanks for hyphens."""
        found = [records.get("/v1/orders", params={"subject": each}).json()["items"] for each in (name, slug)]
        assert found[0] == found[1] != []

    @pytest.mark.parametrize(
        ("typed", "suggestion"), [("tariffs", "trade"), ("imigration", "immigration"), ("lamps", None)]
    )
    def test_the_subject_that_may_be_meant_is_suggested(
        self, records: TestClient, typed: str, suggestion: str | None
    ) -> None:
        """The one of which the rules have the word, else the one written like it."""
        answer = records.get(f"/v1/orders?subject={typed}")
        assert (answer.status_code, answer.json()["errors"][0]["suggestion"]) == (422, suggestion)

    @pytest.mark.parametrize(
        ("query", "parameter"), [("/v1/orders?subject=health", "subject"), ("/v1/orders?facets=subject", "facets"),
                                 ("/v1/orders.csv?subject=health", "subject"),
                                 ("/v1/sections?q=lamp&subject=health", "subject")],
    )  # fmt: skip
    def test_a_corpus_without_subjects_says_so(self, api: TestClient, query: str, parameter: str) -> None:
        """Where an older release ingested nothing is selected by subjects, and none is told: null, not []."""
        answer = api.get(query)
        assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (422, parameter)
        assert "next ingest" in answer.json()["errors"][0]["detail"]
        assert {order["subjects"] for order in items(api, "limit=100")} == {None}

    def test_the_statements_are_constant(self, records: TestClient) -> None:
        """The filter costs one statement more, and the facet one."""
        plain = statements_of(records, "/v1/orders?sort=-published_on&status=revoked&limit=2")
        assert statements_of(records, "/v1/orders?sort=-published_on&subject=health&limit=2") == plain + 1
        asked = "/v1/orders?sort=-published_on&subject=drugs&facets=subject&limit=2"
        assert statements_of(records, asked) == plain + 2


_UNKNOWN = ["courts", "statutes_not_noted", "documents_not_held"]
"""What no status knows."""


class TestBesideAStatus:
    """`status.see` and `status.limits`."""

    def test_a_court_case_to_see_is_shown_with_its_note(self, records: TestClient) -> None:
        """The editors' note on EO 12353 names the case; it decides nothing, and the note is its evidence."""
        status = records.get("/v1/orders/12353").json()["status"]
        assert (status["value"], status["basis"]) == ("in_force", [])
        (seen,) = status["see"]
        assert (seen["kind"], "473 U.S. 788" in seen["citation"]) == ("court_case", True)
        assert (seen["provenance"]["basis"], seen["provenance"]["note_order"]) == ("note", "12353")
        assert seen["provenance"]["note"] == f"See: {seen['citation']}"
        assert (seen["provenance"]["verbatim"], seen["provenance"]["captured_on"]) == (True, "2021-03-01")

    def test_proclamations_and_statutes_to_see_are_shown(self, records: TestClient) -> None:
        """EO 7541 is told with a proclamation, EO 7868 with a law; orders to see are references and no part of it."""
        (proclamation,) = records.get("/v1/orders/7541").json()["status"]["see"]
        assert (proclamation["kind"], proclamation["citation"]) == ("proclamation", "Proclamation 2439")
        assert proclamation["dated_on"] == "1940-11-07"
        (law,) = records.get("/v1/orders/7868").json()["status"]["see"]
        assert (law["kind"], law["citation"], law["html_url"]) == ("statute", "Pub. L. 92-480", None)

    def test_what_a_status_does_not_know_is_named(self, records: TestClient, sample: TestClient) -> None:
        """No status knows courts; that of an order without text knows less."""
        assert sample.get("/v1/orders/14288").json()["status"]["limits"] == _UNKNOWN
        (order,) = items(records, "number=10340")
        assert order["status"]["limits"] == [*_UNKNOWN, "text_not_held"]

    def test_a_status_on_a_day_tells_the_same_beside_it(self, records: TestClient) -> None:
        """`as_of` changes the value and leaves what is told beside it."""
        now, then = (records.get(f"/v1/orders/12353{query}").json()["status"] for query in ("", "?as_of=1990-01-01"))
        assert (then["see"], then["limits"]) == (now["see"], now["limits"])
        history = records.get("/v1/orders/12353/history").json()["status"]
        assert history == now

    def test_an_older_corpus_does_not_know_what_to_see(self, api: TestClient) -> None:
        """Null where an older release ingested: none was looked for; and no record is said to be missing."""
        status = api.get("/v1/orders/14000").json()["status"]
        assert (status["see"], status["limits"]) == (None, _UNKNOWN)
