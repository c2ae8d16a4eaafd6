"""The ledger: what each publish changed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.queries.links import order_url
from app.queries.paging import (
    Filters,
    Given,
    Listing,
    Slice,
    Sort,
    Window,
    batches,
    conditions,
    fetch,
    one_of,
    shapes,
    total,
)
from app.schemas import ChangeKind, CorpusChange, Ledger, StatusChange
from app.tables import ChangeRow, PublishRow

_COLUMNS: tuple[Any, ...] = (
    *(column for column in ChangeRow.__table__.columns if column.name not in ("key", "order_key", "president")),
    PublishRow.revision,
    PublishRow.published_at,
)
FILTERS: Filters = {
    "after": lambda position: ChangeRow.position > position,
    "order": one_of(ChangeRow.order_number),
    "change": one_of(ChangeRow.change),
    "president": one_of(ChangeRow.president),
}
SORTS: Mapping[str, Sort] = {
    "-published_at": Sort(ChangeRow.key, descending=True),
    "published_at": Sort(ChangeRow.key),
}


def _selected(given: Given) -> Select[Any]:
    return select(ChangeRow.key).where(*conditions(FILTERS, given))


def _described(statement: Select[Any]) -> Select[Any]:
    described = statement.with_only_columns(*_COLUMNS, maintain_column_froms=True)
    return described.join(PublishRow, PublishRow.position == ChangeRow.position)


def changes(connection: Connection, given: Given, window: Window) -> Slice[CorpusChange]:
    """Changes by the filters of `FILTERS`. Two statements."""
    rows, end = fetch(connection, _described(_selected(given)), SORTS[window.sort], window)
    return Slice([_change(row) for row in rows], total(connection, _selected(given)), end)


def every_change(connection: Connection, given: Given, sort: str) -> Iterator[Sequence[CorpusChange]]:
    """All changes the filters select, in batches. One statement, and one a batch."""
    return batches(connection, _selected(given).order_by(*SORTS[sort].order_by()), partial(_of_keys, connection))


CHANGES = Listing(changes, shapes(SORTS))


def position_after(connection: Connection, since: datetime | str | None) -> int | None:
    """The publish after which changes are asked for: the last one that made a revision, or was not after an instant.

    0 without `since`, and before the first publish; None for a revision that no publish made. One statement at most.
    """
    if since is None:
        return 0
    last = select(func.max(PublishRow.position))
    if isinstance(since, str):
        return connection.scalar(last.where(PublishRow.revision == since))
    return connection.scalar(last.where(PublishRow.published_at <= since)) or 0


def ledger(connection: Connection, revision: str, since: datetime | str | None) -> Ledger:
    """How far back the ledger tells. One statement.

    Args:
        connection: to the database.
        revision: that is served.
        since: what was asked for.
    """
    first = connection.execute(
        select(PublishRow.published_at, PublishRow.is_baseline).order_by(PublishRow.position).limit(1)
    ).one_or_none()
    if first is None:
        return Ledger(begins_at=None, complete=False, revision=revision)
    known = isinstance(since, str) or (since is not None and since >= first.published_at)
    return Ledger(begins_at=first.published_at, complete=known or not first.is_baseline, revision=revision)


def _of_keys(connection: Connection, keys: Sequence[int]) -> list[CorpusChange]:
    statement = _described(select(ChangeRow.key).where(ChangeRow.key.in_(keys))).add_columns(ChangeRow.key)
    rows = {row.key: row for row in connection.execute(statement)}
    return [_change(rows[key]) for key in keys]


def _change(row: Any) -> CorpusChange:
    status = StatusChange(before=row.status_from, after=row.status_to)
    return CorpusChange(
        id=f"{row.position}:{row.order_number}:{row.change}",
        revision=row.revision,
        published_at=row.published_at,
        order=row.order_number,
        title=row.title,
        change=ChangeKind(row.change),
        facts=row.facts,
        status=None if (row.status_from, row.status_to) == (None, None) else status,
        url=order_url(row.order_number),
    )
