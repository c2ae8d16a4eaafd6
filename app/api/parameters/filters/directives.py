"""The filters of directives."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated

from fastapi import Depends
from pydantic import Field

from app.api.context import DUE_WITHIN, TodayForASpan
from app.api.parameters.filters.shared import Numbers, Presidents, SignedFrom, SignedTo, Statuses, Years
from app.api.parameters.names import ActorSlug
from app.api.parameters.types import Day, DaysAhead, Flag, Many, Maybe
from app.api.problems import FieldError, Problem
from app.queries import Given
from app.schemas import ActorRole, BoilerplateFilter, DirectiveKind, Modality

BOILERPLATE: Mapping[BoilerplateFilter, bool | None] = {
    BoilerplateFilter.EXCLUDE: False,
    BoilerplateFilter.INCLUDE: None,
    BoilerplateFilter.ONLY: True,
}
"""What each choice asks of a directive."""
Modalities = Annotated[Many[Modality], Field(description="Directives with one of these modals.", examples=[["shall"]])]
Kinds = Annotated[
    Many[DirectiveKind],
    Field(description="Directives that ask for one of these (docs/kinds.md has the table).", examples=[["report"]]),
]
HasDeadline = Annotated[
    Maybe[Flag], Field(description="`true`: directives with a time limit; `false`: those without one.")
]


def _directives(
    actor: Annotated[Many[ActorSlug], Field(description="Directives that name one of these offices.")],
    modality: Modalities,
    kind: Kinds,
    order: Numbers,
    president: Presidents,
    status: Statuses,
    year: Years,
    role: Annotated[
        Maybe[ActorRole],
        Field(
            description="Directives in which `actor`, or else any office that has a slug, has this role: `lead` of one "
            "that must act.",
            examples=["lead"],
        ),
    ] = None,
    signed_from: SignedFrom = None,
    signed_to: SignedTo = None,
    due_from: Annotated[
        Maybe[Day],
        Field(description="Directives one of whose deadlines falls on this day or later.", examples=["2025-06-01"]),
    ] = None,
    due_to: Annotated[
        Maybe[Day],
        Field(
            description="Directives one of whose deadlines falls on this day or earlier; with `due_from`, between "
            "the two.",
            examples=["2025-06-30"],
        ),
    ] = None,
    has_deadline: HasDeadline = None,
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


DirectiveFilters = Annotated[Given, Depends(_directives)]
Span = tuple[date, date]
"""The first and the last day."""


def _soon(
    today: TodayForASpan,
    due_within: Annotated[
        Maybe[DaysAhead],
        Field(
            description="Directives one of whose deadlines falls on one of so many days from today on, in Washington: "
            "0 for today alone. Not together with `due_from` and `due_to`.",
            examples=[30],
        ),
    ] = None,
) -> Span | None:
    return None if due_within is None or today is None else (today, today + timedelta(days=due_within))


DueSoon = Annotated[Span | None, Depends(_soon)]
"""Declares `due_within` and gives the days that it means; whoever declares it gives an answer of that day."""


def with_due(given: Given, soon: Span | None) -> Given:
    """Return the filters of directives with the days that `due_within` means.

    Raises:
        Problem: `invalid-parameter` where days are asked for otherwise, too.
    """
    if soon is None:
        return given
    if given["due"] is not None:
        detail = "Days due are asked for from today on, or as a range; not both."
        raise Problem("invalid-parameter", errors=[FieldError("not_allowed", detail, DUE_WITHIN)])
    return {**given, "due": soon}
