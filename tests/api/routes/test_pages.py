"""The pages of orders, on both databases: anchors, links, what a browser is allowed."""

import re

import pytest
from lxml import etree, html
from starlette.testclient import TestClient

from tests.api.shelf import statements_of


def page(api: TestClient, number: str) -> html.HtmlElement:
    """The page of an order, parsed."""
    return html.fromstring(api.get(f"/v1/orders/{number}.html").text)


def links(element: html.HtmlElement) -> dict[str, str]:
    """The targets of the links below an element by their words."""
    return {link.text_content(): link.get("href", "") for link in element.iter("a")}


def test_every_provision_has_its_anchor(sample: TestClient) -> None:
    """The ids of the provisions are anchors on the page, each once, and links within it lead to one."""
    found = [element.get("id") for element in page(sample, "14288").iter() if element.get("id")]
    told = etree.fromstring(sample.get("/v1/orders/14288.html").content, etree.HTMLParser())
    assert len(found) == len(set(found)) == sample.get("/v1/orders/14288").json()["counts"]["sections"]
    inner = {link.get("href", "")[1:] for link in told.iter("a") if link.get("href", "").startswith("#")}
    assert inner <= set(found)


def test_citations_are_linked(api: TestClient) -> None:
    """An order leads to our page of it, a law to its official page."""
    (article,) = page(api, "14000").iter("article")
    told = links(article)
    assert told["Executive Order 13900"] == "/v1/orders/13900.html"
    assert told["5 U.S.C. 553"] == "https://uscode.house.gov/5/553"


def test_the_text_is_whole(api: TestClient) -> None:
    """Label, heading, text and closing of each provision stand on the page in order."""
    words = " ".join(page(api, "14000").text_content().split())
    at = 0
    parts = """PART ONE|Section 1. Policy|In accordance with Executive Order 13900 and 5 U.S.C. 553 the|(a) First.
        |More of the first.|(b) 1. Second|Once.|At the end.|Again.|In the manner of 1978."""
    for part in parts.split("|"):
        found = words.find(part.strip(), at)
        assert found >= 0, part
        at = found + len(part.strip())


def test_deadlines_are_listed(sample: TestClient) -> None:
    """EO 14288 sets three days; the earliest comes first, each with a link to its provision."""
    rows = [row for table in page(sample, "14288").iter("table") for row in table.iter("tr")][1:]
    days = [re.search(r"\d{4}-\d\d-\d\d", row.text_content()) for row in rows]
    assert [day and day[0] for day in days] == ["2025-06-27", "2025-07-27", "2025-07-27"]
    assert [link.get("href") for row in rows for link in row.iter("a")] == ["#3.b", "#4.a", "#4.b"]


def test_the_page_keeps_to_its_policy(sample: TestClient) -> None:
    """The policy allows one stylesheet from our own host, and the page needs nothing else."""
    answer = sample.get("/v1/orders/14288.html")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'; style-src 'self';" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script|<style|<img|<iframe|\sstyle=|\son\w+=|javascript:", answer.text)
    (sheet,) = [link.get("href", "") for link in page(sample, "14288").iter("link") if link.get("rel") == "stylesheet"]
    assert sample.get(sheet).headers["Content-Type"] == "text/css; charset=utf-8"


def test_other_views_answer(sample: TestClient) -> None:
    """Every link to another view of the order is answered."""
    own = [to for to in links(page(sample, "14288")).values() if to.startswith("/v1/orders/14288")]
    assert len(own) == 7
    assert all(sample.get(to).status_code == 200 for to in own)


def test_an_order_without_text_says_so(api: TestClient) -> None:
    """The page of an order of which only facts are held says that its text is not, and how to get it."""
    words = page(api, "13900").text_content()
    assert "The text of this order is not held here" in words
    assert "To get it: eo " in words
    assert "revoked by EO 14000, sec. 1" in words


def test_an_order_that_is_not_held_has_no_page(api: TestClient) -> None:
    """No order, no page."""
    assert api.get("/v1/orders/14009.html").status_code == 404


@pytest.mark.parametrize("number", ["14000", "13900"])
def test_the_statements_are_constant(api: TestClient, number: str) -> None:
    """A page costs seven statements."""
    assert statements_of(api, f"/v1/orders/{number}.html") == 7
