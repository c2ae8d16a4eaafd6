"""What is written about orders, as it is served."""

import pytest
from starlette.testclient import TestClient

ALERT, ARTICLE, UNLINKED = (
    "police-indemnification-90d7af1b",
    "police-order-b65129e4",
    "police-chiefs-meet-in-denver-fa43b620",
)


def found(sample: TestClient, query: str) -> list[str]:
    """The ids of the documents that a query finds."""
    answer = sample.get(f"/v1/coverage{query}")
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", [ALERT, ARTICLE, UNLINKED]),
        ("?sort=published_on", [ARTICLE, ALERT, UNLINKED]),
        ("?order=14288", [ALERT, ARTICLE]),
        ("?order=14288&role=about", [ALERT, ARTICLE]),
        ("?order=13957", [ALERT]),
        ("?order=13957&role=about", []),
        ("?order=13957&order=14288&role=mentions", [ALERT]),
        ("?role=mentions", [ALERT]),
        ("?kind=article", [ARTICLE, UNLINKED]),
        ("?kind=fact_check", []),
        ("?publisher=Example+News", [ARTICLE]),
        ("?linked=false", [UNLINKED]),
        ("?linked=true", [ALERT, ARTICLE]),
        ("?verdict=altered", [ALERT]),
        ("?verdict=not_found&verdict=altered", [ALERT, ARTICLE]),
        ("?published_from=2025-05-01", [ALERT]),
        ("?published_to=2025-04-30", [ARTICLE]),
    ],
)
def test_filters_select(sample: TestClient, query: str, ids: list[str]) -> None:
    """Values of one parameter are alternatives, parameters narrow one another; a role is asked of the order named."""
    assert found(sample, query) == ids


def test_pages_follow_one_another(sample: TestClient) -> None:
    """A document without a day is the last, and none is lost or met twice."""
    ids, path = [], "/v1/coverage?limit=1"
    while path:
        page = sample.get(path).json()
        ids += [item["id"] for item in page["items"]]
        assert page["total"] == 3
        path = page["links"]["next"]
    assert ids == [ALERT, ARTICLE, UNLINKED]


def test_facets_count_documents(sample: TestClient) -> None:
    """A document with several links or quotations counts once for each value."""
    facets = sample.get("/v1/coverage?facets=role&facets=verdict&facets=kind").json()["facets"]
    assert {each["value"]: each["count"] for each in facets["role"]} == {"about": 2, "mentions": 1}
    assert {each["value"]: each["count"] for each in facets["verdict"]} == {"exact": 2, "altered": 1, "not_found": 1}
    assert {each["value"]: each["count"] for each in facets["kind"]} == {"article": 2, "alert": 1}
    assert facets["publisher"] is None


def test_a_document_has_its_quotations_checked(sample: TestClient) -> None:
    """Each is compared with the order that the document is about."""
    document = sample.get(f"/v1/coverage/{ALERT}").json()
    assert [(each["quote"], each["verdict"]) for each in document["quotations"]] == [
        ("unjustly incur expenses and liabilities", "exact"),
        ("shall include the use of public-sector pro bono assistance", "altered"),
    ]
    assert document["quotations"][0]["order"]["number"] == "14288"
    assert document["counts"]["altered"] == 1
    assert document["html_url"] == "https://law.example/alerts/2025/05/police-indemnification/"


def test_a_link_has_its_evidence(sample: TestClient) -> None:
    """Each order stands with the words that show it; one that the document says nothing of is not there."""
    document = sample.get(f"/v1/coverage/{ALERT}").json()
    about, mentioned = document["orders"]
    assert (about["order"], about["role"]) == ("14288", "about")
    assert {each["basis"] for each in about["evidence"]} >= {"number", "title"}
    assert (mentioned["order"], mentioned["role"]) == ("13957", "mentions")


def test_an_order_has_what_is_written_about_it(sample: TestClient) -> None:
    """Its list, its count and what it brings along agree."""
    page = sample.get("/v1/orders/14288/coverage").json()
    order = sample.get("/v1/orders/14288?include=coverage").json()
    assert [item["id"] for item in page["items"]] == [ALERT, ARTICLE]
    assert order["coverage"] == page["items"]
    assert order["counts"]["coverage"] == 2
    assert sample.get("/v1/orders/14288").json()["coverage"] is None
    assert sample.get("/v1/orders/13957/coverage?role=about").json()["total"] == 0


def test_what_is_not_held_is_not_found(sample: TestClient) -> None:
    """An id of nothing and an order of nothing are 404."""
    assert sample.get("/v1/coverage/nothing-00000000").status_code == 404
    assert sample.get("/v1/orders/99999/coverage").status_code == 404


def test_no_answer_has_the_text(sample: TestClient) -> None:
    """A sentence of a document that is no quotation is nowhere."""
    for path in ("/v1/coverage", f"/v1/coverage/{ALERT}", f"/v1/coverage/{ARTICLE}", "/v1/orders/14288/coverage"):
        text = sample.get(path).text
        assert "what they do on duty" not in text
        assert "reporters late in the evening" not in text
