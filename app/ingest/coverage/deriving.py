"""What follows from documents and orders together, written where both are: links, counts, checked quotations."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, delete, func, insert, select, update

from app import store
from app.ingest.documents import rendering
from app.ingest.workers import Workers
from app.law.coverage.values import Link
from app.store.coverage import Record, held_records
from app.tables import CoverageLinkRow, CoverageQuotationRow, CoverageRow, OrderRow


def deriving(pool: Workers | None = None) -> store.Derive:
    """What is derived of a whole new corpus: the links of its coverage, the rendered documents, the checks."""

    @contextmanager
    def derive(connection: Connection, url: str | None) -> Iterator[None]:
        records = held_records(connection)
        linked = write_links(connection, records)
        if url is not None:
            connection.commit()  # the workers that render read it by connections of their own
        with rendering(pool)(connection, url):
            yield
        write_checks(connection, records, linked)

    return derive


def _links(connection: Connection, records: Sequence[Record]) -> dict[str, tuple[Link, ...]]:
    if not records:
        return {}
    from app.ingest.coverage.linking import links  # as below

    return links(connection, records)


def link_rows(connection: Connection, records: Sequence[Record]) -> tuple[dict[str, tuple[Link, ...]], list[store.Row]]:
    """The links of the documents, by their id, and as rows."""
    found = _links(connection, records)
    keys = dict(connection.execute(select(OrderRow.number, OrderRow.sort_key)).all()) if records else {}
    ranks = dict(connection.execute(select(CoverageRow.id, CoverageRow.key)).all())
    rows: list[store.Row] = [
        {
            "coverage_key": ranks[name],
            "position": position,
            "order_key": keys[each.order],
            "role": each.role.value,
            "evidence": [{"basis": said.basis.value, "words": said.words} for said in each.evidence],
        }
        for name, linked in found.items()
        for position, each in enumerate(linked)
    ]
    return found, rows


def write_links(connection: Connection, records: Sequence[Record]) -> dict[str, tuple[Link, ...]]:
    """Link the documents, whose rows are there, and count them at the orders."""
    for table in (CoverageLinkRow, CoverageQuotationRow):
        connection.execute(delete(table))
    found, rows = link_rows(connection, records)
    if rows:
        connection.execute(insert(CoverageLinkRow), rows)
    linked_keys = select(CoverageLinkRow.coverage_key)
    connection.execute(update(CoverageRow).values(linked=CoverageRow.key.in_(linked_keys)))
    counted = select(func.count()).where(CoverageLinkRow.order_key == OrderRow.sort_key).scalar_subquery()
    covered = select(CoverageLinkRow.order_key)
    connection.execute(
        update(OrderRow).where((OrderRow.coverage > 0) | OrderRow.sort_key.in_(covered)).values(coverage=counted)
    )
    return found


def check_rows(
    connection: Connection, records: Sequence[Record], linked: Mapping[str, tuple[Link, ...]]
) -> Iterator[list[store.Row]]:
    """The checks of each document's quotations as rows; the index of words is there."""
    if not records:
        return
    from app.ingest.coverage.linking import checks  # an ingest without coverage reads no prose

    ranks = dict(connection.execute(select(CoverageRow.id, CoverageRow.key)).all())
    for name, checked in checks(connection, records, linked):
        yield [
            {
                "coverage_key": ranks[name],
                "position": position,
                "verdict": check.verdict.value,
                "checked": check.model_dump(mode="json", by_alias=True),
            }
            for position, check in enumerate(checked)
        ]


def write_checks(connection: Connection, records: Sequence[Record], linked: Mapping[str, tuple[Link, ...]]) -> None:
    """Check the quotations of the documents."""
    for rows in check_rows(connection, records, linked):
        if rows:
            connection.execute(insert(CoverageQuotationRow), rows)


def covered(connection: Connection) -> set[int]:
    """The keys of the orders that some document means. One statement."""
    return set(connection.scalars(select(OrderRow.sort_key).where(OrderRow.coverage > 0)))
