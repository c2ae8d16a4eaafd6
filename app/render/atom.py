"""Lists as Atom feeds (RFC 4287): one entry an order, a provision, a directive or a change."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TypeVar

from app.render import labels, xml
from app.render.feed import TAG, Feed
from app.schemas import Change, Directive, OrderSummary, SectionHit

Item = TypeVar("Item")


def orders(batches: Iterable[Sequence[OrderSummary]], feed: Feed) -> Iterator[str]:
    """Orders by title, published as they were, or signed; updated when what is told of them changed last."""
    return _feed(batches, feed, "Executive orders", _order)


def directives(batches: Iterable[Sequence[Directive]], feed: Feed) -> Iterator[str]:
    """Directives by what is to be done, dated by the signing of their order."""
    return _feed(batches, feed, "Directives of executive orders", _directive)


def hits(batches: Iterable[Sequence[SectionHit]], feed: Feed) -> Iterator[str]:
    """Provisions that a search found, each with the piece of its text that has the words, dated by the signing."""
    return _feed(batches, feed, "Provisions of executive orders", _hit)


def changes(batches: Iterable[Sequence[Change]], feed: Feed) -> Iterator[str]:
    """Changes by order, dated by their publish."""
    return _feed(batches, feed, "Changes of executive orders", _change)


def _feed(
    batches: Iterable[Sequence[Item]], feed: Feed, title: str, entry: Callable[[Item, Feed], str]
) -> Iterator[str]:
    """The feed; its id has the filters in it, for readers take two feeds of one id for the same."""
    updated = _instant(feed.updated_at)
    yield (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{TAG}{xml.text(feed.url.removeprefix(feed.base_url))}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n"
        "<author><name>President of the United States</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href="{xml.text(feed.url)}"/>\n'
    )
    for batch in batches:
        yield "".join(entry(item, feed) for item in batch)
    yield "</feed>\n"


def _order(order: OrderSummary, feed: Feed) -> str:
    return _entry(
        order.identifier,
        f"{labels.name(order.number)}: {order.title}",
        _instant(order.changed_at),
        f"{feed.base_url}{order.url}",
        ". ".join(_status(order)) + ".",
        order.published_on or order.signed_on,
    )


def _change(change: Change, feed: Feed) -> str:
    return _entry(
        f"/changes/{change.id}",
        labels.change(change),
        _instant(change.published_at),
        f"{feed.base_url}{change.url}",
        labels.change_in_full(change),
    )


def _status(order: OrderSummary) -> Iterator[str]:
    yield order.citations.bluebook
    doubt = labels.doubt(order.status)
    yield f"Status: {labels.plain(order.status.value)}{f' ({doubt})' if doubt else ''}"


def _directive(directive: Directive, feed: Feed) -> str:
    leads = labels.leads(directive)
    due = directive.deadline.due_on if directive.deadline else None
    title = f"{leads} {labels.plain(directive.modality)} {directive.action}"
    return _entry(
        f"/directives/{directive.id}",
        f"{title} (due {due.isoformat()})" if due else title,
        _signing(directive.signed_on, feed),
        f"{feed.base_url}{directive.url}",
        f"{directive.citation} ({labels.plain(directive.order_status)}): {directive.text}",
    )


def _hit(hit: SectionHit, feed: Feed) -> str:
    heading = f": {hit.heading}" if hit.heading else ""
    return _entry(
        hit.identifier,
        f"{labels.found(hit)}{heading} ({hit.order.title})",
        _signing(hit.order.signed_on, feed),
        f"{feed.base_url}{hit.url}",
        labels.piece(hit) or hit.order.title,
    )


def _entry(name: str, title: str, updated: str, url: str, summary: str, published: date | None = None) -> str:
    dated = f"<published>{_midnight(published)}</published>\n" if published else ""
    return (
        f"<entry>\n<id>{TAG}{xml.text(name)}</id>\n<title>{xml.text(title)}</title>\n<updated>{updated}</updated>\n{dated}"
        f'<link rel="alternate" href="{xml.text(url)}"/>\n<summary>{xml.text(summary)}</summary>\n</entry>\n'
    )


def _signing(signed_on: date | None, feed: Feed) -> str:
    return _midnight(signed_on) if signed_on else _instant(feed.updated_at)


def _instant(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
