"""The filters of comparisons of two publications."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Query
from pydantic import Field

from app.api.parameters.filters.shared import Numbers, Presidents, SignedFrom, SignedOn, SignedTo, Years
from app.api.parameters.types import Flag, Many, Maybe
from app.queries import Given
from app.schemas import DifferenceClass, LossyFilter
from app.sources import FORMATS

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


def _comparisons(
    kinds: Annotated[
        Many[DifferenceClass],
        Query(
            alias="class", description="Comparisons with a difference of one of these classes.", examples=[["wording"]]
        ),
    ],
    left: Annotated[
        Many[CompareName], Field(description="Comparisons one of whose publications has this source or format.")
    ],
    right: Annotated[
        Many[CompareName],
        Field(description="Comparisons whose other publication, than the one that `left` means, has this."),
    ],
    order: Numbers,
    president: Presidents,
    year: Years,
    signed_on: SignedOn,
    signed_from: SignedFrom = None,
    signed_to: SignedTo = None,
    operative_text_identical: Annotated[
        Maybe[Flag],
        Field(description="`true`: comparisons without a difference of operative words; `false`: those with one."),
    ] = None,
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


ComparisonFilters = Annotated[Given, Depends(_comparisons)]
