"""Directives with a day due as an iCalendar (RFC 5545): one all-day event a day, each written by `icalendar`."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from app.render import labels
from app.render.feed import Feed
from app.schemas import Deadline, Directive

_HEAD = (
    "BEGIN:VCALENDAR\r\n"
    "VERSION:2.0\r\n"
    "PRODID:-//executive-orders-api//directives//EN\r\n"
    "CALSCALE:GREGORIAN\r\n"
    "X-WR-CALNAME:Deadlines in executive orders\r\n"
)
_FOOT = "END:VCALENDAR\r\n"
_LIVING = ("in_force", "reinstated")
# A dead order's events have no STATUS: CANCELLED would hide deadlines that had passed before the order was revoked.
_BACKSLASH = "\x80"
# Stands for a backslash while icalendar writes: one before N it would take for a line break, and an escaped one it may
# fold in the middle. No printable text has this letter, and it has as many octets as an escaped backslash.


def directives(batches: Iterable[Sequence[Directive]], feed: Feed) -> Iterator[str]:
    """The calendar; directives without a day due are not in it, and one with several has an event a day.

    An event's UID is the directive's id (with the place of a further deadline), so that a calendar that reads it again
    changes its events instead of adding to them, and its stamp is the corpus's instant. A directive of a revoked order
    says so first.
    """
    yield _HEAD
    for batch in batches:
        yield "".join(event for item in batch for event in _events(item, feed))
    yield _FOOT


def _events(directive: Directive, feed: Feed) -> Iterator[str]:
    if directive.deadline:
        yield _event(directive.id, directive, directive.deadline, feed)
    for place, further in enumerate(directive.further_deadlines, start=2):
        yield _event(f"{directive.id}.{place}", directive, further, feed)


def _event(uid: str, directive: Directive, deadline: Deadline, feed: Feed) -> str:
    if deadline.due_on is None:
        return ""
    from icalendar import Event  # a server starts without it: few want a calendar

    event = Event()
    event.add("uid", f"{uid}@executive-orders-api")
    event.add("dtstamp", feed.updated_at)
    event.add("dtstart", deadline.due_on)
    event.add("dtend", deadline.due_on + timedelta(days=1))
    event.add("summary", _printable(_summary(directive)))
    event.add("description", _printable(_description(directive, deadline, feed)))
    event.add("categories", _categories(directive))
    if directive.order_status in _LIVING:
        event.add("status", "CONFIRMED")
    event.add("url", f"{feed.base_url}{directive.url}")
    event.add("transp", "TRANSPARENT")
    written: bytes = event.to_ical(sorted=False)
    return written.decode().replace(_BACKSLASH, r"\\")


def _summary(directive: Directive) -> str:
    status = "" if directive.order_status in _LIVING else f"[{labels.plain(directive.order_status)}] "
    return f"{status}{labels.leads(directive)} {labels.plain(directive.modality)} {directive.action}"


def _categories(directive: Directive) -> list[str]:
    return [f"EO {directive.order}", labels.plain(directive.modality), labels.plain(directive.order_status)]


def _description(directive: Directive, deadline: Deadline, feed: Feed) -> str:
    """What the day is about, a line a fact: who, where, by when in the order's own words, the clause, the links."""
    facts = {
        "Who": labels.leads(directive),
        "With": labels.beside(directive),
        "Deadline": deadline.text,
        "Due": f"{deadline.due_on} ({deadline.weekday}); the order moves no day" if deadline.falls_on_weekend else "",
        "Precision": f"the order names a {deadline.precision}" if deadline.precision in ("month", "year") else "",
        "Again": directive.recurrence.text if directive.recurrence else "",
        "Status of the order": labels.plain(directive.order_status),
    }
    return "\n".join(
        (
            f"{directive.citation}: {directive.order_title}",
            *(f"{name}: {words}" for name, words in facts.items() if words),
            directive.text,
            f"{feed.base_url}{directive.url}",
            *([directive.html_url] if directive.html_url else []),
        )
    )


def _printable(words: str) -> str:
    """`words` for icalendar, which escapes what TEXT (section 3.3.11) wants escaped, and folds the line."""
    plain = "".join(letter for letter in words if letter == "\n" or letter.isprintable())
    return plain.replace("\\", _BACKSLASH)
