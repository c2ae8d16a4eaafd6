"""Following the Federal Register: the clock is handed in, the server and the database are real."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree

from app import ingest, store
from app.ingest.following import NotFollowed, follow
from app.schemas import Upstream
from app.upstream import addresses, polling, running
from app.upstream import store as fetched
from app.upstream.asking import Patience
from app.upstream.failures import UpstreamError
from app.upstream.pacing import Clock
from app.upstream.polling import Look
from app.upstream.watching import Doing, Watch
from tests.api import shelf
from tests.upstream.small_register import DOCUMENTS, PUBLISHER, SmallRegister, document

EVERY = timedelta(minutes=15)
ATOM = "{http://www.w3.org/2005/Atom}"
BEGINS = datetime(2000, 7, 15, 6, 0, tzinfo=UTC)


@dataclass
class Day:
    """A clock that a sleeper moves on.

    Attributes:
        said: what was told after each look.
    """

    now: datetime = BEGINS
    said: list[Upstream] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


@dataclass
class Following:
    """A process that follows the small register, as often begun as a test likes."""

    register: SmallRegister
    folder: Path
    url: str
    day: Day = field(default_factory=Day)

    def begin(self) -> Watch:
        """A process that begins."""
        options = running.Options(
            self.folder, None, addresses.base(self.register.url), 0, 0, deadline=5.0,
            patience=Patience(budget=0.01, first_wait=0.001),
        )  # fmt: skip
        begun = self.day.now
        clock = Clock(lambda: (self.day.now - begun).total_seconds(), lambda _: None)
        ingesting = ingest.Options(self.url)
        doing = Doing(
            look=polling.Looking(options, lambda *_: None, clock).look,
            take_in=lambda: follow(self.folder, ingesting, lambda: self.day.now, lambda *_: None),
            fails=(NotFollowed, store.StoreError),
            record=lambda said: store.upstream.write(self.url, said),
            now=lambda: self.day.now,
            sleep=self.day.sleep,
        )
        return Watch(doing, EVERY, store.upstream.read(self.url))

    def go_on(self, watch: Watch, until: timedelta) -> None:
        """Let a process look until so long after the beginning of the day."""
        while self.day.now < BEGINS + until:
            self.day.said.append(watch.step())
            self.day.sleep(watch.wait().total_seconds())

    def held(self) -> dict[str, str | None]:
        """The orders in the database and their titles."""
        from sqlalchemy import select

        from app.tables import OrderRow

        engine = store.engine(self.url, pool_size=1)
        with store.snapshot(engine) as current:
            return dict(current.connection.execute(select(OrderRow.number, OrderRow.title)).all())


@pytest.fixture
def following(register: SmallRegister, tmp_path: Path) -> Following:
    """A process that follows, of a database that is migrated and empty."""
    url = f"sqlite:///{tmp_path / 'eo.sqlite'}"
    store.migrate(url)
    return Following(register, tmp_path / "store", url)


def ledger(url: str, since: datetime) -> tuple[list[tuple[str, str, list[str]]], list[str], list[str]]:
    """What the API tells of every publish since: order, change and facts; titles in its Atom and its JSON feed."""
    with shelf.client(url) as client:
        asked = {"since": since.isoformat().replace("+00:00", "Z")}
        listed = client.get("/v1/changes", params=asked).json()["items"]
        atom = etree.fromstring(client.get("/v1/changes.atom", params=asked).content)
        feed = client.get("/v1/changes.feed.json", params=asked).json()
    titles = [str(entry.findtext(f"{ATOM}title")) for entry in atom.iter(f"{ATOM}entry")]
    told = [(one["order"], one["change"], one["facts"]) for one in listed]
    return told, titles, [one["title"] for one in feed["items"]]


def changes(said: list[Upstream]) -> list[datetime]:
    """When something was published."""
    return sorted({one.last_change_at for one in said if one.last_change_at is not None})


def hours(moment: datetime | None) -> float | None:
    """How long after the beginning of the day."""
    return None if moment is None else (moment - BEGINS) / timedelta(hours=1)


def test_a_day(register: SmallRegister, following: Following) -> None:
    """A new order, a correction, six hours of outage, a restart: what changed is published when it came."""
    watch = following.begin()
    following.go_on(watch, timedelta(hours=2))
    new = document("2000-01007", 13804, "2000-07-15")
    register.documents.append(new)
    following.go_on(watch, timedelta(hours=4))
    assert following.held()["13804"] == "Concerning 2000-01007"
    register.documents[3] = DOCUMENTS[3] | {"corrections": [f"{PUBLISHER}/api/v1/documents/C1-2000-01004"]}
    register.documents.append(document("C1-2000-01004", 13800, "2000-07-15", words="It is ordered."))
    following.go_on(watch, timedelta(hours=6))
    register.spoil["/"] = lambda reply: replace(reply, status=503)
    following.go_on(watch, timedelta(hours=12))
    register.spoil.clear()
    following.go_on(watch, timedelta(hours=14))
    asked = len(register.asked)
    following.go_on(following.begin(), timedelta(hours=16))

    said = following.day.said
    assert [hours(one) for one in changes(said)] == pytest.approx([0, 2, 4], abs=0.25)
    failing = [one for one in said if one.failing_since]
    assert {hours(one.failing_since) for one in failing} == {6.0}
    assert [one.reason for one in failing if "answered 503" not in str(one.reason)] == []
    assert 5 <= len(failing) <= 12
    again = [one.checked_at for one in said if one.failing_since is None and one.checked_at > failing[-1].checked_at]
    assert hours(again[0]) == pytest.approx(12.5, abs=0.51)
    assert (said[-1].lag_seconds, said[-1].failing_since, said[-1].reason) == (0, None, None)
    assert (failing[-1].lag_seconds or 0) > 4 * 3600
    assert store.upstream.read(following.url) == said[-1]
    assert len(register.asked) - asked == 2 * 8
    assert fetched.incomplete(following.folder) is None
    told, atom, feed = ledger(following.url, since=said[0].checked_at + timedelta(minutes=1))
    assert told == [
        ("13804", "added", []),
        ("13800", "content", ["text", "signature"]),
        ("13800", "facts", ["publications", "comparisons"]),
    ]
    assert (
        atom
        == feed
        == [
            "Executive Order 13800: facts changed (publications, comparisons)",
            "Executive Order 13800: content changed (text, signature)",
            "Executive Order 13804: added",
        ]
    )


def test_looks_are_cheap(register: SmallRegister, following: Following) -> None:
    """A look that finds nothing new asks for one page and for public inspection, and leaves the journal alone."""
    watch = following.begin()
    watch.step()
    register.asked.clear()
    journal = (following.folder / "journal.ndjson").read_bytes()
    for _ in range(3):
        following.day.sleep(900)
        watch.step()
    assert len(register.asked) == 6
    assert [etag is None for _, etag in register.asked] == [True, False] + [False] * 4
    assert (following.folder / "journal.ndjson").read_bytes() == journal


def test_notes_on_old_orders_come_within_a_day(register: SmallRegister, following: Following) -> None:
    """Once a day everything is listed, so that a note on an order of any age is found."""
    following.go_on(following.begin(), timedelta(hours=1))
    register.documents[0] = DOCUMENTS[0] | {"disposition_notes": "Revoked by: EO 13803, July 9, 2000"}
    watch = following.begin()
    following.go_on(watch, timedelta(hours=25))
    assert [round(hours(one) or 0) for one in changes(following.day.said)] == [0, 24]


def test_killed_between_fetching_and_publishing(register: SmallRegister, following: Following) -> None:
    """What was fetched by a process that died before it published is published by the next one."""
    watch = following.begin()
    watch.step()
    register.documents.append(document("2000-01007", 13804, "2000-07-15"))
    following.day.sleep(900)
    with pytest.raises(KeyboardInterrupt):
        Watch(replace(watch.doing, take_in=_killed), EVERY, watch.said).step()
    assert "13804" not in following.held()
    following.day.sleep(900)
    following.begin().step()
    assert "13804" in following.held()


def _killed() -> bool:
    raise KeyboardInterrupt


def test_public_inspection(register: SmallRegister, following: Following) -> None:
    """Orders on public inspection are announced; one whose number is told is held until it is published."""
    register.inspected = [
        document(
            "2000-02000", None, "2000-07-18", toc_doc="Rivers; Council (EO 13805)", raw_text_url=_text("2000-02000")
        )
        | {"executive_order_number": 13805},
        {
            "document_number": "2000-02001",
            "type": "Presidential Document",
            "toc_subject": "EXECUTIVE ORDERS",
            "title": "B",
        },
        {"document_number": "2000-02002", "type": "Notice", "title": "Executive Order 13800; Comments"},
        {"document_number": "2000-02003", "type": "Presidential Document", "title": "A Day of Rivers"},
    ]
    watch = following.begin()
    said = watch.step()
    assert [(one.document_number, one.number) for one in said.announced] == [
        ("2000-02000", "13805"),
        ("2000-02001", None),
    ]
    assert "13805" in following.held()
    published = document("2000-02000", 13805, "2000-07-18")
    register.documents.append(published)
    register.inspected = []
    following.day.now = datetime(2000, 7, 18, 12, 0, tzinfo=UTC)
    said = watch.step()
    assert said.announced == []
    names = [name for name, _, _ in fetched.current(following.folder)]
    assert [name for name in names if name.startswith("2000-02000")] == ["2000-02000.json", "2000-02000.xml"]
    assert following.held()["13805"] == "Concerning 2000-02000"


def _text(number: str) -> str:
    return f"{PUBLISHER}/documents/full_text/text/2000/07/18/{number}.txt"


def test_public_inspection_fails_alone(register: SmallRegister, following: Following) -> None:
    """Where public inspection cannot be asked, what was published is taken in, and the failure is told."""
    register.spoil["public-inspection"] = lambda reply: replace(reply, status=500)
    said = following.begin().step()
    assert (len(following.held()), "public inspection" in str(said.reason)) == (6, True)
    assert said.failing_since is not None
    assert said.last_change_at is not None


def test_failures_are_waited_out() -> None:
    """The pauses double to an hour, with jitter, and are those of success after the first."""

    def fail(_: datetime) -> Look:
        raise UpstreamError("away")

    doing = Doing(fail, lambda: False, (), lambda _: None, lambda: BEGINS, lambda _: None)
    watch = Watch(doing, EVERY)
    pauses = []
    for _ in range(6):
        watch.step()
        pauses.append(watch.wait() / EVERY)
    assert all(0.75 * most <= pause <= most for pause, most in zip(pauses, (1, 2, 4, 4, 4, 4), strict=True))
    watch.doing = replace(doing, look=lambda _: Look(changed=False, announced=()))
    assert (watch.step().failing_since, watch.wait()) == (None, EVERY)
