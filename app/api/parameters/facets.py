"""What the items of a list can be counted by."""

from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import Field

from app.api.parameters.types import Many

T = TypeVar("T", bound=StrEnum)
Facets = Annotated[
    Many[T],
    Field(description="What the whole result is counted by, in `facets`: how many items have each value. Repeatable."),
]
"""`facets: Facets[OrderFacet]`."""


class OrderFacet(StrEnum):
    """What orders can be counted by."""

    PRESIDENT = "president"
    YEAR = "year"
    STATUS = "status"
    MOSTLY = "mostly"
    TERM = "term"
    SUBJECT = "subject"
    ACTOR = "actor"


class DirectiveFacet(StrEnum):
    """What directives can be counted by."""

    ACTOR = "actor"
    MODALITY = "modality"
    KIND = "kind"
    ORDER = "order"
    PRESIDENT = "president"
    YEAR = "year"
    STATUS = "status"


class SearchFacet(StrEnum):
    """What hits can be counted by."""

    PRESIDENT = "president"
    YEAR = "year"
    STATUS = "status"


class ReferenceFacet(StrEnum):
    """What references can be counted by."""

    RELATION = "relation"
    KIND = "kind"
    TARGET = "target"
    SOURCE_PRESIDENT = "source_president"
    TARGET_PRESIDENT = "target_president"


class AmendmentFacet(StrEnum):
    """What amendments can be counted by."""

    INSTRUCTION = "instruction"
    STATE = "state"


class CoverageFacet(StrEnum):
    """What documents about orders can be counted by."""

    KIND = "kind"
    PUBLISHER = "publisher"
    ROLE = "role"
    VERDICT = "verdict"


class ActorFacet(StrEnum):
    """What actors can be counted by."""

    KIND = "kind"


class BodyFacet(StrEnum):
    """What bodies can be counted by."""

    KIND = "kind"
    STATUS = "status"
    PRESIDENT = "president"


class ComparisonFacet(StrEnum):
    """What comparisons can be counted by."""

    CLASS = "class"
    PRESIDENT = "president"
    YEAR = "year"
    LEFT = "left"
    RIGHT = "right"
