"""Every form of every list, as other people's programs read it, on both databases."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import urlsplit

import duckdb
import fastfeedparser
import feedparser
import icalendar
import pandas as pd
import pytest
import vobject
from starlette.testclient import TestClient

from app.render import FORMS, LISTS
from tests.api import full, shelf
from tests.api.shelf import statements_of
from tests.beginnings import CopyOf, Server

NEEDED = {"sections": "?q=first+OR+once+OR+again+OR+consent"}
"""What a list cannot be asked without."""
FORMS_OF_LISTS = [(path, ending) for path, listed in LISTS.items() if path != "statistics" for ending in listed.forms]
FEEDS = [path for path, ending in FORMS_OF_LISTS if ending == "atom"]
CALENDARS = [path for path, ending in FORMS_OF_LISTS if ending == "ics"]
NOT_THE_LIST = {("sections", "ndjson"), ("orders/{number}/sections", "*"), ("orders", "ics")}
"""Forms whose items are others than those of the list: all provisions, flat, and days due."""
HERE = "http://testserver"
INSTANT = re.compile(r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}T[0-9:]+Z|SEQUENCE:[0-9]+")
STATEMENTS = {
    "orders": 3, "sections": 5, "directives": 2, "references": 2, "actors": 1, "bodies": 4, "comparisons": 2,
    "coverage": 4, "changes": 2, "corpus/conflicts": 2, "presidents": 1, "relations": 1,
    "orders/{number}/references": 3, "orders/{number}/cited-by": 3, "orders/{number}/directives": 3,
    "orders/{number}/amendments": 5, "orders/{number}/coverage": 5, "orders/{number}/history": 5,
    "orders/{number}/publications": 2, "orders/{number}/sections": 4, "orders/{number}/versions": 2,
}  # fmt: skip
"""How many statements a list costs as a table, of one batch."""
FOR_MOMENTS = {
    **dict.fromkeys(("actors", "presidents", "relations"), 2),
    **dict.fromkeys(("orders", "changes", "coverage", "orders/{number}/coverage"), 0),
    **dict.fromkeys(("orders/{number}/publications", "orders/{number}/versions"), 0),
}
"""How many more a feed costs, which tells when each item changed; of other lists one."""


Clients = Mapping[str, TestClient]
"""The client over a corpus that has items of a list, by the list's path."""


@contextmanager
def clients(copy_of: CopyOf, server: Server) -> Iterator[Clients]:
    """Clients over one corpus in which every list but that of coverage has items, and over the sample, which has."""
    url = copy_of(server, "empty")
    full.publish(url)
    with shelf.client(url) as many, shelf.client(copy_of(server, "sample and coverage")) as sample:
        yield {path: sample if path.endswith("coverage") else many for path in LISTS}


@pytest.fixture(scope="module")
def held(copy_of: CopyOf) -> Iterator[Clients]:
    """Clients over SQLite; what Postgres answers is compared with it."""
    with clients(copy_of, "sqlite") as made:
        yield made


@pytest.fixture(scope="module")
def on_postgres(copy_of: CopyOf) -> Iterator[Clients]:
    """Clients over Postgres."""
    with clients(copy_of, "postgres") as made:
        yield made


@pytest.fixture
def many(held: Clients) -> TestClient:
    """A client over the corpus in which almost every list has items."""
    return held["orders"]


def url_of(path: str, ending: str = "") -> str:
    """The address of a list, or of one of its forms, that has items."""
    number = {"orders/{number}/cited-by": "13900", "orders/{number}/coverage": "14288"}.get(path, "14000")
    return f"/v1/{path.format(number=number)}{ending and f'.{ending}'}{NEEDED.get(path, '')}"


def items_of(client: TestClient, path: str) -> list[dict[str, Any]]:
    """The items of a list as JSON."""
    return list(client.get(url_of(path)).json()["items"])


def is_the_list(path: str, ending: str) -> bool:
    """Whether a form has the items that the list has."""
    return not {(path, ending), (path, "*")} & NOT_THE_LIST


@pytest.mark.parametrize(("path", "ending"), [each for each in FORMS_OF_LISTS if each[1] in ("csv", "ndjson")])
def test_a_table_and_lines_are_the_list(held: Clients, path: str, ending: str) -> None:
    """A row or a line for each item in the order of the list, and no list here is empty."""
    client = held[path]
    text, items = client.get(url_of(path, ending)).text, items_of(client, path)
    assert items
    found: list[Any]
    wanted: list[Any]
    if ending == "csv":
        assert text.endswith("\r\n")
        rows = list(csv.DictReader(StringIO(text, newline=""), strict=True))
        assert list(rows[0]) == list(LISTS[path].items_as("csv").columns or ())
        found = [row.get("url") for row in rows]
        wanted = [HERE + item["url"] if item.get("url") else "" if "url" in item else None for item in items]
    else:
        found, wanted = [json.loads(line) for line in text.splitlines()], items
    if is_the_list(path, ending):
        assert found == wanted
    assert found


@pytest.mark.parametrize("path", FEEDS)
def test_two_readers_read_every_feed(held: Clients, path: str) -> None:
    """Neither finds a fault; each entry has its own id, a title, a time, and addresses that lead to us."""
    client = held[path]
    body = client.get(url_of(path, "atom")).content
    read, fast = feedparser.parse(body), fastfeedparser.parse(body)
    assert (read.bozo, read.version) == (False, "atom10")
    assert len(read.entries) == len(fast.entries) > 0
    if is_the_list(path, "atom"):
        assert len(read.entries) == len(items_of(client, path))
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    for entry, other in zip(read.entries, fast.entries, strict=True):
        assert (entry.id, entry.title) == (other.id, other.title)
        assert entry.id.startswith("tag:executive-orders-api,2026:/")
        assert entry.title
        assert entry.summary
        assert entry.updated_parsed
        assert read.feed.updated >= entry.updated
        for link in entry.links:
            assert urlsplit(link.href).netloc
    told = {(link.rel, link.type): link.href for link in read.feed.links}
    assert told["self", "application/atom+xml"] == HERE + url_of(path, "atom")
    assert told["alternate", "application/json"] == HERE + url_of(path)


@pytest.mark.parametrize("path", FEEDS)
def test_a_json_feed_tells_the_same(held: Clients, path: str) -> None:
    """It has the entries of the Atom feed with the same ids and times, and each item as the list has it."""
    client = held[path]
    told, read = (
        client.get(url_of(path, "feed.json")).json(),
        feedparser.parse(client.get(url_of(path, "atom")).content),
    )
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["feed_url"] == HERE + url_of(path, "feed.json")
    assert told["title"] == read.feed.title
    assert [(item["id"], item["date_modified"], item["url"]) for item in told["items"]] == [
        (entry.id, entry.updated, entry.link) for entry in read.entries
    ]
    if is_the_list(path, "feed.json"):
        noun = LISTS[path].items.noun
        assert [item[f"_{noun}"] for item in told["items"]] == items_of(client, path)


@pytest.mark.parametrize("path", FEEDS)
def test_what_an_entry_leads_to_is_there(held: Clients, path: str) -> None:
    """Each address of ours in a feed is answered, but that of an order that was removed."""
    client = held[path]
    read = feedparser.parse(client.get(url_of(path, "atom")).content)
    ours = {link.href for entry in (*read.entries[:5], read.feed) for link in entry.links if link.href.startswith(HERE)}
    assert {url: client.get(url.removeprefix(HERE)).status_code for url in ours} == dict.fromkeys(ours, 200)


@pytest.mark.parametrize("path", CALENDARS)
def test_two_readers_read_every_calendar(held: Clients, path: str) -> None:
    """Each event has its own UID, is a whole day, and its address is absolute; no line is longer than 75 octets."""
    text = held[path].get(url_of(path, "ics")).text
    events = icalendar.Calendar.from_ical(text).events
    others = vobject.readOne(text).vevent_list
    assert len(events) == len(others) > 0
    assert len({str(event["UID"]) for event in events}) == len(events)
    for event, other in zip(events, others, strict=True):
        assert str(event["SUMMARY"]) == other.summary.value
        assert (event.end - event.start).days == 1
        assert str(event["URL"]).startswith(f"{HERE}/")
        assert event.DTSTAMP == event.LAST_MODIFIED
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


@pytest.mark.parametrize("path", [path for path in CALENDARS if LISTS[path].items_as("ics").noun != "directive"])
def test_an_event_and_an_entry_tell_the_same_moment(held: Clients, path: str) -> None:
    """The stamp of an event is the `updated` of the entry of its item; its sequence is counted from 1970, or is 0."""
    client = held[path]
    entries = feedparser.parse(client.get(url_of(path, "atom")).content).entries
    updated = {
        re.sub(r"\W", "", entry.id).removeprefix("tagexecutiveordersapi2026"): entry.updated for entry in entries
    }
    for event in icalendar.Calendar.from_ical(client.get(url_of(path, "ics")).text).events:
        name = re.sub(r"\W", "", str(event["UID"]).removesuffix("@executive-orders-api"))
        assert f"{event.DTSTAMP:%Y-%m-%dT%H:%M:%SZ}" == updated[name]
        assert event.sequence >= 0


def test_an_event_names_the_order_to_which_it_happened(many: TestClient) -> None:
    """In a calendar, where other events stand beside it, and in a feed an event of a life says whose it is."""
    told = icalendar.Calendar.from_ical(many.get("/v1/orders/14001/history.ics").text)
    assert {str(event["SUMMARY"]).partition(":")[0] for event in told.events} == {"EO 14001"}
    read = feedparser.parse(many.get("/v1/orders/14001/history.atom").content)
    assert {entry.title.partition(":")[0] for entry in read.entries} == {"EO 14001"}
    assert not any(".." in entry.summary for entry in read.entries)


def test_a_calendar_says_what_it_is(many: TestClient) -> None:
    """Programs that subscribe are told its name, where it is from, and how often to ask again."""
    told = icalendar.Calendar.from_ical(many.get("/v1/directives.ics?order=14000").text)
    assert (str(told["NAME"]), str(told["X-WR-CALNAME"])) == ("Days due: Directives of executive orders",) * 2
    assert str(told["SOURCE"]) == f"{HERE}/v1/directives.ics?order=14000"
    assert told["REFRESH-INTERVAL"].to_ical() == b"PT12H"


@pytest.mark.parametrize(
    ("host", "base"), [("testserver", "http://testserver"), ("localhost:81", "http://localhost:81")]
)
@pytest.mark.parametrize("ending", ["atom", "feed.json", "csv", "ics"])
def test_addresses_are_of_the_host_that_was_asked(many: TestClient, ending: str, host: str, base: str) -> None:
    """Without a public address they begin with the allowed host; the ids stay the same, and none is relative."""
    text = many.get(f"/v1/directives.{ending}?order=14000", headers={"Host": host}).text
    text = re.sub(r',"_directive":\{.*?"html_url":[^}]*\}', "", text)  # as in the list, whose addresses are relative
    assert f"{base}/" in text
    assert not re.search(r'(?:"|>|URL:|,)/(?:v1|orders)/', text)
    ids = re.findall(r"tag:executive-orders-api,2026:[^\"<]*|UID:.*", text)
    other = many.get(f"/v1/directives.{ending}?order=14000").text
    assert ids == re.findall(r"tag:executive-orders-api,2026:[^\"<]*|UID:.*", other)


def test_an_entry_moves_when_its_order_is_revoked(many: TestClient) -> None:
    """Of an order, of what it does and of what is told of it the time is that of the publish that changed it."""
    then, first = "2026-01-03T03:04:05Z", "2026-01-02T03:04:05Z"
    orders = feedparser.parse(many.get("/v1/orders.atom").content)
    moved = {entry.title.split(":")[0]: entry.updated for entry in orders.entries}
    assert moved["Executive Order 14001"] == moved["Executive Order 14000"] == then
    assert moved["Executive Order 11359"] == first
    (entry,) = feedparser.parse(many.get("/v1/orders.atom?number=14001").content).entries
    assert [tag.term for tag in entry.tags] == ["revoked"]
    references = feedparser.parse(many.get("/v1/references.atom?source=11359").content)
    assert {entry.updated for entry in references.entries} == {first}
    event = icalendar.Calendar.from_ical(many.get("/v1/directives.ics").text).events[0]
    assert datetime(2026, 1, 3, 3, 4, 5, tzinfo=UTC) == event.DTSTAMP


@pytest.mark.parametrize("path", STATEMENTS)
def test_both_databases_give_the_same_bytes(held: Clients, on_postgres: Clients, path: str) -> None:
    """Every form of a list has the same bytes, whichever database holds the corpus."""
    for ending in LISTS[path].forms:
        one, other = (clients[path].get(url_of(path, ending)).text for clients in (held, on_postgres))
        assert one
        if path.endswith("coverage"):  # the sample is ingested at another moment
            one, other = (INSTANT.sub("", text) for text in (one, other))
        assert one == other


@pytest.mark.parametrize("path", [path for path, ending in FORMS_OF_LISTS if ending == "csv"])
def test_other_programs_read_the_tables(held: Clients, tmp_path: Any, path: str) -> None:
    """Pandas and DuckDB find the columns and as many rows as Python does."""
    body = held[path].get(url_of(path, "csv")).content
    rows = list(csv.reader(StringIO(body.decode(), newline="")))
    frame = pd.read_csv(BytesIO(body), dtype=str, keep_default_na=False)
    assert [list(frame.columns), *frame.values.tolist()] == rows
    file = tmp_path / "table.csv"
    file.write_bytes(body)
    relation = duckdb.read_csv(str(file), all_varchar=True, header=True)
    assert (relation.columns, len(relation.fetchall())) == (rows[0], len(rows) - 1)


@pytest.mark.parametrize("path", STATEMENTS)
def test_the_statements_are_constant(held: Clients, on_postgres: Clients, path: str) -> None:
    """A table costs so many statements, and a feed those that tell when each item changed."""
    for clients in (held, on_postgres):
        own = int(path == "sections" and clients is on_postgres)  # Postgres looks a long text up apart
        table = statements_of(clients[path], url_of(path, "csv"))
        feed = statements_of(clients[path], url_of(path, "atom"))
        assert (table - own, feed - table) == (STATEMENTS[path], FOR_MOMENTS.get(path, 1))


def test_forms_are_those_that_are_promised() -> None:
    """Every list has a table, lines and both feeds; a calendar has what has days."""
    assert all(
        set(listed.forms) >= {"csv", "ndjson", "atom", "feed.json"}
        for path, listed in LISTS.items()
        if path != "statistics"
    )
    assert set(CALENDARS) == {
        "orders", "directives", "bodies", "coverage", "orders/{number}/directives", "orders/{number}/amendments",
        "orders/{number}/coverage", "orders/{number}/history",
    }  # fmt: skip
    assert list(FORMS) == ["csv", "ndjson", "atom", "feed.json", "ics"]


QUERIES = {
    "orders": ["", "?year=2021&limit=1&facets=year", "?q=order&sort=relevance", "?q=order&sort=-number&expand=none"],
    "sections": ["?q=first", "?q=first&sort=signed_on&limit=1&expand=none", "?q=first&sort=relevance&year=2021"],
    "directives": ["", "?q=once&sort=relevance&boilerplate=include", "?due_within=30&sort=due_on", "?facets=kind"],
    "changes": ["", "?since=2026-01-03&change=status"],
    "comparisons": ["?class=wording&lossy=only"],
    "statistics": ["?by=year&president=joe-biden"],
}
"""What lists are asked, with what their other forms do not take."""


@pytest.mark.parametrize(("path", "query"), [(path, query) for path in LISTS for query in QUERIES.get(path, [""])])
def test_a_list_leads_to_its_other_forms(held: Clients, path: str, query: str) -> None:
    """Each link of the field is answered with the media type that it names, and leads back to the list."""
    client, here = held[path], url_of(path).partition("?")[0]
    answer = client.get(here + query)
    links = re.findall(r'<([^>]+)>; rel="alternate"; type="([^"]+)"', answer.headers["link"])
    assert [url.partition("?")[0] for url, _ in links] == [f"{here}.{ending}" for ending in LISTS[path].forms]
    for url, media_type in links:
        form = client.get(url)
        assert (form.status_code, form.headers["content-type"].partition(";")[0]) == (200, media_type), url
        ((back, kind),) = re.findall(r'<([^>]+)>; rel="alternate"; type="([^"]+)"', form.headers["link"])
        assert (client.get(back).status_code, kind) == (200, "application/json")
        assert back.startswith(HERE + here)
