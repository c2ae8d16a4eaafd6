"""What a citation does in its sentence (amends, revokes, pursuant to …), and the status that follows from it."""

from app.law.relations.reading import Act, relate
from app.law.relations.status import Edge, Event, history, status_on
from app.law.relations.table import ACTIVES, BY_NAME, EFFECTS, PASSIVES, RELATIONS, Relation
from app.law.relations.values import Basis, Conflict, Extent, Reference, Status

__all__ = [
    "ACTIVES",
    "BY_NAME",
    "EFFECTS",
    "PASSIVES",
    "RELATIONS",
    "Act",
    "Basis",
    "Conflict",
    "Edge",
    "Event",
    "Extent",
    "Reference",
    "Relation",
    "Status",
    "history",
    "relate",
    "status_on",
]
