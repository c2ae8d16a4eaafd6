"""What a calendar shows of each item: one function a kind of item that has days, from the item and its calendar."""

from collections.abc import Iterator
from datetime import date

from app.render import entries, labels
from app.render.addresses import section_page
from app.render.feed import Day, Entry, Feed
from app.schemas import Amendment, BodySummary, CoverageSummary, Deadline, Directive, HistoryEvent

_LIVING = ("in_force", "reinstated")


def due(item: Directive, feed: Feed) -> Iterator[Day]:
    """Each day on which a directive is due, of the days asked for. A directive of a revoked order says so first."""
    if item.deadline:
        yield from _due(item.id, item, item.deadline, feed)
    for place, further in enumerate(item.further_deadlines, start=2):
        yield from _due(f"{item.id}.{place}", item, further, feed)


def ending(item: BodySummary, feed: Feed) -> Iterator[Day]:
    """The day on which a body ends or has ended."""
    shown = entries.body(item, feed)
    yield from _day(f"bodies:{item.slug}", item.ends_on, shown, feed, f"Last day: {item.name}")


def event(item: HistoryEvent, feed: Feed) -> Iterator[Day]:
    """The day of an event in the life of an order."""
    shown = entries.event(item, feed)
    yield from _day(shown.name, item.on, shown, feed, entries.happened(item, feed))


def amendment(item: Amendment, feed: Feed) -> Iterator[Day]:
    """The day on which an amending order was signed."""
    yield from _day(f"amendments:{item.id}", item.on, entries.amendment(item, feed), feed)


def document(item: CoverageSummary, feed: Feed) -> Iterator[Day]:
    """The day on which a document about orders appeared."""
    yield from _day(f"coverage:{item.id}", item.published_on, entries.document(item, feed), feed)


def _day(uid: str, on: date | None, shown: Entry, feed: Feed, summary: str = "") -> Iterator[Day]:
    if on is not None:
        url = feed.base_url + (shown.page or shown.url)
        lines = (shown.summary, url, *([shown.official] if shown.official else []))
        yield Day(uid, on, summary or shown.title, "\n".join(lines), url, shown.categories, shown.published)


def _due(uid: str, directive: Directive, deadline: Deadline, feed: Feed) -> Iterator[Day]:
    if deadline.due_on is None or not feed.has(deadline.due_on):
        return
    # A dead order's events have no STATUS: CANCELLED would hide deadlines that had passed before it was revoked.
    living = directive.order_status in _LIVING
    status = "" if living else f"[{labels.plain(directive.order_status)}] "
    url = feed.base_url + section_page(directive.order, directive.section)
    yield Day(
        uid,
        deadline.due_on,
        f"{status}{labels.leads(directive)} {labels.plain(directive.modality)} {directive.action}",
        _description(directive, deadline, url),
        url,
        (f"EO {directive.order}", labels.plain(directive.modality), labels.plain(directive.order_status)),
        directive.signed_on,
        confirmed=living,
    )


def _description(directive: Directive, deadline: Deadline, url: str) -> str:
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
            url,
            *([directive.html_url] if directive.html_url else []),
        )
    )
