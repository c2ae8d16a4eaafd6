"""What went wrong, as a page."""

import pytest
from starlette.testclient import TestClient

from app.site.problem_pages import prefers_pages
from tests.site.reading import read

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/nothing-here", 404, "Not found"),
        ("/orders/99999", 404, "Not found"),
        ("/orders/14289", 404, "Not found"),
        ("/orders?year=abc", 422, "year"),
        ("/actors/nobody", 404, "Not found"),
        ("/%ff", 400, "Bad request"),
        ("/orders//14288", 404, "Not found"),
    ],
)
def test_a_browser_gets_a_page(sample: TestClient, path: str, status: int, says: str) -> None:
    """Whatever is refused, wherever it is, a browser gets a page that says so and leads on, kept by nobody."""
    page = read(sample, path, status)
    assert says in page.text
    assert page.find("form[action='/go']")
    assert sample.get(path, headers={"Accept": BROWSER}).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/nothing-here", "/orders/99999", "/orders?year=abc"])
@pytest.mark.parametrize("accept", ["*/*", "application/json", "application/problem+json", ""])
def test_a_program_gets_a_document(sample: TestClient, path: str, accept: str) -> None:
    """Who does not ask for pages gets the problem document of the API."""
    answer = sample.get(path, headers={"Accept": accept} if accept else {})
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/v1/nothing", "/v1/orders/1", "/v1/orders?x=1"])
def test_the_api_has_no_pages(sample: TestClient, path: str) -> None:
    """Under /v1 a problem is a document, whoever asks."""
    answer = sample.get(path, headers={"Accept": BROWSER})
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_nothing_that_was_sent_is_repeated(sample: TestClient) -> None:
    """A page of a problem does not have what was asked for."""
    assert "zzqq" not in sample.get("/orders/zzqq?year=zzqq", headers={"Accept": BROWSER}).text


def test_without_a_corpus(empty_sqlite: TestClient) -> None:
    """Where no corpus is served a browser is told so on a page, with when to come back."""
    answer = empty_sqlite.get("/orders", headers={"Accept": BROWSER})
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "text/html; charset=utf-8")
    assert answer.headers["Retry-After"]


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        (BROWSER, True), ("text/html", True), ("*/*", False), ("", False), ("application/json", False),
        ("application/json, text/html;q=0.5", False), ("text/html, application/json;q=0.5", True), ("text/*", False),
    ],
)  # fmt: skip
def test_who_prefers_pages(accept: str, wanted: bool) -> None:
    """A page goes to who names HTML and likes it better than JSON."""
    assert prefers_pages(accept) is wanted
