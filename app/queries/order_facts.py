"""The facts of orders, from their rows: a summary, and an order whole."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.law import presidents, subjects
from app.law.citations.bluebook import bluebook
from app.queries.bodies import body_links
from app.queries.links import identifier, order_url, section_url
from app.queries.sections import Tree
from app.queries.statuses import AS_OF, status_of
from app.queries.text_hints import text_hint
from app.schemas import (
    Citations,
    CompilationBasis,
    Counts,
    CoverageSummary,
    Directive,
    MostlyAsked,
    Order,
    OrderSubject,
    ParseNote,
    PresidentLink,
    Publication,
    Reference,
    Signature,
    StatusBasis,
    TermDay,
)
from app.tables import OrderRow

SUMMARY: tuple[Any, ...] = (
    OrderRow.sort_key,
    OrderRow.number,
    OrderRow.title,
    OrderRow.president,
    OrderRow.term,
    OrderRow.term_day,
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
    OrderRow.status_notes,
    OrderRow.has_text,
    OrderRow.published,
    OrderRow.cfr_basis,
    OrderRow.days_to_publication,
    OrderRow.subjects,
    OrderRow.counts,
    OrderRow.mostly,
    OrderRow.coverage,
    OrderRow.changed_at,
)
"""What `summary` reads of an order."""
WHOLE: tuple[Any, ...] = (
    *SUMMARY,
    OrderRow.start_page,
    OrderRow.end_page,
    OrderRow.disposition_notes,
    OrderRow.signature,
    OrderRow.parse_notes,
    OrderRow.bodies,
)
"""What `as_order` reads of an order."""
_NOT_COUNTED = dict.fromkeys(("words", "pages", "amended_by", "amendments", "comparisons"))
"""What older releases did not count."""


def summary(row: Any, basis: Mapping[str, StatusBasis]) -> dict[str, Any]:
    """The facts of a row of `SUMMARY`, as `OrderSummary` and `Order` have them."""
    return {
        "number": row.number,
        "title": row.title,
        "president": _president(row.president),
        "term": None if row.term is None else TermDay(ordinal=row.term, day=row.term_day),
        "signed_on": row.signed_on,
        "filed_on": row.filed_on,
        "published_on": row.published_on,
        "published": row.published,
        "days_to_publication": row.days_to_publication,
        "document_number": row.document_number,
        "citation": row.citation,
        "citations": _citations(row),
        "status": status_of(row, basis),
        "has_text": row.has_text,
        "subjects": None if row.subjects is None else [_subject(subject) for subject in row.subjects],
        "counts": Counts(**{**_NOT_COUNTED, **row.counts, "coverage": row.coverage}),
        "mostly": None if row.mostly is None else MostlyAsked(row.mostly),
        "changed_at": row.changed_at,
        "identifier": identifier(row.number),
        "url": order_url(row.number),
        "html_url": row.html_url,
        "pdf_url": row.pdf_url,
    }


def _citations(row: Any) -> Citations:
    told = row.cfr_basis
    return Citations(
        bluebook=bluebook(row.number, row.citation, row.signed_on),
        federal_register=row.citation,
        cfr=told and told["citation"],
        cfr_basis=told and _compilation(told),
    )


def _compilation(told: Mapping[str, Any]) -> CompilationBasis:
    order, section = told["order"], told["section"]
    url = section_url(order, section) if order else None
    return CompilationBasis(words=told["words"], source=told["source"], order=order, section=section, url=url)


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
        **summary(row, basis),
        text_hint=None
        if row.has_text
        else text_hint(row.number, row.document_number, row.signed_on and row.signed_on.year),
        start_page=row.start_page,
        end_page=row.end_page,
        disposition_notes=row.disposition_notes,
        signature=Signature(**{part: row.signature.get(part) or None for part in Signature.model_fields}),
        publications=list(published),
        parse_notes=[ParseNote(**note) for note in row.parse_notes],
        bodies=body_links(row.bodies),
        sections=provisions.whole(),
        references=None if references is None else list(references),
        directives=None if directives is None else list(directives),
        coverage=None if coverage is None else list(coverage),
    )


def _subject(stored: Mapping[str, Any]) -> OrderSubject:
    return OrderSubject(name=subjects.BY_SLUG[stored["slug"]].name, **stored)


def _president(slug: str | None) -> PresidentLink | None:
    if slug is None:
        return None
    return PresidentLink(slug=slug, name=presidents.BY_SLUG[slug].name, url=f"/v1/orders?president={slug}")
