"""From one order and what it cites and directs to the rows of the tables."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from app.ingest.directive_rows import directive_row
from app.law import numbering
from app.law.directives import Directive
from app.law.documents import FACTS, Order, Publication, Section
from app.law.relations import Conflict, Reference, Status
from app.reconcile import Unnumbered
from app.sources import BY_NAME
from app.store import Row, stored_accounts


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
    order: Order, status: Status, references: Sequence[Reference], directives: Sequence[Directive], cited_by: int
) -> OrderRows:
    """The rows of `order`; `cited_by` is how many references of other orders point at it."""
    key = numbering.sort_key(order.number)
    sections = list(_sections(key, order))
    counts = {
        "sections": len(sections),
        "references": len(references),
        "cited_by": cited_by,
        "directives": len(directives),
        "deadlines": sum(directive.deadline is not None for directive in directives),
    }
    return OrderRows(
        _order(key, order, status, counts),
        sections,
        [_publication(key, position, given) for position, given in enumerate(order.publications)],
        [_reference(key, reference) for reference in references],
        [directive_row(key, directive) for directive in directives],
        [stored_accounts.to_json(given.account) for given in order.publications],
    )


def _order(key: int, order: Order, status: Status, counts: dict[str, int]) -> Row:
    return {
        "sort_key": key,
        "number": order.number,
        **{name: getattr(order, name) for name in FACTS},
        "disposition_notes": order.disposition_notes,
        "president": order.president,
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
    account = publication.account
    return {
        "order_key": key,
        "position": position,
        "source": BY_NAME[account.source.format].publisher,
        "format": account.source.format,
        "name": account.source.name,
        "title": account.title,
        "html_url": account.source.url or account.html_url,
        "retrieved_at": account.source.retrieved_at,
        "sha256": account.source.sha256,
        "lossy": account.source.lossy,
        "preferred": publication.preferred,
        "has_text": bool(account.sections),
        "match_score": publication.match_score,
    }


def unnumbered_row(position: int, page: Unnumbered) -> Row:
    """The row of a page that matched no held number."""
    account = page.account
    return {
        "position": position,
        "title": account.title,
        "signed_on": account.signed_on,
        "html_url": account.source.url or account.html_url,
        "name": account.source.name,
        "sha256": account.source.sha256,
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
