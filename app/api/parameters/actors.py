"""The parameters by which actors are asked for."""

from typing import Annotated

from fastapi import Path, Query
from pydantic import Field

from app.api.parameters.names import ActorSlug
from app.api.parameters.types import Many, Text
from app.schemas import ActorKind

ActorPath = Annotated[
    str, Path(description="The slug of an office, agency or body, as the list of actors gives it.",
              examples=["attorney-general"])
]  # fmt: skip
"""A slug in a path; whatever names no actor is not found."""

ActorName = Annotated[Text, Query(description="Words of a name, or how they begin.", examples=["attorney gen"])]
"""A name as one types it."""

ActorKinds = Annotated[Many[ActorKind], Field(description="Actors of one of these kinds.", examples=[["agency"]])]
Parents = Annotated[Many[ActorSlug], Field(description="Actors that belong to one of these.")]
