"""A reference as the contract shows it, out of its row joined with the orders at both ends."""

from typing import Any

from sqlalchemy import Select, func
from sqlalchemy.orm import aliased

from app.queries.names import order_url, provision, section_url
from app.schemas import (
    INVERSES,
    Extent,
    Provenance,
    Reference,
    ReferenceSource,
    Relation,
    StatusBasis,
    Target,
    TargetKind,
    TextField,
)
from app.tables import OrderRow, ReferenceRow, SectionRow

_SOURCE = aliased(OrderRow, name="source_order")
_TARGET = aliased(OrderRow, name="target_order")
_NOTED = aliased(OrderRow, name="note_order")

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
    _SOURCE.signed_on.label("source_signed_on"),
    _SOURCE.html_url.label("source_html_url"),
    SectionRow.citation.label("section_citation"),
    _TARGET.number.label("held_number"),
    func.coalesce(_TARGET.title, ReferenceRow.target_title).label("target_title"),
    func.coalesce(_TARGET.signed_on, ReferenceRow.target_dated_on).label("target_dated_on"),
    _TARGET.html_url.label("target_html_url"),
    _NOTED.number.label("note_number"),
)


def described(statement: Select[Any]) -> Select[Any]:
    """What `reference` and `basis` read, of the references that `statement` selects."""
    at_section = (SectionRow.order_key == ReferenceRow.order_key) & (SectionRow.id == ReferenceRow.section)
    return (
        statement.with_only_columns(*_COLUMNS, maintain_column_froms=True)
        .join(_SOURCE, _SOURCE.sort_key == ReferenceRow.order_key)
        .outerjoin(_TARGET, _TARGET.sort_key == ReferenceRow.target_key)
        .outerjoin(_NOTED, _NOTED.sort_key == ReferenceRow.note_order_key)
        .outerjoin(SectionRow, at_section)
    )


def reference(row: Any, *, incoming: bool) -> Reference:
    """The reference of a row; `incoming` names the relation from the target's side."""
    relation = Relation(row.relation)
    return Reference(
        id=row.id,
        source=_source(row),
        relation=INVERSES[relation] if incoming else relation,
        extent=Extent(row.extent),
        target=_target(row),
        provenance=_provenance(row),
        url=section_url(row.source_number, row.section),
    )


def _source(row: Any) -> ReferenceSource:
    return ReferenceSource(
        order=row.source_number,
        title=row.source_title,
        signed_on=row.source_signed_on,
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
        number=row.target_id if kind is TargetKind.EXECUTIVE_ORDER else None,
        section=row.target_section,
        citation=row.target_citation,
        title=row.target_title,
        dated_on=row.target_dated_on,
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
        note_order=row.note_number,
        captured_on=row.captured_on,
    )


def basis(row: Any) -> StatusBasis:
    """The act from the side of the order whose status it is; an act in the passive is told on that order's own row."""
    relation = Relation(row.relation)
    acting = _by_target(row) if relation.endswith("_by") else _by_source(row, relation)
    return StatusBasis(
        reference=row.id, extent=Extent(row.extent), quote=row.quote, provenance=_provenance(row), **acting
    )


def _by_source(row: Any, relation: Relation) -> dict[str, Any]:
    source = _source(row)
    return {
        "relation": INVERSES[relation],
        "order": source.order,
        "title": source.title,
        "signed_on": source.signed_on,
        "section": source.section,
        "citation": source.citation,
        "url": source.url,
        "html_url": source.html_url,
    }


def _by_target(row: Any) -> dict[str, Any]:
    target = _target(row)
    return {
        "relation": Relation(row.relation),
        "order": target.number,
        "title": target.title,
        "signed_on": target.dated_on,
        "section": target.section,
        "citation": target.citation,
        "url": target.url,
        "html_url": target.html_url,
    }
