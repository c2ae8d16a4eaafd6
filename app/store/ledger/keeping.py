"""The ledger's rows: read before a publish, written in it, carried over to a new file."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, insert, select, update

from app.schemas import ChangedFact, ChangeKind
from app.store.ledger.facts import Standing, Text, Told, compared, replaced
from app.store.ledger.standings import names, standings
from app.tables import Base, ChangeRow, OrderRow, PublishRow, VersionRow

if TYPE_CHECKING:
    from app.store.publishing import Changes

BATCH = 500
TABLES: tuple[type[Base], ...] = (PublishRow, ChangeRow, VersionRow)
"""What a publish spares, parents first."""
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
    for model in TABLES if old is not None else ():
        assert old is not None  # noqa: S101 (said above)
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
    versions: list[dict[str, Any]] = []
    unchanged: list[str] = []
    told = _told(connection, before, changes, position, versions, unchanged)
    keys = count(before.last_key + 1)
    _insert(connection, ChangeRow, ({"key": next(keys), "position": position, **row} for row in told))
    _insert(connection, VersionRow, _placed(connection, versions, position))
    for number in unchanged:
        at = before.changed_before[number]
        connection.execute(update(OrderRow).where(OrderRow.number == number).values(changed_at=at))
    return position


def advance(connection: Connection, revision: str, now: datetime) -> int:
    """Add a publish to the ledger that changes no order, or whose changes follow; its position. Two statements."""
    position = _position(connection) + 1
    publish = {"position": position, "revision": revision, "published_at": now, "is_baseline": False}
    connection.execute(insert(PublishRow), publish)
    return position


def _position(connection: Connection) -> int:
    return connection.scalar(select(func.max(PublishRow.position))) or 0


def _told(
    connection: Connection,
    before: Before,
    changes: "Changes",
    position: int,
    versions: list[dict[str, Any]],
    unchanged: list[str],
) -> Iterator[dict[str, Any]]:
    """The rows of changes but for their keys, by order; `versions` and `unchanged` are added to meanwhile."""
    pairs: list[tuple[Standing, list[Told]]] = [(new, compared(None, new)) for new in names(connection, changes.added)]
    pairs += [(old, compared(old, None)) for number in changes.removed if (old := before.changed.get(number))]
    for new in standings(connection, changes.changed, texts=False):
        old = before.changed[new.number]
        found = compared(old, new)
        pairs.append((new, found))
        if not found:
            unchanged.append(new.number)
        elif reason := replaced(old, new):
            assert old.text is not None and new.text is not None  # noqa: S101, PT018 (or nothing was replaced)
            version = {"order_number": new.number, "until": position, "reason": reason.value}
            of = {**_publication(old.text), "replaced_by": _publication(new.text), "document": old.text.document}
            versions.append(version | of)
    for standing, found in sorted(pairs, key=lambda pair: pair[0].key):
        yield from (_row(standing, change) for change in found)


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


def _publication(text: Text) -> dict[str, Any]:
    told = asdict(text)
    return {name: told[name] for name in _PUBLICATION}


def _placed(connection: Connection, versions: Collection[dict[str, Any]], position: int) -> Iterator[dict[str, Any]]:
    """The rows of replaced texts, each with its number and since when it was served. Three statements for each."""
    first = connection.scalar(select(func.min(PublishRow.position))) if versions else None
    for row in versions:
        number = row["order_number"]
        held = connection.scalar(select(func.max(VersionRow.version)).where(VersionRow.order_number == number)) or 0
        told = select(ChangeRow.position, ChangeRow.change, ChangeRow.facts).where(
            ChangeRow.order_number == number,
            ChangeRow.position < position,
            ChangeRow.change.in_((ChangeKind.ADDED.value, ChangeKind.CONTENT.value)),
        )
        since = first
        for change in connection.execute(told.order_by(ChangeRow.key.desc())):
            if change.change == ChangeKind.ADDED.value or ChangedFact.TEXT.value in change.facts:
                since = change.position
                break
        yield {**row, "version": held + 1, "since": since}


def _insert(connection: Connection, model: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            connection.execute(insert(model), batch)
            batch = []
    if batch:
        connection.execute(insert(model), batch)
