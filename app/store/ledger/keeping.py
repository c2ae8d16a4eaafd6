"""The ledger's rows: read before a publish, written in it, carried over to a new file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, insert, select, update

from app.schemas import ChangedFact, ChangeKind, ReplacedBecause
from app.store.ledger.facts import Standing, Text, Told, compared, replaced
from app.store.ledger.standings import names, standings
from app.tables import LEDGER, Base, ChangeRow, OrderRow, PublishRow, VersionRow

if TYPE_CHECKING:
    from app.store.publishing import Changes

BATCH = 500
_PUBLICATION = ("source", "format", "name", "sha256", "title", "html_url")


@dataclass(frozen=True, slots=True)
class Before:
    """What a publish must know of the corpus that it replaces.

    Attributes:
        last_key: of the changes that the ledger has.
        changed_at: of the orders that stay as they are, by number.
        changed: the orders that the publish changes or removes, by number, with their texts.
        changed_before: when those changed last.
    """

    last_key: int = 0
    changed_at: Mapping[str, datetime] = field(default_factory=dict)
    changed: Mapping[str, Standing] = field(default_factory=dict)
    changed_before: Mapping[str, datetime] = field(default_factory=dict)


def read(connection: Connection | None, changes: "Changes") -> Before:
    """What is held, while it is; nothing without a connection. Three statements, and six a batch of changed orders."""
    if connection is None:
        return Before()
    known = dict(connection.execute(select(OrderRow.number, OrderRow.changed_at)).all())
    old = [*standings(connection, changes.changed, texts=True), *names(connection, changes.removed)]
    touched = {*changes.changed, *changes.removed}
    return Before(
        last_key=connection.scalar(select(func.max(ChangeRow.key))) or 0,
        changed_at={number: at for number, at in known.items() if number not in touched},
        changed={standing.number: standing for standing in old},
        changed_before={number: known[number] for number in changes.changed},
    )


def carry(old: Connection | None, new: Connection) -> None:
    """Copy the ledger of one database to another one that has none."""
    if old is None:
        return
    for model in LEDGER:
        for rows in old.execute(select(*model.__table__.columns)).mappings().partitions(BATCH):
            new.execute(insert(model), [dict(row) for row in rows])


def dated(rows: Iterable[Mapping[str, Any]], before: Before, now: datetime) -> Iterator[dict[str, Any]]:
    """The rows of orders with the time of their last change: this publish's, but of those that stay as they are."""
    return ({**row, "changed_at": before.changed_at.get(row["number"], now)} for row in rows)


def write(connection: Connection, before: Before, changes: "Changes", revision: str, now: datetime) -> int:
    """Add a publish, whose rows are there, to the ledger; its position.

    An order of another digest of which nothing differs that is told of it keeps the time of its last change.
    """
    position = advance(connection, revision, now)
    found = _found(connection, before, changes)
    keys = count(before.last_key + 1)
    rows = (_row(each.standing, told) for each in found for told in each.told)
    _insert(connection, ChangeRow, ({"key": next(keys), "position": position, **row} for row in rows))
    _insert(connection, VersionRow, _versions(connection, found, position))
    for each in found:
        if not each.told:
            at = before.changed_before[each.standing.number]
            connection.execute(update(OrderRow).where(OrderRow.sort_key == each.standing.key).values(changed_at=at))
    return position


def advance(connection: Connection, revision: str, now: datetime) -> int:
    """Add a publish to the ledger that changes no order, or whose changes follow; its position. Two statements."""
    position = (connection.scalar(select(func.max(PublishRow.position))) or 0) + 1
    publish = {"position": position, "revision": revision, "published_at": now, "is_baseline": False}
    connection.execute(insert(PublishRow), publish)
    return position


@dataclass(frozen=True, slots=True)
class _Found:
    """What became of one order.

    Attributes:
        standing: as it is now, or as it was before it was removed.
        told: its changes.
        text, by, reason: the text that was replaced, what replaced it, and why; None where none was.
    """

    standing: Standing
    told: Sequence[Told]
    text: Text | None = None
    by: Text | None = None
    reason: ReplacedBecause | None = None


def _found(connection: Connection, before: Before, changes: "Changes") -> list[_Found]:
    """What became of each order that was touched, by number."""
    found = [_Found(new, compared(None, new)) for new in names(connection, changes.added)]
    gone = (before.changed[number] for number in changes.removed)
    found += [_Found(old, compared(old, None)) for old in gone]
    for new in standings(connection, changes.changed, texts=False):
        old = before.changed[new.number]
        reason = replaced(old, new)
        texts = (old.text, new.text) if reason else (None, None)
        found.append(_Found(new, compared(old, new), *texts, reason))
    return sorted(found, key=lambda each: each.standing.key)


def _row(standing: Standing, told: Told) -> dict[str, Any]:
    return {
        "order_number": standing.number,
        "order_key": standing.key,
        "title": standing.title,
        "president": standing.president,
        "change": told.change.value,
        "facts": [fact.value for fact in told.facts],
        "status_from": told.status_from,
        "status_to": told.status_to,
    }


def _versions(connection: Connection, found: Sequence[_Found], position: int) -> Iterator[dict[str, Any]]:
    """The rows of the texts that were replaced. Two statements for each."""
    for each in found:
        if each.text is None or each.by is None or each.reason is None:
            continue
        number = each.standing.number
        last = connection.scalar(select(func.max(VersionRow.version)).where(VersionRow.order_number == number))
        yield {
            "order_number": number,
            "version": (last or 0) + 1,
            "since": _served_since(connection, number, position),
            "until": position,
            **_publication(each.text),
            "reason": each.reason.value,
            "replaced_by": _publication(each.by),
            "document": each.text.document,
        }


def _publication(text: Text) -> dict[str, Any]:
    return {name: getattr(text, name) for name in _PUBLICATION}


def _served_since(connection: Connection, number: str, position: int) -> int | None:
    """The publish before this one that last changed the text of an order, or added it; else the first that is known."""
    told = (
        select(ChangeRow.position, ChangeRow.change, ChangeRow.facts)
        .where(ChangeRow.order_number == number, ChangeRow.position < position)
        .order_by(ChangeRow.key.desc())
    )
    for change in connection.execute(told):
        if change.change == ChangeKind.ADDED or ChangedFact.TEXT in change.facts:
            return int(change.position)
    return connection.scalar(select(func.min(PublishRow.position)))


def _insert(connection: Connection, model: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            connection.execute(insert(model), batch)
            batch = []
    if batch:
        connection.execute(insert(model), batch)
