"""The exports over HTTP, on both databases."""

import csv
import json
import re
from io import StringIO

import pytest
from starlette.testclient import TestClient

from app.queries import paging
from app.render import EXPORTS
from tests.api.shelf import texts_of

NEEDED = {"statistics": "?by=year"}
"""What an export cannot be asked without."""
PATHS = [f"/v1/{name}.{ending}{NEEDED.get(name, '')}" for name, formats in EXPORTS.items() for ending in formats]


@pytest.mark.parametrize("path", PATHS)
def test_each_path_has_its_media_type(api: TestClient, path: str) -> None:
    """The ending of the path decides the format."""
    name, _, ending = path.removeprefix("/v1/").partition("?")[0].partition(".")
    answer = api.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{EXPORTS[name][ending].media_type}; charset=utf-8"
    assert answer.headers["x-corpus-revision"] == "feedfacefeedface"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?year=2021",
        "?president=joe-biden&sort=number",
        "?sort=published_on",
        "?status=suspended",
        "?q=order&sort=number",
    ],
)
def test_an_export_is_the_whole_list(api: TestClient, monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    """Whatever the size of the batches, the export has the items of the list in the order of the list."""
    monkeypatch.setattr(paging, "BATCH", 2)
    listed = api.get(f"/v1/orders{query}{'&' if query else '?'}limit=100").json()["items"]
    lines = api.get(f"/v1/orders.ndjson{query}").text.splitlines()
    assert [json.loads(line) for line in lines] == listed
    rows = csv.DictReader(StringIO(api.get(f"/v1/orders.csv{query}").text, newline=""))
    assert [row["number"] for row in rows] == [item["number"] for item in listed]


@pytest.mark.parametrize(
    "url", ["/v1/orders.ndjson?q=order", "/v1/directives.ndjson?q=first+OR+once&boilerplate=include"]
)
def test_the_words_of_an_export_are_looked_for_once(api: TestClient, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """However many batches an export has, the index is asked for the first only."""
    monkeypatch.setattr(paging, "BATCH", 1)
    assert len(api.get(url).text.splitlines()) > 1
    assert len([statement for statement in texts_of(api, url) if "search_tokens_" in statement]) == 1


def test_words_of_an_export_can_be_left_as_they_are(api: TestClient) -> None:
    """An export takes `expand` where its list does, with a query only."""
    assert api.get("/v1/orders.ndjson?q=order&expand=none").status_code == 200
    assert api.get("/v1/orders.ndjson?expand=none").json()["code"] == "invalid-parameter"


@pytest.mark.parametrize("query", ["", "&year=2021&sort=number", "&q=secretary", "&has_text=true", "&year=1800"])
def test_orders_come_with_their_text(api: TestClient, monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    """A line is the order as its own address answers, in the order of the export without text."""
    monkeypatch.setattr(paging, "BATCH", 2)
    found = [json.loads(line) for line in api.get(f"/v1/orders.ndjson?include=text{query}").text.splitlines()]
    without = [json.loads(line)["number"] for line in api.get(f"/v1/orders.ndjson?{query[1:]}").text.splitlines()]
    assert [order["number"] for order in found] == without
    assert all(order == api.get(order["url"]).json() for order in found)


def test_a_spreadsheet_has_the_text_too(api: TestClient) -> None:
    """The last column has the provisions, one paragraph a line, and nothing of an order without text."""
    plain = list(csv.reader(StringIO(api.get("/v1/orders.csv").text, newline="")))
    rows = list(csv.reader(StringIO(api.get("/v1/orders.csv?include=text").text, newline="")))
    assert [row[:-1] for row in rows] == plain
    texts = {row[0]: row[-1] for row in rows}
    assert texts["number"] == "text"
    assert texts["13900"] == ""
    assert texts["14000"].startswith("It is hereby ordered:\n\nPART ONE\nSection 1. Policy. In accordance with")


def test_only_exports_that_can_have_text_take_the_parameter(api: TestClient) -> None:
    """A feed of orders refuses it, and so is anything else that could come along."""
    assert api.get("/v1/orders.atom?include=text").json()["code"] == "unknown-parameter"
    assert api.get("/v1/orders.csv?include=references").json()["code"] == "invalid-parameter"


def test_every_provision_is_a_line(api: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """All provisions come with their own text, in its order, each as its own address has it."""
    monkeypatch.setattr(paging, "BATCH", 2)
    lines = [json.loads(line) for line in api.get("/v1/sections.ndjson").text.splitlines()]
    assert [line["id"] for line in lines] == ["preamble", "1", "1.a", "1.b", "2", "2~2", "1-101"]
    assert [line["parent"] for line in lines] == [None, None, "1", "1", None, None, None]
    for line in lines:
        whole = api.get(line["url"]).json()
        told = {name: value for name, value in line.items() if name not in ("parent", "depth")}
        assert {name: whole[name] for name in told} == told


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=first+OR+once", ["1.a", "2"]),
        ("?q=secretary&year=2021", ["1"]),
        ("?order=13900", []),
        ("?president=joe-biden&signed_from=2021-01-20&signed_to=2021-01-20&q=again", ["2~2"]),
        ("?status=revoked", []),
        ("?q=nothingness", []),
    ],
)
def test_provisions_take_the_filters_of_their_search(api: TestClient, query: str, expected: list[str]) -> None:
    """Words and the filters of orders narrow the lines, which stay in the order of the text."""
    lines = api.get(f"/v1/sections.ndjson{query}").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", 2),
        ("?boilerplate=include", 3),
        ("?q=acting", 1),
        ("?due_to=2021-12-31", 1),
        ("?actor=council-for-peace", 0),
    ],
)
def test_directives_take_the_filters_of_their_list(api: TestClient, query: str, expected: int) -> None:
    """General provisions are left out of an export too, unless it asks for them."""
    assert len(api.get(f"/v1/directives.ndjson{query}").text.splitlines()) == expected


def test_the_calendar_has_the_days_due(api: TestClient) -> None:
    """Each day due is an event, a directive's first and its further ones; what has no day is none."""
    calendar = api.get("/v1/directives.ics").text
    uids = re.findall(r"UID:(\S+)@", calendar)
    assert dict(zip(uids, re.findall(r"DTSTART;VALUE=DATE:(\d+)", calendar), strict=True)) == {
        "14000:1:1": "20210221",
        "14000:1.a:1.2": "20220507",
    }


def test_references_take_the_filters_of_their_list(api: TestClient) -> None:
    """An export of references narrows like their list."""
    lines = api.get("/v1/references.ndjson?relation=amends").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["14001:note:1"]


@pytest.mark.parametrize("path", [path for path in PATHS if not path.endswith(("atom", "feed.json"))])
def test_a_file_has_a_name(api: TestClient, path: str) -> None:
    """What a browser shall save comes with a fixed name."""
    name = path.removeprefix("/v1/").partition("?")[0]
    assert api.get(path).headers["content-disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("query", ["limit=10", "cursor=abcdefgh", "facets=year"])
def test_an_export_has_no_pages(api: TestClient, query: str) -> None:
    """What belongs to pages is refused: an export is never a part of the list."""
    answer = api.get(f"/v1/orders.csv?{query}")
    assert (answer.status_code, answer.json()["code"]) == (422, "unknown-parameter")
