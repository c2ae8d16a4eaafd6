"""The path and query parameters that several resources share."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from fastapi import Path
from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from app.api.parameters.types import PLAIN
from app.law.numbering import NUMBER
from app.law.presidents import BY_ORDINAL, BY_SLUG, OUT_OF_SCOPE, PRESIDENTS

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

PresidentPath = Annotated[
    str,
    Path(description="The slug of a president, as the list of presidents gives it.", examples=["joe-biden"]),
]
"""A president's slug in a path; whatever is not one is not found."""


def _in_scope(value: object) -> object:
    """Refuse a president whose orders are out of scope: that there are none here says nothing about him."""
    if isinstance(value, str) and value in BY_SLUG and not BY_SLUG[value].in_scope:
        raise PydanticCustomError("out_of_scope", OUT_OF_SCOPE.rstrip("."))
    return value


def _term_in_scope(value: object) -> object:
    """Refuse the number of a presidency whose orders are out of scope, with the reason."""
    if isinstance(value, str) and value in _TOO_EARLY:
        raise PydanticCustomError("out_of_scope", OUT_OF_SCOPE.rstrip("."))
    return value


_TOO_EARLY = frozenset(str(ordinal) for ordinal, term in BY_ORDINAL.items() if not term.in_scope)
_TERMS = [ordinal for ordinal, term in BY_ORDINAL.items() if term.in_scope]


if TYPE_CHECKING:
    PresidentSlug = str
else:
    _SLUGS = [president.slug for president in PRESIDENTS if president.in_scope]
    _PresidentSlug = StrEnum("PresidentSlug", {slug.replace("-", "_").upper(): slug for slug in _SLUGS})
    _PresidentSlug.__doc__ = "A president since 1933, by the slug of the list of presidents."
    PresidentSlug = Annotated[_PresidentSlug, BeforeValidator(_in_scope)]

TermNumber = Annotated[
    int, Field(ge=min(_TERMS), le=max(_TERMS), examples=[47]), PLAIN, BeforeValidator(_term_in_scope)
]
"""The number of a presidency: 47 for the one that began in 2025."""

TermDayNumber = Annotated[int, Field(ge=1, le=5_000, examples=[100]), PLAIN]
"""A day in a term: 1 is the day it began."""

PublicationName = Annotated[
    str, Field(pattern=r"^[a-z0-9_]{2,64}$", examples=["fr_xml", "whitehouse", "federal_register"])
]
"""A publication of an order, by its source, its format or the sha256 of its bytes."""

Year = Annotated[int, Field(ge=1789, le=9999), PLAIN]
