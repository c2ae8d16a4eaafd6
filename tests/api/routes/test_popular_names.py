"""Names that people have for orders, over HTTP on both databases."""

import pytest
from starlette.testclient import TestClient

from tests.api.shelf import statements_of


def test_a_name_is_resolved_with_its_reason(records: TestClient) -> None:
    """`/v1/resolve` gives the orders that people call so, and why they mean them."""
    found = records.get("/v1/resolve?citation=the travel ban").json()["items"]
    assert [(one["id"], one["resolved"], one["match"]) for one in found] == [
        ("13769", True, "popular_name"), ("13780", True, "popular_name"),
    ]  # fmt: skip
    assert all(one["reason"].startswith("The order of January 2017") for one in found)
    assert found[0]["url"] == "/v1/orders/13769"


def test_a_citation_has_no_such_reason(records: TestClient) -> None:
    """What is named by its number is not named by a popular name."""
    (found,) = records.get("/v1/resolve?citation=EO 13769").json()["items"]
    assert (found["match"], found["reason"]) == ("number", None)


@pytest.mark.parametrize(
    ("name", "kind", "citation"),
    [
        ("DACA", "other", "Memorandum of the Secretary of Homeland Security of June 15, 2012"),
        ("Dreamers", "other", "Memorandum of the Secretary of Homeland Security of June 15, 2012"),
        ("Nixon pardon", "proclamation", "Proclamation 4311"),
        ("9/11 Commission", "public_law", "Pub. L. 107-306"),
    ],
)
def test_what_is_no_order_is_told_as_what_it_was(records: TestClient, name: str, kind: str, citation: str) -> None:
    """A name of what was no order resolves to no order, with what it was and why."""
    (found,) = records.get("/v1/resolve", params={"citation": name}).json()["items"]
    assert (found["kind"], found["citation"], found["resolved"], found["order"]) == (kind, citation, False, None)
    assert found["reason"]


@pytest.mark.parametrize("sort", ["", "&sort=number"])
def test_a_search_finds_the_orders_that_people_call_so(records: TestClient, sort: str) -> None:
    """No title and no text has the words; the orders are found, and the answer says why and how to leave them out."""
    page = records.get(f"/v1/orders?q=Muslim ban{sort}").json()
    assert [item["number"] for item in page["items"]][:2] == (["13780", "13769"] if not sort else ["13769", "13780"])
    (expansion,) = page["search"]["expansions"]
    assert (expansion["words"], [added.split(" (")[0] for added in expansion["added"]]) == (
        "muslim ban", ["EO 13769", "EO 13780"],
    )  # fmt: skip
    assert expansion["reason"].startswith("The order of January 2017")
    assert [cited["order"] for cited in page["search"]["citations"]] == ["13769", "13780"]
    assert records.get("/v1/orders?q=Muslim ban&expand=none").json()["total"] == 0


def test_a_search_with_other_words_narrows_the_orders(records: TestClient) -> None:
    """The name stands for its orders; what is typed beside it must be there, too."""
    assert records.get("/v1/orders?q=steel seizure commerce").json()["total"] == 1
    assert records.get("/v1/orders?q=steel seizure entry").json()["total"] == 0


def test_a_name_in_quotation_marks_is_words(records: TestClient) -> None:
    """Quotation marks leave the words as they are."""
    page = records.get('/v1/orders?q="Muslim ban"').json()
    assert (page["total"], page["search"]["expansions"]) == (0, [])


def test_a_search_for_what_is_no_order_says_so(records: TestClient) -> None:
    """Nothing is added for a name of what was no order, and the reason is told."""
    (expansion,) = records.get("/v1/orders?q=DACA").json()["search"]["expansions"]
    assert (expansion["added"], "Secretary of Homeland Security" in expansion["reason"]) == ([], True)


def test_provisions_and_directives_of_the_orders_are_found(api: TestClient) -> None:
    """Where an order is held with text a name finds its provisions and directives."""
    for path in ("/v1/sections", "/v1/directives"):
        page = api.get(f"{path}?q=law firm orders").json()
        assert page["search"]["expansions"][0]["words"] == "law firm orders"


def test_the_statements_are_constant(records: TestClient) -> None:
    """A name costs two statements, as a citation does."""
    assert statements_of(records, "/v1/resolve?citation=travel+ban") == 2
