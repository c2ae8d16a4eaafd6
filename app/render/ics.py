"""Days as an iCalendar (RFC 5545, with the properties of RFC 7986): one all-day event a day, written by `icalendar`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from app.render.atom import Dated
from app.render.feed import Day, Feed

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FOOT = "END:VCALENDAR\r\n"
_BACKSLASH = "\x80"
# Stands for a backslash while icalendar writes: one before N it would take for a line break, and an escaped one it may
# fold in the middle. No printable text has this letter, and it has as many octets as an escaped backslash.


def calendar(
    what: str, days: Callable[[Any, Feed], Iterable[Day]]
) -> Callable[[Iterable[Sequence[Dated]], Feed], Iterator[str]]:
    """What writes the days of items, each item with the moment of its last change; `what` the days are.

    An item without a day is not in the calendar, and one with several has an event a day. An event's UID is the item's
    id, so that a calendar that reads it again changes its events instead of adding to them; its stamp is the moment at
    which the item changed last, and so is its SEQUENCE, in minutes since 1970, which so only ever grows.
    """

    def render(batches: Iterable[Sequence[Dated]], feed: Feed) -> Iterator[str]:
        yield _head(what, feed)
        for batch in batches:
            yield "".join(
                _event(day, feed.moment(changed_at, day.happened))
                for item, changed_at in batch
                for day in days(item, feed)
            )
        yield _FOOT

    return render


def _head(what: str, feed: Feed) -> str:
    from icalendar import Calendar  # a server starts without it: few want a calendar

    name = _printable(f"{what}: {feed.title}")
    head = Calendar()
    head.add("version", "2.0")
    head.add("prodid", "-//executive-orders-api//EN")
    head.add("calscale", "GREGORIAN")
    head.add("name", name)
    head.add("x-wr-calname", name)
    head.add("source", feed.url, {"VALUE": "URI"})
    head.add("url", feed.home_url or feed.list_url)
    head.add("last-modified", feed.updated_at)
    head.add("refresh-interval", timedelta(hours=12), {"VALUE": "DURATION"})
    head.add("x-published-ttl", "PT12H")
    return _written(head).removesuffix(_FOOT)


def _event(day: Day, changed_at: datetime) -> str:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{day.uid}@executive-orders-api")
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("sequence", max((changed_at - _EPOCH) // timedelta(minutes=1), 0))
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", _printable(day.summary))
    event.add("description", _printable(day.description))
    event.add("categories", [_printable(category) for category in day.categories])
    if day.confirmed:
        event.add("status", "CONFIRMED")
    event.add("url", day.url)
    event.add("transp", "TRANSPARENT")
    return _written(event)


def _written(component: Any) -> str:
    written: bytes = component.to_ical(sorted=False)
    return written.decode().replace(_BACKSLASH, r"\\")


def _printable(words: str) -> str:
    """`words` for icalendar, which escapes what TEXT (section 3.3.11) wants escaped, and folds the line."""
    plain = "".join(letter for letter in words if letter == "\n" or letter.isprintable())
    return plain.replace("\\", _BACKSLASH)
