"""Orders: lists, one order whole, its publications."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, select

from app.law import presidents
from app.law.citations.bluebook import bluebook
from app.law.numbering import FIRST_UNNUMBERED
from app.queries.coverage import coverage_of
from app.queries.directives import directives_of
from app.queries.links import LINKED, identifier, of_page, order_link, order_url
from app.queries.paging import (
    RELEVANCE,
    Facet,
    Filters,
    Given,
    Listing,
    Slice,
    Sort,
    Window,
    at_least,
    at_most,
    batches,
    conditions,
    facet,
    fetch,
    one_of,
    same,
    shapes,
    total,
)
from app.queries.ready_items import ReadyItems
from app.queries.references import references_of, status_basis
from app.queries.search import BY_SCORE, ParsedQuery, by_relevance, of_orders
from app.queries.sections import Tree, tree
from app.queries.statuses import AS_OF, status_of
from app.queries.text_hints import text_hint
from app.schemas import (
    Citations,
    Counts,
    CoverageSummary,
    Directive,
    Order,
    OrderLink,
    OrderSummary,
    ParseNote,
    PresidentLink,
    Publication,
    Reference,
    Signature,
    StatusBasis,
)
from app.search.document_keys import order_of
from app.tables import OrderItem, OrderRow, PublicationRow

_SUMMARY: tuple[Any, ...] = (
    OrderRow.sort_key,
    OrderRow.number,
    OrderRow.title,
    OrderRow.president,
    OrderRow.signed_on,
    OrderRow.filed_on,
    OrderRow.published_on,
    OrderRow.document_number,
    OrderRow.citation,
    OrderRow.html_url,
    OrderRow.pdf_url,
    OrderRow.status,
    AS_OF,
    OrderRow.status_basis,
    OrderRow.status_ends,
    OrderRow.may_have_expired,
    OrderRow.has_text,
    OrderRow.counts,
    OrderRow.coverage,
    OrderRow.changed_at,
)
WHOLE: tuple[Any, ...] = (
    *_SUMMARY,
    OrderRow.start_page,
    OrderRow.end_page,
    OrderRow.disposition_notes,
    OrderRow.signature,
    OrderRow.parse_notes,
)
"""What `as_order` reads of an order."""
FILTERS: Filters = {
    "number": one_of(OrderRow.number),
    "president": one_of(OrderRow.president),
    "status": one_of(OrderRow.status),
    "year": one_of(OrderRow.year),
    "signed_from": at_least(OrderRow.signed_on),
    "signed_to": at_most(OrderRow.signed_on),
    "published_from": at_least(OrderRow.published_on),
    "published_to": at_most(OrderRow.published_on),
    "changed_since": lambda instant: OrderRow.changed_at > instant,
    "has_text": same(OrderRow.has_text),
    "may_have_expired": lambda value: OrderRow.may_have_expired.is_not(None) == value,
    "has_deadline": lambda wanted: (OrderRow.counts["deadlines"].as_integer() > 0) == wanted,
    "document_number": one_of(OrderRow.document_number),
    "citation": one_of(OrderRow.citation),
    "numbered": lambda wanted: (OrderRow.sort_key < FIRST_UNNUMBERED) == wanted,
    "words": lambda query: OrderRow.sort_key.in_(select(order_of(query.keys().subquery().c.key))),
}
SORTS: Mapping[str, Sort] = {
    "-signed_on": Sort(OrderRow.sort_key, OrderRow.signed_on, descending=True),
    "signed_on": Sort(OrderRow.sort_key, OrderRow.signed_on),
    "-number": Sort(OrderRow.sort_key, descending=True),
    "number": Sort(OrderRow.sort_key),
    "-published_on": Sort(OrderRow.sort_key, OrderRow.published_on, descending=True),
    "published_on": Sort(OrderRow.sort_key, OrderRow.published_on),
    "-changed_at": Sort(OrderRow.sort_key, OrderRow.changed_at, descending=True),
    "changed_at": Sort(OrderRow.sort_key, OrderRow.changed_at),
    "-amended_by": Sort(OrderRow.sort_key, OrderRow.counts["amended_by"].as_integer(), descending=True),
}
_NOT_COUNTED = {"amended_by": None, "amendments": None, "comparisons": None}
"""What older releases did not count."""
FACETS: Mapping[str, Any] = {"president": OrderRow.president, "year": OrderRow.year, "status": OrderRow.status}


def _selected(given: Given) -> Select[Any]:
    return select(OrderRow.sort_key).where(*conditions(FILTERS, given))


def narrow(given: Given, hits: Select[Any]) -> Select[Any]:
    """Of `hits` those in the orders that the filters besides `words` select. No statement."""
    others = {**given, "words": None}
    return of_orders(hits, _selected(others)) if conditions(FILTERS, others) else hits


def orders(connection: Connection, given: Given, window: Window) -> Slice[OrderSummary]:
    """Orders by the filters of `FILTERS`, without their text. Three statements; by relevance six at most."""
    query: ParsedQuery | None = given.get("words")
    if query is not None and window.sort == RELEVANCE:
        return by_relevance(connection, query, partial(narrow, given), window, partial(_of_hits, connection))
    page = select(*_SUMMARY).where(*conditions(FILTERS, given))
    rows, end = fetch(connection, page, SORTS[window.sort], window)
    return Slice(_summaries(connection, rows), total(connection, _selected(given)), end)


def every_order(connection: Connection, given: Given, sort: str) -> Iterator[Sequence[OrderSummary]]:
    """All orders the filters select, without their text, in batches. One statement, and two a batch."""
    return batches(connection, _selected(given).order_by(*SORTS[sort].order_by()), partial(orders_of, connection))


def _of_hits(connection: Connection, keys: Sequence[int]) -> list[OrderSummary]:
    return orders_of(connection, [order_of(key) for key in keys])


def orders_of(connection: Connection, keys: Sequence[int]) -> list[OrderSummary]:
    """The orders of these keys, in this order. Two statements."""
    rows = {row.sort_key: row for row in connection.execute(select(*_SUMMARY).where(OrderRow.sort_key.in_(keys)))}
    return _summaries(connection, [rows[key] for key in keys])


def _summaries(connection: Connection, rows: Sequence[Any]) -> list[OrderSummary]:
    basis = status_basis(connection, [reference for row in rows for reference in row.status_basis])
    return [OrderSummary(**_summary(row, basis)) for row in rows]


def _facet(column: Any) -> Facet:
    return lambda connection, given: facet(connection, _selected(given), column)


ORDERS = Listing(
    orders,
    {**shapes(SORTS), RELEVANCE: BY_SCORE},
    {name: _facet(column) for name, column in FACETS.items()},
    searchable=True,
    ready=ReadyItems(OrderItem, FILTERS, SORTS, select(OrderRow.sort_key), _selected).page,
)


def named_order(connection: Connection, number: str) -> tuple[int, OrderLink] | None:
    """An order's key and its name, or None if it is not held. One statement."""
    row = connection.execute(select(*LINKED).where(OrderRow.number == number)).one_or_none()
    return None if row is None else (row.sort_key, order_link(row))


def renamed_order(connection: Connection, digits: str) -> str | None:
    """The number of the order that was called by a page while it had none, by the page's digits. One statement."""
    named = select(OrderRow.number).where(OrderRow.sort_key.in_(of_page(digits)))
    return connection.scalars(named.order_by(OrderRow.sort_key)).first()


def order(
    connection: Connection,
    number: str,
    *,
    with_references: bool = False,
    with_directives: bool = False,
    with_coverage: bool = False,
) -> Order | None:
    """An order whole, or None if it is not held.

    Five statements, one for each of the first two extras, and three for the last.
    """
    row = connection.execute(select(*WHOLE).where(OrderRow.number == number)).one_or_none()
    if row is None:
        return None
    return as_order(
        row,
        status_basis(connection, row.status_basis),
        publications_of(connection, [row.sort_key])[row.sort_key],
        tree(connection, number, row.sort_key),
        references_of(connection, row.sort_key) if with_references else None,
        directives_of(connection, row.sort_key) if with_directives else None,
        coverage_of(connection, row.sort_key) if with_coverage else None,
    )


def _summary(row: Any, basis: Mapping[str, StatusBasis]) -> dict[str, Any]:
    return {
        "number": row.number,
        "title": row.title,
        "president": _president(row.president),
        "signed_on": row.signed_on,
        "filed_on": row.filed_on,
        "published_on": row.published_on,
        "document_number": row.document_number,
        "citation": row.citation,
        "citations": Citations(
            bluebook=bluebook(row.number, row.citation, row.signed_on), federal_register=row.citation
        ),
        "status": status_of(row, basis),
        "has_text": row.has_text,
        "counts": Counts(**{**_NOT_COUNTED, **row.counts, "coverage": row.coverage}),
        "changed_at": row.changed_at,
        "identifier": identifier(row.number),
        "url": order_url(row.number),
        "html_url": row.html_url,
        "pdf_url": row.pdf_url,
    }


def as_order(
    row: Any,
    basis: Mapping[str, StatusBasis],
    published: Sequence[Publication],
    provisions: Tree,
    references: Sequence[Reference] | None,
    directives: Sequence[Directive] | None,
    coverage: Sequence[CoverageSummary] | None,
) -> Order:
    """The order of a row of `WHOLE`, with what was read of it elsewhere."""
    return Order(
        **_summary(row, basis),
        text_hint=None if row.has_text else text_hint(row.number, row.document_number),
        start_page=row.start_page,
        end_page=row.end_page,
        disposition_notes=row.disposition_notes,
        signature=Signature(**{part: row.signature.get(part) or None for part in Signature.model_fields}),
        publications=list(published),
        parse_notes=[ParseNote(**note) for note in row.parse_notes],
        sections=provisions.whole(),
        references=None if references is None else list(references),
        directives=None if directives is None else list(directives),
        coverage=None if coverage is None else list(coverage),
    )


def _president(slug: str | None) -> PresidentLink | None:
    if slug is None:
        return None
    return PresidentLink(slug=slug, name=presidents.BY_SLUG[slug].name, url=f"/v1/orders?president={slug}")


def publications(connection: Connection, order_key: int) -> list[Publication]:
    """The publications of an order, the preferred one first. One statement."""
    return publications_of(connection, [order_key])[order_key]


def publications_of(connection: Connection, order_keys: Sequence[int]) -> dict[int, list[Publication]]:
    """The publications of each of these orders, the preferred one first. One statement."""
    columns = [column for column in PublicationRow.__table__.columns if column.name not in ("name", "is_correction")]
    statement = select(*columns).where(PublicationRow.order_key.in_(order_keys))
    found: dict[int, list[Publication]] = defaultdict(list)
    for row in connection.execute(statement.order_by(PublicationRow.preferred.desc(), PublicationRow.position)):
        found[row.order_key].append(_publication(row))
    return found


def _publication(row: Any) -> Publication:
    return Publication(
        source=row.source,
        format=row.format,
        title=row.title,
        html_url=row.html_url,
        retrieved_at=row.retrieved_at,
        sha256=row.sha256,
        lossy=row.lossy,
        has_text=row.has_text,
        preferred=row.preferred,
        match_score=row.match_score,
    )
