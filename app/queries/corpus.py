"""The corpus as a whole, and its conflicts."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, case, func, select
from sqlalchemy.sql.selectable import ScalarSelect

from app.queries.gaps import number_gaps, text_gaps
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
from app.schemas import (
    Conflict,
    Corpus,
    CorpusCounts,
    DateSpan,
    NamedCount,
    Relation,
    SourceCoverage,
    UnnumberedPage,
    Upstream,
)
from app.sources import FORMATS
from app.tables import (
    Base,
    ConflictRow,
    DirectiveRow,
    OrderRow,
    PublicationRow,
    ReferenceRow,
    SectionRow,
    UnnumberedRow,
)
from app.tables import Corpus as CorpusRow

CONFLICT_FILTERS: Filters = {
    "code": one_of(ConflictRow.code),
    "order": one_of(ConflictRow.order_number),
    "target": one_of(ConflictRow.target_number),
    "relation": one_of(ConflictRow.relation),
}
CONFLICT_SORTS: Mapping[str, Sort] = {"position": Sort(ConflictRow.position)}


def corpus(connection: Connection, upstream: Upstream | None) -> Corpus:
    """What is served and what is known to be missing. Eight statements.

    Args:
        connection: to the database.
        upstream: how far the Federal Register is followed.
    """
    row = connection.execute(select(CorpusRow)).one()
    return Corpus(
        revision=row.revision,
        ingested_at=row.ingested_at,
        as_of=row.as_of,
        counts=_counts(connection),
        signed=_signed(connection),
        sources=_sources(connection),
        number_gaps=number_gaps(connection),
        text_gaps=text_gaps(connection),
        unnumbered=_unnumbered(connection),
        parse_notes=_named_counts(row.summary["parse_notes"]),
        non_orders=_named_counts(row.summary["non_orders"]),
        doubts=_named_counts(row.summary["doubts"]) if "doubts" in row.summary else None,
        upstream=upstream,
        url="/v1/corpus",
    )


def conflicts(connection: Connection, given: Given, window: Window) -> Slice[Conflict]:
    """Where the text and the editors' notes disagree. Two statements."""
    statement = select(ConflictRow.position).where(*conditions(CONFLICT_FILTERS, given))
    page = statement.with_only_columns(*ConflictRow.__table__.columns)
    rows, end = fetch(connection, page, CONFLICT_SORTS[window.sort], window)
    return Slice([_conflict(row) for row in rows], total(connection, statement), end)


def every_conflict(connection: Connection, given: Given) -> Iterator[Sequence[Conflict]]:
    """All of them that the filters select, in batches. One statement, and one a batch."""
    keys = select(ConflictRow.position).where(*conditions(CONFLICT_FILTERS, given)).order_by(ConflictRow.position)
    return batches(connection, keys, partial(_conflicts_at, connection))


def _conflicts_at(connection: Connection, positions: Sequence[int]) -> list[Conflict]:
    statement = select(*ConflictRow.__table__.columns).where(ConflictRow.position.in_(positions))
    return [_conflict(row) for row in connection.execute(statement.order_by(ConflictRow.position))]


CONFLICTS = Listing(conflicts, shapes(CONFLICT_SORTS))


def _count_if(column: Any) -> Any:
    return func.coalesce(func.sum(case((column, 1), else_=0)), 0)


def _rows_of(table: type[Base]) -> ScalarSelect[int]:
    return select(func.count()).select_from(table).scalar_subquery()


def _counts(connection: Connection) -> CorpusCounts:
    statement = select(
        _rows_of(OrderRow).label("orders"),
        select(func.count()).where(OrderRow.has_text).scalar_subquery().label("orders_with_text"),
        _rows_of(SectionRow).label("sections"),
        _rows_of(PublicationRow).label("publications"),
        _rows_of(ReferenceRow).label("references"),
        _rows_of(DirectiveRow).label("directives"),
        select(func.count()).where(DirectiveRow.has_deadline).scalar_subquery().label("deadlines"),
        _rows_of(UnnumberedRow).label("unnumbered"),
        _rows_of(ConflictRow).label("conflicts"),
    )
    return CorpusCounts(**connection.execute(statement).one()._mapping)


def _signed(connection: Connection) -> DateSpan:
    first, last = connection.execute(select(func.min(OrderRow.signed_on), func.max(OrderRow.signed_on))).one()
    return DateSpan(first=first, last=last)


def _sources(connection: Connection) -> list[SourceCoverage]:
    statement = (
        select(
            PublicationRow.format,
            func.count().label("publications"),
            func.count(PublicationRow.order_key.distinct()).label("orders"),
            _count_if(PublicationRow.has_text).label("with_text"),
            _count_if(PublicationRow.preferred).label("preferred"),
            func.max(case((PublicationRow.lossy, 1), else_=0)).label("lossy"),
            func.min(OrderRow.signed_on).label("first"),
            func.max(OrderRow.signed_on).label("last"),
        )
        .join(OrderRow, OrderRow.sort_key == PublicationRow.order_key)
        .group_by(PublicationRow.format)
    )
    found = {row.format: row for row in connection.execute(statement)}
    return [_source(found[source.name]) for source in FORMATS if source.name in found]


def _source(row: Any) -> SourceCoverage:
    return SourceCoverage(
        format=row.format,
        publications=row.publications,
        orders=row.orders,
        with_text=row.with_text,
        preferred=row.preferred,
        lossy=bool(row.lossy),
        signed=DateSpan(first=row.first, last=row.last),
    )


def _unnumbered(connection: Connection) -> list[UnnumberedPage]:
    columns = (UnnumberedRow.title, UnnumberedRow.signed_on, UnnumberedRow.reason, UnnumberedRow.html_url)
    rows = connection.execute(select(*columns).order_by(UnnumberedRow.position))
    return [UnnumberedPage(**row._mapping) for row in rows]


def _named_counts(counts: Mapping[str, int]) -> list[NamedCount]:
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [NamedCount(name=name, count=count) for name, count in ranked]


def _conflict(row: Any) -> Conflict:
    return Conflict(
        code=row.code,
        order=row.order_number,
        target=row.target_number,
        relation=Relation(row.relation),
        detail=row.detail,
        evidence=row.evidence,
        url=order_url(row.order_number),
    )
