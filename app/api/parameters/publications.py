"""The parameters that name two publications of an order."""

from typing import Annotated

from fastapi import Query

from app.api.parameters.names import PublicationName
from app.api.parameters.types import Maybe

Left = Annotated[
    Maybe[PublicationName],
    Query(description="A publication of the order that has text; without it, the one whose text is served."),
]
Right = Annotated[
    Maybe[PublicationName],
    Query(description="Another publication of the order that has text; without it, the most trusted other one."),
]
