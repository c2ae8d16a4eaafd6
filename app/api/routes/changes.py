"""What changed: the ledger of the publishes, and the texts of an order that were replaced."""

import re
from typing import Annotated

from fastapi import APIRouter, Query

from app import queries
from app.api.context import Asked, Current
from app.api.lists import applied, complete, listed
from app.api.not_found import find_order, no_version
from app.api.operations import Operation
from app.api.parameters.filters import ChangeFilters
from app.api.parameters.held_names import with_changed
from app.api.parameters.names import VERSION, NumberPath, VersionPath
from app.api.parameters.pages import Paged
from app.api.parameters.since import with_since
from app.api.parameters.sorts import ChangeSort
from app.api.parameters.types import Maybe
from app.schemas import AppliedChangeFilters, ChangePage, OrderVersion, VersionPage

router = APIRouter(route_class=Operation, prefix="/v1", tags=["changes"])


Sorted = Annotated[
    Maybe[ChangeSort],
    Query(
        description="By their publish, and in one publish by the number of the order. Without it by "
        "`published_at` where `since` is given, else by `-published_at`."
    ),
]
"""How the list of changes is sorted."""


@router.get("/changes")
def list_changes(snapshot: Current, page: Paged, filters: ChangeFilters, sort: Sorted = None) -> ChangePage:
    """List what the publishes changed, the last first; after `since`, the first first.

    `since` is an instant, a day, or a revision: that of an answer, and what is listed was published after it. An order
    that was `added` or `removed` has one change in a publish; another one has up to three: of its `content`, of its
    `facts`, of its `status`. `ledger` tells whether the list is complete, and the revision to ask for next time.
    docs/changes.md has the names of facts.
    """
    chosen = sort or (ChangeSort.NEWEST if filters["since"] is None else ChangeSort.OLDEST)
    given = with_since(snapshot, with_changed(snapshot, filters))
    found = listed(queries.CHANGES, snapshot, page, given, chosen)
    ledger = queries.ledger(snapshot.connection, snapshot.revision, filters["since"])
    return ChangePage(**found, ledger=ledger, applied_filters=applied(AppliedChangeFilters, given))


@router.get("/orders/{number}/versions")
def list_order_versions(snapshot: Current, this: Asked, number: NumberPath) -> VersionPage:
    """List the texts of an order that a correction or another publication replaced, the oldest first."""
    _, order = find_order(snapshot, number)
    return VersionPage(**complete(this, queries.versions_of(snapshot.connection, number)), order=order)


@router.get("/orders/{number}/versions/{version}")
def get_order_version(snapshot: Current, number: NumberPath, version: VersionPath) -> OrderVersion:
    """Get a text of an order as it was served until another one replaced it."""
    _, order = find_order(snapshot, number)
    is_number = re.fullmatch(VERSION, version)
    found = queries.version_of(snapshot.connection, order, int(version)) if is_number else None
    if found is None:
        raise no_version(number)
    return found
