"""What happened to an order, day by day."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from app.law.relations.vocabulary import ACTS, RELATIONS
from app.schemas.base import Model, Page
from app.schemas.orders import OrderLink
from app.schemas.references import StatusBasis
from app.schemas.statuses import Status
from app.schemas.vocabulary import Extent, OrderStatus

_OWN = ("signed", "filed", "published")
"""What happens to an order by itself; everything else is the act of another document."""

if TYPE_CHECKING:
    EventKind = str
else:
    _KINDS = (*_OWN, *(row.inverse for row in RELATIONS if row.effect in ACTS))
    EventKind = StrEnum("EventKind", {name.upper(): name for name in _KINDS})
    EventKind.__doc__ = "What happens to an order."


class HistoryEvent(Model):
    """One event; several references by which one document acts in one way are one event."""

    on: date | None
    """The day; of an act, that on which the acting document was signed. Null where it is unknown."""
    event: EventKind
    extent: Extent | None
    """Whether an act concerned the whole order; null where the event is no act, and of an amendment whose provision is
    unknown."""
    order: str | None
    """The number of the acting order; null where no order acts."""
    order_status: OrderStatus | None
    """The status of that order as far as the data go: "revoked" of an amendment whose order was revoked since. Null
    where no order held acts."""
    citation: str | None
    """What acts ("Executive Order 14148", "Proclamation 10014"), or where the order was published ("90 FR 18765"); null
    where neither is told."""
    title: str | None
    """The title of the acting document; null where none is known."""
    printed: str | None
    """The line under the text that tells the day, as printed; null of other events than the signing and the filing, and
    where none is printed."""
    undone_by: StatusBasis | None
    """What ended the acting order, or its provision, since: of an amendment that is undone; else null."""
    status: OrderStatus
    """The status after the event."""
    evidence: list[StatusBasis]
    """The references that an act rests on: the provision and its words, or the editors' note."""
    url: str | None
    """The acting order; null where it is not held."""
    html_url: str | None
    """The official page of the acting document, or of the order where it was published; null where none is known."""


class OrderHistory(Page):
    """The life of an order: the signing, events with a day in order of time, those without one."""

    items: list[HistoryEvent]
    """The events, in order of time."""
    order: OrderLink
    status: Status
