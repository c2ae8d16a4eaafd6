"""Filters of lists: what links, forms and other forms of a list do with those that are on."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest
from lxml.html import HtmlElement
from starlette.testclient import TestClient

from app import store
from app.law.numbering import sort_key
from app.law.presidents import PRESIDENTS
from app.site import lists
from app.tables import OrderRow
from tests.api import shelf
from tests.site.reading import HOST, Page, read


def sent(page: Page, form: str) -> list[tuple[str, str]]:
    """What a form sends as it stands, its empty fields left out."""
    (found,) = page.find(form)
    return sorted((name, value) for name, value in found.form_values() if value)


def test_presidents_out_of_scope_are_not_offered(sample: TestClient) -> None:
    """The form offers the presidents since 1933 and no other, the latest first, and so does the map."""
    options = [each.get("value") for each in read(sample, "/orders").find("select[name=president] option")][1:]
    in_scope = [each.slug for each in PRESIDENTS if each.in_scope]
    assert sorted(options) == sorted(in_scope)
    assert "george-washington" not in options
    mapped = sample.get("/sitemaps/1.xml").text
    assert [each.slug for each in PRESIDENTS if f"/presidents/{each.slug}<" in mapped] == in_scope


@pytest.mark.parametrize("parameter", ["actor", "subject"])
def test_what_an_order_has_several_of_is_chosen_once(sample: TestClient, parameter: str) -> None:
    """While an office or a subject is chosen no other is offered: its count would be of both."""
    title = {"actor": "Directs", "subject": "About"}[parameter]
    links = [link for link in read(sample, "/orders").find(".filters li a") if f"{parameter}=" in link.get("href")]
    assert len(links) > 1
    page = read(sample, links[0].get("href"))
    (heading,) = [each for each in page.find(".filters h2") if each.text == title]
    (only,) = heading.getnext().cssselect("a")
    assert (only.get("aria-current"), only.get("href")) == ("true", "/orders")
    assert only.getnext().text_content() == page.words(".listing strong")[0].split()[0]


def test_a_verdict_is_chosen_once(sample: TestClient) -> None:
    """The same of the verdicts of quotations, of which a document has several."""
    links = _verdicts(read(sample, "/coverage"))
    assert links
    for link in links:
        page = read(sample, link.get("href"))
        (only,) = _verdicts(page)
        assert (only.get("aria-current"), only.get("href")) == ("true", "/coverage")
        assert page.words(".listing strong")[0].split()[0] == link.getnext().text_content()


def _verdicts(page: Page) -> list[HtmlElement]:
    (heading,) = [each for each in page.find(".filters h2") if each.text == "With a quotation that is"]
    return list(heading.getnext().cssselect("a"))


def test_what_is_not_offered_is_told(sample: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of offices beyond those offered the list of all is linked; of other values it is said how many there are."""
    monkeypatch.setattr(lists, "MOST_CHOICES", 2)
    more = read(sample, "/orders?limit=2&sort=-words").find(".filters li.quiet")
    assert {re.sub("[0-9]+", "N", each.text_content()) for each in more} == {"and N more", "and N more; all of them"}
    (offices,) = [each for each in more if each.cssselect("a[href='/actors']")]
    assert offices.getparent().getprevious().text == "Directs"


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/orders?status=revoked&status=in_force&year=2025&has_text=true", "aside form"),
        ("/orders?q=police&president=FDR&sort=-words&expand=none", "aside form"),
        ("/search?q=police&expand=none&subject=immigration&sort=-signed_on", "aside form"),
        ("/search?q=police&expand=none&subject=immigration&year=2025", "form.search-box"),
        ("/calendar?month=2025-07&status=in_force&actor=attorney-general&modality=shall", "form.search-box"),
        ("/actors?q=attorney&kind=office&kind=agency&sort=name", "form.search-box"),
    ],
)
def test_a_form_keeps_the_filters(sample: TestClient, path: str, form: str) -> None:
    """A form that is sent as it stands asks for the same list again."""
    assert sent(read(sample, path), form) == sorted(parse_qsl(urlsplit(path).query))


def test_further_values_of_a_field_are_told(sample: TestClient) -> None:
    """A field that shows one of several values says the others."""
    assert "Also chosen: status in force" in read(sample, "/orders?status=revoked&status=in_force").text


def test_a_month_in_another_form_is_the_month(sample: TestClient) -> None:
    """Bounds that were given beside a month do not go along; each form is answered."""
    page = read(sample, "/calendar?month=2025-07&due_from=2020-01-01&due_to=2020-02-01&status=in_force")
    links = page.hrefs(".forms a")
    assert len(links) == 6
    for link in links:
        query = parse_qs(urlsplit(link).query)
        assert query == {"due_from": ["2025-07-01"], "due_to": ["2025-07-31"], "status": ["in_force"]}
        assert sample.get(link).status_code == 200


def test_an_office_in_another_form_is_the_office(sample: TestClient) -> None:
    """The forms below an office are its directives with the filters; the office itself is called so."""
    page = read(sample, "/actors/attorney-general?actor=secretary-of-state&role=consulted&status=in_force")
    first, *others = page.find(".forms a")
    assert (first.text, first.get("href")) == ("Office (JSON)", "/v1/actors/attorney-general")
    assert [each.text for each in others] == ["JSON", "CSV", "NDJSON", "Atom", "JSON Feed", "Calendar"]
    for each in others:
        query = parse_qs(urlsplit(each.get("href")).query)
        assert (query["actor"], query["role"], query["status"]) == (["attorney-general"], ["lead"], ["in_force"])
    found = sample.get(others[0].get("href")).json()
    assert f"{found['total']} directive" in page.text


@pytest.mark.parametrize("path", ["/orders", "/search?q=police", "/actors", "/coverage", "/calendar"])
def test_other_forms_are_told_once(sample: TestClient, path: str) -> None:
    """A list says once in which other forms it is had."""
    page = read(sample, path)
    assert len(page.find(".forms")) == 1
    assert "This page as" not in page.text


def test_nothing_found_leads_on(sample: TestClient) -> None:
    """A list without orders offers itself without each of its filters, all of which are answered."""
    page = read(sample, "/orders?status=revoked&year=1990&sort=-words")
    assert page.words(".listing strong") == ["0 orders"]
    links = page.hrefs(".listing > div li a")
    assert [parse_qs(urlsplit(link).query) for link in links] == [
        {"year": ["1990"], "sort": ["-words"]}, {"status": ["revoked"], "sort": ["-words"]}, {},
    ]  # fmt: skip
    for link in links:
        read(sample, link.removeprefix(HOST))


@pytest.fixture
def around_a_gap(tmp_path: Path) -> Iterator[TestClient]:
    """A client of a corpus with orders on both sides of the numbers that no source has."""
    url = f"sqlite:///{tmp_path / 'gap.sqlite'}"
    signed = {"7105": date(1935, 7, 18), "7532": date(1937, 1, 8)}
    rows = [shelf.order(sort_key(number), number, "An Order", on) for number, on in signed.items()]
    with store.writer(url) as writer:
        writer.publish(store.Content("feedfacefeedface", shelf.AS_OF, {}, {OrderRow: rows}), shelf.PUBLISHED_AT)
    with shelf.client(url) as client:
        yield client


def test_what_no_source_has_is_told(around_a_gap: TestClient) -> None:
    """A list by time, and one without orders, says which numbers no source has, where their orders may be meant."""
    told = {
        query: "The numbers 7106 to 7531, signed between July 18, 1935 and January 8, 1937, are held by no source"
        in read(around_a_gap, f"/orders?{query}").text
        for query in ("year=1936", "signed_to=1936-01-01", "president=fdr&status=revoked", "year=1990", "sort=-words")
    }
    assert list(told.values()) == [True, True, True, False, False]


def test_documents_that_nobody_ingested(api: TestClient) -> None:
    """Where nothing written about orders is held the page says who ingests it."""
    assert "eo ingest-coverage" in read(api, "/coverage").text


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/orders/EO14288", "/orders/14288"), ("/orders/14,288", "/orders/14288"), ("/eo/14,288", "/eo/14288"),
        ("/orders/EO-14288/sections/3.b", "/orders/14288/sections/3.b"), ("/compare/E.O. 14288", "/compare/14288"),
        ("/embed/orders/14,288?x=y", "/embed/orders/14288"), ("/orders/14288/", "/orders/14288"),
        ("/eo/14288/", "/orders/14288"),
    ],
)  # fmt: skip
def test_another_name_of_an_order_leads_to_it(sample: TestClient, path: str, place: str) -> None:
    """A page is found by any name of one order."""
    answer = sample.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (308, place)


@pytest.mark.parametrize("path", ["/orders/99,999", "/orders/nothing", "/orders/EO 14288 sec. 3", "/orders/99999/"])
def test_what_names_no_order_leads_nowhere(sample: TestClient, path: str) -> None:
    """What is no name of one order held is not found, and the API reads no name at all."""
    assert sample.get(path, follow_redirects=False).status_code == 404
    assert sample.get("/v1/orders/14,288", follow_redirects=False).status_code == 404
    assert sample.get("/v1/orders/14288/", follow_redirects=False).status_code == 404


def test_a_provision_that_is_not_there_is_told(sample: TestClient) -> None:
    """A citation of a provision that the order does not have is not led to its top as if it were."""
    page = read(sample, f"/go?{urlencode({'q': 'EO 14288 sec. 99'})}")
    assert "the order has no provision 99" in page.text
    assert f"{HOST}/orders/14288" in page.hrefs("main a")


def test_too_much_typed_is_refused_in_words(sample: TestClient) -> None:
    """The box takes no more than is read, and says what to do with more."""
    assert "Write at most 200 characters" in read(sample, f"/go?q={'x' * 201}", 422).text
    assert [each.get("maxlength") for each in read(sample, "/").find("input[name=q]")] == ["200"]
    assert [each.get("maxlength") for each in read(sample, "/nothing", 404).find("input[name=q]")] == ["200"]


def test_how_a_month_is_written_is_told(sample: TestClient) -> None:
    """What is no month is refused with how one is written."""
    assert "Write the month as 2025-07." in read(sample, "/calendar?month=July", 422).text


def test_references_are_not_taken_for_orders(sample: TestClient) -> None:
    """The number of orders that a president revoked is no link; the references behind it are called so."""
    page = read(sample, "/presidents/donald-trump")
    assert "Revoked on day 1, his own among them" in page.text
    rows = page.find(".columns tbody tr")
    assert rows
    for row in rows:
        linked = row.cssselect("td a")
        assert [each.text for each in linked] == ["JSON"]
        assert "references" in linked[0].get("aria-label")
