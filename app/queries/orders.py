"""Orders: lists, one order whole, its publications."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, or_, select, true

from app.law.numbering import FIRST_UNNUMBERED
from app.queries.coverage import coverage_of
from app.queries.directives import WITH_A_DAY, directives_at, directives_of
from app.queries.links import LINKED, of_page, order_link
from app.queries.order_facts import SUMMARY, WHOLE, as_order, summary
from app.queries.paging import (
    RELEVANCE,
    Facet,
    Filters,
    Given,
    Listing,
    Slice,
    Sort,
    ValueCounts,
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
from app.queries.publications import publications_of
from app.queries.ready_items import ReadyItems
from app.queries.references import references_of, status_basis
from app.queries.related import INCOMING, OUTGOING, RELATED
from app.queries.search import BY_SCORE, ParsedQuery, by_relevance, of_orders
from app.queries.sections import tree
from app.queries.text_coverage import text_coverage
from app.schemas import (
    Directive,
    Order,
    OrderLink,
    OrderSummary,
    PublishedFilter,
    TextCoverage,
)
from app.search.document_keys import order_of
from app.tables import DirectiveActorRow, DirectiveRow, OrderItem, OrderRow, OrderSubjectRow
from app.tables.orders import MEASURES

_PUBLISHED = case(
    (OrderRow.published.is_(None), PublishedFilter.UNKNOWN.value),
    (OrderRow.published.is_(True), PublishedFilter.TRUE.value),
    else_=PublishedFilter.FALSE.value,
)
NAMED = (
    select(DirectiveRow.order_key, DirectiveActorRow.slug)
    .join(DirectiveActorRow, DirectiveActorRow.directive_key == DirectiveRow.key)
    .where(~DirectiveRow.boilerplate)
    .subquery("named")
)
"""Which order's directives name which office, general provisions left out."""
FILTERS: Filters = {
    "number": one_of(OrderRow.number),
    "president": one_of(OrderRow.president),
    "status": one_of(OrderRow.status),
    "subject": lambda slugs: OrderRow.sort_key.in_(
        select(OrderSubjectRow.order_key).where(OrderSubjectRow.subject.in_(list(slugs)))
    ),
    "year": one_of(OrderRow.year),
    "signed_on": one_of(OrderRow.signed_on),
    "filed_on": one_of(OrderRow.filed_on),
    "published_on": one_of(OrderRow.published_on),
    "signed_from": at_least(OrderRow.signed_on),
    "signed_to": at_most(OrderRow.signed_on),
    "term": one_of(OrderRow.term),
    "term_day_from": at_least(OrderRow.term_day),
    "term_day_to": at_most(OrderRow.term_day),
    **RELATED,
    "actor": lambda slugs: OrderRow.sort_key.in_(select(NAMED.c.order_key).where(NAMED.c.slug.in_(list(slugs)))),
    "published_from": at_least(OrderRow.published_on),
    "published_to": at_most(OrderRow.published_on),
    "published": lambda values: _PUBLISHED.in_(list(values)),
    "days_to_publication_from": at_least(OrderRow.days_to_publication),
    "days_to_publication_to": at_most(OrderRow.days_to_publication),
    "changed_since": lambda instant: OrderRow.changed_at > instant,
    "has_text": same(OrderRow.has_text),
    "mostly": one_of(OrderRow.mostly),
    "may_have_expired": lambda value: OrderRow.may_have_expired.is_not(None) == value,
    "has_deadline": lambda wanted: (OrderRow.counts["deadlines"].as_integer() > 0) == wanted,
    "document_number": one_of(OrderRow.document_number),
    "citation": one_of(OrderRow.citation),
    "numbered": lambda wanted: (OrderRow.sort_key < FIRST_UNNUMBERED) == wanted,
    "words": lambda query: OrderRow.sort_key.in_(select(order_of(query.keys().subquery().c.key))),
}


def _by(measure: str, *, descending: bool) -> Sort:
    return Sort(OrderRow.sort_key, getattr(OrderRow, measure), descending)


SORTS: Mapping[str, Sort] = {
    "-signed_on": Sort(OrderRow.sort_key, OrderRow.signed_on, descending=True),
    "signed_on": Sort(OrderRow.sort_key, OrderRow.signed_on),
    "-number": Sort(OrderRow.sort_key, descending=True),
    "number": Sort(OrderRow.sort_key),
    "-published_on": Sort(OrderRow.sort_key, OrderRow.published_on, descending=True),
    "published_on": Sort(OrderRow.sort_key, OrderRow.published_on),
    "-changed_at": Sort(OrderRow.sort_key, OrderRow.changed_at, descending=True),
    "changed_at": Sort(OrderRow.sort_key, OrderRow.changed_at),
    **{sign + measure: _by(measure, descending=bool(sign)) for measure in MEASURES for sign in ("", "-")},
}
OF_TEXTS = ("words", "has_deadline", "mostly", "actor", "cites", *OUTGOING)
"""The filters that ask something of the text of an order."""
FACETS: Mapping[str, Any] = {
    "president": OrderRow.president,
    "year": OrderRow.year,
    "status": OrderRow.status,
    "mostly": OrderRow.mostly,
    "term": OrderRow.term,
}


def selected(given: Given) -> Select[Any]:
    """A select of the key of every order that the filters select. No statement."""
    return select(OrderRow.sort_key).where(*conditions(FILTERS, given))


def narrow(given: Given, hits: Select[Any]) -> Select[Any]:
    """Of `hits` those in the orders that the filters besides `words` select. No statement."""
    others = {**given, "words": None}
    return of_orders(hits, selected(others)) if conditions(FILTERS, others) else hits


def orders(connection: Connection, given: Given, window: Window) -> Slice[OrderSummary]:
    """Orders by the filters of `FILTERS`, without their text. Three statements; by relevance six at most."""
    query: ParsedQuery | None = given.get("words")
    if query is not None and window.sort == RELEVANCE:
        return by_relevance(connection, query, partial(narrow, given), window, partial(_of_hits, connection))
    page = select(*SUMMARY).where(*conditions(FILTERS, given))
    rows, end = fetch(connection, page, SORTS[window.sort], window)
    return Slice(_summaries(connection, rows), total(connection, selected(given)), end)


def in_order(given: Given, sort: str) -> Select[Any]:
    """A select of the keys of all orders that the filters select, sorted. No statement."""
    return selected(given).order_by(*SORTS[sort].order_by())


def every_order(connection: Connection, given: Given, sort: str) -> Iterator[Sequence[OrderSummary]]:
    """All orders the filters select, without their text, in batches. One statement, and two a batch."""
    return batches(connection, in_order(given, sort), partial(orders_of, connection))


def every_day_due(connection: Connection, given: Given, sort: str) -> Iterator[Sequence[Directive]]:
    """The directives with a day due of all orders the filters select, in batches. One statement, and one a batch.

    They stand as their orders are sorted, those of one order in the order of its text.
    """
    of_orders_ = in_order(given, sort).join(DirectiveRow, DirectiveRow.order_key == OrderRow.sort_key)
    keys = of_orders_.with_only_columns(DirectiveRow.key, maintain_column_froms=True).where(WITH_A_DAY)
    return batches(connection, keys.order_by(DirectiveRow.key), partial(directives_at, connection))


def _of_hits(connection: Connection, keys: Sequence[int]) -> list[OrderSummary]:
    return orders_of(connection, [order_of(key) for key in keys])


def orders_of(connection: Connection, keys: Sequence[int]) -> list[OrderSummary]:
    """The orders of these keys, in this order. Two statements."""
    rows = {row.sort_key: row for row in connection.execute(select(*SUMMARY).where(OrderRow.sort_key.in_(keys)))}
    return _summaries(connection, [rows[key] for key in keys])


def _summaries(connection: Connection, rows: Sequence[Any]) -> list[OrderSummary]:
    basis = status_basis(connection, [reference for row in rows for reference in row.status_basis])
    return [OrderSummary(**summary(row, basis)) for row in rows]


def texts_asked(connection: Connection, given: Given) -> TextCoverage | None:
    """Of the orders whose text would tell: those that are asked, and those that are said to act on them."""
    acting = {number for name in INCOMING for number in given.get(name) or ()}
    asked = [] if all(given.get(name) is None for name in OF_TEXTS) else [_asked(given)]
    if not asked and not acting:
        return None
    return text_coverage(connection, [or_(*asked, OrderRow.number.in_(sorted(acting)))])


def searched(connection: Connection, given: Given) -> TextCoverage:
    """Of the orders that the filters leave which ask nothing of a text, how many have one. One statement."""
    return text_coverage(connection, [_asked(given)])


def _asked(given: Given) -> ColumnElement[bool]:
    return and_(true(), *conditions(FILTERS, {name: value for name, value in given.items() if name not in OF_TEXTS}))


def _facet(column: Any) -> Facet:
    return lambda connection, given: facet(connection, selected(given), column)


def _by_subject(connection: Connection, given: Given) -> ValueCounts:
    told = selected(given).outerjoin(OrderSubjectRow, OrderSubjectRow.order_key == OrderRow.sort_key)
    return facet(connection, told, OrderSubjectRow.subject)


def _by_actor(connection: Connection, given: Given) -> ValueCounts:
    once = select(NAMED).distinct().subquery()
    return facet(connection, selected(given).outerjoin(once, once.c.order_key == OrderRow.sort_key), once.c.slug)


def tells_subjects(connection: Connection) -> bool:
    """Whether the corpus tells what orders are about; one that an older release ingested does not. One statement."""
    told = select(OrderRow.sort_key).where(OrderRow.subjects.is_not(None)).limit(1)
    return connection.execute(told).first() is not None


ORDERS = Listing(
    orders,
    {**shapes(SORTS), RELEVANCE: BY_SCORE},
    {**{name: _facet(column) for name, column in FACETS.items()}, "subject": _by_subject, "actor": _by_actor},
    text=texts_asked,
    searchable=True,
    ready=ReadyItems(OrderItem, FILTERS, SORTS, select(OrderRow.sort_key), selected).page,
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
