"""The filters of changes."""

from typing import Annotated

from fastapi import Depends
from pydantic import Field

from app.api.parameters.filters.shared import Numbers, Presidents
from app.api.parameters.since import Since
from app.api.parameters.types import Many, Maybe
from app.queries import Given
from app.schemas import ChangeKind


def _changes(
    order: Numbers,
    change: Annotated[Many[ChangeKind], Field(description="Changes of one of these kinds.", examples=[["status"]])],
    president: Presidents,
    since: Annotated[
        Maybe[Since],
        Field(
            description="Changes published after this: an instant (RFC 3339, UTC), the beginning of a day in UTC, or "
            "the last publish that made this revision, as answers name it (`X-Corpus-Revision`)."
        ),
    ] = None,
) -> Given:
    return {"order": order or None, "change": change or None, "president": president or None, "since": since}


ChangeFilters = Annotated[Given, Depends(_changes)]
