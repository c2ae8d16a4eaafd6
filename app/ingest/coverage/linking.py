"""Documents linked to the orders of a database, and their quotations checked against them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, select

from app.law.coverage.catalogue import Catalogue
from app.law.coverage.linking import link
from app.law.coverage.shared_words import Shared
from app.law.coverage.values import Known, Link, Role
from app.law.quotes import has_words
from app.queries.quotes import Asked, check_quotes
from app.schemas import QuoteCheck
from app.store.coverage import Record
from app.tables import OrderRow, SectionRow

_ROWS = 2_000


def links(connection: Connection, records: Sequence[Record]) -> dict[str, tuple[Link, ...]]:
    """The orders that each document means, by the document's id. Two statements; every text is read once."""
    catalogue = Catalogue(_known(connection))
    shared = Shared({found for record in records for found in record.reading.prints})
    for number, texts in _texts(connection):
        shared.add(number, texts)
    return {record.id: link(record.reading, catalogue, shared.passages(record.reading.prints)) for record in records}


def _known(connection: Connection) -> Iterator[Known]:
    statement = select(
        OrderRow.number,
        OrderRow.title,
        OrderRow.president,
        OrderRow.signed_on,
        OrderRow.document_number,
        OrderRow.has_text,
    )
    return (Known(*row) for row in connection.execute(statement.order_by(OrderRow.sort_key)))


def _texts(connection: Connection) -> Iterator[tuple[str, Iterable[str]]]:
    statement = (
        select(OrderRow.number, SectionRow.heading, SectionRow.text, SectionRow.closing)
        .join(OrderRow, OrderRow.sort_key == SectionRow.order_key)
        .order_by(SectionRow.order_key, SectionRow.position)
        .execution_options(yield_per=_ROWS)
    )
    for number, rows in groupby(connection.execute(statement), key=itemgetter(0)):
        yield number, [text for row in rows for text in row[1:] if text]


def checks(
    connection: Connection, records: Sequence[Record], linked: Mapping[str, Sequence[Link]]
) -> Iterator[tuple[str, list[QuoteCheck]]]:
    """Each document's quotations checked, first against the orders that it is about."""
    keys: dict[str, int] = dict(connection.execute(select(OrderRow.number, OrderRow.sort_key)).all())
    for record in records:
        ranked = sorted(linked.get(record.id, ()), key=lambda each: each.role is not Role.ABOUT)
        named = [keys[each.order] for each in ranked]
        said = [quoted.text for quoted in record.reading.quotations if has_words(quoted.text)]
        yield record.id, check_quotes(connection, [Asked(text, (0, len(text)), named) for text in said])
