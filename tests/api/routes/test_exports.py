"""The exports over HTTP, on both databases."""

import csv
import json
import re
from io import StringIO

import feedparser
import pytest
from starlette.testclient import TestClient

from app.queries import paging
from app.render import LISTS
from tests.api.shelf import texts_of

NEEDED = {"statistics": "?by=year", "sections": "?q=order"}
"""What an export cannot be asked without."""
PATHS = [
    f"/v1/{path.format(number='14288')}.{ending}{'' if ending == 'ndjson' else NEEDED.get(path, '')}"
    for path, listed in LISTS.items()
    for ending in listed.forms
]
SEARCHES = ["/v1/sections.csv", "/v1/sections.atom", "/v1/sections.feed.json"]
"""Those that are hits of a search."""


@pytest.mark.parametrize("path", PATHS)
def test_each_path_has_its_media_type(sample: TestClient, path: str) -> None:
    """The ending of the path decides the format."""
    name, _, ending = path.removeprefix("/v1/").partition("?")[0].replace("14288", "{number}").partition(".")
    form = LISTS[name].forms[ending]
    answer = sample.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{form.media_type}; charset=utf-8{form.parameters}"
    assert answer.headers["x-corpus-revision"] == sample.get("/v1/corpus").json()["revision"]


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


CALENDAR = {"14000:1:1": "20210221", "14000:1.a:1.2": "20220507"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", CALENDAR),
        ("?number=14000&has_deadline=true", CALENDAR),
        ("?president=joe-biden&mostly=reports&q=secretary", CALENDAR),
        ("?sort=signed_on&q=secretary+OR+once&expand=none", CALENDAR),
        ("?number=14001", {}),
        ("?q=nothingness", {}),
    ],
)
def test_orders_have_a_calendar(api: TestClient, query: str, expected: dict[str, str]) -> None:
    """The filters of orders select the orders, and each day due in them is an event."""
    calendar = api.get(f"/v1/orders.ics{query}").text
    found = zip(re.findall(r"UID:(\S+)@", calendar), re.findall(r"DTSTART;VALUE=DATE:(\d+)", calendar), strict=True)
    assert dict(found) == expected
    assert calendar.startswith("BEGIN:VCALENDAR\r\n")
    assert calendar.endswith("END:VCALENDAR\r\n")


@pytest.mark.parametrize("sort", ["", "&sort=relevance", "&sort=-signed_on", "&sort=signed_on"])
@pytest.mark.parametrize("filters", ["", "&president=donald-trump", "&status=revoked"])
def test_hits_are_given_whole(sample: TestClient, monkeypatch: pytest.MonkeyPatch, sort: str, filters: str) -> None:
    """Whatever the size of the batches, a search as CSV or as a feed has the hits of its pages in their order."""
    monkeypatch.setattr(paging, "BATCH", 2)
    query = f"?q=law+OR+DOJ{filters}{sort}"
    hits = sample.get(f"/v1/sections{query}&limit=100").json()["items"]
    rows = list(csv.DictReader(StringIO(sample.get(f"/v1/sections.csv{query}").text, newline="")))
    assert [row["section"] for row in rows] == [hit["id"] for hit in hits]
    assert [row["snippet"] for row in rows] == [hit["snippet"]["text"] if hit["snippet"] else "" for hit in hits]
    feed = feedparser.parse(sample.get(f"/v1/sections.atom{query}").content)
    assert not feed.bozo
    assert [entry.link for entry in feed.entries] == [hit["url"].replace("/v1", "http://testserver", 1) for hit in hits]
    assert bool(hits) == (filters != "&status=revoked")


def test_a_hit_is_a_row(sample: TestClient) -> None:
    """It has the citation with the order, the order's facts, and the piece of text as it stands there."""
    (row,) = csv.DictReader(StringIO(sample.get("/v1/sections.csv?q=consent+decrees").text, newline=""))
    (hit,) = sample.get("/v1/sections?q=consent+decrees").json()["items"]
    assert row == {
        "order": "14288",
        "order_title": hit["order"]["title"],
        "order_status": "in_force",
        "signed_on": "2025-04-28",
        "section": "3.b",
        "citation": "EO 14288, sec. 3(b)",
        "heading": "",
        "snippet": hit["snippet"]["text"],
        "url": "http://testserver/v1/orders/14288/sections/3.b",
        "html_url": hit["html_url"] or "",
    }


def test_an_entry_of_a_search_is_a_provision(sample: TestClient) -> None:
    """Its title names provision and order, its summary is the piece of text, with dots where that goes on."""
    feed = feedparser.parse(sample.get("/v1/sections.atom?q=consent+decrees").content)
    (entry,) = feed.entries
    (hit,) = sample.get("/v1/sections?q=consent+decrees").json()["items"]
    assert entry.title == f"EO 14288, sec. 3(b) ({hit['order']['title']})"
    assert entry.summary == f"… {hit['snippet']['text']} …"
    assert entry.id.endswith(hit["identifier"])
    assert entry.published == "2025-04-28T00:00:00Z"
    assert entry.updated == sample.get("/v1/orders/14288").json()["changed_at"][:19] + "Z"


@pytest.mark.parametrize("path", SEARCHES)
@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "invalid-parameter"),
        ("?q=*", "invalid-query"),
        ("?q=law&sort=number", "invalid-parameter"),
        ("?q=law&limit=3", "unknown-parameter"),
        ("?q=law&order=99999", "invalid-parameter"),
    ],
)
def test_a_search_is_refused_as_its_list_refuses_it(api: TestClient, path: str, query: str, code: str) -> None:
    """Without words, with words that mean nothing, by another sort, by an order that is not held; and no pages."""
    answer = api.get(f"{path}{query}")
    assert (answer.status_code, answer.json()["code"]) == (422, code)


@pytest.mark.parametrize("path", SEARCHES)
def test_the_statements_of_a_batch_of_hits_are_constant(
    sample: TestClient, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """The index is asked before the first batch; a batch reads its provisions at one go, a feed also their changes."""
    one = texts_of(sample, f"{path}?q=the&sort=signed_on")
    monkeypatch.setattr(paging, "BATCH", 5)
    hits = sample.get("/v1/sections?q=the&limit=1").json()["total"]
    further = -(-hits // 5) - 1
    assert further > 2
    sent = texts_of(sample, f"{path}?q=the&sort=signed_on")
    assert len(sent) - len(one) == further * (1 if path.endswith("csv") else 2)


def test_references_take_the_filters_of_their_list(api: TestClient) -> None:
    """An export of references narrows like their list."""
    lines = api.get("/v1/references.ndjson?relation=amends").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["14001:note:1"]


@pytest.mark.parametrize("path", [path for path in PATHS if not path.partition("?")[0].endswith(("atom", "feed.json"))])
def test_a_file_has_a_name(sample: TestClient, path: str) -> None:
    """What a browser shall save comes with a fixed name."""
    name = path.partition("?")[0].rpartition("/")[2]
    assert sample.get(path).headers["content-disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("query", ["limit=10", "cursor=abcdefgh", "facets=year"])
def test_an_export_has_no_pages(api: TestClient, query: str) -> None:
    """What belongs to pages is refused: an export is never a part of the list."""
    answer = api.get(f"/v1/orders.csv?{query}")
    assert (answer.status_code, answer.json()["code"]) == (422, "unknown-parameter")
