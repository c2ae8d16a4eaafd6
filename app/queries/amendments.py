"""What amends an order, and which of its provisions that touches."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, select
from sqlalchemy.orm import aliased

from app.law.amendments.provisions import citation_of, places_of
from app.queries.links import order_url, provision, section_url
from app.queries.paging import (
    Filters,
    Given,
    Listing,
    Slice,
    Sort,
    ValueCounts,
    Window,
    batches,
    conditions,
    facet,
    fetch,
    one_of,
    same,
    shapes,
    total,
)
from app.queries.references import basis, described, status_basis
from app.schemas import Amendment, AmendmentState, Instruction, SectionAmendment, StatusBasis
from app.tables import AmendmentRow, OrderRow, ReferenceRow, SectionRow

FILTERS: Filters = {
    "order_key": same(AmendmentRow.order_key),
    "instruction": one_of(AmendmentRow.instruction),
    "state": one_of(AmendmentRow.state),
    "section": one_of(AmendmentRow.provision),
}
SORTS: Mapping[str, Sort] = {"signed_on": Sort(AmendmentRow.key)}
FACETS: Mapping[str, Any] = {"instruction": AmendmentRow.instruction, "state": AmendmentRow.state}

_AMENDED = aliased(OrderRow, name="amended_order")
_AMENDING_SECTION = aliased(SectionRow, name="amending_section")
_AMENDED_SECTION = aliased(SectionRow, name="amended_section")
_COLUMNS = (
    AmendmentRow.id.label("amendment_id"),
    AmendmentRow.signed_on.label("amended_on"),
    AmendmentRow.section.label("amending"),
    AmendmentRow.words,
    AmendmentRow.provision,
    AmendmentRow.instruction,
    AmendmentRow.struck,
    AmendmentRow.inserted,
    AmendmentRow.state,
    AmendmentRow.undone_by,
    _AMENDED.number.label("amended_number"),
    _AMENDING_SECTION.citation.label("amending_citation"),
    _AMENDED_SECTION.id.label("held_provision"),
)


def _selected(given: Given) -> Select[Any]:
    return select(AmendmentRow.key).where(*conditions(FILTERS, given))


def amendments(connection: Connection, given: Given, window: Window) -> Slice[Amendment]:
    """Amendments by the filters of `FILTERS`. Three statements."""
    rows, end = fetch(connection, _described(conditions(FILTERS, given)), SORTS[window.sort], window)
    return Slice(_amendments(connection, rows), total(connection, _selected(given)), end)


def every_amendment(connection: Connection, given: Given, sort: str) -> Iterator[Sequence[Amendment]]:
    """All amendments the filters select, in batches. One statement, and two a batch."""
    return batches(connection, _selected(given).order_by(*SORTS[sort].order_by()), partial(_of_keys, connection))


def _of_keys(connection: Connection, keys: Sequence[int]) -> list[Amendment]:
    chosen = _described([AmendmentRow.key.in_(keys)]).add_columns(AmendmentRow.key.label("amendment_key"))
    rows = {row.amendment_key: row for row in connection.execute(chosen)}
    return _amendments(connection, [rows[key] for key in keys])


def _amendments(connection: Connection, rows: Sequence[Any]) -> list[Amendment]:
    undoing = status_basis(connection, [row.undone_by for row in rows if row.undone_by])
    return [_amendment(row, undoing) for row in rows]


def _described(wanted: Iterable[ColumnElement[bool]]) -> Select[Any]:
    joined = select(ReferenceRow.key).join(AmendmentRow, AmendmentRow.reference == ReferenceRow.id)
    of_amending = (_AMENDING_SECTION.order_key == ReferenceRow.order_key) & (
        _AMENDING_SECTION.id == AmendmentRow.section
    )
    of_amended = (_AMENDED_SECTION.order_key == AmendmentRow.order_key) & (
        _AMENDED_SECTION.id == AmendmentRow.provision
    )
    return (
        described(joined)
        .add_columns(*_COLUMNS)
        .join(_AMENDED, _AMENDED.sort_key == AmendmentRow.order_key)
        .outerjoin(_AMENDING_SECTION, of_amending)
        .outerjoin(_AMENDED_SECTION, of_amended)
        .where(*wanted)
    )


def _facet(column: Any) -> Any:
    def count(connection: Connection, given: Given) -> ValueCounts:
        return facet(connection, _selected(given), column)

    return count


AMENDMENTS = Listing(amendments, shapes(SORTS), {name: _facet(column) for name, column in FACETS.items()})


def _amendment(row: Any, undoing: Mapping[str, StatusBasis]) -> Amendment:
    number = row.amended_number
    return Amendment(
        id=row.amendment_id,
        order=number,
        section=row.provision,
        citation=provision(number, row.provision and citation_of(row.provision)),
        instruction=Instruction(row.instruction),
        struck=row.struck,
        inserted=row.inserted,
        text=row.words,
        on=row.amended_on,
        state=AmendmentState(row.state),
        undone_by=undoing.get(row.undone_by) if row.undone_by else None,
        by=_by(row),
        url=section_url(number, row.held_provision) if row.held_provision else order_url(number),
    )


def _by(row: Any) -> StatusBasis:
    """What amends: the reference that cites the order, told of the provision whose sentence instructs."""
    acting = basis(row)
    if row.amending is None or row.amending == acting.section or acting.order is None:
        return acting
    told = {"citation": provision(acting.order, row.amending_citation), "url": section_url(acting.order, row.amending)}
    return acting.model_copy(update={"section": row.amending, "quote": None, **told})


def are_told(connection: Connection, order_key: int) -> bool:
    """Whether the release that ingested the corpus read what amends an order. One statement."""
    counted = select(OrderRow.counts["amendments"].as_integer()).where(OrderRow.sort_key == order_key)
    return connection.scalar(counted) is not None


def undoing_by_reference(connection: Connection, order_key: int) -> dict[str, str]:
    """The id of the reference that undid what each reference amends in an order, where all of that is undone.

    One statement.
    """
    statement = select(AmendmentRow.reference, AmendmentRow.undone_by).where(AmendmentRow.order_key == order_key)
    undone: dict[str, list[str | None]] = defaultdict(list)
    for row in connection.execute(statement.order_by(AmendmentRow.key)):
        undone[row.reference].append(row.undone_by)
    return {reference: by[0] for reference, by in undone.items() if by[0] and all(by)}


Touching = Mapping[str, Sequence[SectionAmendment]]
"""The amendments that touch each provision of an order, by its id."""


def touching(connection: Connection, sections: Mapping[int, Collection[str]]) -> dict[int, Touching | None]:
    """The amendments that touch the provisions of orders, by the key of each; None where none were read yet.

    One statement.

    Args:
        connection: to the database.
        sections: the ids of the provisions of each order, in document order.
    """
    acting = aliased(OrderRow, name="acting_order")
    statement = (
        select(OrderRow.sort_key, OrderRow.counts["amendments"].as_integer().label("told"), *_OF_SECTION, acting.number)
        .outerjoin(AmendmentRow, and_(AmendmentRow.order_key == OrderRow.sort_key, AmendmentRow.provision.is_not(None)))
        .outerjoin(ReferenceRow, ReferenceRow.id == AmendmentRow.reference)
        .outerjoin(acting, acting.sort_key == ReferenceRow.order_key)
        .where(OrderRow.sort_key.in_(list(sections)))
        .order_by(AmendmentRow.key)
    )
    rows: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(statement):
        rows[row.sort_key].append(row)
    return {
        key: _touching(rows[key], ids) if rows[key] and rows[key][0].told is not None else None
        for key, ids in sections.items()
    }


_OF_SECTION = (
    AmendmentRow.id,
    AmendmentRow.signed_on,
    AmendmentRow.section,
    AmendmentRow.provision,
    AmendmentRow.instruction,
    AmendmentRow.state,
)


def _touching(rows: Iterable[Any], sections: Collection[str]) -> Touching:
    found: dict[str, list[SectionAmendment]] = defaultdict(list)
    for row in rows:
        if row.id is not None:
            for place in places_of(row.provision, row.instruction, sections):
                found[place].append(_of_section(row))
    return found


def _of_section(row: Any) -> SectionAmendment:
    return SectionAmendment(
        id=row.id,
        section=row.provision,
        instruction=Instruction(row.instruction),
        order=row.number,
        on=row.signed_on,
        state=AmendmentState(row.state),
        url=section_url(row.number, row.section),
    )
