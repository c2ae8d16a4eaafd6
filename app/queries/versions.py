"""The texts of an order that other publications replaced."""

import json
import zlib
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import aliased

from app.queries.links import order_url
from app.queries.sections import Tree
from app.schemas import OrderLink, OrderVersion, OrderVersionSummary, ReplacedBecause, VersionPublication
from app.tables import PublishRow, VersionRow

_SINCE, _UNTIL = aliased(PublishRow), aliased(PublishRow)
_PUBLICATION = ("source", "format", "name", "sha256", "title", "html_url")


def versions_of(connection: Connection, number: str) -> list[OrderVersionSummary]:
    """The replaced texts of an order, the oldest first, without their words. One statement."""
    rows = connection.execute(_described(number).order_by(VersionRow.version))
    return [OrderVersionSummary(**_summary(row)) for row in rows]


def version_of(connection: Connection, order: OrderLink, version: int) -> OrderVersion | None:
    """A replaced text whole; None if there is none of this number. One statement."""
    statement = _described(order.number).add_columns(VersionRow.document).where(VersionRow.version == version)
    row = connection.execute(statement).one_or_none()
    if row is None:
        return None
    provisions = [SimpleNamespace(**each) for each in json.loads(zlib.decompress(row.document))]
    told = _summary(row)
    return OrderVersion(**told, order=order, sections=Tree(order.number, provisions, within=told["url"]).whole())


def _described(number: str) -> Select[Any]:
    columns = [column for column in VersionRow.__table__.columns if column.name not in ("document", "since", "until")]
    statement = select(
        *columns,
        _SINCE.published_at.label("served_from"),
        _SINCE.is_baseline,
        _UNTIL.published_at.label("served_until"),
    )
    statement = statement.join(_SINCE, _SINCE.position == VersionRow.since)
    return statement.join(_UNTIL, _UNTIL.position == VersionRow.until).where(VersionRow.order_number == number)


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
