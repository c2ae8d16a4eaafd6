"""The page of an order, and that of a provision."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.api.shelf import statements_of
from tests.site.reading import read

ORDER = "/orders/14288"


def test_the_status_has_its_meaning_and_its_day(sample: TestClient) -> None:
    """The status stands in one line, with what it means, the acts it rests on as links, and the day up to which."""
    order = sample.get("/v1/orders/14288").json()
    (standing,) = read(sample, ORDER).words("p.standing")
    assert standing.lower().startswith(order["status"]["value"].replace("_", " "))
    assert "As of" in standing


def test_a_revoked_order_leads_to_what_revoked_it(api: TestClient) -> None:
    """The acts that decide a status are links to the provisions that act."""
    order = api.get("/v1/orders/13900").json()
    assert order["status"]["basis"]
    page = read(api, "/orders/13900")
    for edge in order["status"]["basis"]:
        assert edge["citation"] in page.words("p.standing")[0]


def test_every_provision_has_its_place(sample: TestClient) -> None:
    """Each provision has an anchor, the letter s and its id, and a link to the page on which it stands alone."""
    page = read(sample, ORDER)
    texts = list(_ids(sample.get("/v1/orders/14288").json()["sections"]))
    assert len(texts) > 20
    assert {f"s{each}" for each in texts} <= page.anchors()
    shared = {link.rpartition("/sections/")[2] for link in page.hrefs("a.share")}
    assert shared == {each for each in texts if each != "preamble"}


def _ids(sections: list[dict[str, Any]]) -> Iterator[str]:
    for each in sections:
        yield each["id"]
        yield from _ids(each["children"])


def test_the_words_are_the_orders(sample: TestClient) -> None:
    """Every paragraph of the order stands on the page, word for word."""
    page = read(sample, ORDER)
    texts = list(_texts(sample.get("/v1/orders/14288").json()["sections"]))
    assert len(texts) > 20
    assert [text for text in texts if text not in page.text] == []


def _texts(sections: list[dict[str, Any]]) -> Iterator[str]:
    for each in sections:
        for field in ("heading", "text", "closing"):
            yield from (" ".join(paragraph.split()) for paragraph in each[field].split("\n\n") if paragraph)
        yield from _texts(each["children"])


def test_citations_lead_on(sample: TestClient) -> None:
    """The order that the text cites is a link to its page where it is held."""
    page = read(sample, ORDER)
    cited = [each for each in page.find(".law.body a") if each.text_content() == "Executive Order 14159"]
    (reference,) = sample.get("/v1/orders/14288/references").json()["items"]
    leads = "/orders/14159" if reference["target"]["url"] else reference["target"]["html_url"]
    assert [each.get("href") for each in cited] == [leads]
    assert cited[0].get("title") == "in accordance with Executive Order 14159"


def test_directives_stand_in_the_margin_and_in_a_table(sample: TestClient) -> None:
    """Who must act by when stands beside the paragraph that says so, and in the table of all."""
    page = read(sample, ORDER)
    told = [each for each in sample.get("/v1/orders/14288/directives").json()["items"] if not each["boilerplate"]]
    assert len(page.find("p.duty")) == len(page.find("#directives tbody tr")) == len(told) > 0
    assert "Attorney General shall by June 27, 2025" in page.words("p.duty")
    assert page.find("svg.timeline circle")
    assert any("/v1/directives.ics?order=14288" in link for link in page.hrefs("#due a"))


def test_citation_forms_can_be_copied(sample: TestClient) -> None:
    """Every form of the citation, and the permanent link, stand whole beside their buttons."""
    copied = {each.get("data-copy") for each in read(sample, ORDER).find("button.copy")}
    assert {"Exec. Order No. 14,288, 90 Fed. Reg. 18,765 (Apr. 28, 2025)", "90 FR 18765", "/us/eo/14288"} <= copied
    assert "http://testserver/eo/14288" in copied


def test_what_was_written_about_it(sample: TestClient) -> None:
    """Publications, comparisons and what is written about the order are there."""
    page, order = read(sample, ORDER), sample.get("/v1/orders/14288?include=coverage").json()
    assert len(page.find("#publications > ul > li")) == len(order["publications"])
    assert len(page.find("#publications > p")) == order["counts"]["comparisons"]
    assert len(page.find("#coverage li")) == len(order["coverage"])


def test_a_text_that_is_not_held(api: TestClient) -> None:
    """Of an order without its text the page says so and where it is to be had, and offers no check of quotations."""
    page = read(api, "/orders/13900")
    hint = api.get("/v1/orders/13900").json()["text_hint"]
    assert " ".join(hint["detail"].split()) in page.text
    assert page.words(".law.body code") == [hint["command"]]
    assert not page.find("#check")


@pytest.mark.parametrize("path", ["/eo/14288", "/eo/14288/3.b"])
def test_short_links_are_permanent(sample: TestClient, path: str) -> None:
    """The short address leads to the order, and at a provision to it, for ever."""
    answer = sample.get(path, follow_redirects=False)
    leads = {"/eo/14288": "/orders/14288", "/eo/14288/3.b": "/orders/14288#s3.b"}
    assert (answer.status_code, answer.headers["Location"]) == (308, leads[path])


@pytest.mark.parametrize("path", ["/eo/14288", "/eo/14,288", "/orders/EO14288", "/orders/14288/", "/go?q=EO+14288"])
def test_leads_to_a_page_begin_with_the_public_address(sample_database: str, path: str) -> None:
    """Whoever is led on from a short address or from another name stays below the address that the server has."""
    settings = Settings(database_url=sample_database, public_base_url="https://eo.example.org/law")
    with TestClient(create_app(settings), follow_redirects=False) as client:
        answer = client.get(path)
    assert answer.status_code in (303, 308)
    assert answer.headers["Location"].startswith("https://eo.example.org/law/")


@pytest.mark.parametrize("path", ["/eo/99999", "/eo/14288/99", "/orders/14288/sections/99"])
def test_short_links_to_nothing_are_refused(sample: TestClient, path: str) -> None:
    """A short address of what is not held is not found."""
    read(sample, path, 404)


def test_a_provision_alone(sample: TestClient) -> None:
    """It has its words and what is below it, its citation and link to copy, and what stands around it as links."""
    page = read(sample, "/orders/14288/sections/3.b")
    assert page.words("h1") == ["Sec. 3(b)"]
    assert "Within 60 days of the date of this order" in page.words(".law.body")[0]
    assert "http://testserver/eo/14288/3.b" in {each.get("data-copy") for each in page.find("button.copy")}
    around = page.hrefs("nav.around a")
    assert "http://testserver/orders/14288/sections/3.a" in around
    assert "http://testserver/orders/14288#s3.b" in around


def test_the_statements_are_constant(api: TestClient) -> None:
    """A page costs as many statements whatever the order holds; one that is compared costs two more."""
    assert [statements_of(api, path) for path in ("/orders/14000", "/orders/14000/sections/1")] == [16, 7]
