"""Actors over HTTP, on both databases."""

from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.api.shelf import statements_of


def slugs(answer: Any) -> list[str]:
    """The slugs on a page."""
    return [item["slug"] for item in answer.json()["items"]]


class TestList:
    """`GET /v1/actors`."""

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", ["secretary-of-state", "department-of-state", "council-for-peace", "old-council"]),
            ("sort=name", ["council-for-peace", "department-of-state", "old-council", "secretary-of-state"]),
            ("kind=office", ["secretary-of-state"]),
            ("kind=body&kind=department", ["department-of-state", "council-for-peace", "old-council"]),
            ("parent=department-of-state", ["secretary-of-state"]),
            ("parent=council-for-peace", []),
            ("q=stat secr", ["secretary-of-state"]),
            ("q=COUNCIL", ["council-for-peace", "old-council"]),
            ("q=dos", ["department-of-state"]),
            ("q=zebra", []),
            ("q=council&kind=office", []),
        ],
    )
    def test_each_filter_selects(self, api: TestClient, query: str, expected: list[str]) -> None:
        """Actors are found by kind, parent and the beginnings of the words of a name, and sorted by use or name."""
        answer = api.get(f"/v1/actors?{query}").json()
        assert [item["slug"] for item in answer["items"]] == expected
        assert answer["total"] == len(expected)

    @pytest.mark.parametrize("sort", ["name", "-directives"])
    def test_pages_put_together_are_the_list(self, api: TestClient, sort: str) -> None:
        """Walking either sort page by page gives each actor once, in the order of the whole list."""
        found, following = [], f"/v1/actors?limit=1&sort={quote(sort)}"
        while following:
            answer = api.get(following)
            found += slugs(answer)
            following = answer.json()["links"]["next"]
        assert found == slugs(api.get(f"/v1/actors?sort={sort}"))

    def test_kinds_are_counted_over_the_whole_result(self, api: TestClient) -> None:
        """The facet counts all pages."""
        facets = api.get("/v1/actors?limit=1&facets=kind").json()["facets"]
        assert facets["kind"] == [
            {"value": "body", "count": 2},
            {"value": "department", "count": 1},
            {"value": "office", "count": 1},
        ]

    def test_a_name_without_a_word_is_refused(self, api: TestClient) -> None:
        """Where there is no word there is no answer, not every answer."""
        answer = api.get("/v1/actors", params={"q": "..."})
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid-query")

    def test_a_cursor_of_another_sort_is_refused(self, api: TestClient) -> None:
        """A cursor is good for the sort it was made for."""
        cursor = api.get("/v1/actors?limit=1&sort=name").json()["next_cursor"]
        answer = api.get(f"/v1/actors?limit=1&cursor={cursor}")
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid-cursor")

    def test_one_statement_reads_them(self, api: TestClient) -> None:
        """A page costs one statement, with its facet and its relatives."""
        assert statements_of(api, "/v1/actors?limit=3&facets=kind") == 1


class TestOne:
    """`GET /v1/actors/{slug}`."""

    def test_an_office_has_its_names_and_place(self, api: TestClient) -> None:
        """An office tells its other names, the agency it belongs to and where its directives are."""
        office = api.get("/v1/actors/secretary-of-state").json()
        assert (office["name"], office["kind"], office["aliases"]) == (
            "Secretary of State", "office", ["State Secretary"],
        )  # fmt: skip
        assert office["parent"]["url"] == "/v1/actors/department-of-state"
        assert office["counts"] == {"lead": 2, "other": 0}

    def test_relatives_are_told_from_both_ends(self, api: TestClient) -> None:
        """A parent knows its children, and a successor its predecessors."""
        department = api.get("/v1/actors/department-of-state").json()
        assert [child["slug"] for child in department["children"]] == ["secretary-of-state"]
        council = api.get("/v1/actors/council-for-peace").json()
        assert [old["slug"] for old in council["predecessors"]] == ["old-council"]
        assert api.get("/v1/actors/old-council").json()["successor"]["slug"] == "council-for-peace"

    def test_directives_are_counted_by_role_and_modality(self, api: TestClient) -> None:
        """Each count has a URL whose list has so many directives, general provisions among them."""
        office = api.get("/v1/actors/secretary-of-state").json()
        (row,) = office["directives"]
        assert (row["role"], row["modality"], row["directives"], row["with_deadline"]) == ("lead", "shall", 2, 1)
        assert api.get(row["url"]).json()["total"] == 2
        assert api.get(office["directives_url"]).json()["total"] == 2

    def test_a_slug_that_is_not_held_is_not_found(self, api: TestClient) -> None:
        """A slug near one that is held is told."""
        answer = api.get("/v1/actors/secretary-of-stat")
        assert answer.status_code == 404
        assert "secretary-of-state" in answer.json()["detail"]
        assert answer.json()["errors"][0]["suggestion"] == "secretary-of-state"

    @pytest.mark.parametrize("name", ["Secretary of State", "the%20Secretary%20of%20State", "secretary-of-the-state"])
    def test_a_name_points_to_the_slug(self, api: TestClient, name: str) -> None:
        """What people call an actor is not found, and the answer says where it is."""
        answer = api.get(f"/v1/actors/{name}").json()
        (error,) = answer["errors"]
        assert (answer["status"], error["code"], error["suggestion"]) == (404, "not_canonical", "secretary-of-state")
        assert "/v1/actors/secretary-of-state" in answer["detail"]

    def test_the_statements_are_constant(self, api: TestClient) -> None:
        """One statement reads the actors, one counts the directives."""
        assert statements_of(api, "/v1/actors/secretary-of-state") == 2


class TestOfTheSample:
    """The actors of the real text that ships with the program."""

    def test_every_actor_of_the_list_can_be_got(self, sample: TestClient) -> None:
        """No link of the list leads nowhere, and the counts by role add up to those of the list."""
        items = sample.get("/v1/actors?limit=100").json()["items"]
        relatives = [item[key]["url"] for item in items for key in ("parent", "successor") if item[key]]
        assert relatives
        assert all(sample.get(url).status_code == 200 for url in relatives)
        for item in items:
            rows = sample.get(item["url"]).json()["directives"]
            leading = sum(row["directives"] for row in rows if row["role"] == "lead")
            other = sum(row["directives"] for row in rows if row["role"] != "lead")
            assert {"lead": leading, "other": other} == item["counts"]

    def test_who_leads_is_found_by_role(self, sample: TestClient) -> None:
        """The Attorney General leads directives of EO 14288, and the role narrows to those."""
        url = "/v1/directives?actor=attorney-general&order=14288&boilerplate=include"
        every, led = (sample.get(url + role).json()["items"] for role in ("", "&role=lead"))
        ids = [
            item["id"]
            for item in every
            if any(actor["slug"] == "attorney-general" and actor["role"] == "lead" for actor in item["actors"])
        ]
        assert [item["id"] for item in led] == ids
        assert ids


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("/v1/directives?actor=attorney-genral", "actor"),
        ("/v1/directives?actor=attorney-general&actor=attorney-genral", "actor"),
        ("/v1/directives.csv?actor=attorney-genral", "actor"),
        ("/v1/actors?parent=attorney-genral", "parent"),
    ],
)
def test_an_actor_nobody_names_is_refused(sample: TestClient, path: str, parameter: str) -> None:
    """A slug that the corpus does not have is refused with the nearest that it has, instead of selecting nothing."""
    refused = sample.get(path)
    (error,) = refused.json()["errors"]
    assert (refused.status_code, error["parameter"], error["code"]) == (422, parameter, "unknown")
    assert error["suggestion"] == "attorney-general"
