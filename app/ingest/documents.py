"""The documents of a new corpus: rendered by the workers while this process makes the index of words."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain

from sqlalchemy import Connection

from app import store
from app.api.rendered import documents
from app.ingest.workers import Workers
from app.queries import order_keys

BATCH_ORDERS = 40

Rendered = list[tuple[str, store.Document]]


def rendering(pool: Workers | None = None) -> store.Derive:
    """What renders the documents of a corpus and stores them beside its rows; without workers in this process."""

    @contextmanager
    def derive(connection: Connection, url: str | None) -> Iterator[None]:
        batches = list(_batches(order_keys(connection)))
        if url is None or pool is None:
            yield
            store.documents.write(connection, chain.from_iterable(documents(connection, keys) for keys in batches))
            return
        rendered = pool.map(_render, ((url, keys) for keys in batches))
        with ThreadPoolExecutor(1) as collecting:
            collected = collecting.submit(list, rendered)
            yield
            store.documents.write(connection, chain.from_iterable(collected.result()))

    return derive


def _batches(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), BATCH_ORDERS):
        yield keys[start : start + BATCH_ORDERS]


def _render(given: tuple[str, Sequence[int]]) -> Rendered:
    url, keys = given
    engine = store.unpublished(url)
    with store.snapshot(engine) as snapshot:
        return list(documents(snapshot.connection, keys))
