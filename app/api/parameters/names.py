"""The path and query parameters that several resources share."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from fastapi import Path
from pydantic import Field

from app.api.parameters.types import PLAIN
from app.law.numbering import NUMBER
from app.law.presidents import PRESIDENTS

VERSION = r"^[1-9][0-9]{0,8}$"

NumberPath = Annotated[
    str,
    Path(
        description="The number of an order: digits with an optional suffix. One that has none yet is "
        "called by its page, `unnumbered-` and the first 16 hex digits of its sha256; that leads to the order (308) "
        "when its number is known.",
        examples=["14288", "11359-A", "unnumbered-6e89c418d56ed7c9"],
        json_schema_extra={"pattern": NUMBER},
    ),
]
"""An order's number in a path; whatever is not one is not found."""

SectionPath = Annotated[
    str,
    Path(
        description="The id of a provision: its enumerators joined by dots, or `preamble` or `annex`.",
        examples=["3.b.i", "2~2", "1-101", "preamble"],
    ),
]
"""A provision's id in a path; whatever is not one is not found."""

SectionId = Annotated[
    str,
    Field(min_length=1, max_length=60, pattern=r"^[A-Za-z0-9][A-Za-z0-9 .~-]*$", examples=["2.b", "1-101", "annex"]),
]
"""A provision's id in a query."""

CoveragePath = Annotated[
    str,
    Path(
        description="The id of a document about orders, as the lists give it.",
        examples=["fact-sheet-president-donald-j-trump-strengthens-americas-law-3f0c5a1b"],
    ),
]
"""A document's id in a path; whatever is not one is not found."""

VersionPath = Annotated[
    str,
    Path(
        description="The number of a replaced text: 1, 2, … the oldest first.",
        examples=["1"],
        json_schema_extra={"pattern": VERSION},
    ),
]
"""A version's number in a path; whatever is not one is not found."""

NumberFilter = Annotated[str, Field(pattern=NUMBER, examples=["14288", "11359-A", "unnumbered-6e89c418d56ed7c9"])]
"""An order's number in a query."""

if TYPE_CHECKING:
    PresidentSlug = str
else:
    PresidentSlug = StrEnum(
        "PresidentSlug", {slug.replace("-", "_").upper(): slug for slug in (p.slug for p in PRESIDENTS)}
    )
    PresidentSlug.__doc__ = "A president, by the slug of the list of presidents."

PublicationName = Annotated[
    str, Field(pattern=r"^[a-z0-9_]{2,64}$", examples=["fr_xml", "whitehouse", "federal_register"])
]
"""A publication of an order, by its source, its format or the sha256 of its bytes."""

Year = Annotated[int, Field(ge=1789, le=9999), PLAIN]
