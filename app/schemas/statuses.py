"""Whether an order is in force, and what tells it."""

from datetime import date

from app.schemas.base import Model
from app.schemas.references import Provenance, StatusBasis
from app.schemas.vocabulary import (
    EndsWhat,
    OrderStatus,
    SeenKind,
    StatusLimit,
)


class OwnEnd(Model):
    """An end that the order sets itself, or that the editors' note makes likely."""

    what: EndsWhat
    name: str
    """What its words call it: "this order", "The Council"; "" where they name nothing, or the editors' note says it."""
    on: date | None
    """The day, as the last order of `extended_by` sets it; null where it depends on an event or is not known."""
    section: str | None
    """The provision that says so; null where the editors' note does."""
    words: str
    """The sentence."""
    extended_by: list[str]
    """The orders that set, or may have set, another day, oldest first."""
    url: str
    """The provision, or the order."""


class SeenBeside(Model):
    """A proclamation, law or court case that the editors say to see: it may bear on the order, and decides nothing."""

    kind: SeenKind
    citation: str
    """"Proclamation 10014", "Pub. L. 94-412"; a case as the editors cite it."""
    dated_on: date | None
    """Its day; null where the note does not tell it."""
    provenance: Provenance
    html_url: str | None
    """The official page; null where none is known."""


class Status(Model):
    """Whether the order is in force, and what tells it."""

    value: OrderStatus
    as_of: date | None
    """The day up to which the data can tell; null where no source says."""
    basis: list[StatusBasis]
    """The edges that decide it, oldest first; none when nothing touches the order."""
    ends: list[OwnEnd]
    """What the order says of its own end and of the ends of bodies that it set up; those of the order first."""
    may_have_expired: OwnEnd | None
    """The first of `ends` that may have come although the order holds: its day has passed, or nobody can tell it. Null
    where none may."""
    see: list[SeenBeside] | None
    """Documents that the editors say to see, no orders among them; null in a corpus that an older release ingested."""
    limits: list[StatusLimit]
    """What the status does not know: docs/statuses.md tells of orders that courts struck down."""
