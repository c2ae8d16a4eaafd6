"""The filters of conflicts."""

from typing import Annotated

from fastapi import Depends
from pydantic import Field

from app.api.parameters.names import NumberFilter
from app.api.parameters.relations import Active
from app.api.parameters.types import Many
from app.queries import Given

ConflictCode = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$", examples=["text_lacks_effect"])]


def _conflicts(
    code: Annotated[Many[ConflictCode], Field(description="Conflicts of one of these codes, as the list gives them.")],
    order: Annotated[Many[NumberFilter], Field(description="Conflicts about what one of these orders does or cites.")],
    target: Annotated[Many[NumberFilter], Field(description="Conflicts about what is done to one of these orders.")],
    relation: Annotated[
        Many[Active],
        Field(
            description="Conflicts about one of these relations (`/v1/relations` explains each).",
            examples=[["revokes"]],
        ),
    ],
) -> Given:
    return {"code": code or None, "order": order or None, "target": target or None, "relation": relation or None}


ConflictFilters = Annotated[Given, Depends(_conflicts)]
