"""The filters of documents about orders."""

from typing import Annotated

from fastapi import Depends
from pydantic import Field

from app.api.parameters.names import NumberFilter
from app.api.parameters.types import Day, Flag, Many, Maybe
from app.queries import Given
from app.schemas import CoverageKind, CoverageRole, QuoteVerdict

Publisher = Annotated[
    str, Field(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$", examples=["The White House"])
]
"""Who published a document, as it is served."""
CoverageKinds = Annotated[
    Many[CoverageKind], Field(description="Documents of one of these kinds.", examples=[["fact_sheet"]])
]
Role = Annotated[
    Maybe[CoverageRole],
    Field(description="Documents that are about the order, or any order, or that only mention it.", examples=["about"]),
]


def _coverage(
    order: Annotated[Many[NumberFilter], Field(description="Documents that mean one of these orders.")],
    kind: CoverageKinds,
    publisher: Annotated[Many[Publisher], Field(description="Documents of one of these publishers, as served.")],
    verdict: Annotated[
        Many[QuoteVerdict],
        Field(description="Documents with a quotation of one of these verdicts.", examples=[["altered"]]),
    ],
    published_on: Annotated[
        Many[Day], Field(description="Documents that appeared on one of these days.", examples=[["2025-04-28"]])
    ],
    role: Role = None,
    linked: Annotated[
        Maybe[Flag],
        Field(description="`true`: documents that mean an order held; `false`: those that nothing links to one."),
    ] = None,
    published_from: Annotated[
        Maybe[Day], Field(description="Documents that appeared on this day or later.", examples=["2025-04-01"])
    ] = None,
    published_to: Annotated[
        Maybe[Day], Field(description="Documents that appeared on this day or earlier.", examples=["2025-04-30"])
    ] = None,
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


CoverageFilters = Annotated[Given, Depends(_coverage)]
