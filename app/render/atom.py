"""Lists as Atom feeds (RFC 4287), whole (RFC 5005, section 2): one entry an item."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from app.render import labels, xml
from app.render.feed import TAG, Entry, Feed

MEDIA_TYPE = "application/atom+xml"
Dated = tuple[Any, datetime | None]
"""An item, and when it changed last where that is known."""


def feed(entry: Callable[[Any, Feed], Entry]) -> Callable[[Iterable[Sequence[Dated]], Feed], Iterator[str]]:
    """What writes items, each with the moment of its last change, as a feed."""

    def render(batches: Iterable[Sequence[Dated]], feed: Feed) -> Iterator[str]:
        yield _head(feed)
        for batch in batches:
            yield "".join(_entry(entry(item, feed), changed_at, feed) for item, changed_at in batch)
        yield "</feed>\n"

    return render


def _head(feed: Feed) -> str:
    home = f'<link rel="alternate" type="text/html" href="{xml.text(feed.home_url)}"/>\n' if feed.home_url else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="en">\n'
        f"<id>{xml.text(feed.id)}</id>\n<title>{xml.text(feed.title)}</title>\n"
        f"<updated>{instant(feed.updated_at)}</updated>\n"
        "<author><name>President of the United States</name></author>\n"
        f'<link rel="self" type="{MEDIA_TYPE}" href="{xml.text(feed.url)}"/>\n{home}'
        f'<link rel="alternate" type="application/json" href="{xml.text(feed.list_url)}"/>\n<fh:complete/>\n'
    )


def _entry(entry: Entry, changed_at: datetime | None, feed: Feed) -> str:
    published = instant(entry.published) if entry.published else ""
    updated = instant(feed.moment(changed_at, entry.published))
    dated = f"<published>{published}</published>\n" if published else ""
    author = f"<author><name>{xml.text(entry.author)}</name></author>\n" if entry.author else ""
    return (
        f"<entry>\n<id>{TAG}{xml.text(entry.name)}</id>\n<title>{xml.text(entry.title)}</title>\n"
        f"<updated>{updated}</updated>\n{dated}{author}"
        f"{''.join(_links(entry, feed))}{''.join(map(_category, entry.categories))}"
        f"<summary>{xml.text(entry.summary)}</summary>\n</entry>\n"
    )


def _links(entry: Entry, feed: Feed) -> Iterator[str]:
    """The page for people first: readers follow it where they are shown the title, and an address without a type."""
    if entry.page:
        yield f'<link rel="alternate" type="text/html" href="{xml.text(feed.base_url + entry.page)}"/>\n'
    kind = ' type="application/json"' if entry.page else ""
    yield f'<link rel="alternate"{kind} href="{xml.text(feed.base_url + entry.url)}"/>\n'
    if entry.official:
        yield f'<link rel="related" href="{xml.text(entry.official)}"/>\n'


def _category(term: str) -> str:
    return f'<category term="{xml.text(term)}" label="{xml.text(labels.plain(term))}"/>\n'


def instant(moment: date | datetime) -> str:
    """A moment in UTC as RFC 3339 writes it; a day begins at midnight."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if isinstance(moment, datetime) else f"{moment.isoformat()}T00:00:00Z"
