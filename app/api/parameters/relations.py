"""Relations as parameters: by the names that can be met in the list, the others being refused with the name meant."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from app.law.relations.vocabulary import ACTIVES, NOTED, PASSIVES
from app.schemas import INVERSES, ActiveRelation, IncomingRelation, OutgoingRelation, Relation


def _one_of(names: Iterable[str]) -> BeforeValidator:
    """Refuse the name that a relation has from its other end: here it would select nothing, whatever is held."""
    here = frozenset(names)

    def check(value: object) -> object:
        if isinstance(value, str) and value in INVERSES and value not in here:
            other = str(INVERSES[Relation(value)])
            raise PydanticCustomError("not_allowed", "Here the relation has its other name", {"suggestion": other})
        return value

    return BeforeValidator(check)


Outgoing = Annotated[OutgoingRelation, _one_of((*PASSIVES, *(PASSIVES[name] for name in NOTED)))]
"""Of references as they are listed by the citing order."""
Incoming = Annotated[IncomingRelation, _one_of(ACTIVES)]
"""Of references as the cited order sees them."""
Active = Annotated[ActiveRelation, _one_of(PASSIVES)]
"""Of conflicts, which are about what an order does."""
