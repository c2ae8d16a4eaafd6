"""Lists as Atom feeds (RFC 4287): one entry an order or a directive."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from html import escape
from typing import TypeVar

from app.render import labels
from app.render.feed import Feed
from app.schemas import Directive, OrderSummary

Item = TypeVar("Item")

_TAG = "tag:executive-orders-api,2026:"
# XML 1.0 allows no control characters but tab and line ends, no surrogates and neither of the two last code points.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def orders(batches: Iterable[Sequence[OrderSummary]], feed: Feed) -> Iterator[str]:
    """Orders by title, dated by publication, or by signing where they were not published."""
    return _feed(batches, feed, "Executive orders", _order)


def directives(batches: Iterable[Sequence[Directive]], feed: Feed) -> Iterator[str]:
    """Directives by what is to be done, dated by the signing of their order."""
    return _feed(batches, feed, "Directives of executive orders", _directive)


def _feed(
    batches: Iterable[Sequence[Item]], feed: Feed, title: str, entry: Callable[[Item, Feed], str]
) -> Iterator[str]:
    """The feed; its id has the filters in it, for readers take two feeds of one id for the same."""
    updated = f"{feed.updated_at:%Y-%m-%dT%H:%M:%SZ}"
    yield (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{_TAG}{_text(feed.url.removeprefix(feed.base_url))}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n"
        "<author><name>President of the United States</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href="{_text(feed.url)}"/>\n'
    )
    for batch in batches:
        yield "".join(entry(item, feed) for item in batch)
    yield "</feed>\n"


def _order(order: OrderSummary, feed: Feed) -> str:
    return _entry(
        order.identifier,
        f"{labels.name(order.number)}: {order.title}",
        order.published_on or order.signed_on,
        f"{feed.base_url}{order.url}",
        ". ".join(_status(order)) + ".",
        feed,
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
        directive.signed_on,
        f"{feed.base_url}{directive.url}",
        f"{directive.citation} ({labels.plain(directive.order_status)}): {directive.text}",
        feed,
    )


def _entry(name: str, title: str, day: date | None, url: str, summary: str, feed: Feed) -> str:
    """One entry; without a day of its own it is as old as the feed."""
    updated = f"{day.isoformat()}T00:00:00Z" if day else f"{feed.updated_at:%Y-%m-%dT%H:%M:%SZ}"
    return (
        f"<entry>\n<id>{_TAG}{_text(name)}</id>\n<title>{_text(title)}</title>\n<updated>{updated}</updated>\n"
        f'<link rel="alternate" href="{_text(url)}"/>\n<summary>{_text(summary)}</summary>\n</entry>\n'
    )


def _text(words: str) -> str:
    return escape(_ILLEGAL.sub("", words))
