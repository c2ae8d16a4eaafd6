"""The path and query parameters that several resources share."""

from typing import Annotated

from fastapi import Path
from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from app.api.parameters.types import PLAIN
from app.api.problems import nearest
from app.law import president_names
from app.law.numbering import NUMBER
from app.law.presidents import BY_ORDINAL, BY_SLUG, OUT_OF_SCOPE
from app.law.subjects import BY_SLUG as SUBJECTS
from app.law.subjects import subject_named, subjects_told
from app.schemas import SubjectSlug

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

Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
"""What something is called, in any spelling that `held_names` reads."""

NumberFilter = Annotated[
    Name,
    Field(
        description="The number of an order, or a citation of it in any spelling that /v1/resolve reads.",
        examples=["14288", "11359-A", "E.O. 14,288", "90 FR 18765", "unnumbered-6e89c418d56ed7c9"],
    ),
]
"""An order in a query; `held_names.with_orders` reads it."""

ActorSlug = Annotated[
    Name,
    Field(
        description="An office, agency or body: its slug, or what people call it. The name of an agency, unlike its "
        "slug, means the office at its head as well.",
        examples=["attorney-general", "OMB", "treasury", "Secretary of the Treasury"],
    ),
]
"""An actor in a query; `held_names.slugs_of` reads it."""

TargetId = Annotated[
    Name,
    Field(
        description="What is cited: a citation in any spelling that /v1/resolve reads, the name of an act or its "
        "letters, or an identity inside its kind.",
        examples=["EO 14159", "50 U.S.C. § 1701", "IEEPA", "federal advisory committee act"],
    ),
]
"""Something cited in a query; `held_names.targets_of` reads it."""

PresidentPath = Annotated[
    str,
    Path(description="The slug of a president, as the list of presidents gives it.", examples=["joe-biden"]),
]
"""A president's slug in a path; whatever is not one is not found."""


def _president(value: object) -> object:
    """Read the slug of the one president whom a name means; one whose orders are out of scope is refused."""
    if not isinstance(value, str):
        return value
    found = president_names.called(value)
    if len(found) > 1:
        said = {"slugs": ", ".join(found), "suggestion": found[-1]}
        raise PydanticCustomError("ambiguous", "Several presidents are called so: {slugs}", said)
    if not found:
        near = nearest(value, president_names.NAMES)
        suggestion = near and president_names.called(near)[-1]
        raise PydanticCustomError(
            "unknown", "This names no president; /v1/presidents lists them", {"suggestion": suggestion}
        )
    if not BY_SLUG[found[0]].in_scope:
        raise PydanticCustomError("out_of_scope", OUT_OF_SCOPE.rstrip("."))
    return found[0]


PresidentSlug = Annotated[
    Name,
    BeforeValidator(_president),
    Field(
        description="A president: the slug of the list of presidents, a name, a surname of one only, or initials.",
        examples=["donald-trump", "Barack Obama", "eisenhower", "FDR"],
    ),
]
"""A president in a query, read into the slug."""


def _subject(value: object) -> object:
    """Read the slug of a subject from its name; for a word of its rules it is suggested."""
    if not isinstance(value, str):
        return value
    if (slug := subject_named(value)) is not None:
        return slug
    suggestion = next(iter(subjects_told(value)), None) or nearest(value, SUBJECTS)
    raise PydanticCustomError(
        "not_allowed", "This is no subject; docs/subjects.md lists them", {"suggestion": suggestion}
    )


SubjectName = Annotated[SubjectSlug, BeforeValidator(_subject)]
"""A subject in a query, read into the slug."""


def _term_in_scope(value: object) -> object:
    """Refuse the number of a presidency whose orders are out of scope, with the reason."""
    if isinstance(value, str) and value in _TOO_EARLY:
        raise PydanticCustomError("out_of_scope", OUT_OF_SCOPE.rstrip("."))
    return value


_TOO_EARLY = frozenset(str(ordinal) for ordinal, term in BY_ORDINAL.items() if not term.in_scope)
_TERMS = [ordinal for ordinal, term in BY_ORDINAL.items() if term.in_scope]

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

Year = Annotated[int, Field(ge=1789, le=9999, examples=[2025]), PLAIN]
