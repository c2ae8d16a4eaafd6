"""A run from an empty folder to a store that is proved complete, and what keeps it from being that."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.ingest.inputs import Input, Listing
from app.upstream import running, store
from app.upstream.store.state import Scope
from tests.upstream.conftest import NOW, Fetch
from tests.upstream.small_register import DOCUMENTS, PUBLISHER, Reply, SmallRegister, Spoil, document, text, xml

NAMES = [
    "2000-01004.json", "2000-01004.xml", "2000-01005.json", "2000-01005.xml", "2000-01006.json", "2000-01006.xml",
    "99-1001.json", "99-1001.txt", "99-1002.json", "99-1002.txt", "99-1003.json", "99-1003.txt",
]  # fmt: skip


def names(folder: Path) -> list[str]:
    """The names in a store."""
    return [name for name, _, _ in store.current(folder)]


def told(change: Callable[[dict[str, Any]], Any]) -> Spoil:
    """An answer whose JSON was changed in place."""

    def spoil(reply: Reply) -> Reply:
        record = json.loads(reply.body)
        change(record)
        return replace(reply, body=json.dumps(record).encode())

    return spoil


def test_everything(fetch: Fetch, tmp_path: Path) -> None:
    """Each document's own JSON and its best text are in the store under stable names, and what is odd is told."""
    report = fetch()
    assert (report.state, report.documents, report.stated) == ("complete", 6, 6)
    assert names(tmp_path / "store") == NAMES
    assert store.incomplete(tmp_path / "store") is None
    assert report.proof.unnumbered == ("99-1003",)
    assert report.proof.gaps[:2] == ("12952", "12953")
    assert report.proof.gaps[-1] == "13802"


def test_is_an_input(fetch: Fetch, tmp_path: Path) -> None:
    """A listing of the ingest reads the store's bytes under their names, as from a folder of such files."""
    fetch()
    found = [item for item in Listing([tmp_path / "store"]).read() if isinstance(item, Input)]
    assert [item.name for item in found] == NAMES
    assert json.loads(found[0].data) == DOCUMENTS[3]
    assert found[1].data == xml(DOCUMENTS[3])
    assert found[0].shown == str(tmp_path / "store" / "2000-01004.json")


def test_damaged_bytes_are_no_input(fetch: Fetch, tmp_path: Path) -> None:
    """Bytes that are no longer those that were fetched are refused by name."""
    fetch()
    _, path, _ = store.current(tmp_path / "store")[0]
    path.write_bytes(path.read_bytes() + b" ")
    refused = [item for item in Listing([tmp_path / "store"]).read() if not isinstance(item, Input)]
    assert [(item.name.rsplit("/", 1)[1], item.reason) for item in refused] == [
        ("2000-01004.json", "has other bytes than were fetched")
    ]


def test_again_asks_for_the_list_alone(register: SmallRegister, fetch: Fetch) -> None:
    """Where the list says what the documents said, no document is asked for."""
    fetch()
    register.asked.clear()
    report = fetch()
    assert (report.state, report.outcome.fetched, report.outcome.unchanged) == ("complete", 0, 12)
    assert not register.paths("/documents/")


def test_a_new_note_is_fetched(register: SmallRegister, fetch: Fetch, tmp_path: Path) -> None:
    """A note that the list has and the held JSON has not makes the document be asked for, its text as a condition."""
    fetch()
    register.asked.clear()
    register.documents[0] = DOCUMENTS[0] | {"disposition_notes": "Amended by: EO 13801, May 5, 2000"}
    assert fetch().outcome.fetched == 1
    assert [path.rpartition("/")[2].partition("?")[0] for path in register.paths("/documents/")] == [
        "99-1001.json", "99-1001.txt",
    ]  # fmt: skip
    assert [etag is not None for path, etag in register.asked if "/documents/" in path] == [False, True]


def test_refresh_asks_conditionally(register: SmallRegister, fetch: Fetch) -> None:
    """--refresh asks for each file once more, and what is unchanged is not sent."""
    fetch()
    register.asked.clear()
    report = fetch(refresh=True)
    assert (report.outcome.fetched, report.outcome.unchanged) == (0, 12)
    assert all(etag for path, etag in register.asked if "/documents/" in path)


def test_readers_are_no_news(register: SmallRegister, fetch: Fetch, tmp_path: Path) -> None:
    """A document whose counter of readers alone has moved keeps its bytes."""
    fetch()
    before = store.current(tmp_path / "store")
    register.documents[:] = [one | {"page_views": {"count": 99}} for one in DOCUMENTS]
    assert fetch(refresh=True).outcome.fetched == 0
    assert store.current(tmp_path / "store") == before


def test_the_first_xml_takes_the_place_of_the_text(register: SmallRegister, fetch: Fetch, tmp_path: Path) -> None:
    """A store that saw a document before its XML holds in the end what one holds that was filled later."""
    register.documents[5] = DOCUMENTS[5] | {"full_text_xml_url": None}
    fetch()
    assert "2000-01006.txt" in names(tmp_path / "store")
    register.documents[5] = DOCUMENTS[5]
    fetch()
    assert names(tmp_path / "store") == NAMES


def test_a_correction_is_fetched(register: SmallRegister, fetch: Fetch, tmp_path: Path) -> None:
    """A document that corrects an order is fetched with its text; one that the server does not have is reported."""
    corrections = [f"{PUBLISHER}/api/v1/documents/{number}" for number in ("C1-2000-01004", "R1-1-1")]
    register.documents[3] = DOCUMENTS[3] | {"corrections": corrections}
    register.documents.append(document("C1-2000-01004", 13800, "2000-05-06", subtype=None))
    report = fetch()
    assert {"C1-2000-01004.json", "C1-2000-01004.xml"} <= set(names(tmp_path / "store"))
    assert report.outcome.absent == ["R1-1-1 of 2000-01004"]
    assert fetch().state == "complete"


def test_numbers(register: SmallRegister, fetch: Fetch, tmp_path: Path) -> None:
    """Orders and documents asked for by number come alone; one that is not listed is a fault."""
    scope = Scope(date(1994, 1, 1), numbers=("13800", "99-1001"))
    assert fetch(scope=scope).documents == 2
    assert names(tmp_path / "store") == ["2000-01004.json", "2000-01004.xml", "99-1001.json", "99-1001.txt"]
    report = fetch(scope=Scope(date(1994, 1, 1), numbers=("99999",)))
    assert (report.state, report.message) == ("incomplete", "the Federal Register does not list 99999")


def test_pages(register: SmallRegister, fetch: Fetch) -> None:
    """A server that lists fewer on a page than asked for is paged through."""
    register.page_size = 1
    assert (fetch().state, len(register.paths("&page=3"))) == ("complete", 2)


def test_a_slice_at_the_cap_is_cut(register: SmallRegister, fetch: Fetch) -> None:
    """A year for which the server states 10,000 is asked for in two halves."""

    def cap(reply: Reply) -> Reply:
        return told(lambda page: page.update(count=10_000))(reply) if b"13800" in reply.body else reply

    register.spoil["gte%5D=2000-01-01&conditions%5Bpublication_date%5D%5Blte%5D=2000-12-31"] = cap
    report = fetch()
    assert (report.state, report.documents, report.slices) == ("complete", 6, 4)


@pytest.mark.parametrize(
    ("part", "change", "message"),
    [
        ("page=1", lambda page: page.update(count=-1), "count of documents"),
        ("&page=1", lambda page: page.update(count=page["count"] + 1), "the server stated 4 documents, then 3"),
        ("gte%5D=2000", lambda page: page["results"].append(page["results"][0]), "listed twice"),
        ("gte%5D=2000", lambda page: page.update(next_page_url="/api/v1/documents?page=2"), "another host"),
        ("gte%5D=2000", lambda page: page.update(next_page_url="https://evil.example/?page=2"), "another host"),
        ("gte%5D=2000", lambda page: page["results"][0].update(publication_date="1999-01-01"), "is of 1999-01-01"),
        ("per_page=1&", lambda page: page.update(count=7), "states 7 documents for the whole, 6 for its slices"),
    ],
)
def test_lists_that_lie(
    register: SmallRegister, fetch: Fetch, part: str, change: Callable[[dict[str, Any]], Any], message: str
) -> None:
    """A list that contradicts itself, whenever it is asked for, ends the run before a document is fetched."""
    register.spoil[part] = told(lambda page: change(page) if page.get("results") else None)
    report = fetch()
    assert report.state in ("incomplete", "failed")
    assert message in str(report.message)
    assert not register.paths("/documents/")


def test_a_drift_is_listed_again(register: SmallRegister, fetch: Fetch) -> None:
    """A list that changes between two pages is walked again from its first."""
    register.page_size = 2
    states = iter([4])

    def drift(reply: Reply) -> Reply:
        return told(lambda page: page.update(count=next(states, page["count"])))(reply)

    register.spoil["&page=2"] = drift
    assert (fetch().state, len(register.paths("&page=2"))) == ("complete", 3)


def test_foreign_documents(register: SmallRegister, fetch: Fetch, tmp_path: Path) -> None:
    """Documents that are no executive orders are left out; more than one in a hundred, and nothing is believed."""
    register.documents.append(document("2000-01007", None, "2000-08-01", subtype="Proclamation"))
    report = fetch()
    assert (report.state, report.message) == ("incomplete", "1 of 7 documents listed are no executive orders")
    assert names(tmp_path / "store") == []


@pytest.mark.parametrize(
    ("part", "spoil", "message"),
    [
        ("01004.json", lambda _: Reply(json.dumps(DOCUMENTS[4]).encode()), "document 2000-01005 came for 2000-01004"),
        ("01004.json", told(lambda one: one.update(subtype="Notice")), "is no executive order"),
        ("01004.json", told(lambda one: one.update(executive_order_number="13899")), "EO 13899 came for EO 13800"),
        ("01004.json", told(lambda one: one.update(full_text_xml_url=DOCUMENTS[4]["full_text_xml_url"])), "something"),
        ("01004.xml", lambda _: Reply(xml(DOCUMENTS[4]), "text/xml"), "it is of 2000-01005"),
        ("1002.txt", lambda _: Reply(text(DOCUMENTS[0]), "text/plain"), "it is of 99-1001"),
        ("01004.xml", lambda reply: replace(reply, status=404), "answered 404"),
        ("01004.xml", lambda reply: replace(reply, body=reply.body[:200]), "cannot be read"),
        ("01004.json", told(lambda one: one.update(signing_date="2000-02-30")), "cannot be read"),
    ],
)
def test_swapped_answers(register: SmallRegister, fetch: Fetch, part: str, spoil: Spoil, message: str) -> None:
    """What is another document's is refused, the others are fetched, and the store says that it is not complete."""
    register.spoil[part] = spoil
    report = fetch()
    assert (report.state, report.outcome.fetched) == ("incomplete", 11 if part.endswith(("xml", "txt")) else 10)
    assert message in str(report.message)


@pytest.mark.parametrize(
    ("part", "spoil", "message"),
    [
        ("1002.txt", lambda reply: replace(reply, body=reply.body[:600]), "cut off"),
        ("01004.json", lambda reply: replace(reply, body=reply.body[:60]), "damaged or cut off"),
        ("01004.json", lambda reply: replace(reply, headers=(("Content-Encoding", "gzip, gzip"),)), "not offered"),
        (
            "01004.json",
            lambda _: Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}", is_raw=True),
            "without sending complete",
        ),
        (
            "01004.json",
            lambda _: Reply(b"HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\n\r\n", is_raw=True),
            "http://10.0.0.1",
        ),
        (
            "01004.json",
            lambda _: Reply(gzip.compress(b"0" * 30_000_000), headers=(("Content-Encoding", "gzip"),)),
            "unpacks to more than",
        ),
        ("01004.json", lambda reply: replace(reply, status=503), "answered 503"),
        ("01004.json", told(lambda one: one.update(full_text_xml_url="https://evil.example/x.xml")), "another host"),
    ],
)
def test_failures(register: SmallRegister, fetch: Fetch, part: str, spoil: Spoil, message: str) -> None:
    """What fails, or leads away, fails alone; the run can be resumed, and is complete when the server is well."""
    register.spoil[part] = spoil
    report = fetch()
    assert report.state == "failed"
    assert message in str(report.message)
    register.spoil.clear()
    register.asked.clear()
    assert fetch(resume=True).state == "complete"
    assert len(register.paths("/documents/")) == 13 - report.outcome.fetched - 1


@pytest.mark.parametrize("kind", ["application/json", "text/html"])
@pytest.mark.parametrize("part", ["documents.json", ".xml", ".txt", "01004.json"])
def test_blocked(register: SmallRegister, fetch: Fetch, part: str, kind: str) -> None:
    """A page for people, whatever it is sent as, ends the run with the first of its kind."""
    register.spoil[part] = lambda _: Reply(b"<!DOCTYPE html><html><body>Request Access</body></html>", kind)
    report = fetch()
    assert (report.state, "does not let us in" in str(report.message)) == ("failed", True)
    assert len(register.paths(part)) == 1


def test_a_server_that_is_gone(register: SmallRegister, fetch: Fetch, tmp_path: Path) -> None:
    """Failures of everything end the run when its budget is spent, not after each document's repetitions."""
    register.spoil[".xml"] = lambda reply: replace(reply, status=503, headers=(("Retry-After", "120"),))
    report = fetch()
    assert (report.state, len(register.paths(".xml"))) == ("failed", 1)
    assert "no time is left" in str(report.message)
    assert "is not complete" in str(store.incomplete(tmp_path / "store"))


def test_what_vanishes(register: SmallRegister, fetch: Fetch, tmp_path: Path) -> None:
    """A document that was listed and is no more is missed, until the user believes it; then it goes."""
    fetch()
    del register.documents[1]
    report = fetch()
    assert (report.state, report.message) == ("incomplete", "documents are no longer listed: 99-1002")
    assert "99-1002.json" in names(tmp_path / "store")
    assert fetch(allow_shrink=True).state == "complete"
    assert "99-1002.json" not in names(tmp_path / "store")
    assert store.incomplete(tmp_path / "store") is None


def test_known_orders(fetch: Fetch) -> None:
    """An order that is known otherwise and lies between those listed must be listed."""
    assert fetch(known={"13900", "13801", "12000"}).state == "complete"
    report = fetch(known={"13802", "13801"})
    assert (report.state, report.message) == ("incomplete", "orders that are known are not listed: 13802")


def test_resume_asks_for_the_same(register: SmallRegister, fetch: Fetch) -> None:
    """A run goes on with its own scope, and no other."""
    register.spoil["99-1001.txt"] = lambda reply: replace(reply, status=503)
    scope = Scope(date(1999, 1, 1), date(1999, 12, 31))
    assert fetch(scope=scope).state == "failed"
    with pytest.raises(running.OtherScopeError):
        fetch(scope=Scope(date(1994, 1, 1)), resume=True)
    register.spoil.clear()
    assert fetch(resume=True).documents == 3


def test_a_late_resume_lists_anew(register: SmallRegister, fetch: Fetch) -> None:
    """What was listed more than a day ago is asked for again."""
    register.spoil["01004.xml"] = lambda reply: replace(reply, status=503)
    fetch()
    register.spoil.clear()
    for days, lists in ((0, 1), (2, 4)):
        register.asked.clear()
        register.spoil["01004.xml"] = lambda reply: replace(reply, status=503)
        fetch(resume=True, now=NOW + timedelta(days=days))
        assert len(register.paths("documents.json")) == lists
