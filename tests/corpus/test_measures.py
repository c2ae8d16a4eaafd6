"""What is held, counted and measured of the real documents; and what the docs say of it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings

pytestmark = pytest.mark.corpus

ROOT = Path(__file__).parents[2]
ACCURACY = (ROOT / "docs" / "guide" / "accuracy.md").read_text(encoding="utf-8")
DOCS = (ROOT / "docs" / "measures.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def api(url: str, report: dict[str, Any]) -> Iterator[TestClient]:
    """A client of the whole corpus."""
    assert report["state"] == "published"
    with TestClient(create_app(Settings(database_url=url, search_seconds=30))) as made:
        yield made


@pytest.fixture(scope="module")
def corpus(api: TestClient) -> dict[str, Any]:
    """What the corpus tells of itself."""
    told: dict[str, Any] = api.get("/v1/corpus").json()
    return told


def total(api: TestClient, query: str) -> int:
    """How many orders a query selects."""
    return int(api.get(f"/v1/orders?{query}&limit=1").json()["total"])


def first(api: TestClient, query: str, *path: str) -> list[tuple[str, Any]]:
    """The first orders of a list, each with one of its facts."""
    found = []
    for item in api.get(f"/v1/orders?{query}").json()["items"]:
        value = item
        for name in path:
            value = value[name]
        found.append((item["number"], value))
    return found


def test_the_limits_told_are_those_of_the_corpus(api: TestClient, corpus: dict[str, Any]) -> None:
    """The years without texts and the count of those of 1994–2000 stand in the guide as they are."""
    begin, end = "signed_from=1994-01-01", "signed_to=2000-12-31"
    some = total(api, f"{begin}&{end}"), total(api, f"{begin}&{end}&has_text=true")
    assert re.findall(r"of the (\d+) orders of 1994–2000 (\d+)", ACCURACY) == [tuple(map(str, some))]
    assert "No source at hand has the text of 1936–44" in ACCURACY
    without = {gap["year"]: gap for gap in corpus["text_gaps"] if gap["reason"] == "no_source"}
    assert sorted(without) == list(range(1937, 1945))
    assert all(gap["orders"] == gap["without_text"] for gap in without.values())
    assert "`no_source` | No source that is read here has it: the texts of 1936–44" in DOCS


def test_the_gaps_in_the_numbers_have_their_reason(corpus: dict[str, Any]) -> None:
    """No source has the numbers that the docs name; all other gaps are numbers held with a suffix alone."""
    gaps = [(gap["first"], gap["last"], gap["reason"]) for gap in corpus["number_gaps"]]
    assert [gap for gap in gaps if gap[2] != "only_with_suffix"] == [
        (7101, 7104, "no_source"),
        (7106, 7531, "no_source"),
    ]
    assert "the numbers 7101–7104 and 7106–7531" in DOCS
    assert (6889, 6889, "only_with_suffix") in gaps
    (longest,) = (gap for gap in corpus["number_gaps"] if gap["first"] == 7106)
    assert longest["years"] == [1935, 1936, 1937]


def test_what_was_published_is_told(api: TestClient) -> None:
    """The Federal Register left 370 orders on some person out; of 66 others with a number nothing tells it."""
    assert total(api, "published=false&signed_from=1936-03-14") == 370
    assert total(api, "published=false&signed_to=1936-03-13") == total(api, "signed_to=1936-03-13")
    unknown = first(api, "published=unknown&numbered=true&limit=100", "published")
    assert len(unknown) == 66
    assert {("12825", None), ("10995", None), ("8763", None)} <= set(unknown)


def test_days_to_publication(api: TestClient) -> None:
    """EO 9153-A waited for four years, of the others EO 13947 longest; none was published before it was signed."""
    longest = first(api, "sort=-days_to_publication&limit=2", "days_to_publication")
    assert longest == [("9153-A", 1645), ("13947", 56)]
    assert first(api, "sort=days_to_publication&limit=1", "days_to_publication")[0][1] == 0


def test_the_longest_orders(api: TestClient) -> None:
    """The Manual for Courts-Martial is the longest order."""
    longest = first(api, "sort=-words&limit=5", "counts", "words")
    assert [number for number, _ in longest][:2] == ["10214", "12198"]
    assert 51_000 < longest[0][1] < 53_000
    assert dict(first(api, "number=14110", "counts", "words"))["14110"] == pytest.approx(19_300, abs=100)


def test_no_order_has_more_pages_than_can_be(api: TestClient) -> None:
    """The Manual for Courts-Martial's amendments of 2018 have most pages; the two records that are wrong count none."""
    pages: dict[str, int | None] = dict(first(api, "year=2018&year=1994&limit=100", "counts", "pages"))
    assert max(count or 0 for count in pages.values()) == pages["13825"] == 465
    assert (pages["12927"], pages["12940"]) == (None, None)


def test_reprints(api: TestClient) -> None:
    """Each page of a compilation that an order cites, or that is known, stands at its order, and at no other."""
    rows = api.get("/v1/orders.ndjson").text.splitlines()
    told = dict(re.findall(r'^{"number":"([^"]+)".*?"cfr":"([^"]+)"', row)[0] for row in rows if '"cfr":"' in row)
    assert told == {
        "7968": "3 CFR, 1938 Supp., p. 107",
        "10154": "3 CFR, 1950 Supp., p. 115",
        "10161": "3 CFR, 1950 Supp., p. 123",
        "10519": "3 CFR, 1954 Supp., p. 48",
        "10558": "3 CFR, 1954 Supp., p. 70",
        "11246": "3 CFR, 1964-1965 Comp., p. 339",
        "11478": "3 CFR, 1966-1970 Comp., p. 803",
        "12086": "3 CFR, 1978 Comp., p. 230",
        "12372": "3 CFR, 1982 Comp., p. 197",
        "12608": "3 CFR, 1987 Comp., p. 245",
    }
