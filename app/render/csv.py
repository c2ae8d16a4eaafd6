"""Lists as CSV (RFC 4180, UTF-8): one row an item, one column a fact; cells that a spreadsheet would run are quoted."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from app.render import labels, text
from app.render.feed import Feed
from app.schemas import (
    COUNTS,
    BodySummary,
    DayCount,
    Directive,
    Figures,
    Order,
    OrderSummary,
    Reference,
    SectionHit,
    StatisticsBy,
    StatisticsRow,
)

Columns = Mapping[str, Callable[[Any, str], object]]
"""The head of each column, and its cell from an item and the base URL of our links."""

ORDER_COLUMNS: Columns = {
    "number": lambda order, _: order.number,
    "title": lambda order, _: order.title,
    "president": lambda order, _: order.president and order.president.name,
    "term": lambda order, _: order.term and order.term.ordinal,
    "term_day": lambda order, _: order.term and order.term.day,
    "signed_on": lambda order, _: order.signed_on,
    "published_on": lambda order, _: order.published_on,
    "published": lambda order, _: order.published,
    "days_to_publication": lambda order, _: order.days_to_publication,
    "document_number": lambda order, _: order.document_number,
    "citation": lambda order, _: order.citation,
    "bluebook": lambda order, _: order.citations.bluebook,
    "cfr": lambda order, _: order.citations.cfr,
    "status": lambda order, _: order.status.value,
    "status_as_of": lambda order, _: order.status.as_of,
    "status_basis": lambda order, _: "; ".join(map(labels.deciding, order.status.basis)),
    "may_have_expired": lambda order, _: labels.doubt(order.status) or None,
    "see": lambda order, _: order.status.see and "; ".join(seen.citation for seen in order.status.see),
    "has_text": lambda order, _: order.has_text,
    "subjects": lambda order, _: order.subjects and "; ".join(subject.slug for subject in order.subjects),
    "changed_at": lambda order, _: f"{order.changed_at:%Y-%m-%dT%H:%M:%SZ}",
    "sections": lambda order, _: order.counts.sections,
    "words": lambda order, _: order.counts.words,
    "pages": lambda order, _: order.counts.pages,
    "references": lambda order, _: order.counts.references,
    "cited_by": lambda order, _: order.counts.cited_by,
    "amended_by": lambda order, _: order.counts.amended_by,
    "directives": lambda order, _: order.counts.directives,
    "deadlines": lambda order, _: order.counts.deadlines,
    "mostly": lambda order, _: order.mostly,
    "url": lambda order, base: base + order.url,
    "html_url": lambda order, _: order.html_url,
}
DIRECTIVE_COLUMNS: Columns = {
    "id": lambda directive, _: directive.id,
    "order": lambda directive, _: directive.order,
    "order_title": lambda directive, _: directive.order_title,
    "order_status": lambda directive, _: directive.order_status,
    "signed_on": lambda directive, _: directive.signed_on,
    "citation": lambda directive, _: directive.citation,
    "actors": lambda directive, _: labels.leads(directive),
    "with": lambda directive, _: labels.beside(directive),
    "modality": lambda directive, _: directive.modality,
    "kind": lambda directive, _: directive.kind,
    "action": lambda directive, _: directive.action,
    "text": lambda directive, _: directive.text,
    "deadline": lambda directive, _: directive.deadline and directive.deadline.text,
    "anchor": lambda directive, _: directive.deadline and directive.deadline.anchor,
    "due_on": lambda directive, _: directive.deadline and directive.deadline.due_on,
    "precision": lambda directive, _: directive.deadline and directive.deadline.precision,
    "weekday": lambda directive, _: directive.deadline and directive.deadline.weekday,
    "further_due_on": lambda directive, _: " ".join(
        further.due_on.isoformat() for further in directive.further_deadlines if further.due_on
    ),
    "recurrence": lambda directive, _: directive.recurrence and directive.recurrence.text,
    "next_on": lambda directive, _: directive.recurrence and "; ".join(map(str, directive.recurrence.next_on)),
    "boilerplate": lambda directive, _: directive.boilerplate,
    "url": lambda directive, base: base + directive.url,
    "html_url": lambda directive, _: directive.html_url,
}
REFERENCE_COLUMNS: Columns = {
    "id": lambda reference, _: reference.id,
    "order": lambda reference, _: reference.source.order,
    "order_title": lambda reference, _: reference.source.title,
    "president": lambda reference, _: reference.source.president,
    "signed_on": lambda reference, _: reference.source.signed_on,
    "status": lambda reference, _: reference.source.status,
    "citation": lambda reference, _: reference.source.citation,
    "quote": lambda reference, _: reference.source.quote,
    "relation": lambda reference, _: reference.relation,
    "extent": lambda reference, _: reference.extent,
    "target_kind": lambda reference, _: reference.target.kind,
    "target": lambda reference, _: reference.target.id,
    "target_section": lambda reference, _: reference.target.section,
    "target_citation": lambda reference, _: reference.target.citation,
    "target_title": lambda reference, _: reference.target.title,
    "target_president": lambda reference, _: reference.target.president,
    "target_dated_on": lambda reference, _: reference.target.dated_on,
    "target_status": lambda reference, _: reference.target.status,
    "resolved": lambda reference, _: reference.target.resolved,
    "basis": lambda reference, _: reference.provenance.basis,
    "note": lambda reference, _: reference.provenance.note,
    "url": lambda reference, base: base + reference.url,
    "target_url": lambda reference, base: _target_url(reference, base),
}
HIT_COLUMNS: Columns = {
    "order": lambda hit, _: hit.order.number,
    "order_title": lambda hit, _: hit.order.title,
    "order_status": lambda hit, _: hit.order.status,
    "signed_on": lambda hit, _: hit.order.signed_on,
    "section": lambda hit, _: hit.id,
    "citation": lambda hit, _: labels.found(hit),
    "heading": lambda hit, _: hit.heading,
    "snippet": lambda hit, _: hit.snippet and hit.snippet.text,
    "url": lambda hit, base: base + hit.url,
    "html_url": lambda hit, _: hit.html_url,
}
BODY_COLUMNS: Columns = {
    "slug": lambda body, _: body.slug,
    "name": lambda body, _: body.name,
    "names": lambda body, _: "; ".join(body.names),
    "kind": lambda body, _: body.kind,
    "status": lambda body, _: body.status.value,
    "status_as_of": lambda body, _: body.status.as_of,
    "status_ground": lambda body, _: body.status.basis and body.status.basis.ground,
    "status_words": lambda body, _: body.status.basis and body.status.basis.words,
    "president": lambda body, _: body.president and body.president.name,
    "founded_on": lambda body, _: body.founded_on,
    "established_by": lambda body, _: body.established_by.order and body.established_by.order.number,
    "instrument": lambda body, _: body.established_by.instrument,
    "section": lambda body, _: body.established_by.section,
    "how": lambda body, _: body.established_by.how,
    "words": lambda body, _: body.established_by.words,
    "ends_on": lambda body, _: body.ends_on,
    "url": lambda body, base: base + body.url,
}
_DAY_COLUMNS: Columns = {
    "value": lambda pair, _: pair[0].value,
    "label": lambda pair, _: pair[0].label,
    "day": lambda pair, _: pair[1] and pair[1].day,
    "orders": lambda pair, _: pair[1].orders if pair[1] else pair[0].without_day,
    "so_far": lambda pair, _: pair[1] and pair[1].so_far,
}
"""Of a presidency and a day of it; of orders without the day it is empty."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def orders(batches: Iterable[Sequence[OrderSummary]], feed: Feed) -> Iterator[str]:
    """Orders without their text."""
    return _rows(batches, ORDER_COLUMNS, feed)


def orders_with_text(batches: Iterable[Sequence[Order]], feed: Feed) -> Iterator[str]:
    """Orders with their text in the last column, one paragraph a line; some spreadsheets cut a cell at 32,767 signs."""
    return _rows(batches, {**ORDER_COLUMNS, "text": lambda order, _: text.provisions(order)}, feed)


def hits(batches: Iterable[Sequence[SectionHit]], feed: Feed) -> Iterator[str]:
    """Provisions that a search found, each with the piece of its text that has the words."""
    return _rows(batches, HIT_COLUMNS, feed)


def directives(batches: Iterable[Sequence[Directive]], feed: Feed) -> Iterator[str]:
    """Directives; several offices in one cell are parted by semicolons."""
    return _rows(batches, DIRECTIVE_COLUMNS, feed)


def references(batches: Iterable[Sequence[Reference]], feed: Feed) -> Iterator[str]:
    """References."""
    return _rows(batches, REFERENCE_COLUMNS, feed)


def bodies(batches: Iterable[Sequence[BodySummary]], feed: Feed) -> Iterator[str]:
    """Bodies; several names in one cell are parted by semicolons."""
    return _rows(batches, BODY_COLUMNS, feed)


def statistics(batches: Iterable[Sequence[Figures]], feed: Feed) -> Iterator[str]:
    """What was counted, without the columns in which nothing was; by day in term a row for each day."""
    for figures in (each for batch in batches for each in batch):
        if figures.by == StatisticsBy.DAY_IN_TERM:
            yield from _rows([_days(figures)], _DAY_COLUMNS, feed)
        else:
            columns = {name: _field(name) for name in ("value", "label", *COUNTS[figures.by])}
            yield from _rows([figures.rows], {**columns, "url": _row_url}, feed)


def _days(figures: Figures) -> list[tuple[StatisticsRow, DayCount | None]]:
    return [(row, day) for row in figures.rows for day in (*(row.days or ()), *([None] if row.without_day else ()))]


def _field(name: str) -> Callable[[Any, str], object]:
    return lambda row, _: getattr(row, name)


def _row_url(row: StatisticsRow, base_url: str) -> str | None:
    return base_url + row.url if row.url else None


def _rows(batches: Iterable[Sequence[Any]], columns: Columns, feed: Feed) -> Iterator[str]:
    yield _written([list(columns)])
    for batch in batches:
        yield _written([_cell(cell(item, feed.base_url)) for cell in columns.values()] for item in batch)


def _written(rows: Iterable[Sequence[str]]) -> str:
    written = StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


def _cell(value: object) -> str:
    """A value as text; an apostrophe before what a spreadsheet would take for a formula (OWASP, CSV injection)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    words = str(value)
    return f"'{words}" if words.startswith(_FORMULA) else words


def _target_url(reference: Reference, base_url: str) -> str | None:
    target = reference.target
    return base_url + target.url if target.url else target.html_url
