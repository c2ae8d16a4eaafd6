"""The filters of references."""

from typing import Annotated

from fastapi import Depends
from pydantic import Field

from app.api.parameters.names import NumberFilter, PresidentSlug, TargetId
from app.api.parameters.relations import Outgoing
from app.api.parameters.types import Day, Flag, Many, Maybe
from app.queries import Given
from app.schemas import Basis, TargetKind

TargetKinds = Annotated[
    Many[TargetKind], Field(description="References to documents of one of these kinds.", examples=[["us_code"]])
]
Relations = Annotated[
    Many[Outgoing],
    Field(description="References of one of these relations (`/v1/relations` explains each).", examples=[["revokes"]]),
]


def _references(
    source: Annotated[Many[NumberFilter], Field(description="References out of one of these orders.")],
    target: Annotated[Many[TargetId], Field(description="References to one of these.")],
    kind: TargetKinds,
    relation: Relations,
    basis: Annotated[
        Many[Basis], Field(description="The same as `provenance`, by the name it has in answers.", examples=[["both"]])
    ],
    provenance: Annotated[
        Many[Basis],
        Field(
            description="References that were read there: in the order's text, in the editors' notes, or in both.",
            examples=[["text"]],
        ),
    ],
    source_president: Annotated[
        Many[PresidentSlug], Field(description="References out of orders that one of these presidents signed.")
    ],
    target_president: Annotated[
        Many[PresidentSlug], Field(description="References to orders that one of these presidents signed.")
    ],
    resolved: Annotated[
        Maybe[Flag],
        Field(
            description="`true`: references to orders that are held, and to provisions of the citing order itself; "
            "`false`: to what is not held."
        ),
    ] = None,
    signed_from: Annotated[
        Maybe[Day],
        Field(description="References out of orders signed on this day or later.", examples=["2025-01-20"]),
    ] = None,
    signed_to: Annotated[
        Maybe[Day],
        Field(description="References out of orders signed on this day or earlier.", examples=["2025-04-30"]),
    ] = None,
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


ReferenceFilters = Annotated[Given, Depends(_references)]
