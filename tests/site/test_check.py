"""Quotations checked on a page, and cards for others' pages."""

import pytest
from starlette.testclient import TestClient

from tests.site.reading import read

EXACT = "best practices at the State and local level"
ALTERED = "best practices at the federal and local level"


@pytest.mark.parametrize(
    ("text", "verdict"), [(EXACT, "exact"), (ALTERED, "altered"), ("purple monkeys eat", "not_found")]
)
def test_one_quotation(sample: TestClient, text: str, verdict: str) -> None:
    """A quotation has the verdict of the API, the words that differ in mark, and the order's words with their place."""
    page = read(sample, f"/check?text={text.replace(' ', '+')}&order=14288")
    (shown,) = page.find(".verdict")
    assert verdict in shown.get("class").split()
    said = sample.get("/v1/quotes/check", params={"text": text, "order": "14288"}).json()
    assert said["verdict"] == verdict
    assert bool(page.find(".verdict mark")) is bool(said["differences"])
    if said["matches"]:
        assert said["matches"][0]["page_url"].startswith("/orders/14288#s1:~:text=")
        assert page.find(".verdict a[href*=':~:text=']")


def test_prose(sample: TestClient) -> None:
    """Every quotation of prose that is sent has its verdict, every order cited its own, and nobody keeps the answer."""
    prose = f"In Executive Order 14288 he spoke of “{EXACT}”, and of “{ALTERED}”."
    answer = sample.post("/check", data={"text": prose, "order": ""})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    said = sample.post("/v1/quotes/check", json={"text": prose}).json()
    assert answer.text.count('<section class="verdict') == len(said["quotes"]) + len(said["citations"]) == 3
    assert "&lt;" not in answer.text
    assert prose in answer.text


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"text": ""}, 422), ({"order": "14288"}, 422), ({"text": "x", "order": "no such order"}, 422),
        ({"text": "y" * 70_000}, 422), ({"text": "fine", "more": "ignored"}, 200),
    ],
)  # fmt: skip
def test_what_a_form_may_send(sample: TestClient, sent: dict[str, str], status: int) -> None:
    """A form without words, too long, or of an order not held is refused as a page; a field of others does no harm."""
    assert sample.post("/check", data=sent, headers={"Accept": "text/html"}).status_code == status


def test_a_form_is_a_form(sample: TestClient) -> None:
    """What is sent as JSON, twice the same field, or is not UTF-8 is refused."""
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answers = [
        sample.post("/check", json={"text": "x"}),
        sample.post("/check", content="text=a&text=b", headers=form),
        sample.post("/check", content=b"text=%ff", headers=form),
    ]
    assert [answer.status_code for answer in answers] == [415, 422, 422]


@pytest.mark.parametrize(
    "path",
    ["/embed/orders/14288", "/embed/orders/14288/sections/3.b", "/embed/quote?order=14288&text=best+practices"],
)
def test_a_card_may_be_framed(sample: TestClient, path: str) -> None:
    """A card has the words and today's status, no script, and may stand in anyone's page; nothing else may."""
    answer, page = sample.get(path), read(sample, path)
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert not page.find("script, form, img")
    assert page.find(".status")
    assert all(each.get("target") == "_blank" for each in page.find("a"))
    (canonical,) = page.hrefs("link[rel=canonical]")
    assert sample.get(canonical).status_code == 200


def test_a_card_of_nothing_is_refused(sample: TestClient) -> None:
    """A card of what is not held, or of no words, is refused."""
    paths = ("orders/99999", "orders/14288/sections/99", "quote")
    assert [sample.get(f"/embed/{path}").status_code for path in paths] == [404, 404, 422]
