"""What a list is followed by: the feed of a filter gains what a publish adds to it, and nothing else; and recipes."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import feedparser
import icalendar
import pytest
from starlette.datastructures import State
from starlette.testclient import TestClient

from app import ingest
from app.api import context
from app.main import create_app
from app.settings import Settings
from tests.api import shelf
from tests.beginnings import CopyOf
from tests.records import record, write

FIRST = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
THEN = FIRST + timedelta(days=1)
BEFORE = {
    "14001": record("14001", signing_date="2021-02-01", title="Lamps"),
    "14002": record("14002", signing_date="2021-02-02", title="Wicks"),
    "14003": record("14003", signing_date="2021-02-03", title="Oil"),
}
AFTER = {
    **BEFORE,
    "14001": record(
        "14001", signing_date="2021-02-01", title="Lamps", disposition_notes="Revoked by: EO 14004, February 4, 2021"
    ),
    "14004": record(
        "14004", signing_date="2021-02-04", title="Darkness",
        disposition_notes="Revokes: EO 14001, February 1, 2021; Amends: EO 14002, February 2, 2021",
    ),
}  # fmt: skip
Entries = dict[str, str]
"""Each entry's time by its title."""


@pytest.fixture(scope="module")
def published(copy_of: CopyOf, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Entries, Entries]]:
    """A function that tells what a feed had after the first publish, and what after the second."""
    url, folder = copy_of("sqlite", "empty"), tmp_path_factory.mktemp("records")
    told: list[dict[str, Entries]] = []
    for moment, records in ((FIRST, BEFORE), (THEN, AFTER)):
        for number, each in records.items():
            write(folder / f"{number}.json", each)
        assert ingest.run([folder], ingest.Options(url), moment, lambda *_: None).state == "published"
        with shelf.client(url) as client:
            told.append({feed: entries(client, feed) for feed in FOLLOWED})
    return lambda feed: (told[0][feed], told[1][feed])


def entries(client: TestClient, feed: str) -> Entries:
    """The entries of a feed."""
    answer = client.get(feed)
    assert answer.status_code == 200, answer.text
    return {entry.title: entry.updated for entry in feedparser.parse(answer.content).entries}


DARKNESS = "Executive Order 14004: Darkness"
FOLLOWED = {
    "/v1/orders.atom": {DARKNESS},
    "/v1/orders.atom?year=2021": {DARKNESS},
    "/v1/orders.atom?amends=14002": {DARKNESS},
    "/v1/orders.atom?revokes=14001": {DARKNESS},
    "/v1/orders.atom?status=revoked": {"Executive Order 14001: Lamps"},
    "/v1/orders/14002/cited-by.atom?relation=amended_by": {"Executive Order 14002: amended by EO 14004 (Darkness)"},
    "/v1/orders/14001/history.atom": {"EO 14001: revoked by Executive Order 14004 on 2021-02-04"},
    "/v1/changes.atom?change=status": {"Executive Order 14001: status changed (status basis, status notes)"},
    "/v1/changes.atom?change=added": {f"{DARKNESS.partition(':')[0]}: added"},
    "/v1/references.atom?relation=revokes": {"EO 14004: revokes Executive Order 14001 (Lamps)"},
    "/v1/orders.atom?number=14003": set(),
    "/v1/orders/14003/references.atom": set(),
}
"""What each feed gains by the second publish."""
CHANGED = {"Executive Order 14001: Lamps", "Executive Order 14002: Wicks"}
"""What it changed, by revoking the one and amending the other."""


@pytest.mark.parametrize("feed", FOLLOWED)
def test_a_feed_gains_what_was_added(published: Callable[[str], tuple[Entries, Entries]], feed: str) -> None:
    """A reader is shown the new entries, and those before with their times, but for what the publish changed."""
    before, after = published(feed)
    assert set(after) - set(before) == FOLLOWED[feed]
    assert set(before) <= set(after)
    assert {title for title in before if after[title] != before[title]} <= CHANGED


def test_an_order_that_is_revoked_is_shown_again(published: Callable[[str], tuple[Entries, Entries]]) -> None:
    """Its entry has the time of the publish that told of the revocation."""
    before, after = published("/v1/orders.atom")
    lamps, oil = "Executive Order 14001: Lamps", "Executive Order 14003: Oil"
    assert (before[lamps], after[lamps]) == ("2026-01-02T03:04:05Z", "2026-01-03T03:04:05Z")
    assert before[oil] == after[oil]


DUE = "/v1/directives.ics?due_within=30&status=in_force"


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """A function that makes it another day in Washington."""

    def turn(day: date) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
                return datetime(day.year, day.month, day.day, 12, tzinfo=tz)

        monkeypatch.setattr(context, "datetime", Clock)

    return turn


@pytest.mark.parametrize(
    ("day", "events"),
    [
        (date(2025, 5, 27), []),
        (date(2025, 5, 28), ["2025-06-27"]),
        (date(2025, 6, 27), ["2025-06-27", "2025-07-27", "2025-07-27"]),
        (date(2025, 6, 28), ["2025-07-27", "2025-07-27"]),
        (date(2025, 7, 28), []),
    ],
)
def test_deadlines_come_near(sample: TestClient, on: Callable[[date], None], day: date, events: list[str]) -> None:
    """A calendar has the days due from today in Washington to the thirtieth day after; so have the other forms."""
    on(day)
    calendar = icalendar.Calendar.from_ical(sample.get(DUE).text)
    assert sorted(str(event.start) for event in calendar.events) == events
    listed = sample.get("/v1/directives?due_within=30&status=in_force").json()
    assert listed["total"] == len(events)
    assert len(entries(sample, DUE.replace(".ics", ".atom"))) == len(events)
    assert listed["links"]["self"].endswith("due_within=30&status=in_force")


def test_days_due_are_asked_for_in_one_way(sample: TestClient) -> None:
    """From today on or as a range, not both; and no more days than there is sense in."""
    both = sample.get("/v1/directives?due_within=30&due_from=2025-01-01").json()
    assert (both["code"], both["errors"][0]["parameter"]) == ("invalid-parameter", "due_within")
    for strange in ("-1", "3661", "ten", "1.5", ""):
        assert sample.get(f"/v1/directives.ics?due_within={strange}").status_code == 422


def test_a_calendar_has_the_days_that_are_asked_for(api: TestClient) -> None:
    """Of a directive with several days, those outside the range are no events."""
    for bounds, expected in (
        ("due_from=2021-01-01&due_to=2021-12-31", ["2021-02-21"]),
        ("due_from=2022-05-07", ["2022-05-07"]),
        ("due_to=2022-05-07", ["2022-05-07", "2021-02-21"]),
    ):
        calendar = icalendar.Calendar.from_ical(api.get(f"/v1/directives.ics?{bounds}").text)
        assert [str(event.start) for event in calendar.events] == expected


def test_an_answer_that_is_of_no_day_is_kept_for_longer(sample_database: str) -> None:
    """Only a request that asks for days from today on has another answer tomorrow."""
    operations = create_app(Settings(database_url=sample_database)).operations
    found = operations.find("/v1/directives")
    assert found is not None
    for query, lasting in ((b"", True), (b"sort=due_on", True), (b"due_within=30", False), (b"due%5Fwithin=1", False)):
        varying = found[0].varying(State(), {"query_string": query, "headers": []})
        assert varying.lasting == lasting
