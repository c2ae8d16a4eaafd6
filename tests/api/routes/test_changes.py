"""The ledger as it is answered: what each publish changed, how it is followed, and how far back it tells."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from lxml import etree
from starlette.testclient import TestClient

from app import ingest, store
from app.schemas import MEANINGS
from app.store.migrating import configuration
from app.tables import OrderRow, SectionRow
from tests.api import shelf
from tests.rewriting import rewriting

FIRST = shelf.PUBLISHED_AT
THEN = FIRST + timedelta(days=1)
A, B = "feedfacefeedface", "0123456789abcdef"
ATOM = "{http://www.w3.org/2005/Atom}"
GONE = ("14004",)


def rows(*, changed: bool) -> dict[Any, Any]:
    """The shelf, or the shelf with a text changed, a status and a title changed, and an order less."""
    if not changed:
        return shelf.ROWS
    orders = [{**row} for row in shelf.ORDERS if row["number"] not in GONE]
    for row in orders:
        if row["number"] == "14001":
            row |= {"title": "Another Title", "status": "revoked", "digest": "changed"}
        if row["number"] == "14000":
            row |= {"digest": "changed"}
    sections = [{**row, "text": row["text"].replace("Once.", "Twice.")} for row in shelf.SECTIONS]
    return {**shelf.ROWS, OrderRow: orders, SectionRow: sections}


def publish(url: str, *, changed: bool, days: int) -> None:
    """Publish one or the other, some days after the first time."""
    content = store.Content(B if changed else A, shelf.AS_OF, {}, rows(changed=changed))
    with store.writer(url) as writer:
        writer.publish(content, FIRST + timedelta(days=days), ingest.rendering())


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database in which the shelf was published, and then the changed one."""
    if request.param == "sqlite":
        made = f"sqlite:///{tmp_path_factory.mktemp('ledger') / 'eo.sqlite'}"
    else:
        made = request.getfixturevalue("new_postgres")()
        store.migrate(made)
    publish(made, changed=False, days=0)
    publish(made, changed=True, days=1)
    return str(made)


@pytest.fixture(scope="module")
def api(url: str) -> Iterator[TestClient]:
    """A client over it."""
    with shelf.client(url) as client:
        yield client


def changes(api: TestClient, query: str = "") -> list[tuple[str, str]]:
    """Order and change of each item."""
    answer = api.get(f"/v1/changes{query}")
    assert answer.status_code == 200, answer.text
    return [(item["order"], item["change"]) for item in answer.json()["items"]]


LATER = [("14000", "content"), ("14001", "facts"), ("14001", "status"), ("14004", "removed")]


def test_the_last_publish_stands_first(api: TestClient) -> None:
    """Without `since` everything is listed, the last first: what each publish did, with its facts and its status."""
    answer = api.get("/v1/changes").json()
    assert [(item["order"], item["change"]) for item in answer["items"]][:4] == LATER[::-1]
    assert answer["total"] == len(shelf.ORDERS) + 4
    removed, status, facts, content, added, *_ = answer["items"]
    assert (content["facts"], facts["facts"], status["facts"], added["facts"]) == (["text"], ["title"], [], [])
    assert status["status"] == {"from": "in_force", "to": "revoked"}
    assert (added["status"], removed["status"]) == (
        {"from": None, "to": "in_force"},
        {"from": "in_force", "to": None},
    )
    assert facts["status"] is None
    assert (facts["title"], removed["title"]) == ("Another Title", "Of Another Unknown Day")
    assert {item["revision"] for item in answer["items"][:4]} == {B}
    assert added["published_at"] == FIRST.isoformat().replace("+00:00", "Z")
    assert answer["ledger"] == {"begins_at": added["published_at"], "complete": True, "revision": B}


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (A, LATER),
        ("2026-01-02T03:04:05Z", LATER),
        ("2026-01-02T03:04:05.5Z", LATER),
        ("2026-01-03", LATER),
        (B, []),
        ("2026-01-03T03:04:05Z", []),
        ("2026-01-04", []),
    ],
)
def test_since_is_followed_from_the_first_on(api: TestClient, since: str, expected: list[tuple[str, str]]) -> None:
    """After a revision, an instant or the beginning of a day stands what was published later, in the order of time."""
    assert changes(api, f"?since={since}") == expected


def test_everything_since_before_the_ledger(api: TestClient) -> None:
    """Since a time before the first publish everything is listed, and that is all there was."""
    answer = api.get("/v1/changes?since=2020-01-01&limit=1").json()
    assert (answer["total"], answer["ledger"]["complete"]) == (len(shelf.ORDERS) + 4, True)


def test_filters_and_pages(api: TestClient) -> None:
    """Order, kind of change and president narrow the list; its pages hold each change once, in both directions."""
    assert changes(api, "?order=14001") == [("14001", "status"), ("14001", "facts"), ("14001", "added")]
    assert changes(api, "?change=removed&change=content&sort=published_at") == [LATER[0], LATER[3]]
    assert changes(api, "?president=donald-trump") == [("13900", "added")]
    for sort in ("published_at", "-published_at"):
        whole, walked = changes(api, f"?sort={sort}&limit=100"), []
        at: str | None = f"/v1/changes?sort={sort}&limit=3"
        while at is not None:
            page = api.get(at).json()
            walked += [(item["order"], item["change"]) for item in page["items"]]
            at = page["links"]["next"]
        assert walked == whole
        assert len(set(walked)) == len(walked)


@pytest.mark.parametrize("since", ["ffffffffffffffff", "yesterday", "2026-02-30", "2026-01-02T03:04:05", "", "1"])
def test_an_unknown_since_is_refused(api: TestClient, since: str) -> None:
    """A revision that no publish made, and what is no instant, are refused with what to ask for instead."""
    answer = api.get(f"/v1/changes?since={since}")
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["parameter"] == "since"
    assert "instant" in error["detail"] or since == ""


def test_feeds_have_the_same_changes(api: TestClient) -> None:
    """Atom and JSON Feed have each change with an id of its own, the same in both, and take the same filters."""
    listed = api.get(f"/v1/changes?since={A}&sort=-published_at").json()["items"]
    atom = etree.fromstring(api.get(f"/v1/changes.atom?since={A}").content)
    feed = json.loads(api.get(f"/v1/changes.feed.json?since={A}").content)
    entries = atom.findall(f"{ATOM}entry")
    assert [item["_change"] for item in feed["items"]] == listed
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [item["id"] for item in feed["items"]]
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [item["title"] for item in feed["items"]]
    assert feed["items"][2]["title"] == "Executive Order 14001: facts changed (title)"
    assert len({item["id"] for item in feed["items"]}) == 4
    assert {entry.findtext(f"{ATOM}updated") for entry in entries} == {"2026-01-03T03:04:05Z"}
    assert api.get("/v1/changes.feed.json?since=ffffffffffffffff").status_code == 422
    nothing = json.loads(api.get(f"/v1/changes.feed.json?since={B}").content)
    assert (nothing["version"], nothing["items"]) == ("https://jsonfeed.org/version/1.1", [])


def test_orders_say_when_they_changed(api: TestClient) -> None:
    """An order, its item in lists and its entry in feeds say when it changed last; it can be asked and sorted by."""
    then, first = (moment.isoformat().replace("+00:00", "Z") for moment in (THEN, FIRST))
    assert [api.get(f"/v1/orders/{number}").json()["changed_at"] for number in ("14000", "13900")] == [then, first]
    for words in ("", "&q=order"):
        found = api.get(f"/v1/orders?changed_since=2026-01-02T03:04:05Z{words}").json()["items"]
        assert {item["number"]: item["changed_at"] for item in found} == {"14000": then, "14001": then} or words
    numbers = [item["number"] for item in api.get("/v1/orders?sort=-changed_at&limit=100").json()["items"]]
    assert set(numbers[:2]) == {"14000", "14001"}
    assert [item["number"] for item in api.get("/v1/orders?sort=changed_at&limit=100").json()["items"]] == numbers[::-1]
    exported = api.get("/v1/orders.ndjson?changed_since=2026-01-03").text.splitlines()
    assert {json.loads(line)["number"] for line in exported} == {"14000", "14001"}
    atom = etree.fromstring(api.get("/v1/orders.atom?number=14000").content)
    (entry,) = atom.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}updated") == "2026-01-03T03:04:05Z"
    assert entry.findtext(f"{ATOM}published") == "2021-01-25T00:00:00Z"


def test_pages_of_orders_by_their_change(api: TestClient) -> None:
    """The pages of orders sorted by when they changed hold each order once."""
    at: str | None = "/v1/orders?sort=-changed_at&limit=2"
    walked: list[str] = []
    while at is not None:
        page = api.get(at).json()
        walked += [item["number"] for item in page["items"]]
        at = page["links"]["next"]
    assert len(walked) == len(set(walked)) == len(shelf.ORDERS) - 1


def test_a_removed_order_is_not_found(api: TestClient) -> None:
    """Its address answers 404, with its texts; the ledger still tells of it."""
    assert [api.get(f"/v1/orders/14004{path}").status_code for path in ("", "/versions", "/versions/1")] == [404] * 3
    assert changes(api, "?order=14004") == [("14004", "removed"), ("14004", "added")]


def test_statements(api: TestClient) -> None:
    """A page of changes, whatever its length, takes four statements; the versions of an order two."""
    assert {shelf.statements_of(api, f"/v1/changes?limit={limit}") for limit in (1, 100)} == {3}
    assert shelf.statements_of(api, f"/v1/changes?since={A}") == 4
    assert shelf.statements_of(api, "/v1/orders/14000/versions") == 2


def test_one_revision_published_again(url: str) -> None:
    """A, B, A again: every answer says when the orders changed back, and no ETag of the first A is taken for it."""
    with shelf.client(url) as api:
        targets = ("/v1/orders/14001", "/v1/orders", "/v1/orders.atom", "/v1/changes", "/v1/orders/14001/sections")
        publish(url, changed=False, days=2)
        before = [api.get(target) for target in targets]
        publish(url, changed=True, days=3)
        assert [api.get(target).headers["X-Corpus-Revision"] for target in targets] == [B] * len(targets)
        publish(url, changed=False, days=4)
        for target, old in zip(targets, before, strict=True):
            new = api.get(target, headers={"If-None-Match": old.headers["ETag"]})
            assert (new.status_code, new.headers["X-Corpus-Revision"]) == (200, A)
            assert new.headers["ETag"] != old.headers["ETag"]
        assert api.get("/v1/orders/14001").json()["changed_at"] == "2026-01-06T03:04:05Z"
        assert api.get(f"/v1/changes?since={A}").json()["items"] == []
        publish(url, changed=True, days=1)


def test_an_older_database_says_where_its_ledger_begins(tmp_path: Path) -> None:
    """After a migration the ledger begins with the corpus held: nothing is listed, and that it is not all is said."""
    path = tmp_path / "eo.sqlite"
    url = f"sqlite:///{path}"
    publish(url, changed=False, days=0)
    with rewriting(url) as connection:
        command.downgrade(configuration(connection), "0007")
    assert store.migrate(url, derive=ingest.rendering()).before == "0007"
    begins_at = FIRST.isoformat().replace("+00:00", "Z")
    with shelf.client(url) as api:
        for query, complete in (("", False), ("?since=2020-01-01", False), ("?since=2026-01-03", True)):
            answer = api.get(f"/v1/changes{query}").json()
            assert answer["items"] == []
            assert answer["ledger"] == {"begins_at": begins_at, "complete": complete, "revision": A}
        assert api.get(f"/v1/changes?since={A}").json()["ledger"]["complete"] is True
        assert api.get("/v1/orders/14000").json()["changed_at"] == begins_at
        publish(url, changed=True, days=1)
        assert changes(api, f"?since={A}") == [LATER[0], ("14000", "facts"), *LATER[1:]]  # what directives ask for
        assert api.get("/v1/orders/13900").json()["changed_at"] == begins_at
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT position FROM corpus").fetchall() == [(2,)]


def test_the_page_about_changes_has_every_fact() -> None:
    """docs/changes.md has a row for each fact, of its kind and with its meaning."""
    page = (Path(__file__).parents[3] / "docs" / "changes.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(\w+)` \| `(\w+)` \| (.+) \|$", page, re.MULTILINE))
    assert told == {(fact.value, kind.value, what) for fact, (kind, what) in MEANINGS.items()}
