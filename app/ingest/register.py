"""The register that comes with the program: read as one more input of an ingest, and made again from a database."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, select

import app
from app import reconcile, store
from app.ingest.catalogue import ORDER
from app.ingest.inputs import Input
from app.law import dispositions
from app.law.dispositions.facts import facts
from app.law.documents import Account, NoteItem, Order
from app.sources import BY_NAME
from app.sources.register import writing
from app.sources.register.writing import Record
from app.store import stored_accounts
from app.tables import SourceAccountRow

SHIPPED = Path(app.__file__).parent / "data" / "register.ndjson"
"""Where the program has it."""


def shipped() -> Input:
    """The register as a file to ingest."""
    return Input(SHIPPED.name, SHIPPED.name, named=True, data=SHIPPED.read_bytes())


@dataclass(frozen=True, slots=True)
class Built:
    """A register made again, beside the one that it takes the place of.

    Attributes:
        text: the whole register; the other's to the letter if nothing changed.
        orders: how many orders it has.
        added, removed: the numbers of orders that only one of the two has.
        changed: of an order that is told otherwise the facts that are, by number.
    """

    text: str
    orders: int
    added: Sequence[str] = ()
    removed: Sequence[str] = ()
    changed: Mapping[str, Sequence[str]] = field(default_factory=dict)


def build(url: str, before: str, today: date) -> Built:
    """The register of what the database at `url` holds.

    Args:
        url: the database.
        before: the register to compare with, or "".
        today: the day that a changed register bears.

    Raises:
        store.StoreError: the database cannot be read, or holds nothing.
    """
    reader = store.engine(url, pool_size=1)
    try:
        with store.snapshot(reader) as current:
            accounts = list(_accounts(current.connection))
    finally:
        reader.dispose()
    captured = _captures(accounts)
    made = [_record(order, captured) for order in reconcile.combine(accounts).orders]
    return _compared(made, [json.loads(line) for line in before.splitlines()[1:]], before, today)


def _compared(made: Sequence[Record], held: Sequence[Record], before: str, today: date) -> Built:
    old, new = ({told["number"]: told for told in records} for records in (held, made))
    changed = {
        number: sorted(name for name in told.keys() | old[number].keys() if told.get(name) != old[number].get(name))
        for number, told in new.items()
        if number in old and told != old[number]
    }
    added = [number for number in new if number not in old]
    removed = [number for number in old if number not in new]
    same = not (added or removed or changed)
    return Built(before if same else writing.written(made, today), len(made), added, removed, changed)


def _accounts(connection: Connection) -> Iterator[Account]:
    """What the sources say of orders, without their texts; pages without a number have no facts of their own."""
    statement = select(SourceAccountRow.document).where(SourceAccountRow.kind == ORDER)
    for document in connection.execute(statement.order_by(SourceAccountRow.sha256, SourceAccountRow.place)).scalars():
        account = stored_accounts.decode(document)
        if account.number or account.document_number:
            yield replace(account, sections=(), notes=())


def _captures(accounts: Iterable[Account]) -> dict[str, date]:
    """A day on which each list of records was captured at the earliest: it knows what was published by then."""
    days: dict[str, date] = {}
    for account in accounts:
        if account.published_on and BY_NAME[account.source.format].is_record:
            sha256 = account.source.sha256
            days[sha256] = max(account.published_on, days.get(sha256, account.published_on))
    return days


def _record(order: Order, captured: Mapping[str, date]) -> Record:
    noted = facts(order.noted)
    return writing.record(order.number, order, noted, _noted_on(order, noted, captured) if noted else None)


def _noted_on(order: Order, noted: Sequence[NoteItem], captured: Mapping[str, date]) -> date | None:
    """The last day on which somebody is known to have seen these notes."""
    accounts = [publication.account for publication in order.publications]
    days = [
        account.notes_captured_on or captured.get(account.source.sha256)
        for account in accounts
        if facts(dispositions.parse(account.disposition_notes or "").items or account.recorded) == noted
    ]
    return max((day for day in days if day), default=order.notes_captured_on)
