"""What is written about orders: lists, and one document with its quotations."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, distinct, func, select

from app.queries.links import order_url
from app.queries.paging import (
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
from app.schemas import (
    Coverage,
    CoverageBasis,
    CoverageCounts,
    CoverageEvidence,
    CoverageKind,
    CoverageRole,
    CoverageSummary,
    CoveredOrder,
    QuoteCheck,
    QuoteVerdict,
)
from app.tables import CoverageLinkRow, CoverageQuotationRow, CoverageRow, OrderRow

_SUMMARY: tuple[Any, ...] = (
    CoverageRow.key,
    CoverageRow.id,
    CoverageRow.title,
    CoverageRow.url,
    CoverageRow.publisher,
    CoverageRow.published_on,
    CoverageRow.kind,
)


def _by_link(given: tuple[Sequence[str] | None, str | None]) -> ColumnElement[bool]:
    """Documents that are linked to one of some orders in a role: both are asked of the same link."""
    numbers, role = given
    links = select(CoverageLinkRow.coverage_key)
    if numbers is not None:
        links = links.join(OrderRow, OrderRow.sort_key == CoverageLinkRow.order_key).where(OrderRow.number.in_(numbers))
    if role is not None:
        links = links.where(CoverageLinkRow.role == role)
    return CoverageRow.key.in_(links)


def _by_order(given: tuple[int, str | None]) -> ColumnElement[bool]:
    order_key, role = given
    links = select(CoverageLinkRow.coverage_key).where(CoverageLinkRow.order_key == order_key)
    return CoverageRow.key.in_(links if role is None else links.where(CoverageLinkRow.role == role))


FILTERS: Filters = {
    "link": _by_link,
    "of_order": _by_order,
    "kind": one_of(CoverageRow.kind),
    "publisher": one_of(CoverageRow.publisher),
    "linked": same(CoverageRow.linked),
    "verdict": lambda verdicts: CoverageRow.key.in_(
        select(CoverageQuotationRow.coverage_key).where(CoverageQuotationRow.verdict.in_(verdicts))
    ),
    "published_on": one_of(CoverageRow.published_on),
    "published_from": at_least(CoverageRow.published_on),
    "published_to": at_most(CoverageRow.published_on),
}
SORTS: Mapping[str, Sort] = {
    "-published_on": Sort(CoverageRow.key, CoverageRow.published_on, descending=True),
    "published_on": Sort(CoverageRow.key, CoverageRow.published_on),
}
_PARTS: Mapping[str, tuple[Any, Any]] = {
    "role": (CoverageLinkRow.role, CoverageLinkRow.coverage_key),
    "verdict": (CoverageQuotationRow.verdict, CoverageQuotationRow.coverage_key),
}
"""What a document has several of, and the document's key beside it."""


def _selected(given: Given) -> Select[Any]:
    return select(CoverageRow.key).where(*conditions(FILTERS, given))


def coverage(connection: Connection, given: Given, window: Window) -> Slice[CoverageSummary]:
    """Documents by the filters of `FILTERS`. Four statements."""
    page = select(*_SUMMARY).where(*conditions(FILTERS, given))
    rows, end = fetch(connection, page, SORTS[window.sort], window)
    return Slice(_summaries(connection, rows), total(connection, _selected(given)), end)


def every_document(connection: Connection, given: Given, sort: str) -> Iterator[Sequence[CoverageSummary]]:
    """All documents the filters select, in batches. One statement, and three a batch."""
    return batches(connection, _selected(given).order_by(*SORTS[sort].order_by()), partial(_of_keys, connection))


def _of_keys(connection: Connection, keys: Sequence[int]) -> list[CoverageSummary]:
    rows = {row.key: row for row in connection.execute(select(*_SUMMARY).where(CoverageRow.key.in_(keys)))}
    return _summaries(connection, [rows[key] for key in keys])


def coverage_of(connection: Connection, order_key: int) -> list[CoverageSummary]:
    """Every document that is about an order or mentions it, the newest first. Three statements."""
    statement = select(*_SUMMARY).where(_by_order((order_key, None))).order_by(*SORTS["-published_on"].order_by())
    return _summaries(connection, connection.execute(statement).all())


def document(connection: Connection, identity: str) -> Coverage | None:
    """One document with its quotations, or None if it is not held. Four statements."""
    row = connection.execute(select(*_SUMMARY).where(CoverageRow.id == identity)).one_or_none()
    if row is None:
        return None
    summary = _summaries(connection, [row])[0]
    statement = select(CoverageQuotationRow.checked).where(CoverageQuotationRow.coverage_key == row.key)
    checked = connection.scalars(statement.order_by(CoverageQuotationRow.position))
    quotations = [QuoteCheck.model_validate(said) for said in checked]
    return Coverage(**{name: getattr(summary, name) for name in CoverageSummary.model_fields}, quotations=quotations)


def _summaries(connection: Connection, rows: Sequence[Any]) -> list[CoverageSummary]:
    """The documents of rows of `_SUMMARY`. Two statements, also for no rows."""
    keys = [row.key for row in rows]
    orders, verdicts = _orders(connection, keys), _verdicts(connection, keys)
    return [_summary(row, orders[row.key], verdicts[row.key]) for row in rows]


def _orders(connection: Connection, keys: Sequence[int]) -> dict[int, list[CoveredOrder]]:
    statement = (
        select(
            CoverageLinkRow.coverage_key,
            CoverageLinkRow.role,
            CoverageLinkRow.evidence,
            OrderRow.number,
            OrderRow.title,
            OrderRow.signed_on,
        )
        .join(OrderRow, OrderRow.sort_key == CoverageLinkRow.order_key)
        .where(CoverageLinkRow.coverage_key.in_(keys))
        .order_by(CoverageLinkRow.coverage_key, CoverageLinkRow.role, CoverageLinkRow.position)
    )
    found: dict[int, list[CoveredOrder]] = defaultdict(list)
    for row in connection.execute(statement):
        found[row.coverage_key].append(
            CoveredOrder(
                order=row.number,
                title=row.title,
                signed_on=row.signed_on,
                role=CoverageRole(row.role),
                evidence=[CoverageEvidence(basis=CoverageBasis(e["basis"]), words=e["words"]) for e in row.evidence],
                url=order_url(row.number),
            )
        )
    return found


def _verdicts(connection: Connection, keys: Sequence[int]) -> dict[int, Counter[str]]:
    statement = (
        select(CoverageQuotationRow.coverage_key, CoverageQuotationRow.verdict, func.count())
        .where(CoverageQuotationRow.coverage_key.in_(keys))
        .group_by(CoverageQuotationRow.coverage_key, CoverageQuotationRow.verdict)
    )
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for key, verdict, count in connection.execute(statement):
        found[key][verdict] = count
    return found


def _summary(row: Any, orders: Sequence[CoveredOrder], verdicts: Counter[str]) -> CoverageSummary:
    counts = {verdict.value: verdicts[verdict.value] for verdict in QuoteVerdict}
    return CoverageSummary(
        id=row.id,
        title=row.title,
        publisher=row.publisher,
        published_on=row.published_on,
        kind=CoverageKind(row.kind),
        orders=list(orders),
        counts=CoverageCounts(quotations=verdicts.total(), **counts),
        url=f"/v1/coverage/{row.id}",
        html_url=row.url,
    )


def _counted(connection: Connection, given: Given, column: Any) -> ValueCounts:
    return facet(connection, _selected(given), column)


def _counted_parts(connection: Connection, given: Given, column: Any, key: Any) -> ValueCounts:
    """How many of the documents have each value. One statement."""
    counted = select(column, func.count(distinct(key))).where(key.in_(_selected(given))).group_by(column)
    pairs = [(str(value), count) for value, count in connection.execute(counted)]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


COVERAGE = Listing(
    coverage,
    shapes(SORTS),
    {
        "kind": partial(_counted, column=CoverageRow.kind),
        "publisher": partial(_counted, column=CoverageRow.publisher),
        **{name: partial(_counted_parts, column=column, key=key) for name, (column, key) in _PARTS.items()},
    },
)
