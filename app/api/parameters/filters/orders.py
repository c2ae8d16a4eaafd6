"""The filters of orders, and of the provisions that a search finds in them."""

from typing import Annotated

from fastapi import Depends
from pydantic import Field

from app.api.parameters.filters.shared import (
    Numbers,
    Presidents,
    SignedFrom,
    SignedOn,
    SignedTo,
    Statuses,
    Subjects,
    Years,
)
from app.api.parameters.names import ActorSlug, NumberFilter, TargetId, TermDayNumber, TermNumber
from app.api.parameters.since import Moment
from app.api.parameters.types import Day, Days, Flag, Many, Maybe
from app.queries import Given
from app.schemas import MostlyAsked, PublishedFilter

DocumentNumber = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,30}$", examples=["2025-07790"])]

FederalRegisterPage = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,3} FR [1-9][0-9]{0,5}$", examples=["90 FR 18765"])]


def _days(
    signed_on: SignedOn,
    filed_on: Annotated[
        Many[Day],
        Field(
            description="Orders that the Office of the Federal Register received on one of these days.",
            examples=[["2025-05-01"]],
        ),
    ],
    published_on: Annotated[
        Many[Day],
        Field(description="Orders that the Federal Register printed on one of these days.", examples=[["2025-05-02"]]),
    ],
    published: Annotated[
        Many[PublishedFilter],
        Field(
            description="Orders that the Federal Register printed (`true`), did not print (`false`), or of which "
            "nothing tells it (`unknown`)."
        ),
    ],
    signed_from: SignedFrom = None,
    signed_to: SignedTo = None,
    published_from: Annotated[
        Maybe[Day],
        Field(description="Orders that the Federal Register printed on this day or later.", examples=["2025-01-20"]),
    ] = None,
    published_to: Annotated[
        Maybe[Day],
        Field(description="Orders that the Federal Register printed on this day or earlier.", examples=["2025-04-30"]),
    ] = None,
    days_to_publication_from: Annotated[
        Maybe[Days],
        Field(description="Orders printed so many days or more after their signing.", examples=[30]),
    ] = None,
    days_to_publication_to: Annotated[
        Maybe[Days],
        Field(description="Orders printed so many days or fewer after their signing.", examples=[7]),
    ] = None,
    changed_since: Annotated[
        Maybe[Moment],
        Field(
            description="Orders whose `changed_at` is later than this instant, or not before this day (UTC): "
            "what a publish has changed since."
        ),
    ] = None,
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


def _terms(
    term: Annotated[
        Many[TermNumber], Field(description="Orders signed in one of these presidencies, by number: 45, 46, 47.")
    ],
    term_day_from: Annotated[
        Maybe[TermDayNumber],
        Field(description="Orders signed on this day of a presidency or later; it began on day 1."),
    ] = None,
    term_day_to: Annotated[
        Maybe[TermDayNumber],
        Field(description="Orders signed on this day of a presidency or earlier: 100 for its first 100 days."),
    ] = None,
) -> Given:
    """The filters of orders by the presidency, and the day in it, on which they were signed."""
    return {"term": term or None, "term_day_from": term_day_from, "term_day_to": term_day_to}


def _told(
    has_text: Annotated[
        Maybe[Flag], Field(description="`true`: orders whose text is held; `false`: those known by facts.")
    ] = None,
    has_deadline: Annotated[
        Maybe[Flag],
        Field(description="`true`: orders one of whose directives has a time limit; `false`: the others."),
    ] = None,
    numbered: Annotated[
        Maybe[Flag], Field(description="`true`: orders with a number; `false`: those that have none yet.")
    ] = None,
    may_have_expired: Annotated[
        Maybe[Flag],
        Field(
            description="`true`: orders that hold although an end that they set themselves may have come "
            "(docs/statuses.md); `false`: the others."
        ),
    ] = None,
) -> Given:
    """The filters of orders by what is told of them, or not."""
    return {
        "has_text": has_text,
        "has_deadline": has_deadline,
        "numbered": numbered,
        "may_have_expired": may_have_expired,
    }


def _related(
    cites: Annotated[
        Many[TargetId],
        Field(
            description="Orders that cite, amend, revoke … one of these; those left out of which an editors' note only "
            "says to see it. An order that is neither held nor cited is refused, and a name of nothing."
        ),
    ],
    amends: Annotated[Many[NumberFilter], Field(description="Orders that amend one of these orders.")],
    revokes: Annotated[
        Many[NumberFilter], Field(description="Orders that revoke one of these orders, or a part of it.")
    ],
    continues: Annotated[
        Many[NumberFilter], Field(description="Orders that continue one of these orders, or what it made.")
    ],
    amended_by: Annotated[Many[NumberFilter], Field(description="Orders that one of these orders amends.")],
    revoked_by: Annotated[
        Many[NumberFilter], Field(description="Orders that one of these orders revokes, in whole or in part.")
    ],
    continued_by: Annotated[
        Many[NumberFilter],
        Field(description="Orders that one of these orders continues."),
    ],
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
    number: Annotated[Many[NumberFilter], Field(description="These orders.")],
    president: Presidents,
    status: Statuses,
    subject: Subjects,
    year: Years,
    document_number: Annotated[
        Many[DocumentNumber], Field(description="Orders that the Federal Register printed under these numbers.")
    ],
    citation: Annotated[
        Many[FederalRegisterPage],
        Field(description="Orders that begin on one of these pages of the Federal Register."),
    ],
    mostly: Annotated[
        Many[MostlyAsked],
        Field(description="Orders whose directives mostly ask for one of these (docs/kinds.md has the groups)."),
    ],
    actor: Annotated[
        Many[ActorSlug],
        Field(description="Orders one of whose directives, general provisions aside, names one of these offices."),
    ],
    days: Annotated[Given, Depends(_days)],
    terms: Annotated[Given, Depends(_terms)],
    related: Annotated[Given, Depends(_related)],
    told: Annotated[Given, Depends(_told)],
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
        "actor": actor or None,
        **terms,
        **told,
        **days,
        **related,
    }


def _sections(
    order: Numbers,
    president: Presidents,
    status: Statuses,
    subject: Subjects,
    year: Years,
    signed_on: SignedOn,
    signed_from: SignedFrom = None,
    signed_to: SignedTo = None,
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


OrderFilters = Annotated[Given, Depends(_orders)]
SectionFilters = Annotated[Given, Depends(_sections)]
