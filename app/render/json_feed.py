"""Lists as JSON Feeds (version 1.1, jsonfeed.org): one item a change."""

import json
from collections.abc import Iterable, Iterator, Sequence

from app.render import labels
from app.render.feed import TAG, Feed
from app.schemas import Change

VERSION = "https://jsonfeed.org/version/1.1"


def changes(batches: Iterable[Sequence[Change]], feed: Feed) -> Iterator[str]:
    """Changes by order, dated by their publish; `_change` is the change as the list has it."""
    head = {"version": VERSION, "title": "Changes of executive orders", "feed_url": feed.url}
    yield f'{_json(head)[:-1]},"items":['
    before = ""
    for batch in batches:
        for change in batch:
            yield f"{before}{_json(_change(change, feed))}"
            before = ","
    yield "]}"


def _change(change: Change, feed: Feed) -> dict[str, object]:
    told = change.model_dump(mode="json", by_alias=True)
    return {
        "id": f"{TAG}/changes/{change.id}",
        "url": f"{feed.base_url}{change.url}",
        "title": labels.change(change),
        "content_text": labels.change_in_full(change),
        "date_published": told["published_at"],
        "_change": told,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
