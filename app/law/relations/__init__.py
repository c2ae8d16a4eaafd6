"""What a citation does in its sentence (amends, revokes, pursuant to …), and the status that follows from it."""

from app.law.relations.status import Edge, Event, doubt, history, status_on
from app.law.relations.values import Basis, Conflict, Extent, OwnEnd, Reference, Status
from app.law.relations.vocabulary import ACTIVES, BY_NAME, EFFECTS, PASSIVES, RELATIONS, Relation

__all__ = [
    "ACTIVES",
    "BY_NAME",
    "EFFECTS",
    "PASSIVES",
    "RELATIONS",
    "Basis",
    "Conflict",
    "Edge",
    "Event",
    "Extent",
    "OwnEnd",
    "Reference",
    "Relation",
    "Status",
    "doubt",
    "history",
    "status_on",
]
