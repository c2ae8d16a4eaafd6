"""The lists: orders, provisions, offices, presidents, what is written, and the calendar."""

from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.api.shelf import statements_of
from tests.site.reading import read


def test_a_choice_narrows_the_list_to_its_count(sample: TestClient) -> None:
    """Each value beside the list leads to as many orders as it says, and once chosen back to all."""
    page = read(sample, "/orders")
    total = page.words(".listing strong")[0]
    for link in page.find(".filters li a"):
        count = link.getnext().text_content()
        narrowed = read(sample, link.get("href"))
        assert narrowed.words(".listing strong")[0].split()[0] == count
        (chosen,) = narrowed.find(".filters [aria-current]")
        assert read(sample, chosen.get("href")).words(".listing strong")[0] == total


def test_the_form_keeps_what_the_links_chose(sample: TestClient) -> None:
    """The form shows the filters that are on, and keeps those that it has no field for."""
    page = read(sample, "/orders?year=2025&status=in_force&subject=crime-and-law-enforcement")
    assert page.find("input[name=year]")[0].get("value") == "2025"
    assert [each.get("value") for each in page.find("select[name=status] option[selected]")] == ["in_force"]
    assert page.find("input[type=hidden][name=subject]")[0].get("value") == "crime-and-law-enforcement"


def test_the_next_page_goes_on(api: TestClient) -> None:
    """The pages of a list together have each order once."""
    seen: list[str] = []
    path: str | None = "/orders?limit=3&sort=number"
    while path:
        page = read(api, path)
        seen += [link.rpartition("/")[2] for link in page.hrefs("li.order a")]
        path = next(iter(page.hrefs("a[rel=next]")), None)
        path = path and path.removeprefix("http://testserver")
    total = api.get("/v1/orders?limit=1").json()["total"]
    assert (len(seen), len(set(seen))) == (total, total)


def test_hits_have_their_words_marked(sample: TestClient) -> None:
    """The words stand in mark, and each hit leads to its provision in the order."""
    page = read(sample, "/search?q=police")
    found = sample.get("/v1/sections?q=police").json()
    assert page.words(".listing strong") == [f"{found['total']:,} provisions"]
    assert {mark.text_content().lower()[:5] for mark in page.find("mark")} == {"polic"}
    first = found["items"][0]
    assert page.hrefs(".results a")[0].endswith(f"/orders/{first['order']['number']}#s{first['id']}")


def test_what_the_words_were_read_as(sample: TestClient) -> None:
    """Other names that were looked for are told, with the way to do without."""
    page = read(sample, "/search?q=DOJ")
    assert "Department of Justice" in page.text
    (without,) = [link for link in page.hrefs("main a") if "expand=none" in link]
    assert "was read as" not in read(sample, without.removeprefix("http://testserver")).text


def test_a_query_that_is_none_is_refused(sample: TestClient) -> None:
    """A query that asks for nothing is refused, with the reason."""
    assert "Invalid query" in read(sample, "/search?q=-police", 422).text


def test_a_month_has_its_days(sample: TestClient) -> None:
    """A month lists every directive due in it under its day, and leads to the same as a calendar file."""
    page = read(sample, "/calendar?month=2025-07")
    found = sample.get("/v1/directives?due_from=2025-07-01&due_to=2025-07-31").json()
    assert f"{found['total']} directive" in page.text
    assert "July 27, 2025" in page.words("h2")
    (ics,) = [link for link in page.hrefs(".forms a") if ".ics" in link]
    assert parse_qs(urlsplit(ics).query) == {"due_from": ["2025-07-01"], "due_to": ["2025-07-31"]}
    assert sample.get(ics).text.count("BEGIN:VEVENT") == len(page.find(".duty-line"))


def test_the_months_around(sample: TestClient) -> None:
    """January leads back to December of the year before, and December on."""
    links = read(sample, "/calendar?month=2025-01").hrefs("a[rel=prev]")
    assert links == ["http://testserver/calendar?month=2024-12"]
    assert read(sample, "/calendar?month=2024-12").hrefs("a[rel=next]") == ["http://testserver/calendar?month=2025-01"]


@pytest.mark.parametrize("month", ["2025-13", "2025-7", "25-07", "1776-07", "x"])
def test_what_is_no_month_is_refused(sample: TestClient, month: str) -> None:
    """Whatever is no month of these centuries is refused."""
    read(sample, f"/calendar?month={month}", 422)


def test_an_office_has_its_directives(sample: TestClient) -> None:
    """An office shows what it is told to do, the latest day first, those without a day last."""
    page = read(sample, "/actors/attorney-general?limit=100")
    found = sample.get("/v1/directives?actor=attorney-general&role=lead&sort=-due_on&limit=100").json()
    assert len(page.find(".results > li")) == found["total"]
    days = [each.get("datetime") for each in page.find(".results strong time")]
    assert days == sorted(days, reverse=True)


def test_the_presidents_in_scope(sample: TestClient) -> None:
    """The presidents since 1933 are listed with what is held of each."""
    page = read(sample, "/presidents")
    assert page.words("tbody th")[-1] == "Franklin D. Roosevelt"
    assert "Orders signed before" in read(sample, "/presidents/george-washington").text


def test_a_document_has_its_quotations(sample: TestClient) -> None:
    """What is written about orders is listed, and each document shows its quotations with their verdicts."""
    page = read(sample, "/coverage")
    listed = sample.get("/v1/coverage").json()
    assert listed["items"]
    assert len(page.find(".results > li")) == len(listed["items"])
    first = listed["items"][0]
    one = read(sample, f"/coverage/{first['id']}")
    assert len(one.find(".verdict")) == first["counts"]["quotations"]


@pytest.mark.parametrize(
    ("path", "statements"),
    [
        ("/orders", 9), ("/orders?limit=1", 9), ("/search?q=lamp", 6), ("/calendar?month=2025-07", 3), ("/actors", 1),
        ("/presidents", 1), ("/coverage", 8), ("/", 15),
    ],
)  # fmt: skip
def test_the_statements_are_constant(api: TestClient, path: str, statements: int) -> None:
    """A list costs as many statements whatever it holds."""
    assert statements_of(api, path) == statements
