"""The filters that a list and its exports share: each function reads parameters into what a query takes."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Query
from pydantic import Field

from app.api.parameters.names import (
    ActorSlug,
    NumberFilter,
    PresidentSlug,
    SubjectName,
    TargetId,
    TermDayNumber,
    TermNumber,
    Year,
)
from app.api.parameters.relations import Outgoing
from app.api.parameters.since import Moment, Since
from app.api.parameters.types import Day, Days, Flag, Many, Maybe, Text
from app.queries import Given
from app.schemas import (
    ActorRole,
    Basis,
    BodyKind,
    BodyStatus,
    BoilerplateFilter,
    ChangeKind,
    CoverageKind,
    CoverageRole,
    DifferenceClass,
    DirectiveKind,
    LossyFilter,
    Modality,
    MostlyAsked,
    OrderStatus,
    PublishedFilter,
    QuoteVerdict,
    TargetKind,
)
from app.sources import FORMATS

DocumentNumber = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,30}$", examples=["2025-07790"])]

FederalRegisterPage = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,3} FR [1-9][0-9]{0,5}$", examples=["90 FR 18765"])]

Publisher = Annotated[
    str, Field(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$", examples=["The White House"])
]
"""Who published a document, as it is served."""

BodyName = Annotated[Text, Query(description="Words of a name, or how they begin.", examples=["task force veterans"])]
"""A body's name as one types it."""

BOILERPLATE: Mapping[BoilerplateFilter, bool | None] = {
    BoilerplateFilter.EXCLUDE: False,
    BoilerplateFilter.INCLUDE: None,
    BoilerplateFilter.ONLY: True,
}
"""What each choice asks of a directive."""

LOSSY: Mapping[LossyFilter, bool | None] = {
    LossyFilter.EXCLUDE: False,
    LossyFilter.INCLUDE: None,
    LossyFilter.ONLY: True,
}
"""What each choice asks of a comparison."""

if TYPE_CHECKING:
    CompareName = str
else:
    _COMPARED = [name for row in FORMATS if not row.is_record for name in (row.name, row.publisher)]
    CompareName = StrEnum("CompareName", {name.upper(): name for name in dict.fromkeys(_COMPARED)})
    CompareName.__doc__ = "A format or a source of texts."


def _days(
    signed_on: Many[Day],
    filed_on: Many[Day],
    published_on: Many[Day],
    published: Many[PublishedFilter],
    signed_from: Maybe[Day] = None,
    signed_to: Maybe[Day] = None,
    published_from: Maybe[Day] = None,
    published_to: Maybe[Day] = None,
    days_to_publication_from: Maybe[Days] = None,
    days_to_publication_to: Maybe[Days] = None,
    changed_since: Maybe[Moment] = None,
) -> Given:
    """The filters of orders by when they were signed, filed, published, changed."""
    return {
        "signed_on": signed_on or None,
        "filed_on": filed_on or None,
        "published_on": published_on or None,
        "published": published or None,
        "signed_from": signed_from,
        "signed_to": signed_to,
        "published_from": published_from,
        "published_to": published_to,
        "days_to_publication_from": days_to_publication_from,
        "days_to_publication_to": days_to_publication_to,
        "changed_since": changed_since,
    }


def _related(
    cites: Many[TargetId],
    amends: Many[NumberFilter],
    revokes: Many[NumberFilter],
    continues: Many[NumberFilter],
    amended_by: Many[NumberFilter],
    revoked_by: Many[NumberFilter],
    continued_by: Many[NumberFilter],
) -> Given:
    """The filters of orders by what they act on, and what acts on them."""
    return {
        "cites": cites or None,
        "amends": amends or None,
        "revokes": revokes or None,
        "continues": continues or None,
        "amended_by": amended_by or None,
        "revoked_by": revoked_by or None,
        "continued_by": continued_by or None,
    }


def _orders(
    number: Many[NumberFilter],
    president: Many[PresidentSlug],
    status: Many[OrderStatus],
    subject: Many[SubjectName],
    year: Many[Year],
    document_number: Many[DocumentNumber],
    citation: Many[FederalRegisterPage],
    mostly: Many[MostlyAsked],
    term: Many[TermNumber],
    actor: Many[ActorSlug],
    days: Annotated[Given, Depends(_days)],
    related: Annotated[Given, Depends(_related)],
    term_day_from: Maybe[TermDayNumber] = None,
    term_day_to: Maybe[TermDayNumber] = None,
    has_text: Maybe[Flag] = None,
    has_deadline: Maybe[Flag] = None,
    numbered: Maybe[Flag] = None,
    may_have_expired: Maybe[Flag] = None,
) -> Given:
    return {
        "number": number or None,
        "president": president or None,
        "status": status or None,
        "subject": subject or None,
        "year": year or None,
        "document_number": document_number or None,
        "citation": citation or None,
        "mostly": mostly or None,
        "term": term or None,
        "actor": actor or None,
        "term_day_from": term_day_from,
        "term_day_to": term_day_to,
        "has_text": has_text,
        "has_deadline": has_deadline,
        "numbered": numbered,
        "may_have_expired": may_have_expired,
        **days,
        **related,
    }


def _sections(
    order: Many[NumberFilter],
    president: Many[PresidentSlug],
    status: Many[OrderStatus],
    subject: Many[SubjectName],
    year: Many[Year],
    signed_on: Many[Day],
    signed_from: Maybe[Day] = None,
    signed_to: Maybe[Day] = None,
) -> Given:
    return {
        "number": order or None,
        "president": president or None,
        "status": status or None,
        "subject": subject or None,
        "year": year or None,
        "signed_on": signed_on or None,
        "signed_from": signed_from,
        "signed_to": signed_to,
    }


def _directives(
    actor: Many[ActorSlug],
    modality: Many[Modality],
    kind: Many[DirectiveKind],
    order: Many[NumberFilter],
    president: Many[PresidentSlug],
    status: Many[OrderStatus],
    year: Many[Year],
    role: Maybe[ActorRole] = None,
    signed_from: Maybe[Day] = None,
    signed_to: Maybe[Day] = None,
    due_from: Maybe[Day] = None,
    due_to: Maybe[Day] = None,
    has_deadline: Maybe[Flag] = None,
) -> Given:
    return {
        "actor": (actor or None, role) if actor or role else None,
        "modality": modality or None,
        "kind": kind or None,
        "order": order or None,
        "president": president or None,
        "status": status or None,
        "year": year or None,
        "signed_from": signed_from,
        "signed_to": signed_to,
        "due": (due_from, due_to) if due_from or due_to else None,
        "has_deadline": has_deadline,
    }


def _references(
    source: Many[NumberFilter],
    target: Many[TargetId],
    kind: Many[TargetKind],
    relation: Many[Outgoing],
    basis: Many[Basis],
    provenance: Many[Basis],
    source_president: Many[PresidentSlug],
    target_president: Many[PresidentSlug],
    resolved: Maybe[Flag] = None,
    signed_from: Maybe[Day] = None,
    signed_to: Maybe[Day] = None,
) -> Given:
    return {
        "source": source or None,
        "target": target or None,
        "kind": kind or None,
        "relation": relation or None,
        "basis": basis or None,
        "provenance": provenance or None,
        "source_president": source_president or None,
        "target_president": target_president or None,
        "resolved": resolved,
        "signed_from": signed_from,
        "signed_to": signed_to,
    }


def _comparisons(
    kinds: Annotated[Many[DifferenceClass], Query(alias="class")],
    left: Many[CompareName],
    right: Many[CompareName],
    order: Many[NumberFilter],
    president: Many[PresidentSlug],
    year: Many[Year],
    signed_on: Many[Day],
    signed_from: Maybe[Day] = None,
    signed_to: Maybe[Day] = None,
    operative_text_identical: Maybe[Flag] = None,
) -> Given:
    return {
        "class": kinds or None,
        "between": (left, right) if left or right else None,
        "order": order or None,
        "president": president or None,
        "year": year or None,
        "signed_on": signed_on or None,
        "signed_from": signed_from,
        "signed_to": signed_to,
        "operative_text_identical": operative_text_identical,
    }


def _coverage(
    order: Many[NumberFilter],
    kind: Many[CoverageKind],
    publisher: Many[Publisher],
    verdict: Many[QuoteVerdict],
    published_on: Many[Day],
    role: Maybe[CoverageRole] = None,
    linked: Maybe[Flag] = None,
    published_from: Maybe[Day] = None,
    published_to: Maybe[Day] = None,
) -> Given:
    return {
        "link": (order or None, role) if order or role else None,
        "kind": kind or None,
        "publisher": publisher or None,
        "verdict": verdict or None,
        "linked": linked,
        "published_on": published_on or None,
        "published_from": published_from,
        "published_to": published_to,
    }


def _changes(
    order: Many[NumberFilter],
    change: Many[ChangeKind],
    president: Many[PresidentSlug],
    since: Maybe[Since] = None,
) -> Given:
    return {"order": order or None, "change": change or None, "president": president or None, "since": since}


def _bodies(
    kind: Many[BodyKind],
    status: Many[BodyStatus],
    president: Many[PresidentSlug],
    order: Many[NumberFilter],
    continued_by: Many[NumberFilter],
    founded_from: Maybe[Day] = None,
    founded_to: Maybe[Day] = None,
    q: Maybe[BodyName] = None,
) -> Given:
    return {
        "kind": kind or None,
        "status": status or None,
        "president": president or None,
        "order": order or None,
        "continued_by": continued_by or None,
        "founded_from": founded_from,
        "founded_to": founded_to,
        "q": q,
    }


OrderFilters = Annotated[Given, Depends(_orders)]
SectionFilters = Annotated[Given, Depends(_sections)]
DirectiveFilters = Annotated[Given, Depends(_directives)]
ReferenceFilters = Annotated[Given, Depends(_references)]
ComparisonFilters = Annotated[Given, Depends(_comparisons)]
CoverageFilters = Annotated[Given, Depends(_coverage)]
BodyFilters = Annotated[Given, Depends(_bodies)]
ChangeFilters = Annotated[Given, Depends(_changes)]
