"""Subjects of orders, and what is told beside a status, over HTTP on both databases."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from app.law.subjects import BY_SLUG
from tests.api.shelf import statements_of


def items(api: TestClient, query: str) -> list[Any]:
    """The orders of a page."""
    answer = api.get(f"/v1/orders?{query}")
    assert answer.status_code == 200, answer.text
    found: list[Any] = answer.json()["items"]
    return found


class TestSubjects:
    """`subject=` and its facet."""

    def test_orders_of_a_subject_tell_it(self, sample: TestClient) -> None:
        """Each order that the filter selects has the subject, with its name and what tells it."""
        found = items(sample, "subject=cybersecurity&limit=100")
        assert len(found) > 5
        for order in found:
            (told,) = [subject for subject in order["subjects"] if subject["slug"] == "cybersecurity"]
            assert (told["name"], told["basis"], told["section"]) == ("Cybersecurity", "rule", None)
            assert told["words"] in order["title"]

    def test_subjects_are_alternatives_and_narrow_others(self, sample: TestClient) -> None:
        """Values of one parameter add up without counting an order twice; another parameter narrows them."""

        def total(query: str) -> int:
            count: int = sample.get(f"/v1/orders?{query}").json()["total"]
            return count

        both = total("subject=tax-returns&subject=seals-and-flags")
        assert both == total("subject=tax-returns") + total("subject=seals-and-flags")
        assert 0 < total("subject=seals-and-flags&president=harry-truman") < total("subject=seals-and-flags")

    def test_the_facet_counts_what_the_filter_selects(self, sample: TestClient) -> None:
        """Each count is the total of the filter; orders without a subject are counted under null."""
        page = sample.get("/v1/orders?year=1952&facets=subject&limit=1").json()
        counts = {facet["value"]: facet["count"] for facet in page["facets"]["subject"]}
        assert set(counts) - {None} <= set(BY_SLUG)
        for slug in ("seizures", "public-lands"):
            assert sample.get(f"/v1/orders?year=1952&subject={slug}").json()["total"] == counts.get(slug, 0)
        assert counts[None] < page["total"] <= sum(counts.values())

    def test_exports_take_the_filter_and_tell_the_subjects(self, sample: TestClient) -> None:
        """The CSV has the same orders as the list, with their slugs."""
        lines = sample.get("/v1/orders.csv?subject=retirement-exemptions&year=1941").text.splitlines()
        total = sample.get("/v1/orders?subject=retirement-exemptions&year=1941").json()["total"]
        assert len(lines) - 1 == total > 0
        assert all("civil-service; retirement-exemptions" in line for line in lines[1:])

    def test_provisions_take_the_filter(self, sample: TestClient) -> None:
        """The search of provisions leaves those of orders with the subject."""
        found = sample.get("/v1/sections?q=attorney+general&subject=law-enforcement").json()
        assert {hit["order"]["number"] for hit in found["items"]} == {"14288"}
        assert sample.get("/v1/sections?q=attorney+general&subject=seizures").json()["total"] == 0

    @pytest.mark.parametrize("path", ["/v1/orders", "/v1/orders.csv", "/v1/sections"])
    def test_an_unknown_subject_is_refused(self, sample: TestClient, path: str) -> None:
        """What is no subject selects nothing, so it is refused."""
        answer = sample.get(f"{path}?q=lamp&subject=lamps")
        assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (422, "subject")

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

    def test_the_statements_are_constant(self, sample: TestClient) -> None:
        """The filter costs one statement more, and the facet one."""
        plain = statements_of(sample, "/v1/orders?sort=number&status=revoked&limit=2")
        assert statements_of(sample, "/v1/orders?sort=number&subject=health&limit=2") == plain + 1
        assert statements_of(sample, "/v1/orders?sort=number&subject=health&facets=subject&limit=2") == plain + 2


class TestBesideAStatus:
    """`status.see` and `status.limits`."""

    def test_a_court_case_to_see_is_shown_with_its_note(self, sample: TestClient) -> None:
        """The editors' note on EO 12353 names the case; it decides nothing, and the note is its evidence."""
        status = sample.get("/v1/orders/12353").json()["status"]
        assert (status["value"], status["basis"]) == ("in_force", [])
        (seen,) = status["see"]
        assert (seen["kind"], "473 U.S. 788" in seen["citation"]) == ("court_case", True)
        assert (seen["provenance"]["basis"], seen["provenance"]["note_order"]) == ("note", "12353")
        assert seen["provenance"]["note"] == f"See: {seen['citation']}"
        assert seen["provenance"]["captured_on"] == "2024-10-02"

    def test_proclamations_and_statutes_to_see_are_shown(self, sample: TestClient) -> None:
        """EO 7541 is told with a proclamation, EO 7868 with a law; orders to see are references and no part of it."""
        (proclamation,) = sample.get("/v1/orders/7541").json()["status"]["see"]
        assert (proclamation["kind"], proclamation["citation"]) == ("proclamation", "Proclamation 2439")
        assert proclamation["dated_on"] == "1940-11-07"
        (law,) = sample.get("/v1/orders/7868").json()["status"]["see"]
        assert (law["kind"], law["citation"], law["html_url"] is not None) == ("statute", "Pub. L. 92-480", True)

    def test_what_a_status_does_not_know_is_named(self, sample: TestClient) -> None:
        """No status knows courts; one of an order without text or without a record of the editors knows less."""
        limits = {
            number: sample.get(f"/v1/orders/{number}").json()["status"]["limits"]
            for number in ("14288", "6073", "9835")
        }
        assert limits == {
            "14288": ["courts", "statutes_not_noted"],
            "6073": ["courts", "statutes_not_noted", "notes_not_held", "text_not_held"],
            "9835": ["courts", "statutes_not_noted", "text_not_held"],
        }

    def test_a_status_on_a_day_tells_the_same_beside_it(self, sample: TestClient) -> None:
        """`as_of` changes the value and leaves what is told beside it."""
        now, then = (sample.get(f"/v1/orders/12353{query}").json()["status"] for query in ("", "?as_of=1990-01-01"))
        assert (then["see"], then["limits"]) == (now["see"], now["limits"])
        history = sample.get("/v1/orders/12353/history").json()["status"]
        assert history == now

    def test_an_older_corpus_does_not_know_what_to_see(self, api: TestClient) -> None:
        """Null where an older release ingested: none was looked for; and no record is said to be missing."""
        status = api.get("/v1/orders/14000").json()["status"]
        assert (status["see"], status["limits"]) == (None, ["courts", "statutes_not_noted"])
