"""Bodies as the orders that founded them show them."""

from enum import StrEnum

from app.schemas.base import Model


class BodyKind(StrEnum):
    """What a body is by the noun of its name; docs/bodies.md has the nouns of each kind."""

    COUNCIL = "council"
    COMMITTEE = "committee"
    COMMISSION = "commission"
    TASK_FORCE = "task_force"
    BOARD = "board"
    WORKING_GROUP = "working_group"
    PANEL = "panel"
    OFFICE = "office"
    INITIATIVE = "initiative"
    AGENCY = "agency"
    CENTER = "center"
    CORPORATION = "corporation"


class BodyStatus(StrEnum):
    """Whether a body stands, as far as words tell; `unknown` where none do."""

    STANDING = "standing"
    ENDED = "ended"
    UNKNOWN = "unknown"


class BodyLink(Model):
    """A body that an order founded."""

    slug: str
    """Its name in addresses."""
    name: str
    """The last name that an order gave it."""
    kind: BodyKind
    status: BodyStatus
    section: str | None
    """The founding provision; null where only another order tells that this one did."""
    url: str
    """The body here."""
