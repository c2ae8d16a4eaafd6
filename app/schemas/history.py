"""What happened to an order, day by day."""

from datetime import date
from enum import StrEnum

from app.schemas.base import Model
from app.schemas.orders import OrderLink, Status
from app.schemas.references import StatusBasis
from app.schemas.vocabulary import Extent, OrderStatus


class EventKind(StrEnum):
    """What happens to an order."""

    SIGNED = "signed"
    FILED = "filed"
    PUBLISHED = "published"
    AMENDED_BY = "amended_by"
    REVOKED_BY = "revoked_by"
    RESCINDED_BY = "rescinded_by"
    SUPERSEDED_BY = "superseded_by"
    SUSPENDED_BY = "suspended_by"
    REINSTATED_BY = "reinstated_by"
    CONTINUED_BY = "continued_by"
    TERMINATED_BY = "terminated_by"
    SUPPLEMENTED_BY = "supplemented_by"
    RATIFIED_BY = "ratified_by"
    NULLIFIED_BY = "nullified_by"


class HistoryEvent(Model):
    """One event; several references by which one document acts in one way are one event."""

    on: date | None
    """The day; of an act, that on which the acting document was signed. Null where it is unknown."""
    event: EventKind
    extent: Extent | None
    """Whether an act concerned the whole order; null where the event is no act."""
    order: str | None
    """The number of the acting order, where an order acts."""
    citation: str | None
    """What acts ("Executive Order 14148", "Proclamation 10014"), or where the order was published ("90 FR 18765")."""
    title: str | None
    """Of the acting document."""
    printed: str | None
    """The line under the text that tells the day, as printed."""
    status: OrderStatus
    """The status after the event."""
    evidence: list[StatusBasis]
    """The references that an act rests on: the provision and its words, or the editors' note."""
    url: str | None
    """The acting order, where it is held."""
    html_url: str | None


class OrderHistory(Model):
    """The life of an order: the signing, events with a day in order of time, those without one."""

    order: OrderLink
    status: Status
    events: list[HistoryEvent]
    url: str
