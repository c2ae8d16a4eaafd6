"""From one work and its annotations to the rows of the tables."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from app.ingest.directive_rows import directive_row
from app.law import numbering
from app.law.directives import Directive
from app.law.documents import Format, Order, Section
from app.law.relations import Conflict, Reference, Status
from app.reconcile import Publication, Unnumbered, Work
from app.store import Row, codec

PUBLISHERS = {
    Format.FR_XML: "federal_register",
    Format.FR_JSON: "federal_register",
    Format.FR_CSV: "federal_register",
    Format.WHITEHOUSE_MARKDOWN: "whitehouse",
    Format.ARCHIVE_MARKDOWN: "archive",
}

_FACTS = (
    "number",
    "title",
    "signed_on",
    "filed_on",
    "published_on",
    "document_number",
    "citation",
    "start_page",
    "end_page",
    "html_url",
    "pdf_url",
    "disposition_notes",
)


@dataclass(frozen=True, slots=True)
class OrderRows:
    """All rows of one order, without the keys that depend on other orders.

    Attributes:
        documents: the accounts as JSON, in the order of `publications`.
    """

    order: Row
    sections: list[Row]
    publications: list[Row]
    references: list[Row]
    directives: list[Row]
    documents: list[bytes] = field(default_factory=list)


def order_rows(
    work: Work, status: Status, references: Sequence[Reference], directives: Sequence[Directive], cited_by: int
) -> OrderRows:
    """The rows of `work`; `cited_by` is how many references of other orders point at it."""
    key = numbering.sort_key(str(work.order.number))
    sections = list(_sections(key, work.order))
    counts = {
        "sections": len(sections),
        "references": len(references),
        "cited_by": cited_by,
        "directives": len(directives),
        "deadlines": sum(directive.deadline is not None for directive in directives),
    }
    return OrderRows(
        _order(key, work, status, counts),
        sections,
        [_publication(key, position, given) for position, given in enumerate(work.publications)],
        [_reference(key, reference) for reference in references],
        [directive_row(key, directive) for directive in directives],
        [codec.to_json(given.order) for given in work.publications],
    )


def _order(key: int, work: Work, status: Status, counts: dict[str, int]) -> Row:
    order = work.order
    return {
        "sort_key": key,
        **{name: getattr(order, name) for name in _FACTS},
        "president": work.president,
        "year": order.signed_on.year if order.signed_on else None,
        "status": status.value,
        "status_as_of": status.as_of,
        "status_basis": list(status.basis),
        "signature": asdict(order.signature),
        "has_text": bool(order.sections),
        "counts": counts,
        "parse_notes": [asdict(note) for note in order.notes],
    }


def _sections(key: int, order: Order) -> Iterator[Row]:
    def below(section: Section, parent: str | None, head: str, depth: int) -> Iterator[tuple[Section, Row]]:
        place = {"parent": parent, "depth": depth, "citation": numbering.section_citation(section.id, head)}
        yield section, place
        for child in section.children:
            yield from below(child, section.id, head, depth + 1)

    placed = (pair for section in order.sections for pair in below(section, None, section.id, 0))
    for position, (section, place) in enumerate(placed):
        yield {
            "order_key": key,
            "position": position,
            "id": section.id,
            **place,
            "label": section.label,
            "heading": section.heading,
            "heading_status": section.heading_status.value,
            "part": section.part,
            "text": section.text,
            "closing": section.closing,
            "pages": [list(page) for page in section.pages],
            "quoted": [list(span) for span in section.quoted],
            "closing_quoted": [list(span) for span in section.closing_quoted],
        }


def _publication(key: int, position: int, publication: Publication) -> Row:
    order = publication.order
    return {
        "order_key": key,
        "position": position,
        "source": PUBLISHERS[order.source.format],
        "format": order.source.format.value,
        "name": order.source.name,
        "title": order.title,
        "html_url": order.source.url or order.html_url,
        "retrieved_at": order.source.retrieved_at,
        "sha256": order.source.sha256,
        "lossy": order.source.lossy,
        "preferred": publication.preferred,
        "has_text": bool(order.sections),
        "match_score": publication.match_score,
    }


def unnumbered_row(position: int, page: Unnumbered) -> Row:
    """The row of a page that matched no held number."""
    order = page.order
    return {
        "position": position,
        "title": order.title,
        "signed_on": order.signed_on,
        "html_url": order.source.url or order.html_url,
        "name": order.source.name,
        "sha256": order.source.sha256,
        "reason": page.reason,
    }


_SAME_IN_BOTH = (
    "id",
    "section",
    "field",
    "quote",
    "context",
    "relation",
    "extent",
    "target_kind",
    "target_id",
    "target_section",
    "target_citation",
    "target_title",
    "target_dated_on",
    "target_url",
    "resolved",
    "basis",
    "note",
    "note_label",
    "captured_on",
)


def _reference(key: int, reference: Reference) -> Row:
    start, end = reference.span or (None, None)
    is_held = reference.resolved and reference.target_kind == "executive_order"
    return {
        **{name: getattr(reference, name) for name in _SAME_IN_BOTH},
        "order_key": key,
        "span_start": start,
        "span_end": end,
        "target_key": numbering.sort_key(reference.target_id) if is_held else None,
        "note_order_key": numbering.sort_key(reference.note_order) if reference.note_order else None,
    }


def conflict_row(position: int, conflict: Conflict) -> Row:
    """The row of a conflict."""
    return {
        "position": position,
        "code": conflict.code,
        "order_number": conflict.order,
        "target_number": conflict.target,
        "relation": conflict.relation,
        "detail": conflict.detail,
        "evidence": dict(conflict.evidence),
    }


def latest(days: Sequence[date | None]) -> date | None:
    """The latest day given, or None."""
    return max((day for day in days if day is not None), default=None)
