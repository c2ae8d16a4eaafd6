"""Orders as a corpus holds them, read for comparing: a fingerprint of each fact."""

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, select

from app.schemas import ChangedFact
from app.store.ledger.facts import Standing, Text
from app.tables import (
    AmendmentRow,
    Base,
    ComparisonRow,
    DirectiveRow,
    OrderRow,
    PublicationRow,
    ReferenceRow,
    SectionRow,
)

BATCH = 200
"""So many orders are read at once: what is kept of one is small, what is read of it is not."""

_WORDS = ("id", "part", "label", "heading", "text", "closing")
_OF_ORDER: Mapping[ChangedFact, Callable[[Any], Any]] = {
    ChangedFact.SIGNATURE: lambda row: row.signature,
    ChangedFact.TITLE: lambda row: row.title,
    ChangedFact.PRESIDENT: lambda row: row.president,
    ChangedFact.SIGNED_ON: lambda row: row.signed_on,
    ChangedFact.FILED_ON: lambda row: row.filed_on,
    ChangedFact.PUBLISHED_ON: lambda row: row.published_on,
    ChangedFact.DOCUMENT_NUMBER: lambda row: row.document_number,
    ChangedFact.CITATION: lambda row: [row.citation, row.start_page, row.end_page],
    ChangedFact.HTML_URL: lambda row: row.html_url,
    ChangedFact.PDF_URL: lambda row: row.pdf_url,
    ChangedFact.DISPOSITION_NOTES: lambda row: row.disposition_notes,
    ChangedFact.CITED_BY: lambda row: row.counts.get("cited_by"),
    ChangedFact.AMENDED_BY: lambda row: row.counts.get("amended_by"),
    ChangedFact.BODIES: lambda row: row.bodies or [],
    ChangedFact.PARSE_NOTES: lambda row: row.parse_notes,
    ChangedFact.SUBJECTS: lambda row: row.subjects,
    ChangedFact.STATUS_BASIS: lambda row: row.status_basis,
    ChangedFact.ENDS: lambda row: [row.status_ends, row.may_have_expired],
    ChangedFact.STATUS_NOTES: lambda row: row.status_notes,
}
"""What of the row of an order each fact is."""
_SECTIONS = {"order_key", "position", *_WORDS}
_BESIDE: Mapping[ChangedFact, tuple[type[Base], frozenset[str]]] = {
    ChangedFact.PUBLICATIONS: (PublicationRow, frozenset({"order_key", "document"})),
    ChangedFact.COMPARISONS: (ComparisonRow, frozenset({"order_key", "key"})),
    ChangedFact.REFERENCES: (ReferenceRow, frozenset({"order_key", "key"})),
    ChangedFact.AMENDMENTS: (AmendmentRow, frozenset({"order_key", "key"})),
    ChangedFact.DIRECTIVES: (DirectiveRow, frozenset({"order_key", "key"})),
}
"""The tables with rows of an order, and their columns that tell nothing of it."""


def standings(connection: Connection, numbers: Collection[str], *, texts: bool) -> Iterator[Standing]:
    """The orders of these numbers that are held; seven statements a batch.

    Args:
        connection: to the database.
        numbers: of the orders.
        texts: whether the provisions come along.
    """
    listed = sorted(numbers)
    for start in range(0, len(listed), BATCH):
        columns = [column for column in OrderRow.__table__.columns if column.name not in ("digest", "changed_at")]
        chosen = OrderRow.number.in_(listed[start : start + BATCH])
        rows = connection.execute(select(*columns).where(chosen).order_by(OrderRow.sort_key)).all()
        keys = [row.sort_key for row in rows]
        beside = {fact: _rows(connection, *table, keys) for fact, table in _BESIDE.items()}
        provisions = _rows(connection, SectionRow, frozenset({"order_key"}), keys)
        for row in rows:
            told = {fact: _print(said(row)) for fact, said in _OF_ORDER.items()}
            told |= {fact: _print(found[row.sort_key]) for fact, found in beside.items()}
            published = beside[ChangedFact.PUBLICATIONS][row.sort_key]
            yield _standing(row, told, provisions[row.sort_key], published, texts=texts)


def names(connection: Connection, numbers: Collection[str]) -> Iterator[Standing]:
    """The same without what is compared: for orders that were added or removed. One statement a batch."""
    listed = sorted(numbers)
    columns = (OrderRow.sort_key, OrderRow.number, OrderRow.title, OrderRow.president, OrderRow.status)
    for start in range(0, len(listed), BATCH):
        for row in connection.execute(select(*columns).where(OrderRow.number.in_(listed[start : start + BATCH]))):
            yield Standing(row.sort_key, row.number, row.title, row.president, row.status, {})


def _standing(
    row: Any, told: dict[ChangedFact, bytes], provisions: Sequence[Any], published: Sequence[Any], *, texts: bool
) -> Standing:
    words = [[provision[name] for name in _WORDS] for provision in provisions]
    others = [[value for name, value in provision.items() if name not in _SECTIONS] for provision in provisions]
    told |= {ChangedFact.TEXT: _print([row.has_text, words]), ChangedFact.SECTIONS: _print(others)}
    text = _text(published, provisions if texts else ())
    return Standing(row.sort_key, row.number, row.title, row.president, row.status, told, text)


def _text(published: Sequence[Any], provisions: Sequence[Any]) -> Text | None:
    preferred = next((each for each in published if each["preferred"]), None)
    if preferred is None:
        return None
    names = ("source", "format", "name", "sha256", "title", "html_url", "is_correction")
    document = zlib.compress(_json([dict(provision) for provision in provisions])) if provisions else b""
    return Text(
        **{name: preferred[name] for name in names},
        others=frozenset(each["sha256"] for each in published),
        document=document,
    )


def _rows(
    connection: Connection, model: type[Base], without: frozenset[str], keys: Sequence[int]
) -> dict[int, list[Any]]:
    """The rows of a table by the key of their order, without some columns, in the order of the table's key."""
    table = model.__table__
    columns = [column for column in table.columns if column.name not in without]
    called = [column.name for column in columns]
    order = list(table.primary_key)
    statement = select(table.c.order_key, *columns).where(table.c.order_key.in_(keys)).order_by(*order)
    found: dict[int, list[Any]] = defaultdict(list)
    for of, *values in connection.execute(statement):
        found[of].append(dict(zip(called, values, strict=True)))
    return found


def _print(value: Any) -> bytes:
    return blake2b(_json(value), digest_size=8).digest()


def _json(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, default=str, ensure_ascii=False).encode()
