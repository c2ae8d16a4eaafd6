"""What is rendered of a new corpus: made by the workers while this process makes the index of words."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from tempfile import TemporaryFile
from threading import Event
from typing import IO

from sqlalchemy import Connection, select

from app import store
from app.api.rendered import rendered
from app.ingest.workers import Workers
from app.tables import OrderRow

BATCH_ORDERS = 16
"""So many orders with text are rendered at once, or four times as many without: of those there is little to say."""


def rendering(pool: Workers | None = None) -> store.Derive:
    """What renders the documents of a corpus and stores them beside its rows; without workers in this process."""

    @contextmanager
    def derive(connection: Connection, url: str | None) -> Iterator[None]:
        batches = list(_batches(connection))
        if url is None or pool is None:
            yield
            store.documents.write(connection, (rendered(connection, keys) for keys in batches))
            return
        given_up = Event()
        made = pool.map(_render, ((url, keys) for keys in batches if not given_up.is_set()))
        # Not in memory, where a corpus takes some 200 MB rendered.
        with TemporaryFile() as spool, ThreadPoolExecutor(1) as collecting:
            collected = collecting.submit(_collect, made, spool)
            try:
                yield
            except BaseException:
                given_up.set()
                raise
            store.documents.write(connection, _collected(spool, collected.result()))

    return derive


def _batches(connection: Connection) -> Iterator[Sequence[int]]:
    """The keys of all orders, in batches. One statement."""
    batch: list[int] = []
    weight = 0
    for key, has_text in connection.execute(select(OrderRow.sort_key, OrderRow.has_text).order_by(OrderRow.sort_key)):
        batch.append(key)
        weight += 4 if has_text else 1
        if weight >= 4 * BATCH_ORDERS:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _render(given: tuple[str, Sequence[int]]) -> bytes:
    url, keys = given
    with store.snapshot(store.unpublished(url)) as snapshot:
        return pickle.dumps(rendered(snapshot.connection, keys))


def _collect(made: Iterable[bytes], spool: IO[bytes]) -> int:
    """Write what the workers made to the spool; how many batches it was."""
    return sum(1 for batch in made if spool.write(batch))


def _collected(spool: IO[bytes], count: int) -> Iterator[store.Rendered]:
    spool.seek(0)
    for _ in range(count):
        yield pickle.load(spool)  # noqa: S301 (our own workers wrote it)
