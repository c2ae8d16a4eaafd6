"""Provisions over HTTP, on both databases."""

import pytest
from starlette.testclient import TestClient

from tests.api.shelf import statements_of


class TestContents:
    """`GET /v1/orders/{number}/sections`."""

    def test_the_tree_comes_without_text(self, api: TestClient) -> None:
        """The table of contents is the tree of provisions by name."""
        page = api.get("/v1/orders/14000/sections").json()
        assert page["order"]["title"] == "The *New* Order"
        assert [item["id"] for item in page["items"]] == ["preamble", "1", "2", "2~2", "1-101"]
        assert page["items"][1]["part"] == "PART ONE"
        assert page["items"][1]["children"][0] == {
            "id": "1.a", "label": "(a)", "citation": "sec. 1(a)", "heading": "", "identifier": "/us/eo/14000/s1/a",
            "url": "/v1/orders/14000/sections/1.a", "part": "", "heading_status": "none", "children": [],
        }  # fmt: skip

    def test_the_statements_are_constant(self, api: TestClient) -> None:
        """A table of contents costs two statements."""
        assert statements_of(api, "/v1/orders/14000/sections") == 2


class TestSection:
    """`GET /v1/orders/{number}/sections/{section}`."""

    @pytest.mark.parametrize("section", ["preamble", "1", "1.a", "1.b", "2", "2~2", "1-101"])
    def test_every_id_finds_its_provision_by_its_url(self, api: TestClient, section: str) -> None:
        """The URL a provision gives for itself answers with that provision."""
        found = api.get(f"/v1/orders/14000/sections/{section}").json()
        assert found["id"] == section
        assert api.get(found["url"]).json() == found

    def test_a_repeated_number_is_another_provision(self, api: TestClient) -> None:
        """2 and 2~2 bear one label and have texts of their own."""
        first, second = (api.get(f"/v1/orders/14000/sections/{section}").json() for section in ("2", "2~2"))
        assert first["label"] == second["label"] == "Sec. 2"
        assert (first["text"], second["text"]) == ("Once.", "Again.")

    def test_a_provision_knows_its_surroundings(self, api: TestClient) -> None:
        """Parent and siblings are named; the first has nothing before it."""
        found = api.get("/v1/orders/14000/sections/1.a").json()
        assert (found["parent"]["id"], found["previous"], found["next"]["id"]) == ("1", None, "1.b")
        assert found["order"]["number"] == "14000"
        assert found["html_url"] == "https://www.federalregister.gov/d/2021-01700"

    def test_a_provision_brings_what_is_in_it_and_below_it(self, api: TestClient) -> None:
        """References and directives of the provision and of its children come along, and no others."""
        found = api.get("/v1/orders/14000/sections/1").json()
        assert [reference["id"] for reference in found["references"]] == ["14000:1:1", "14000:1:2"]
        assert [directive["id"] for directive in found["directives"]] == ["14000:1:1", "14000:1.a:1"]
        assert [child["id"] for child in found["children"]] == ["1.a", "1.b"]

    def test_marks_in_the_text_are_kept(self, api: TestClient) -> None:
        """Quoted spans, page marks and the closing text are there."""
        found = api.get("/v1/orders/14000/sections/2").json()
        assert (found["quoted"], found["closing"]) == ([[0, 4]], "At the end.")
        assert found["pages"] == [{"offset": 2, "page": 7001}]

    def test_a_citation_points_to_the_id(self, api: TestClient) -> None:
        """A provision asked for by its citation is not found, and the answer names its id."""
        answer = api.get("/v1/orders/14000/sections/1(a)")
        assert (answer.status_code, answer.json()["detail"]) == (404, "The id of this provision is 1.a.")

    @pytest.mark.parametrize(
        "path", ["14000/sections/9", "14000/sections/1.", "14009/sections/1", "14000/sections/%27"]
    )
    def test_what_is_not_there_is_not_found(self, api: TestClient, path: str) -> None:
        """No provision and no order are both not found."""
        assert api.get(f"/v1/orders/{path}").status_code == 404

    def test_the_statements_are_constant(self, api: TestClient) -> None:
        """A provision costs five statements."""
        assert statements_of(api, "/v1/orders/14000/sections/1") == 5
