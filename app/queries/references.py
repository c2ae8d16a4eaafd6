"""References out of orders and into them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, case, false, func, select
from sqlalchemy.orm import aliased

from app.law.endings import day_of_lapse
from app.law.numbering import order_id
from app.queries.links import order_url, provision, section_url
from app.queries.paging import (
    Given,
    Listing,
    Position,
    Slice,
    Sort,
    ValueCounts,
    Window,
    batches,
    conditions,
    facet,
    fetch,
    shapes,
    total,
)
from app.queries.ready_items import ReadyItems
from app.queries.reference_filters import FILTERS, sources_read
from app.schemas import (
    INVERSES,
    Extent,
    OrderStatus,
    Provenance,
    Reference,
    ReferenceSource,
    Relation,
    StatusBasis,
    Target,
    TargetKind,
    TextField,
)
from app.tables import OrderRow, ReferenceItem, ReferenceRow, SectionRow

_SOURCE = aliased(OrderRow, name="source_order")
_TARGET = aliased(OrderRow, name="target_order")
_NOTED = aliased(OrderRow, name="note_order")

SORTS: Mapping[str, Sort] = {"order": Sort(ReferenceRow.key)}
FACETS: Mapping[str, Any] = {
    "relation": ReferenceRow.relation,
    "kind": ReferenceRow.target_kind,
    "target": case((ReferenceRow.target_kind != TargetKind.ORDER_SECTION.value, ReferenceRow.target_id)),
    "source_president": _SOURCE.president,
    "target_president": _TARGET.president,
}
_OF_ENDS = frozenset({"source_president", "target_president"})
"""Of these, what the orders at both ends tell."""


def _selected(given: Given) -> Select[Any]:
    return select(ReferenceRow.key).where(*conditions(FILTERS, given))


def references(connection: Connection, given: Given, window: Window, *, incoming: bool = False) -> Slice[Reference]:
    """References by the filters of `FILTERS`; `incoming` names the relations from the target's side. Two statements."""
    items, end = _page(connection, given, window, incoming=incoming)
    return Slice(items, total(connection, _selected(given)), end)


def every_reference(
    connection: Connection, given: Given, sort: str, *, incoming: bool = False
) -> Iterator[Sequence[Reference]]:
    """All references the filters select, in batches; `incoming` as in `references`. One statement, and one a batch."""

    def at(keys: Sequence[int]) -> list[Reference]:
        return _in_order(connection, _selected({"keys": keys}), incoming=incoming)

    return batches(connection, _selected(given).order_by(*SORTS[sort].order_by()), at)


def _page(
    connection: Connection, given: Given, window: Window, *, incoming: bool = False
) -> tuple[list[Reference], Position | None]:
    rows, end = fetch(connection, described(_selected(given)), SORTS[window.sort], window)
    return [reference(row, incoming=incoming) for row in rows], end


def reference_facet(connection: Connection, given: Given, name: str, *, incoming: bool = False) -> ValueCounts:
    """Counts over all references the filters select; `incoming` as in `references`. One statement."""
    selected = _with_ends(_selected(given)) if name in _OF_ENDS else _selected(given)
    counted = facet(connection, selected, FACETS[name])
    if incoming and name == "relation":
        return [(INVERSES[Relation(value)], count) for value, count in counted if value is not None]
    return counted


def _listing(*, incoming: bool) -> Listing[Reference]:
    facets = {name: partial(reference_facet, name=name, incoming=incoming) for name in FACETS}
    ready = None if incoming else ReadyItems(ReferenceItem, FILTERS, SORTS, select(ReferenceRow.key), _selected).page
    return Listing(partial(references, incoming=incoming), shapes(SORTS), facets, text=sources_read, ready=ready)


REFERENCES = _listing(incoming=False)
INCOMING = _listing(incoming=True)
"""The same, each named from its target's side."""


def references_of(connection: Connection, order_key: int, sections: Sequence[str] | None = None) -> list[Reference]:
    """Every reference out of an order, or out of some of its provisions, in document order. One statement."""
    return _in_order(connection, _selected({"order_key": order_key, "sections": sections}))


def references_by_key(connection: Connection, order_keys: Sequence[int]) -> dict[int, list[tuple[int, Reference]]]:
    """Every reference out of these orders with its key, by the order's, in document order. One statement."""
    selected = described(select(ReferenceRow.key).where(ReferenceRow.order_key.in_(order_keys)))
    rows = connection.execute(selected.add_columns(ReferenceRow.key, ReferenceRow.order_key).order_by(ReferenceRow.key))
    found: dict[int, list[tuple[int, Reference]]] = defaultdict(list)
    for row in rows:
        found[row.order_key].append((row.key, reference(row, incoming=False)))
    return found


def _in_order(connection: Connection, selected: Select[Any], *, incoming: bool = False) -> list[Reference]:
    rows = connection.execute(described(selected).order_by(ReferenceRow.key))
    return [reference(row, incoming=incoming) for row in rows]


def status_basis(connection: Connection, ids: Sequence[str]) -> dict[str, StatusBasis]:
    """The references of these ids, seen from the order they act on. One statement, also for no ids."""
    chosen = ReferenceRow.id.in_(ids) if ids else false()
    statement = described(_selected({})).where(chosen)
    return {row.id: basis(row) for row in connection.execute(statement)}


_COLUMNS: tuple[Any, ...] = (
    ReferenceRow.id,
    ReferenceRow.section,
    ReferenceRow.field,
    ReferenceRow.span_start,
    ReferenceRow.span_end,
    ReferenceRow.quote,
    ReferenceRow.context,
    ReferenceRow.relation,
    ReferenceRow.extent,
    ReferenceRow.target_kind,
    ReferenceRow.target_id,
    ReferenceRow.target_section,
    ReferenceRow.target_citation,
    ReferenceRow.target_url,
    ReferenceRow.resolved,
    ReferenceRow.basis,
    ReferenceRow.note,
    ReferenceRow.note_label,
    ReferenceRow.captured_on,
    _SOURCE.number.label("source_number"),
    _SOURCE.title.label("source_title"),
    _SOURCE.president.label("source_president"),
    _SOURCE.signed_on.label("source_signed_on"),
    _SOURCE.html_url.label("source_html_url"),
    _SOURCE.status.label("source_status"),
    SectionRow.citation.label("section_citation"),
    _TARGET.number.label("held_number"),
    func.coalesce(_TARGET.title, ReferenceRow.target_title).label("target_title"),
    _TARGET.president.label("target_president"),
    func.coalesce(_TARGET.signed_on, ReferenceRow.target_dated_on).label("target_dated_on"),
    _TARGET.html_url.label("target_html_url"),
    _TARGET.status.label("target_status"),
    _NOTED.number.label("note_number"),
    _NOTED.disposition_notes.is_not(None).label("verbatim"),
)


def described(statement: Select[Any]) -> Select[Any]:
    """What `reference` and `basis` read, of the references that `statement` selects."""
    at_section = (SectionRow.order_key == ReferenceRow.order_key) & (SectionRow.id == ReferenceRow.section)
    return (
        _with_ends(statement.with_only_columns(*_COLUMNS, maintain_column_froms=True))
        .outerjoin(_NOTED, _NOTED.sort_key == ReferenceRow.note_order_key)
        .outerjoin(SectionRow, at_section)
    )


def _with_ends(statement: Select[Any]) -> Select[Any]:
    """References with the order that each stands in and the one that it names, if that is held."""
    return statement.join(_SOURCE, _SOURCE.sort_key == ReferenceRow.order_key).outerjoin(
        _TARGET, _TARGET.sort_key == ReferenceRow.target_key
    )


def reference(row: Any, *, incoming: bool) -> Reference:
    """The reference of a row; `incoming` names the relation from the target's side."""
    relation = Relation(row.relation)
    return Reference(
        id=row.id,
        source=_source(row),
        relation=INVERSES[relation] if incoming else relation,
        extent=told_extent(relation, row.extent, row.target_section),
        target=_target(row),
        provenance=_provenance(row),
        url=section_url(row.source_number, row.section),
    )


_AMENDING = frozenset({Relation("amends"), Relation("amended_by")})


def told_extent(relation: Relation, extent: str, section: str | None) -> Extent | None:
    """How far a reference concerns its target, as it is told.

    A provision that is named is a part. Amending changes a part of an order, which is kept as `whole` where its words
    or a note name the order alone: then it is unknown.
    """
    if section is not None:
        return Extent.IN_PART
    return None if relation in _AMENDING and extent == Extent.WHOLE else Extent(extent)


def _source(row: Any) -> ReferenceSource:
    return ReferenceSource(
        order=row.source_number,
        title=row.source_title,
        president=row.source_president,
        signed_on=row.source_signed_on,
        status=OrderStatus(row.source_status),
        section=row.section,
        field=None if row.field is None else TextField(row.field),
        span=None if row.span_start is None else (row.span_start, row.span_end),
        quote=row.quote,
        context=row.context,
        citation=provision(row.source_number, row.section_citation),
        url=section_url(row.source_number, row.section),
        html_url=row.source_html_url,
    )


def _target(row: Any) -> Target:
    kind = TargetKind(row.target_kind)
    return Target(
        kind=kind,
        id=row.target_id,
        number=order_id(row.target_id) if kind is TargetKind.EXECUTIVE_ORDER else None,
        section=row.target_section,
        citation=row.target_citation,
        title=row.target_title,
        president=row.target_president,
        dated_on=row.target_dated_on,
        status=OrderStatus(row.target_status) if row.target_status else None,
        resolved=row.resolved,
        url=_target_url(row, kind),
        html_url=row.target_html_url or row.target_url,
    )


def _target_url(row: Any, kind: TargetKind) -> str | None:
    if kind is TargetKind.ORDER_SECTION:
        return section_url(row.source_number, row.target_id) if row.resolved else None
    return order_url(row.held_number) if row.held_number else None


def _provenance(row: Any) -> Provenance:
    return Provenance(
        basis=row.basis,
        note=row.note,
        note_label=row.note_label,
        verbatim=None if row.note is None else bool(row.verbatim),
        note_order=row.note_number,
        captured_on=row.captured_on,
    )


def basis(row: Any) -> StatusBasis:
    """The act from the side of the order whose status it is; an act in the passive stands on that order's own row."""
    relation = Relation(row.relation)
    acting = _by_target(row) if relation.endswith("_by") else _by_source(row, relation)
    return StatusBasis(
        reference=row.id,
        extent=told_extent(relation, row.extent, row.target_section),
        quote=row.quote,
        provenance=_provenance(row),
        lapses_on=day_of_lapse(relation, row.context, acting["signed_on"]),
        **acting,
    )


def _by_source(row: Any, relation: Relation) -> dict[str, Any]:
    source = _source(row)
    return {
        "relation": INVERSES[relation],
        "order": source.order,
        "title": source.title,
        "signed_on": source.signed_on,
        "order_status": OrderStatus(row.source_status),
        "section": source.section,
        "citation": source.citation,
        "url": source.url,
        "html_url": source.html_url,
    }


def _by_target(row: Any) -> dict[str, Any]:
    """The act of the document named; of a provision of the order's own where it ends by its own words."""
    if row.target_kind == TargetKind.ORDER_SECTION:
        return {**_by_source(row, Relation(row.relation)), "relation": Relation(row.relation)}
    target = _target(row)
    return {
        "relation": Relation(row.relation),
        "order": target.number,
        "title": target.title,
        "signed_on": target.dated_on,
        "order_status": OrderStatus(row.target_status) if row.target_status else None,
        "section": target.section,
        "citation": target.citation,
        "url": target.url,
        "html_url": target.html_url,
    }
