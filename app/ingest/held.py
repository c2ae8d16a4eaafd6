"""What a database holds before a run, and what of it spares the run work."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from app import store
from app.ingest import catalogue, versions
from app.ingest.catalogue import Key, SourceDocument
from app.reconcile import Match
from app.store.coverage import Record, held_records
from app.tables import Corpus, MatchRow, OrderRow, ReadingRow


@dataclass(frozen=True, slots=True)
class HeldReading:
    """One order, read by an earlier run; see `tables.ReadingRow`."""

    made_from: str
    doubts: list[list[str | None]]
    stored: bytes


@dataclass(frozen=True, slots=True)
class Held:
    """What a database holds.

    Attributes:
        connection: to it; None where it holds nothing.
        revision, orders_revision: of all, and of the orders alone; None where no corpus is held.
        digests: of the orders, by number.
        is_of_this_version: whether this very version of the code made it.
        documents: what the corpus was made of, by hash; empty where that is not remembered.
        matches, readings: what was found, if this version of the code found it, else nothing.
        coverage: the documents about orders, by id.
    """

    connection: Connection | None = None
    revision: str | None = None
    orders_revision: str | None = None
    digests: Mapping[str, str] = field(default_factory=dict)
    is_of_this_version: bool = False
    documents: Mapping[str, SourceDocument] = field(default_factory=dict)
    matches: Mapping[Key, tuple[str, Match]] = field(default_factory=dict)
    readings: Mapping[str, HeldReading] = field(default_factory=dict)
    coverage: Mapping[str, Record] = field(default_factory=dict)


@contextmanager
def held(url: str) -> Iterator[Held]:
    """What the database at `url` holds; nothing for a file or a schema without a corpus.

    Raises:
        store.SchemaTooOld, store.SchemaTooNew, store.Unavailable: as `store.snapshot`.
    """
    reader = store.engine(url, pool_size=1)
    try:
        with store.snapshot(reader) as current:
            yield held_in(current.connection)
    except (store.SchemaTooOld, store.SchemaTooNew):
        raise
    except store.NotReady:
        yield Held()
    finally:
        reader.dispose()


def held_in(connection: Connection) -> Held:
    """What the database of a connection holds."""
    corpus = connection.execute(select(Corpus.revision, Corpus.orders_revision, Corpus.made_by)).one()
    same = corpus.made_by == versions.makers()
    return Held(
        connection,
        corpus.revision,
        corpus.orders_revision or corpus.revision,
        {row.number: row.digest for row in connection.execute(select(OrderRow.number, OrderRow.digest))},
        same,
        catalogue.read(connection),
        _matches(connection) if same else {},
        _readings(connection) if same else {},
        {each.id: each for each in held_records(connection)},
    )


def _matches(connection: Connection) -> dict[Key, tuple[str, Match]]:
    return {
        (row.sha256, row.place): (row.made_from, Match(row.number, row.score, row.reason))
        for row in connection.execute(select(MatchRow.__table__))
    }


def _readings(connection: Connection) -> dict[str, HeldReading]:
    columns = (OrderRow.number, ReadingRow.made_from, ReadingRow.doubts, ReadingRow.reading)
    rows = connection.execute(select(*columns).join(OrderRow, OrderRow.sort_key == ReadingRow.order_key))
    return {row.number: HeldReading(row.made_from, row.doubts, row.reading) for row in rows}
