"""Calendars and feeds as other people's programs read them."""

from datetime import UTC, date, datetime
from typing import Any

import feedparser
import icalendar
import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.render import FORMS, Feed
from app.render.lists import DIRECTIVES
from app.schemas import Deadline, Directive, OrderStatus, Precision, Recurrence, Weekday
from tests.render.test_render import directive

FEED = Feed("https://eo.example/v1/directives.ics", "https://eo.example", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
# Not Latin-1: feedparser takes some pairs of its letters for wrongly decoded UTF-8 and mends them.
ORDERS_OWN = st.characters(max_codepoint=126, min_codepoint=32) | st.sampled_from("“”‘’—–§•")
CHANGED_AT = datetime(2025, 12, 31, 23, 59, tzinfo=UTC)
SUNDAY = date(2025, 7, 27)


def due(**more: Any) -> Directive:
    """A directive that is due on a Sunday."""
    deadline = Deadline(
        text="Within 90 days", value=90, unit=None, anchor=None, due_on=SUNDAY, precision=Precision.DAY,
        weekday=Weekday.SUNDAY, falls_on_weekend=True,
    )  # fmt: skip
    return directive(**{"deadline": deadline, **more})


def written(form: str, *items: Directive) -> str:
    """Some directives in a form, changed last at one moment."""
    render = FORMS[form].render(DIRECTIVES)
    assert render is not None
    return "".join(render([[(item, CHANGED_AT) for item in items]], FEED))


def calendar(*items: Directive) -> str:
    """The calendar of some directives."""
    return written("ics", *items)


def event_of(*items: Directive) -> icalendar.Event:
    """The one event of a calendar, read by icalendar."""
    (event,) = icalendar.Calendar.from_ical(calendar(*items)).events
    return event


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
@example("a\\nb; c, d: “e” 🏛 " * 20)
def test_two_readers_get_the_same_words(words: str) -> None:
    """Both icalendar and vobject read back every printable character of a clause, however long its line."""
    written = calendar(due(action=words))
    printable = "".join(letter for letter in words if letter.isprintable())
    expected = f"Attorney General shall {printable}"
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert str(event["SUMMARY"]) == expected
    assert vobject.readOne(written).vevent.summary.value == expected


def test_an_event_is_a_whole_day() -> None:
    """The event begins on the day due and ends on the next, as days and not as moments."""
    event = event_of(due())
    assert (event.start, event.end) == (SUNDAY, date(2025, 7, 28))
    read = vobject.readOne(calendar(due())).vevent
    assert (read.dtstart.value, read.dtend.value) == (SUNDAY, date(2025, 7, 28))


def test_the_stamp_is_the_last_change() -> None:
    """Stamp and sequence are of the moment at which the order changed last, and no later publish moves them."""
    event = event_of(due())
    assert (event.DTSTAMP, event.LAST_MODIFIED) == (CHANGED_AT, CHANGED_AT)
    assert event.sequence == int(CHANGED_AT.timestamp()) // 60


def test_the_description_says_who_where_and_by_when() -> None:
    """A reader of the event has the citation, the offices, the deadline's words, the clause and both links."""
    item = due(
        citation="EO 14288, sec. 4(a)",
        order="14288",
        section="4.a",
        url="/v1/orders/14288/sections/4.a",
        html_url="https://www.federalregister.gov/d/2025-07790",
        recurrence=Recurrence(text="annually thereafter", value=1, unit=None, next_on=[]),
    )
    lines = str(event_of(item)["DESCRIPTION"]).split("\n")
    assert lines[0].startswith("EO 14288, sec. 4(a): ")
    assert lines[1:7] == [
        "Who: Attorney General",
        "With: Secretary of State (consulted)",
        "Deadline: Within 90 days",
        "Due: 2025-07-27 (sunday); the order moves no day",
        "Again: annually thereafter",
        "Status of the order: in force",
    ]
    assert lines[7] == item.text
    assert lines[8:] == [
        "https://eo.example/orders/14288/sections/4.a",
        "https://www.federalregister.gov/d/2025-07790",
    ]


def test_categories_are_the_order_the_modal_and_the_status() -> None:
    """A calendar can be sorted by order, modal and status, whose names have no underscores."""
    event = event_of(due(order="14288", order_status=OrderStatus.PARTLY_REVOKED))
    assert event.categories == ["EO 14288", "shall", "partly revoked"]


def test_only_what_is_in_force_is_confirmed() -> None:
    """The events of a dead order say so in their words and are neither confirmed nor cancelled."""
    assert event_of(due())["STATUS"] == "CONFIRMED"
    dead = event_of(due(order_status=OrderStatus.REVOKED))
    assert "STATUS" not in dead
    assert str(dead["SUMMARY"]).startswith("[revoked] ")
    assert "Status of the order: revoked" in str(dead["DESCRIPTION"])


def test_uids_are_those_of_the_directives() -> None:
    """Two directives due on one day are two events, and reading them again gives the same identities."""
    items = (due(id="14288:4.a:1"), due(id="14288:4.b:1"))
    uids = [str(event["UID"]) for event in icalendar.Calendar.from_ical(calendar(*items)).walk("VEVENT")]
    assert uids == ["14288:4.a:1@executive-orders-api", "14288:4.b:1@executive-orders-api"]


@pytest.mark.parametrize("query", ["", "?order=14288", "?boilerplate=include&status=in_force"])
def test_the_served_calendar_is_read(sample: TestClient, query: str) -> None:
    """Over HTTP a calendar has one event for each directive of the list that has a day due."""
    listed = sample.get(f"/v1/directives{query}{'&' if query else '?'}limit=100").json()["items"]
    days = sorted(item["deadline"]["due_on"] for item in listed if item["deadline"] and item["deadline"]["due_on"])
    answer = sample.get(f"/v1/directives.ics{query}")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert sorted(str(event.start) for event in icalendar.Calendar.from_ical(answer.text).events) == days
    assert days


@given(st.text(ORDERS_OWN))
@example("<script>alert(1)</script> & ]]>")
def test_a_feed_reader_gets_the_words(words: str) -> None:
    """Nothing in the feed is a fault to feedparser, which reads the title as text."""
    read = feedparser.parse(written("atom", due(action=words)).encode(), sanitize_html=False)
    assert not read.bozo
    (entry,) = read.entries
    assert entry.title_detail.type == "text/plain"
    assert entry.title == f"Attorney General shall {words} (due 2025-07-27)"


def test_the_served_feed_is_read(sample: TestClient) -> None:
    """Over HTTP the feed has an entry a directive, each with an id of its own, a time and a link."""
    total = sample.get("/v1/directives?order=14288").json()["total"]
    read = feedparser.parse(sample.get("/v1/directives.atom?order=14288").content)
    assert (read.bozo, read.version) == (False, "atom10")
    assert len({entry.id for entry in read.entries}) == total > 0
    assert all(entry.updated_parsed and entry.link for entry in read.entries)
