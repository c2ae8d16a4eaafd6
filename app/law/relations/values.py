"""The values of the law graph: references, statuses, conflicts."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.law.documents import Span

Extent = Literal["whole", "in_part"]
Basis = Literal["text", "note", "both"]


@dataclass(frozen=True, slots=True)
class Reference:
    """One typed edge from an order to what it cites, with its evidence.

    Attributes:
        id: "<order>:<section>:<n>" for an edge of the text, "<order>:note:<n>" for one that only a note records.
        order: the number of the citing order.
        section: the id of the citing provision, or None for an edge that only a note records.
        field: which text of that provision the span is in: "heading", "text" or "closing" (None for a note).
        span: the citation's words in that text.
        quote: those words.
        context: the sentence or clause around them.
        relation: the vocabulary of the HTTP contract ("cites", "amends", "in_accordance_with", …).
        target_id: the normalised identity inside its kind ("14159", "5 USC 553").
        target_section: the provision of the target that is meant, or None.
        target_citation: the target as a lawyer writes it ("Executive Order 14159", "5 U.S.C. 553").
        target_url: the official URL of a target that is not an order ("…" on govinfo, uscode.house.gov), or None.
        resolved: whether the corpus holds the target.
        note, note_label: the item of the disposition note ("See: EO 14159, January 20, 2025") and its label,
            where the basis is a note.
        note_order: the number of the order on whose row that note stands (the inverse end, for "Amended by").
        captured_on: when that note was captured.
    """

    id: str
    order: str
    section: str | None
    field: str | None
    span: Span | None
    quote: str | None
    context: str | None
    relation: str
    extent: Extent
    target_kind: str
    target_id: str
    target_section: str | None
    target_citation: str
    target_title: str | None
    target_dated_on: date | None
    target_url: str | None
    resolved: bool
    basis: Basis
    note: str | None = None
    note_label: str | None = None
    note_order: str | None = None
    captured_on: date | None = None


What = Literal["order", "part", "body"]


@dataclass(frozen=True, slots=True)
class OwnEnd:
    """An end that an order sets itself, after the acts of later orders.

    Attributes:
        what: what ends: the order, a part or a power of it, or a body that it set up.
        name: what its words call it ("this order", "The Council").
        on: the day of the end, as the last of `extended_by` sets it, or None where it is not known.
        section: the id of the provision that says so, or None where the editors' note does.
        words: the sentence.
        extended_by: the numbers of the orders that set, or may have set, another day, oldest first.
        field, span: where the sentence stands in the provision, or None where it does not stand there to the letter.
    """

    what: What
    name: str
    on: date | None
    section: str | None
    words: str
    extended_by: tuple[str, ...] = ()
    field: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """Whether an order is in force, as of a day, with the edges it rests on.

    Attributes:
        value: in_force, partly_revoked, revoked, superseded, suspended, terminated, nullified, reinstated, …
        as_of: the day up to which the data can tell.
        basis: the ids of the references that decide it, oldest first.
        ends: what the order, or the editors, say of its own end and of the ends of bodies that it set up.
        doubt: the first of these ends that may have come although the order is said to hold.
    """

    value: str
    as_of: date | None
    basis: tuple[str, ...] = ()
    ends: tuple[OwnEnd, ...] = ()
    doubt: OwnEnd | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """An edge on which the text and the editors' notes, or two notes, disagree."""

    code: str
    order: str
    target: str
    relation: str
    detail: str
    evidence: tuple[tuple[str, str], ...] = ()
