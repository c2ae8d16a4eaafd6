"""The parameter of a graph, and how much a picture of one shows."""

from typing import Annotated

from fastapi import Query
from pydantic import Field

from app.api.parameters.types import PLAIN

PICTURE_ROOM = 59
"""How many orders besides the one asked for a picture can show that is to be read."""

Depth = Annotated[
    int,
    Field(ge=1, le=3),
    PLAIN,
    Query(description="How many steps away from the order the graph goes.", examples=[2]),
]
