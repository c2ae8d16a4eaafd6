"""The filters of bodies."""

from typing import Annotated

from fastapi import Depends, Query
from pydantic import Field

from app.api.parameters.names import NumberFilter, PresidentSlug
from app.api.parameters.types import Day, Many, Maybe, Text
from app.queries import Given
from app.schemas import BodyKind, BodyStatus

BodyName = Annotated[Text, Query(description="Words of a name, or how they begin.", examples=["task force veterans"])]
"""A body's name as one types it."""


def _bodies(
    kind: Annotated[Many[BodyKind], Field(description="Bodies of one of these kinds.", examples=[["task_force"]])],
    status: Annotated[Many[BodyStatus], Field(description="Bodies with one of these statuses.", examples=[["ended"]])],
    president: Annotated[
        Many[PresidentSlug], Field(description="Bodies whose founding order one of these presidents signed.")
    ],
    order: Annotated[Many[NumberFilter], Field(description="Bodies that one of these orders founded.")],
    continued_by: Annotated[Many[NumberFilter], Field(description="Bodies that one of these orders continued.")],
    founded_from: Annotated[
        Maybe[Day],
        Field(description="Bodies whose founding order was signed on this day or later.", examples=["2017-01-20"]),
    ] = None,
    founded_to: Annotated[
        Maybe[Day],
        Field(description="Bodies whose founding order was signed on this day or earlier.", examples=["2021-01-20"]),
    ] = None,
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


BodyFilters = Annotated[Given, Depends(_bodies)]
