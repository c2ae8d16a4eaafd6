"""What a citation does in its sentence (amends, revokes, pursuant to …), and the status that follows from it."""

from app.law.relations.reading import Act, relate
from app.law.relations.status import Edge, Event, history, status_on
from app.law.relations.values import EFFECTS, PASSIVES, Basis, Conflict, Extent, Reference, Status

__all__ = [
    "EFFECTS",
    "PASSIVES",
    "Act",
    "Basis",
    "Conflict",
    "Edge",
    "Event",
    "Extent",
    "Reference",
    "Status",
    "history",
    "relate",
    "status_on",
]
