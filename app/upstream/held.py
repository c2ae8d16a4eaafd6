"""The documents of a store, as their own JSON tells them."""

import json
from datetime import date

from app.upstream.entries import Entry, entry, is_of, is_order
from app.upstream.store import Store


def orders(store: Store, since: date, until: date, president: str | None = None) -> dict[str, Entry]:
    """The documents that a list of these days must have, by number: orders, without what only corrects them."""
    read = (json.loads(store.held(name) or b"{}") for name in list(store.state.held) if name.endswith(".json"))
    found = {one.number: one for one in map(entry, filter(is_order, read))}
    for number in [number for one in found.values() for number in one.corrections]:
        found.pop(number, None)
    return {
        number: one
        for number, one in found.items()
        if since <= one.published_on <= until and (president is None or is_of(one, president))
    }
