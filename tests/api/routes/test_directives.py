"""Directives over HTTP, on both databases."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from app.queries.directives import SORTS
from tests.api.shelf import statements_of, texts_of


def ids(answer: Any) -> list[str]:
    """The ids on a page."""
    return [item["id"] for item in answer.json()["items"]]


class TestSearch:
    """`GET /v1/directives`."""

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", ["14000:1.a:1", "14000:1:1"]),
            ("boilerplate=include", ["14000:2:1", "14000:1.a:1", "14000:1:1"]),
            ("boilerplate=only", ["14000:2:1"]),
            ("actor=secretary-of-state", ["14000:1:1"]),
            ("actor=secretary-of-state&role=lead", ["14000:1:1"]),
            ("actor=secretary-of-state&role=consulted", []),
            ("role=lead", ["14000:1:1"]),
            ("year=2021", ["14000:1.a:1", "14000:1:1"]),
            ("year=2020", []),
            ("modality=may", ["14000:1.a:1"]),
            ("order=14000&modality=shall", ["14000:1:1"]),
            ("kind=report", ["14000:1:1"]),
            ("kind=report&kind=other&boilerplate=include", ["14000:2:1", "14000:1:1"]),
            ("kind=plan", []),
            ("signed_from=2021-01-20&signed_to=2021-01-20", ["14000:1.a:1", "14000:1:1"]),
            ("signed_from=2021-01-21", []),
            ("signed_to=2021-01-19", []),
            ("q=acting&kind=report&signed_to=2021-01-20", ["14000:1:1"]),
            ("q=acting&signed_from=2021-01-21", []),
            ("order=14001", []),
            ("president=joe-biden", ["14000:1.a:1", "14000:1:1"]),
            ("status=revoked", []),
            ("due_from=2021-02-21&due_to=2021-02-21", ["14000:1:1"]),
            ("due_from=2022-05-08", []),
            ("due_from=2021-02-22&due_to=2022-05-07", ["14000:1.a:1"]),
            ("has_deadline=true", ["14000:1.a:1", "14000:1:1"]),
            ("has_deadline=false", []),
            ("q=acting", ["14000:1:1"]),
            ("q=secretary accordance", ["14000:1:1"]),
            ("q=secretary zebra", []),
            ("q=once", []),
            ("q=once&boilerplate=include", ["14000:2:1"]),
            ("q=once&boilerplate=only", ["14000:2:1"]),
            ("q=secretary&boilerplate=only", ["14000:2:1"]),
            ("q=once OR acting", ["14000:1:1"]),
            ("q=secretary&boilerplate=only&actor=council-for-peace", []),
            ("q=once&sort=-signed_on", []),
            ("q=secretary&boilerplate=include&sort=signed_on", ["14000:1:1", "14000:2:1"]),
        ],
    )
    def test_each_filter_selects(self, api: TestClient, query: str, expected: list[str]) -> None:
        """Directives are found by words, office, modal, kind, order, its day, the day due and whether there is one."""
        assert ids(api.get(f"/v1/directives?{query}")) == expected

    def test_what_is_left_out_is_said(self, api: TestClient) -> None:
        """The answer names the filter that hides general provisions, given or not."""
        assert api.get("/v1/directives").json()["applied_filters"]["boilerplate"] == "exclude"
        only = api.get("/v1/directives?boilerplate=only").json()
        assert only["applied_filters"]["boilerplate"] == "only"

    def test_further_deadlines_name_their_provision(self, api: TestClient) -> None:
        """A second day in one clause is told with its weekday and the provision that states it."""
        (item,) = api.get("/v1/directives?order=14000&due_from=2022-05-07").json()["items"]
        assert item["further_deadlines"] == [
            {
                "text": "by May 7, 2022", "value": None, "unit": None, "anchor": "absolute", "due_on": "2022-05-07",
                "precision": "day", "weekday": "saturday", "falls_on_weekend": True, "section": "1.a",
                "url": "/v1/orders/14000/sections/1.a",
            }
        ]  # fmt: skip

    def test_the_day_due_has_its_weekday(self, api: TestClient) -> None:
        """A deadline with a day tells the weekday and whether it is a weekend; nothing is shifted."""
        (item,) = api.get("/v1/directives?order=14000&due_to=2021-12-31").json()["items"]
        assert item["deadline"] == {
            "text": "within 30 days", "value": 30, "unit": "day", "anchor": "order_date", "due_on": "2021-02-21",
            "precision": "day", "weekday": "sunday", "falls_on_weekend": True,
        }  # fmt: skip

    def test_a_deadline_without_a_day_has_no_weekday(self, api: TestClient) -> None:
        """A deadline that counts from an event has neither day nor weekday, and a recurrence stands apart."""
        (item,) = api.get("/v1/directives?modality=may").json()["items"]
        assert (item["deadline"]["due_on"], item["deadline"]["weekday"]) == (None, None)
        assert item["recurrence"] == {"text": "annually thereafter", "value": 1, "unit": "year", "next_on": []}
        assert item["actors"] == [{"name": "Council", "slug": None, "role": "lead"}]

    def test_a_directive_says_whose_it_is(self, api: TestClient) -> None:
        """A directive carries its order's title and status, so that a dead one is seen as such."""
        (item,) = api.get("/v1/directives?modality=may").json()["items"]
        assert (item["order"], item["order_title"], item["order_status"]) == ("14000", "The *New* Order", "in_force")
        assert (item["citation"], item["url"]) == ("EO 14000, sec. 1(a)", "/v1/orders/14000/sections/1.a")

    @pytest.mark.parametrize("sort", SORTS)
    def test_pages_put_together_are_the_list(self, api: TestClient, sort: str) -> None:
        """Walking any sort page by page gives each directive once, those without a day due last."""
        found, following = [], f"/v1/directives?boilerplate=include&limit=1&sort={sort}"
        while following:
            answer = api.get(following)
            found += ids(answer)
            following = answer.json()["links"]["next"]
        assert found == ids(api.get(f"/v1/directives?boilerplate=include&sort={sort}"))
        assert len(found) == 3
        if "due_on" in sort:
            assert found[0] == "14000:1:1"

    @pytest.mark.parametrize("boilerplate", ["exclude", "include", "only"])
    @pytest.mark.parametrize("sort", ["relevance", "-signed_on"])
    def test_totals_of_words_are_those_of_facets(self, api: TestClient, boilerplate: str, sort: str) -> None:
        """What the index alone counts is what a join with the directives and orders counts."""
        page = api.get(f"/v1/directives?q=secretary&boilerplate={boilerplate}&sort={sort}&facets=modality").json()
        assert page["total"] == sum(counted["count"] for counted in page["facets"]["modality"]) == len(page["items"])

    @pytest.mark.parametrize("sort", ["relevance", "-signed_on"])
    def test_words_are_counted_by_the_index_alone(self, api: TestClient, sort: str) -> None:
        """No statement that counts or ranks what words find by default reads the directives or the orders."""
        sent = texts_of(api, f"/v1/directives?q=secretary&sort={sort}")
        marks = ("MATCH", "@@") if sort == "relevance" else ("count(*)",)
        finding = [statement for statement in sent if any(mark in statement for mark in marks)]
        assert len(finding) == 1
        assert "orders" not in finding[0]
        assert "boilerplate" not in finding[0]

    def test_facets_count_the_whole_result(self, api: TestClient) -> None:
        """Offices, modals and the rest are counted over all pages."""
        url = "/v1/directives?boilerplate=include&limit=1&facets=actor&facets=modality&facets=status"
        facets = api.get(url).json()["facets"]
        assert facets["actor"] == [
            {"value": "secretary-of-state", "count": 2}, {"value": "department-of-state", "count": 1},
        ]  # fmt: skip
        assert facets["modality"] == [{"value": "shall", "count": 2}, {"value": "may", "count": 1}]
        assert facets["status"] == [{"value": "in_force", "count": 3}]
        assert (facets["president"], facets["year"], facets["kind"], facets["order"]) == (None, None, None, None)

    def test_kinds_and_orders_are_counted(self, api: TestClient) -> None:
        """How often each kind is asked for, by which orders; what an older release ingested has no kind."""
        facets = api.get("/v1/directives?boilerplate=include&facets=kind&facets=order").json()["facets"]
        assert facets["kind"] == [
            {"value": "other", "count": 1}, {"value": "report", "count": 1}, {"value": None, "count": 1},
        ]  # fmt: skip
        assert facets["order"] == [{"value": "14000", "count": 3}]

    def test_a_kind_that_is_none_is_refused(self, api: TestClient) -> None:
        """What is no row of the table is refused with the nearest, never no rows."""
        answer = api.get("/v1/directives?kind=reports")
        assert (answer.status_code, answer.json()["errors"][0]["suggestion"]) == (422, "report")

    def test_facets_count_what_the_filters_select(self, api: TestClient) -> None:
        """The facet of offices counts every office of the directives that name the one asked for."""
        facets = api.get("/v1/directives?actor=secretary-of-state&facets=actor").json()["facets"]
        assert facets["actor"] == [{"value": "secretary-of-state", "count": 1}]

    @pytest.mark.parametrize("words", ["...", "(", '"', "—"])
    def test_a_question_without_words_is_refused(self, api: TestClient, words: str) -> None:
        """Where there is no word there is no answer, not every answer."""
        answer = api.get("/v1/directives", params={"q": words})
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid-query")

    def test_the_statements_are_constant(self, api: TestClient) -> None:
        """A page costs three statements, and one for each facet."""
        assert statements_of(api, "/v1/directives?limit=7&facets=actor") == 4

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", (7, 1)),
            ("?q=secretary&actor=secretary-of-state", (7, 1)),
            ("?president=joe-biden&modality=may", (2, 1)),
            ("?year=1967&due_from=2021-01-01", (2, 0)),
            ("?order=14000&order=14001", (2, 1)),
        ],
    )
    def test_how_many_texts_were_read_is_told(self, api: TestClient, query: str, expected: tuple[int, int]) -> None:
        """Directives are read of texts: of the orders asked for, those with text are counted."""
        told = api.get(f"/v1/directives{query}").json()["coverage"]
        assert told == {"orders": expected[0], "with_text": expected[1]}


class TestOfOrder:
    """`GET /v1/orders/{number}/directives`."""

    def test_all_of_them_come_in_the_order_of_the_text(self, api: TestClient) -> None:
        """An order's own list hides nothing unless asked."""
        page = api.get("/v1/orders/14000/directives")
        assert ids(page) == ["14000:1:1", "14000:1.a:1", "14000:2:1"]
        assert page.json()["applied_filters"]["boilerplate"] == "include"

    @pytest.mark.parametrize(("number", "texts"), [("14000", 1), ("13900", 0)])
    def test_it_tells_whether_there_was_a_text(self, api: TestClient, number: str, texts: int) -> None:
        """No directives of an order without text is no sign that it directs nothing."""
        told = api.get(f"/v1/orders/{number}/directives").json()["coverage"]
        assert told == {"orders": 1, "with_text": texts}

    def test_an_order_that_is_not_held_is_not_found(self, api: TestClient) -> None:
        """No order, no list."""
        assert api.get("/v1/orders/14009/directives").status_code == 404

    def test_its_kinds_are_asked_for(self, api: TestClient) -> None:
        """What an order asks for is filtered and counted in its own list, too."""
        answer = api.get("/v1/orders/14000/directives?kind=report&facets=kind")
        assert ids(answer) == ["14000:1:1"]
        assert answer.json()["facets"]["kind"] == [{"value": "report", "count": 1}]
