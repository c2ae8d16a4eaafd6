"""What the peer answers, as Pydantic models made from the ORM's objects."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Made from an object's attributes."""

    model_config = ConfigDict(from_attributes=True)


class OrderLink(Model):
    """An order by name."""

    number: str
    title: str
    signed_on: date | None
    status: str
    html_url: str | None


class OrderSummary(OrderLink):
    """An order without its text."""

    president: str | None
    filed_on: date | None
    published_on: date | None
    document_number: str | None
    citation: str | None
    has_text: bool
    counts: dict[str, int | None]
    pdf_url: str | None


class Publication(Model):
    """A source of an order."""

    source: str
    format: str
    title: str
    html_url: str | None
    retrieved_at: datetime | None
    sha256: str
    lossy: bool
    has_text: bool
    preferred: bool
    match_score: float | None


class SectionLink(Model):
    """A provision by name."""

    id: str
    label: str
    citation: str
    heading: str


class Section(SectionLink):
    """A provision with what is below it."""

    part: str
    heading_status: str
    text: str
    quoted: list[Any]
    closing: str
    closing_quoted: list[Any]
    pages: list[Any]
    children: list["Section"] = []


class Order(OrderSummary):
    """An order whole."""

    start_page: int | None
    end_page: int | None
    disposition_notes: str | None
    signature: dict[str, str]
    parse_notes: list[Any]
    publications: list[Publication]
    sections: list[Section]


class Reference(Model):
    """A reference with the order it stands in and the one it names."""

    id: str
    section: str | None
    field: str | None
    span_start: int | None
    span_end: int | None
    quote: str | None
    context: str | None
    relation: str
    extent: str
    target_kind: str
    target_id: str
    target_section: str | None
    target_citation: str
    target_title: str | None
    target_dated_on: date | None
    target_url: str | None
    resolved: bool
    basis: str
    note: str | None
    note_label: str | None
    captured_on: date | None
    order: OrderLink
    target: OrderLink | None


class Directive(Model):
    """An operative clause with the order it stands in."""

    id: str
    section: str
    item: str
    modality: str
    action: str
    text: str
    span_start: int
    span_end: int
    field: str
    deadline: dict[str, Any] | None
    recurrence: dict[str, Any] | None
    further_deadlines: list[Any]
    limbs: list[Any]
    boilerplate: bool
    actors: list[dict[str, Any]]
    order: OrderLink


class SectionDetail(Section):
    """A provision with what was found in it."""

    order: OrderLink
    references: list[Reference]
    directives: list[Directive]


class SectionHit(SectionLink):
    """A provision that has the words, with a piece of its text around them."""

    order: OrderLink
    snippet: str


class OrderPage(Model):
    """A page of orders."""

    total: int
    items: list[OrderSummary]


class ReferencePage(Model):
    """A page of references."""

    total: int
    items: list[Reference]


class DirectivePage(Model):
    """A page of directives."""

    total: int
    items: list[Directive]


class SectionHitPage(Model):
    """A page of provisions found."""

    total: int
    items: list[SectionHit]
