"""The pages of numbers."""

import csv
import inspect
import io

import pytest
from lxml import etree
from starlette.testclient import TestClient

from app.api.parameters.filters import orders
from app.queries.statistics.filters_said import WORDS
from app.schemas import StatisticsBy
from tests.api.shelf import statements_of
from tests.site.reading import read


def test_the_charts_that_are_asked_for_most(sample: TestClient) -> None:
    """Each chart has its picture in two layouts, the sentence that says what was counted, its table and its CSV."""
    page = read(sample, "/statistics")
    sections = page.find("main section")
    assert [each.get("id") for each in sections] == ["day_in_term", "president", "year", "agency", "due_month"]
    pictures = page.hrefs("main section img") + [each.get("srcset") for each in page.find("main section source")]
    assert {sample.get(each).headers["Content-Type"].partition(";")[0] for each in pictures} == {"image/svg+xml"}
    said = [sample.get(f"/v1/statistics?by={each.get('id')}").json()["counted"] for each in sections]
    assert page.words("p.counted") == said == [each.get("alt") for each in page.find("main section img")]


@pytest.mark.parametrize("by", StatisticsBy)
def test_a_chart_has_its_table(sample: TestClient, by: StatisticsBy) -> None:
    """The table has the rows of the CSV, and a card to copy that is answered and may be framed."""
    page = read(sample, f"/statistics?by={by}")
    rows = list(csv.DictReader(io.StringIO(sample.get(f"/v1/statistics.csv?by={by}").text)))
    labels = list(dict.fromkeys(row["label"] for row in rows))
    if by is StatisticsBy.DUE_MONTH:
        dated = [label for label in labels if label != "No day known"]
        labels = [*dated[::-1], *labels[len(dated) :]]
    assert page.words("tbody th") == labels[:200]
    (embed,) = [each.get("data-copy") for each in page.find("button.copy")]
    card = sample.get(embed.partition('src="')[2].partition('"')[0])
    assert "frame-ancestors *" in card.headers["Content-Security-Policy"]


@pytest.mark.parametrize("by", ["president", "day_in_term", "agency"])
def test_a_picture_keeps_its_room(sample: TestClient, by: str) -> None:
    """The sizes that a page gives a picture are the picture's own, so that nothing moves when it comes."""
    page = read(sample, f"/statistics?by={by}")
    for each, name in ((page.find("picture img")[0], "src"), (page.find("picture source")[0], "srcset")):
        root = etree.fromstring(sample.get(each.get(name)).content)
        assert (each.get("width"), each.get("height")) == (root.get("width"), root.get("height"))


def test_the_filters_narrow_what_is_counted(sample: TestClient) -> None:
    """Filters of the list of orders go along to the picture, the CSV and the other things that are counted by."""
    page = read(sample, "/statistics?by=president&year=2025&utm_source=x")
    ours = [link for link in page.hrefs("main a, main img") if "by=" in link]
    assert ours
    assert all("year=2025" in link and "utm" not in link for link in ours)


def test_what_is_not_held_is_said(sample: TestClient) -> None:
    """The numbers that no source holds are told where orders are counted."""
    told = sample.get("/v1/statistics?by=year").json()["gaps"]
    assert bool(read(sample, "/statistics?by=year").find("main p.warning")) is bool(told)


@pytest.mark.parametrize("query", ["by=colour", "by=year&year=abc", "by=year&by=month"])
def test_what_cannot_be_counted_is_refused(sample: TestClient, query: str) -> None:
    """What nothing is counted by, and a filter that is none, is refused as a page."""
    read(sample, f"/statistics?{query}", 422)


def test_the_statements_are_constant(sample: TestClient) -> None:
    """One chart costs four statements, or five where texts are asked; the first page five charts."""
    paths = ("/statistics?by=year", "/statistics?by=agency", "/statistics")
    assert [statements_of(sample, path) for path in paths] == [4, 5, 22]


def test_the_filters_are_named(sample: TestClient) -> None:
    """The filters stand in words in the title, the sentence, the picture and the JSON."""
    query = "status=revoked&status=in_force&president=biden&president=donald-trump&signed_from=2021-02-01"
    words = (
        "signed by Joseph R. Biden Jr. or Donald J. Trump, with status in force or revoked, "
        "signed from February 1, 2021 on"
    )
    told = sample.get(f"/v1/statistics?by=year&{query}").json()
    assert told["narrowed_to"] == words
    assert f" {words}, by the year" in told["counted"]
    page = read(sample, f"/statistics?by=year&{query}")
    assert page.words("h1") == [f"Executive orders by year of signing: {words}"]
    drawn = etree.fromstring(sample.get(page.find("picture img")[0].get("src")).content)
    assert drawn.findtext("{http://www.w3.org/2000/svg}title") == page.words("h1")[0]
    assert read(sample, "/statistics?year=2025").words("h1") == ["Statistics: signed in 2025"]


def test_every_filter_has_its_words() -> None:
    """No filter of orders is without words."""
    parts = (orders._orders, orders._days, orders._terms, orders._related, orders._told)
    asked = {name for part in parts for name in inspect.signature(part).parameters}
    asked -= {"days", "terms", "related", "told"}
    assert set(WORDS) == asked


@pytest.mark.parametrize(("query", "tells"), [("by=year", True), ("by=president&year=2025", True), ("by=status", False),
                                              ("by=year&status=revoked", False)])  # fmt: skip
def test_the_share_revoked_is_told_where_it_means_something(sample: TestClient, query: str, tells: bool) -> None:
    """Of orders that are told apart or chosen by status no share of them is told, in words, columns or colours."""
    page = read(sample, f"/statistics?{query}")
    assert ("Share revoked" in page.words("thead th")) is tells
    assert ("Young orders had less time to be revoked" in page.text) is tells
    assert ("revoked since" in sample.get(f"/v1/statistics.svg?{query}").text) is tells


@pytest.mark.parametrize("by", ["", "by=year&"])
def test_words_do_not_narrow_in_silence(sample: TestClient, by: str) -> None:
    """Where words are given it is said that they do not narrow; no link takes them along but that to their list."""
    page = read(sample, f"/statistics?{by}q=police&year=2025")
    assert "Words do not narrow what is counted" in page.text
    assert [link for link in page.hrefs("main a, main img") if "q=" in link] == ["http://testserver/orders?q=police"]
    assert "Words do not narrow" not in read(sample, f"/statistics?{by}year=2025").text


@pytest.mark.parametrize(
    "query", ["by=agency", "by=due_month", "by=agency&president=donald-trump", "by=due_month&year=2025"]
)
def test_a_row_leads_to_its_page(sample: TestClient, query: str) -> None:
    """The row of an office leads to it, that of a month to its calendar, with as many directives as it counts."""
    rows = sample.get(f"/v1/statistics?{query}").json()["rows"]
    count = "directives" if "agency" in query else "deadlines"
    counted = {row["label"]: row[count] for row in rows}
    links = read(sample, f"/statistics?{query}").find("tbody th a")
    assert links
    for link in links:
        assert link.get("href").startswith(("/actors/", "/calendar?"))
        assert f"{counted[link.text]} directive" in read(sample, link.get("href")).text
