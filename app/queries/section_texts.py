"""The provisions of many orders one by one, each with its own text: what a download of all texts is made of."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, select

from app.law import numbering
from app.queries.links import LINKED, order_link, section_url
from app.queries.orders import in_order, narrow
from app.queries.paging import Given, batches
from app.queries.search import ParsedQuery
from app.schemas import HeadingStatus, OrderLink, PageMark, SectionText
from app.search.document_keys import order_of, place_of
from app.tables import OrderRow, SectionRow

_BATCH = 50
"""So many orders are read at once: their texts are long."""
_COLUMNS: tuple[Any, ...] = tuple(SectionRow.__table__.columns)

Found = dict[int, set[int]]
"""The places of the provisions found in an order, counted from 1, by the order's key."""


def every_section(connection: Connection, given: Given) -> Iterator[Sequence[SectionText]]:
    """All provisions of the orders that the filters select, the newest orders first, in the order of the text.

    With `words` only those that have them. One statement, and two a batch; with words one more.
    """
    query: ParsedQuery | None = given.get("words")
    found = None if query is None else _found(connection, narrow(given, query.keys()))
    orders = in_order({**given, "words": None}, "-signed_on").where(OrderRow.has_text)
    return batches(connection, orders, partial(_sections_of, connection, found), _BATCH)


def _found(connection: Connection, hits: Select[Any]) -> Found:
    found: Found = {}
    for key in connection.scalars(hits):
        found.setdefault(order_of(key), set()).add(place_of(key))
    return found


def _sections_of(connection: Connection, found: Found | None, keys: Sequence[int]) -> list[SectionText]:
    wanted = [key for key in keys if found is None or key in found]
    orders = {
        row.sort_key: order_link(row)
        for row in connection.execute(select(*LINKED).where(OrderRow.sort_key.in_(wanted)))
    }
    rows: dict[int, list[Any]] = {key: [] for key in wanted}
    statement = select(*_COLUMNS).where(SectionRow.order_key.in_(wanted))
    for row in connection.execute(statement.order_by(SectionRow.order_key, SectionRow.position)):
        rows[row.order_key].append(row)
    return [
        section
        for key in wanted
        for section in _sections(orders[key], rows[key], None if found is None else found[key])
    ]


def _sections(order: OrderLink, rows: Sequence[Any], places: Collection[int] | None) -> Iterator[SectionText]:
    heads: dict[str | None, str] = {}
    for row in rows:
        heads[row.id] = head = heads.get(row.parent, row.id)
        if places is None or row.position + 1 in places:
            yield _section(order, row, head)


def _section(order: OrderLink, row: Any, head: str) -> SectionText:
    return SectionText(
        id=row.id,
        label=row.label,
        citation=row.citation,
        heading=row.heading,
        identifier=numbering.identifier(order.number, row.id, head),
        url=section_url(order.number, row.id),
        order=order,
        parent=row.parent,
        depth=row.depth,
        part=row.part,
        heading_status=HeadingStatus(row.heading_status),
        text=row.text,
        quoted=row.quoted,
        closing=row.closing,
        closing_quoted=row.closing_quoted,
        pages=[PageMark(offset=offset, page=page) for offset, page in row.pages],
    )
