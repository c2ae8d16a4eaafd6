"""The texts of an order that other publications replaced."""

import json
import zlib
from collections.abc import Iterator, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import aliased

from app.queries.links import order_url
from app.queries.paging import batches
from app.queries.sections import Tree
from app.schemas import OrderLink, OrderVersion, OrderVersionSummary, ReplacedBecause, VersionPublication
from app.tables import OrderRow, PublishRow, VersionRow

_SINCE, _UNTIL = aliased(PublishRow), aliased(PublishRow)
_PUBLICATION = ("source", "format", "name", "sha256", "title", "html_url")


def versions_of(connection: Connection, number: str) -> list[OrderVersionSummary]:
    """The replaced texts of an order, the oldest first, without their words. One statement."""
    rows = connection.execute(_described().where(VersionRow.order_number == number).order_by(VersionRow.version))
    return [OrderVersionSummary(**_summary(row)) for row in rows]


def every_version(connection: Connection) -> Iterator[Sequence[tuple[str, OrderVersionSummary]]]:
    """The replaced texts of all orders held, each with the number of its order, in batches.

    By the number, the oldest first. One statement, and one a batch.
    """
    held = select(OrderRow.sort_key).where(OrderRow.number.in_(select(VersionRow.order_number)))
    return batches(connection, held.order_by(OrderRow.sort_key), partial(_of_orders, connection))


def _of_orders(connection: Connection, keys: Sequence[int]) -> list[tuple[str, OrderVersionSummary]]:
    statement = _described().join(OrderRow, OrderRow.number == VersionRow.order_number)
    chosen = statement.where(OrderRow.sort_key.in_(keys)).order_by(OrderRow.sort_key, VersionRow.version)
    return [(row.order_number, OrderVersionSummary(**_summary(row))) for row in connection.execute(chosen)]


def version_of(connection: Connection, order: OrderLink, version: int) -> OrderVersion | None:
    """A replaced text whole; None if there is none of this number. One statement."""
    statement = _described().add_columns(VersionRow.document)
    this = VersionRow.order_number == order.number, VersionRow.version == version
    row = connection.execute(statement.where(*this)).one_or_none()
    if row is None:
        return None
    provisions = [SimpleNamespace(**each) for each in json.loads(zlib.decompress(row.document))]
    told = _summary(row)
    return OrderVersion(**told, order=order, sections=Tree(order.number, provisions, within=told["url"]).whole())


def _described() -> Select[Any]:
    columns = [column for column in VersionRow.__table__.columns if column.name not in ("document", "since", "until")]
    statement = select(
        *columns,
        _SINCE.published_at.label("served_from"),
        _SINCE.is_baseline,
        _UNTIL.published_at.label("served_until"),
    )
    statement = statement.join(_SINCE, _SINCE.position == VersionRow.since)
    return statement.join(_UNTIL, _UNTIL.position == VersionRow.until)


def _summary(row: Any) -> dict[str, Any]:
    return {
        "version": row.version,
        "publication": VersionPublication(**{name: getattr(row, name) for name in _PUBLICATION}),
        "served_from": None if row.is_baseline else row.served_from,
        "served_until": row.served_until,
        "reason": ReplacedBecause(row.reason),
        "replaced_by": VersionPublication(**row.replaced_by),
        "url": f"{order_url(row.order_number)}/versions/{row.version}",
    }
