"""The pages of numbers."""

import csv
import io

import pytest
from lxml import etree
from starlette.testclient import TestClient

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
