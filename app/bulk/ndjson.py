"""The objects of the API one a line, compressed."""

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from app import queries
from app.render import Feed, ndjson
from app.schemas import Model
from app.store import Snapshot

LEVEL = 6
"""Of compression: a higher one takes twice the time for a hundredth of the size."""


def _orders(snapshot: Snapshot) -> Iterator[Sequence[Model]]:
    return queries.every_order_whole(snapshot.connection, {}, "-signed_on")


def _directives(snapshot: Snapshot) -> Iterator[Sequence[Model]]:
    """General provisions among them."""
    return queries.every_directive(snapshot.connection, {"boilerplate": None}, "-signed_on")


def _references(snapshot: Snapshot) -> Iterator[Sequence[Model]]:
    return queries.every_reference(snapshot.connection, {}, "order")


LISTS: Mapping[str, Callable[[Snapshot], Iterator[Sequence[Model]]]] = {
    "orders": _orders,
    "directives": _directives,
    "references": _references,
}
"""Every object of a list, in the order of the list."""


def write(name: str, snapshot: Snapshot, path: Path) -> int:
    """Write every object of a list of `LISTS`, and return how many there are. The same objects give the same bytes.

    Raises:
        OSError: if the disk refuses.
    """
    rows = 0

    def counted() -> Iterable[Sequence[Model]]:
        nonlocal rows
        for batch in LISTS[name](snapshot):
            rows += len(batch)
            yield batch

    feed = Feed(f"/v1/{name}", "", snapshot.ingested_at)
    with path.open("wb") as file, gzip.GzipFile("", "wb", LEVEL, file, mtime=0) as packed:
        for text in ndjson.items(counted(), feed):
            packed.write(text.encode())
    return rows
