"""Directives with a day due as an iCalendar (RFC 5545): one all-day event a day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from app.render import labels
from app.render.feed import Feed
from app.schemas import Deadline, Directive

_HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//executive-orders-api//directives//EN",
    "CALSCALE:GREGORIAN",
    "X-WR-CALNAME:Deadlines in executive orders",
)
_LINE_OCTETS = 75
_LIVING = ("in_force", "reinstated")
# A dead order's events have no STATUS: CANCELLED would hide deadlines that had passed before the order was revoked.


def directives(batches: Iterable[Sequence[Directive]], feed: Feed) -> Iterator[str]:
    """The calendar; directives without a day due are not in it, and one with several has an event a day.

    An event's UID is the directive's id (with the place of a further deadline), so that a calendar that reads it again
    changes its events instead of adding to them, and its stamp is the corpus's instant. A directive of a revoked order
    says so first.
    """
    yield _lines(_HEAD)
    for batch in batches:
        yield "".join(_lines(event) for item in batch for event in _events(item, feed))
    yield _lines(["END:VCALENDAR"])


def _events(directive: Directive, feed: Feed) -> Iterator[list[str]]:
    if directive.deadline:
        yield _event(directive.id, directive, directive.deadline, feed)
    for place, further in enumerate(directive.further_deadlines, start=2):
        yield _event(f"{directive.id}.{place}", directive, further, feed)


def _event(uid: str, directive: Directive, deadline: Deadline, feed: Feed) -> list[str]:
    if deadline.due_on is None:
        return []
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@executive-orders-api",
        f"DTSTAMP:{_instant(feed.updated_at)}",
        f"DTSTART;VALUE=DATE:{deadline.due_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{deadline.due_on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(_summary(directive))}",
        f"DESCRIPTION:{_escaped(_description(directive, deadline, feed))}",
        f"CATEGORIES:{','.join(map(_escaped, _categories(directive)))}",
        *(["STATUS:CONFIRMED"] if directive.order_status in _LIVING else []),
        f"URL:{feed.base_url}{directive.url}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _summary(directive: Directive) -> str:
    status = "" if directive.order_status in _LIVING else f"[{_plain(directive.order_status)}] "
    return f"{status}{labels.leads(directive)} {_plain(directive.modality)} {directive.action}"


def _categories(directive: Directive) -> list[str]:
    return [f"EO {directive.order}", _plain(directive.modality), _plain(directive.order_status)]


def _description(directive: Directive, deadline: Deadline, feed: Feed) -> str:
    """What the day is about, a line a fact: who, where, by when in the order's own words, the clause, the links."""
    facts = {
        "Who": labels.leads(directive),
        "With": labels.beside(directive),
        "Deadline": deadline.text,
        "Due": f"{deadline.due_on} ({deadline.weekday}); the order moves no day" if deadline.falls_on_weekend else "",
        "Again": directive.recurrence.text if directive.recurrence else "",
        "Status of the order": _plain(directive.order_status),
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


def _plain(value: str) -> str:
    return value.replace("_", " ")


def _instant(instant: datetime) -> str:
    return f"{instant:%Y%m%dT%H%M%SZ}"


def _escaped(words: str) -> str:
    """TEXT of RFC 5545, section 3.3.11: backslash, semicolon, comma and line break are escaped."""
    plain = "".join(letter for letter in words if letter == "\n" or letter.isprintable() or letter == " ")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """A line of at most 75 octets, its rest on lines that begin with a space; no character is parted."""
    parts: list[str] = []
    start = octets = 0
    for place, letter in enumerate(line):
        size = len(letter.encode())
        if octets + size > _LINE_OCTETS:
            parts.append(line[start:place])
            start, octets = place, 1
        octets += size
    return "\r\n ".join([*parts, line[start:]])
