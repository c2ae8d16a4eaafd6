"""How pages are asked for and sent."""

import re

import pytest
from starlette.testclient import TestClient

from tests.site.reading import read

PAGES = (
    "/", "/orders", "/search", "/search?q=police", "/orders/14288", "/orders/14288/sections/3.b", "/calendar",
    "/calendar?month=2025-07", "/actors", "/actors/attorney-general", "/presidents", "/presidents/donald-trump",
    "/coverage", "/check", "/check?text=best+practices&order=14288", "/compare/14288",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_what_every_page_has(sample: TestClient, path: str) -> None:
    """A page has a language, a title, a viewport, one h1, one main, its canonical address, and a way past the links."""
    page = read(sample, path)
    assert page.root.get("lang") == "en"
    assert [len(page.find(one)) for one in ("title", "h1", "main", "meta[name=viewport]", "a.skip")] == [1] * 5
    (canonical,) = page.hrefs("link[rel=canonical]")
    assert sample.get(canonical).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_nobody_else(sample: TestClient, path: str) -> None:
    """A page loads from our own host alone, under a policy that allows nothing inline, and sets no cookie."""
    answer = sample.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "Set-Cookie" not in answer.headers
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(src=|ld\+json))", answer.text)
    loaded = read(sample, path).hrefs(
        "script[src], img, iframe, link[rel=stylesheet], link[rel=icon], link[rel=manifest]"
    )
    assert all(address.startswith("http://testserver/") for address in loaded)
    assert all(sample.get(address).status_code == 200 for address in loaded)


@pytest.mark.parametrize("path", ["/orders", "/orders/14288", "/search?q=police", "/actors"])
def test_what_a_link_carries_beside_is_ignored(sample: TestClient, path: str) -> None:
    """A link with the marks of who sends it, and a form with empty fields, lead to the same page."""
    glue = "&" if "?" in path else "?"
    marked = sample.get(f"{path}{glue}utm_source=news&fbclid=1&president=")
    assert marked.text == sample.get(path).text


def test_the_api_stays_strict(sample: TestClient) -> None:
    """What a page ignores is refused by the API, also of a browser, as a problem document."""
    answer = sample.get("/v1/orders?utm_source=news", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "application/problem+json")


@pytest.mark.parametrize(
    "query", ["year=abc", "status=gone", "sort=up", "cursor=x", "year=2025&sort=number&sort=-number"]
)
def test_a_value_that_is_none_is_refused(sample: TestClient, query: str) -> None:
    """A parameter of the page whose value is none of its own is refused as the API refuses it, as a page."""
    assert read(sample, f"/orders?{query}", 422).find("h1")


@pytest.mark.parametrize("path", ["/orders/14288", "/orders?year=2025", "/"])
def test_a_page_is_kept(sample: TestClient, path: str) -> None:
    """A page has an ETag and a lifetime like an answer of the API, and is not sent again to who has it."""
    answer = sample.get(path)
    again = sample.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert answer.headers["Cache-Control"].startswith("public, max-age=60")
    assert answer.headers["X-Corpus-Revision"]


@pytest.mark.parametrize("path", ["/orders/14288", "/", "/robots.txt", "/nothing-here", "/orders/1"])
def test_head_is_get_without_its_body(sample: TestClient, path: str) -> None:
    """HEAD of a page answers with the status and the type of GET."""
    head, get = (sample.request(method, path, headers={"Accept": "text/html,*/*;q=0.1"}) for method in ("HEAD", "GET"))
    assert (head.status_code, head.headers["Content-Type"], head.content) == (
        get.status_code,
        get.headers["Content-Type"],
        b"",
    )


def test_a_page_is_read_by_who_takes_pages(sample: TestClient) -> None:
    """Who accepts JSON alone is told that a page is none."""
    assert sample.get("/orders", headers={"Accept": "application/json"}).json()["code"] == "not-acceptable"


def test_downloads_of_a_search_are_answered(sample: TestClient) -> None:
    """What the list is sorted by and a download is not does not go along."""
    forms = read(sample, "/orders?q=police&sort=relevance").hrefs(".forms a")
    assert len(forms) > 1
    assert {sample.get(form).status_code for form in forms} == {200}


def test_the_forms_of_a_page_are_the_same_list(sample: TestClient) -> None:
    """A list leads to the API's list of the same filters, in each of its forms, and all are answered."""
    page = read(sample, "/orders?year=2025&status=in_force&utm_source=x&sort=number")
    forms = page.hrefs(".forms a")
    assert [form.partition("?")[2] for form in forms] == ["sort=number&status=in_force&year=2025"] * len(forms)
    assert {sample.get(form).status_code for form in forms} == {200}
    listed = sample.get(forms[0]).json()
    assert len(page.find("li.order")) == len(listed["items"])
