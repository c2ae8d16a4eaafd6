"""The filters of the lists under one order."""

from typing import Annotated

from fastapi import Depends, Query
from pydantic import Field

from app.api.parameters.filters.coverage import CoverageKinds, Role
from app.api.parameters.filters.directives import HasDeadline, Kinds, Modalities
from app.api.parameters.filters.references import Relations, TargetKinds
from app.api.parameters.names import SectionId
from app.api.parameters.relations import Incoming
from app.api.parameters.types import Many
from app.queries import Given
from app.schemas import INVERSES, AmendmentState, Instruction, Relation

RelationsHere = Annotated[
    Many[Incoming],
    Field(
        description="References of one of these relations, named from this order's side (`/v1/relations` explains "
        "each).",
        examples=[["amended_by"]],
    ),
]
"""Of the references to an order."""
Instructions = Annotated[
    Many[Instruction], Field(description="Amendments that do one of these to the text.", examples=[["strike"]])
]
States = Annotated[
    Many[AmendmentState],
    Field(description="Amendments that stand, or that were undone with the order that made them."),
]
Sections = Annotated[
    Many[SectionId], Query(description="Only of these provisions, by the numbers that the amending orders give them.")
]


def _outgoing(kind: TargetKinds, relation: Relations) -> Given:
    return {"kind": kind or None, "relation": relation or None}


def _incoming(relation: RelationsHere) -> Given:
    return {"relation": [INVERSES[Relation(name)] for name in relation] or None}


def _amendments(instruction: Instructions, state: States, section: Sections) -> Given:
    return {"instruction": instruction or None, "state": state or None, "section": section or None}


def _directives(modality: Modalities, kind: Kinds, has_deadline: HasDeadline = None) -> Given:
    return {"modality": modality or None, "kind": kind or None, "has_deadline": has_deadline}


def _coverage(kind: CoverageKinds, role: Role = None) -> Given:
    return {"kind": kind or None, "role": role}


OutgoingFilters = Annotated[Given, Depends(_outgoing)]
IncomingFilters = Annotated[Given, Depends(_incoming)]
AmendmentFilters = Annotated[Given, Depends(_amendments)]
OrderDirectiveFilters = Annotated[Given, Depends(_directives)]
OrderCoverageFilters = Annotated[Given, Depends(_coverage)]
