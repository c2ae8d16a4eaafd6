"""The filters that several lists have: of the orders themselves, or of the orders that the items belong to."""

from typing import Annotated

from pydantic import Field

from app.api.parameters.names import NumberFilter, PresidentSlug, SubjectName, Year
from app.api.parameters.types import Day, Many, Maybe
from app.schemas import OrderStatus

Numbers = Annotated[Many[NumberFilter], Field(description="What belongs to one of these orders.")]
"""`order=`, of items that belong to an order."""
Presidents = Annotated[
    Many[PresidentSlug], Field(description="Orders that one of these presidents signed, or what belongs to them.")
]
Statuses = Annotated[
    Many[OrderStatus],
    Field(
        description="Orders with one of these statuses at the data's `as_of`, or what belongs to them.",
        examples=[["in_force", "partly_revoked"]],
    ),
]
Subjects = Annotated[
    Many[SubjectName],
    Field(
        description="Orders about one of these subjects, given by slug or name, or what belongs to them: as far as a "
        "source's index or our rules tell (docs/subjects.md).",
        examples=[["trade"]],
    ),
]
Years = Annotated[Many[Year], Field(description="Orders signed in one of these years, or what belongs to them.")]
SignedOn = Annotated[
    Many[Day],
    Field(
        description="Orders signed on one of these days, or what belongs to them. Those of which it is not known are "
        "not found.",
        examples=[["2025-04-28"]],
    ),
]
SignedFrom = Annotated[
    Maybe[Day],
    Field(description="Orders signed on this day or later, or what belongs to them.", examples=["2025-01-20"]),
]
SignedTo = Annotated[
    Maybe[Day],
    Field(description="Orders signed on this day or earlier, or what belongs to them.", examples=["2025-04-30"]),
]
