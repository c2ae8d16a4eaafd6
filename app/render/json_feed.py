"""Lists as JSON Feeds (version 1.1, jsonfeed.org), whole: one item of the feed an item of the list."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from app.render.atom import Dated, instant
from app.render.feed import TAG, Entry, Feed
from app.schemas import Model

VERSION = "https://jsonfeed.org/version/1.1"


def feed(
    noun: str, entry: Callable[[Model, Feed], Entry]
) -> Callable[[Iterable[Sequence[Dated]], Feed], Iterator[str]]:
    """What writes items, each with the moment of its last change; `_noun` has an item as the list has it."""

    def render(batches: Iterable[Sequence[Dated]], feed: Feed) -> Iterator[str]:
        yield f'{_json(_head(feed))[:-1]},"items":['
        before = ""
        for batch in batches:
            for item, changed_at in batch:
                shown = _item(entry(item, feed), changed_at, feed)
                yield f'{before}{_json(shown)[:-1]},"_{noun}":{item.model_dump_json(by_alias=True)}}}'
                before = ","
        yield "]}"

    return render


def _head(feed: Feed) -> dict[str, object]:
    return {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home_url or feed.list_url,
        "feed_url": feed.url,
        "authors": [{"name": "President of the United States"}],
        "language": "en-US",
    }


def _item(entry: Entry, changed_at: datetime | None, feed: Feed) -> dict[str, object]:
    """An item; what is not known of it is left out, as the format wants it."""
    told = {
        "id": f"{TAG}{entry.name}",
        "url": feed.base_url + (entry.page or entry.url),
        "external_url": entry.official,
        "title": entry.title,
        "content_text": entry.summary,
        "date_published": instant(entry.published) if entry.published else None,
        "date_modified": instant(feed.moment(changed_at, entry.published)),
        "authors": [{"name": entry.author}] if entry.author else None,
        "tags": list(entry.categories) or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
