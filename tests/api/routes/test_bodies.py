"""Bodies over HTTP, on both databases, from pages as a user ingests them."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from app import ingest
from tests.api import shelf
from tests.api.shelf import statements_of
from tests.beginnings import CopyOf
from tests.records import record, write

PAGES = {
    "14001": (
        "February 1, 2021",
        "There is hereby established the Lamp Advisory Council (Council). The Director shall serve as Chair of the "
        "Council. The Council shall consist of ten members.",
        "The Council shall terminate on March 1, 2022.",
    ),
    "14023": (
        "February 2, 2021",
        "There is hereby established the Wick Task Force (Task Force).",
        "The Secretary of State shall establish an Interagency Working Group on Unmanned Aircraft Systems.",
    ),
    "14033": (
        "February 3, 2022",
        "The Lamp Advisory Council, established by Executive Order 14001 of February 1, 2021, is continued until "
        "September 30, 2029.",
        "The Wick Task Force, established by Executive Order 14023 of February 2, 2021, is hereby abolished.",
        "The Lamp Advisory Council is hereby renamed the National Candle Council.",
    ),
}


def page(folder: Path, number: str) -> None:
    """An archive page of an order."""
    day, *texts = PAGES[number]
    words = "\n".join(f"### Section {place}.\n\n**Lamps**\n\n{said}" for place, said in enumerate(texts, start=1))
    (folder / f"{number}.md").write_text(
        f"# Executive Order {number}: Lamps of {number}\n\n## Summary\n\n**Date:** {day}\n\n---\n\n"
        f"## Executive Order {number}\n\nExecutive Order {number} of {day}\nLamps of {number}\n"
        f"### Authority\n\nBy the authority vested in me as President, it is hereby ordered:\n{words}\n\nA. PRESIDENT\n"
    )


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def lamps(request: pytest.FixtureRequest, copy_of: CopyOf, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database that holds the pages."""
    folder = tmp_path_factory.mktemp("pages")
    for number, (day, *_) in PAGES.items():
        page(folder, number)
        signed = datetime.strptime(day, "%B %d, %Y").replace(tzinfo=UTC).date().isoformat()
        write(folder / f"{number}.json", record(number, signing_date=signed, title=f"Lamps of {number}"))
    url = copy_of(request.param, "empty")
    report = ingest.run([folder], ingest.Options(url), datetime(2025, 1, 2, tzinfo=UTC), lambda *_: None)
    assert report.state == "published"
    return url


@pytest.fixture(scope="module")
def api(lamps: str) -> Iterator[TestClient]:
    """A client over them."""
    with shelf.client(lamps) as client:
        yield client


def slugs(answer: Any) -> list[str]:
    """The slugs on a page."""
    return [item["slug"] for item in answer.json()["items"]]


LAMP, WICK, UAS = "lamp-advisory-council", "wick-task-force", "interagency-working-group-on-unmanned-aircraft-systems"


class TestList:
    """`GET /v1/bodies`."""

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", [UAS, WICK, LAMP]),
            ("sort=founded_on", [LAMP, WICK, UAS]),
            ("sort=ends_on", [LAMP, WICK, UAS]),
            ("kind=council&kind=task_force", [WICK, LAMP]),
            ("status=standing", [LAMP]),
            ("status=ended", [WICK]),
            ("status=unknown", [UAS]),
            ("president=joe-biden", [UAS, WICK, LAMP]),
            ("president=barack-obama", []),
            ("order=14023", [UAS, WICK]),
            ("continued_by=14033", [LAMP]),
            ("continued_by=14023", []),
            ("founded_from=2021-02-02", [UAS, WICK]),
            ("founded_to=2021-02-01", [LAMP]),
            ("q=lamp+couns", []),
            ("q=COUNC+lam", [LAMP]),
            ("q=candle", [LAMP]),
            ("q=amp", []),
            ("q=UAS", [UAS]),
            ("q=the+Supreme+Court+commission", [UAS, WICK]),
            ("q=Warren+Commission", []),
            ("q=%25", None),
        ],
    )
    def test_each_filter_selects(self, api: TestClient, query: str, expected: list[str] | None) -> None:
        """Bodies are found by what they are, stand, by whom they were founded, by what continued them, and by name."""
        answer = api.get(f"/v1/bodies?{query}")
        if expected is None:
            assert (answer.status_code, answer.json()["code"]) == (422, "invalid-query")
            return
        assert (slugs(answer), answer.json()["total"]) == (expected, len(expected))

    @pytest.mark.parametrize("sort", ["-founded_on", "founded_on", "-ends_on", "ends_on"])
    def test_pages_put_together_are_the_list(self, api: TestClient, sort: str) -> None:
        """Walking a sort page by page gives each body once, in the order of the whole list."""
        found, following = [], f"/v1/bodies?limit=1&sort={quote(sort)}"
        while following:
            answer = api.get(following)
            found += slugs(answer)
            following = answer.json()["links"]["next"]
        assert found == slugs(api.get(f"/v1/bodies?sort={sort}"))

    def test_facets_count_the_whole_result(self, api: TestClient) -> None:
        """Kinds, statuses and presidents are counted over all pages."""
        facets = api.get("/v1/bodies?limit=1&facets=kind&facets=status&facets=president").json()["facets"]
        assert facets["status"] == [{"value": value, "count": 1} for value in ("ended", "standing", "unknown")]
        assert facets["president"] == [{"value": "joe-biden", "count": 3}]
        assert {each["value"] for each in facets["kind"]} == {"council", "task_force", "working_group"}

    def test_what_people_call_it_is_shown(self, api: TestClient) -> None:
        """Letters and popular names are told with what they mean, also where no such body is held."""
        (letters,) = api.get("/v1/bodies?q=UAS").json()["search"]["expansions"]
        assert (letters["words"], letters["added"]) == ("uas", ["unmanned aircraft systems"])
        (popular,) = api.get("/v1/bodies?q=Warren+Commission").json()["search"]["expansions"]
        assert popular["added"][0].startswith("EO 11130 (")
        assert popular["reason"] == "Made the commission on the assassination of President Kennedy."
        assert api.get("/v1/bodies?q=lamp").json()["search"] == {"expansions": []}
        assert api.get("/v1/bodies").json()["search"] is None

    @pytest.mark.parametrize(
        ("query", "orders"),
        [("", 3), ("president=barack-obama", 0), ("founded_from=2021-02-02", 2), ("order=14001", 1), ("kind=board", 3),
         ("order=14001&continued_by=14033", 2)],
    )  # fmt: skip
    def test_of_how_many_orders_the_text_was_seen(self, api: TestClient, query: str, orders: int) -> None:
        """The orders that the filters of the founding order leave are counted, and those named as continuing."""
        told = api.get(f"/v1/bodies?{query}").json()["coverage"]
        assert told == {"orders": orders, "with_text": orders}

    def test_statements(self, api: TestClient) -> None:
        """A page costs five statements, and one more a facet, however many bodies it has."""
        assert statements_of(api, "/v1/bodies") == 5
        assert statements_of(api, "/v1/bodies?limit=2&facets=kind&facets=status") == 7

    def test_exports_have_the_same_filters(self, api: TestClient) -> None:
        """CSV and NDJSON give what the list gives."""
        rows = list(csv.DictReader(io.StringIO(api.get("/v1/bodies.csv?order=14023").text)))
        assert [(row["slug"], row["status"], row["established_by"]) for row in rows] == [
            (UAS, "unknown", "14023"),
            (WICK, "ended", "14023"),
        ]
        lines = api.get("/v1/bodies.ndjson?order=14023").text.splitlines()
        assert [json.loads(line) for line in lines] == api.get("/v1/bodies?order=14023").json()["items"]


class TestOne:
    """`GET /v1/bodies/{slug}`."""

    def test_one_that_stands(self, api: TestClient) -> None:
        """It tells its founding, its names, its people, its continuation and its end, each with words and place."""
        body = api.get(f"/v1/bodies/{LAMP}").json()
        assert (body["name"], body["names"], body["kind"]) == (
            "National Candle Council", ["Lamp Advisory Council", "Council"], "council",
        )  # fmt: skip
        (renaming,) = body["renamed_by"]
        assert (renaming["name"], renaming["by"]["order"]["number"]) == ("National Candle Council", "14033")
        assert renaming["by"]["words"] == "The Lamp Advisory Council is hereby renamed the National Candle Council."
        assert renaming["by"]["url"] == "/v1/orders/14033/sections/3"
        origin = body["established_by"]
        assert (origin["how"], origin["order"]["number"], origin["section"]) == ("established", "14001", "1")
        assert origin["words"] == "There is hereby established the Lamp Advisory Council (Council)."
        assert origin["url"] == "/v1/orders/14001/sections/1"
        assert [each["words"] for each in body["chairs"]] == ["The Director shall serve as Chair of the Council."]
        assert [each["words"] for each in body["members"]] == ["The Council shall consist of ten members."]
        (deed,) = body["continued_by"]
        assert (deed["order"]["number"], deed["until"]) == ("14033", "2029-09-30")
        assert body["status"]["basis"]["ground"] == "day_to_come"
        assert (body["status"]["value"], body["ends_on"]) == ("standing", "2029-09-30")
        assert [end["extended_by"] for end in body["ends"]] == [["14033"]]

    def test_one_that_ended(self, api: TestClient) -> None:
        """The words that abolish it are the basis of its status, and an event of its own."""
        body = api.get(f"/v1/bodies/{WICK}").json()
        basis = body["status"]["basis"]
        assert (basis["ground"], basis["order"]["number"], basis["on"]) == ("abolished", "14033", "2022-02-03")
        assert [deed["words"] for deed in body["terminated_by"]] == [basis["words"]]

    def test_two_statements(self, api: TestClient) -> None:
        """A body costs two statements."""
        assert statements_of(api, f"/v1/bodies/{LAMP}") == 2

    def test_a_slug_of_none_names_the_nearest(self, api: TestClient) -> None:
        """What names no body is not found, with the nearest that does."""
        answer = api.get("/v1/bodies/wick-task-forc")
        assert (answer.status_code, "wick-task-force" in answer.json()["detail"]) == (404, True)


def test_an_order_shows_its_bodies(api: TestClient) -> None:
    """The founding order names them, stored or asked live, and another one none."""
    shown = api.get("/v1/orders/14023").json()["bodies"]
    assert [(each["slug"], each["status"], each["section"]) for each in shown] == [
        (WICK, "ended", "1"),
        (UAS, "unknown", "2"),
    ]
    assert shown[0]["url"] == f"/v1/bodies/{WICK}"
    assert api.get("/v1/orders/14023?include=references").json()["bodies"] == shown
    assert api.get("/v1/orders/14033").json()["bodies"] == []
