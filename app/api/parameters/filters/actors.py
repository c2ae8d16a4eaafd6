"""The filters of actors."""

from typing import Annotated

from fastapi import Depends

from app.api.parameters.actors import ActorKinds, ActorName, Parents
from app.api.parameters.types import Maybe
from app.queries import Given


def _actors(kind: ActorKinds, parent: Parents, q: Maybe[ActorName] = None) -> Given:
    return {"kind": kind or None, "parent": parent or None, "q": q}


ActorFilters = Annotated[Given, Depends(_actors)]
