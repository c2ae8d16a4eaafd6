"""A corpus amended where it lies: only what is another is written, and it is the corpus that would be written anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from app import store
from app.api.rendered import rendered
from app.ingest import tables
from app.ingest.assembling import Assembled
from app.ingest.catalogue import Accounts
from app.ingest.corpus_rows import Corpus
from app.ingest.coverage.deriving import covered, write_checks, write_links
from app.ingest.doubting import listed
from app.ingest.held import Held
from app.ingest.order_rows import OrderRows
from app.law.numbering import sort_key
from app.store import Row, documents, ledger
from app.store.coverage import held_records
from app.store.index import amending
from app.tables import (
    ActorRow,
    AmendmentRow,
    ComparisonRow,
    CoverageLinkRow,
    DirectiveActorRow,
    DirectiveDayRow,
    DirectiveItem,
    DirectiveRow,
    DocumentRow,
    MatchRow,
    OrderItem,
    OrderRow,
    OrderSubjectRow,
    PublicationRow,
    ReadingRow,
    ReferenceItem,
    ReferenceRow,
    SectionRow,
    SourceAccountRow,
    SourceDocumentRow,
)
from app.tables import Corpus as CorpusTable

_BATCH = 500
BATCH_ORDERS = 16


@dataclass(frozen=True, slots=True)
class Amendment:
    """What turns the corpus held into another one, in the transaction of the connection it is called with.

    Attributes:
        assembled, corpus: the new one.
        revision: of it and of what is written about it.
        changes: how it differs from the one held.
        accounts: what its documents say.
        held: the corpus held.
        now: the time of the new revision.
        made_by: the version of the code that makes it.
    """

    assembled: Assembled
    corpus: Corpus
    revision: str
    changes: store.Changes
    accounts: Accounts
    held: Held
    now: datetime
    made_by: str

    def __call__(self, connection: Connection) -> None:
        """Write it."""
        changed = {*self.changes.added, *self.changes.changed}
        told = [order for order in self.corpus.orders if order.number in changed]
        read = [order for order in self.corpus.orders if order.number in self.assembled.fresh]
        removed = [sort_key(number) for number in self.changes.removed]
        before = ledger.read(connection, self.changes)
        as_of_before = connection.scalar(select(CorpusTable.as_of))
        index = amending.Amendment(connection)
        renamed = _of_renamed(connection, self.corpus.actors)
        own = {order.key for order in read} | renamed
        index.take_out([*removed, *own])
        _delete_rendered(connection, [*removed, *(order.key for order in told)])
        _delete(connection, _OF_AN_ORDER, [*removed, *(order.key for order in read)])
        _delete(connection, _OF_OTHERS, [*removed, *(order.key for order in told)])
        self._write_orders(connection, told, removed, before)
        self._write(connection, tables.of_own(read, self.assembled.fresh))
        self._write_readings(connection, told, read)
        self._write_beside(connection)
        self._write_documents(connection)
        self._write_corpus(connection, before)
        documents.stamp_items(connection, as_of_before, self.corpus.as_of)
        index.put_in(sorted(own))
        index.finish()
        self._derive(connection, [order.key for order in told])
        self._check(connection)

    def _write_orders(
        self, connection: Connection, told: Sequence[OrderRows], removed: Sequence[int], before: ledger.Before
    ) -> None:
        """The rows of the orders themselves: others point at them, so that one that stays is not deleted."""
        if removed:
            _unlink(connection, removed)
            connection.execute(delete(OrderRow).where(OrderRow.sort_key.in_(removed)))
        added = set(self.changes.added)
        for order in told:
            (row,) = ledger.dated([order.order_row()], before, self.now)
            if order.number in added:
                connection.execute(insert(OrderRow), row)
            else:
                connection.execute(update(OrderRow).where(OrderRow.sort_key == order.key).values(row))
        references = (row for order in told for row in order.reference_rows())
        amendments = (row for order in told for row in order.amendment_rows())
        self._write(connection, {ReferenceRow: references, AmendmentRow: amendments})

    def _write_readings(self, connection: Connection, told: Sequence[OrderRows], read: Sequence[OrderRows]) -> None:
        self._write(connection, tables.of_readings(read, self.corpus, self.assembled))
        for order in told:
            if order.number not in self.assembled.fresh:
                doubts = listed(self.corpus.doubts[order.number])
                connection.execute(update(ReadingRow).where(ReadingRow.order_key == order.key).values(doubts=doubts))

    def _write_beside(self, connection: Connection) -> None:
        rows = tables.beside_orders(self.corpus)
        for model in rows:
            connection.execute(delete(model))
        self._write(connection, rows)

    def _write_documents(self, connection: Connection) -> None:
        """What the corpus is made of now."""
        new, old = self.assembled.documents, self.held.documents
        gone = [sha256 for sha256, document in old.items() if new.get(sha256) != document]
        come = [document for sha256, document in new.items() if old.get(sha256) != document]
        arrived = list(tables.of_documents(come, self.accounts).items())
        rows = {model: list(given) for model, given in arrived}
        connection.execute(delete(MatchRow))
        for model in (SourceAccountRow, SourceDocumentRow):
            for some in _batches(gone):
                connection.execute(delete(model).where(model.sha256.in_(some)))
        self._write(connection, {**rows, MatchRow: tables.match_rows(self.assembled)})

    def _write_corpus(self, connection: Connection, before: ledger.Before) -> None:
        position = ledger.write(connection, before, self.changes, self.revision, self.now)
        connection.execute(
            update(CorpusTable).values(
                revision=self.revision,
                orders_revision=self.corpus.revision,
                ingested_at=self.now,
                as_of=self.corpus.as_of,
                summary=self.corpus.summary,
                made_by=self.made_by,
                position=position,
            )
        )

    def _derive(self, connection: Connection, keys: Sequence[int]) -> None:
        """The links of the coverage, the checks of its quotations, and the documents rendered of what is another."""
        records = held_records(connection)
        linked_before = covered(connection)
        linked = write_links(connection, records)
        write_checks(connection, records, linked)
        again = sorted({*keys, *linked_before, *covered(connection)})
        documents.rewrite(connection, (rendered(connection, some) for some in _batches(again, BATCH_ORDERS)))

    def _write(self, connection: Connection, rows: tables.Tables) -> None:
        for model, given in rows.items():
            for some in _batches(list(given), _BATCH):
                connection.execute(insert(model), some)

    def _check(self, connection: Connection) -> None:
        """Raises WriteFailed if what is held now is not as many orders as there should be."""
        for model in (OrderRow, OrderItem, ReadingRow):
            found = connection.scalar(select(func.count()).select_from(model))
            if found != len(self.corpus.orders):
                raise store.WriteFailed(
                    f"{found} rows of {model.__tablename__} instead of {len(self.corpus.orders)}: nothing was published"
                )


_OF_AN_ORDER = (OrderSubjectRow, SectionRow, PublicationRow, ComparisonRow, ReadingRow)
_OF_OTHERS = (ReferenceRow, AmendmentRow)
"""The tables with rows of an order that others have a part in."""


def _of_renamed(connection: Connection, actors: Sequence[Row]) -> set[int]:
    """The orders whose directives name an office that is called otherwise now: its name is among their words."""
    held = {row.slug: row.name for row in connection.execute(select(ActorRow.slug, ActorRow.name))}
    renamed = [row["slug"] for row in actors if held.get(row["slug"], row["name"]) != row["name"]]
    named = select(DirectiveActorRow.directive_key).where(DirectiveActorRow.slug.in_(renamed))
    statement = select(DirectiveRow.order_key).where(DirectiveRow.key.in_(named)).distinct()
    return set(connection.scalars(statement)) if renamed else set()


def _delete_rendered(connection: Connection, keys: Sequence[int]) -> None:
    for some in _batches(keys):
        references = select(ReferenceRow.key).where(ReferenceRow.order_key.in_(some))
        directives = select(DirectiveRow.key).where(DirectiveRow.order_key.in_(some))
        connection.execute(delete(DocumentRow).where(DocumentRow.order_key.in_(some)))
        connection.execute(delete(OrderItem).where(OrderItem.key.in_(some)))
        connection.execute(delete(ReferenceItem).where(ReferenceItem.key.in_(references)))
        connection.execute(delete(DirectiveItem).where(DirectiveItem.key.in_(directives)))


def _delete(connection: Connection, models: Iterable[type[Any]], keys: Sequence[int]) -> None:
    for some in _batches(keys):
        if SectionRow in models:
            directives = select(DirectiveRow.key).where(DirectiveRow.order_key.in_(some))
            for beside in (DirectiveActorRow, DirectiveDayRow):
                connection.execute(delete(beside).where(beside.directive_key.in_(directives)))
            connection.execute(delete(DirectiveRow).where(DirectiveRow.order_key.in_(some)))
        for model in models:
            connection.execute(delete(model).where(model.order_key.in_(some)))


def _unlink(connection: Connection, keys: Sequence[int]) -> None:
    """Links of documents to orders that go; all are made anew in the end."""
    for some in _batches(keys):
        connection.execute(delete(CoverageLinkRow).where(CoverageLinkRow.order_key.in_(some)))


def _batches(items: Sequence[Any], size: int = _BATCH) -> Iterable[Sequence[Any]]:
    return (items[start : start + size] for start in range(0, len(items), size))
