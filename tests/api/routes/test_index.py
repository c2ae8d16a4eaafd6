"""`GET /v1`: what there is."""

from starlette.testclient import TestClient

from app import __version__


def test_the_index_has_every_operation(sample: TestClient) -> None:
    """It lists what the OpenAPI document describes under /v1, with the same words."""
    document = sample.get("/openapi.json").json()
    described = {
        (answers[method]["operationId"], method.upper(), path, answers[method]["summary"])
        for path, answers in document["paths"].items()
        for method in answers
        if path.startswith("/v1/")
    }
    page = sample.get("/v1").json()
    listed = {(item["operation"], item["method"], item["path"], item["summary"]) for item in page["items"]}
    assert (listed, page["total"], document["info"]["version"]) == (described, len(described), __version__)


def test_what_has_a_url_is_there(sample: TestClient) -> None:
    """A path without parameters is a URL, and one with parameters has none."""
    for item in sample.get("/v1").json()["items"]:
        assert (item["url"] is None) == ("{" in item["path"])
        if item["url"] is not None and item["method"] == "GET":
            assert sample.get(item["url"]).status_code in (200, 422)


def test_the_first_page_leads_to_it(sample: TestClient) -> None:
    """Where people come in has a link to the index."""
    assert 'href="/v1"' in sample.get("/").text
