"""Bodies: the councils, task forces, boards and offices that orders founded, and what became of them."""

from typing import Annotated

from fastapi import APIRouter, Path

from app import queries
from app.api.context import Current
from app.api.lists import applied, listed
from app.api.operations import Operation
from app.api.parameters.facets import BodyFacet, Facets
from app.api.parameters.filters import BodyFilters
from app.api.parameters.held_bodies import refuse_unread, with_bodies
from app.api.parameters.pages import Paged
from app.api.parameters.sorts import BodySort
from app.api.problems import Problem, nearest
from app.schemas import AppliedBodyFilters, Body, BodyPage

router = APIRouter(route_class=Operation, prefix="/v1/bodies", tags=["bodies"])

BodyPath = Annotated[
    str, Path(description="The slug of a body, as the list of bodies gives it.",
              examples=["presidents-export-council"])
]  # fmt: skip
"""A slug in a path; whatever names no body is not found."""


@router.get("")
def list_bodies(
    snapshot: Current,
    page: Paged,
    filters: BodyFilters,
    facets: Facets[BodyFacet],
    sort: BodySort = BodySort.NEWEST_FOUNDED,
) -> BodyPage:
    """List the bodies that orders founded, the newest first: councils, committees, task forces, boards, offices.

    Each has the founding provision with its words, and its status with the words that it rests on: `standing` only
    where words set a day that is to come, `ended` where words end it, else `unknown`. `order` selects by the founding
    order, `continued_by` by an order that continued them, `q` by words of their names, and by what people call them:
    letters ("FEMA") and popular names; `search.expansions` shows what these mean. docs/bodies.md has the rules.
    """
    given = with_bodies(snapshot, filters)
    found = listed(queries.BODIES, snapshot, page, given, sort, facets)
    told = applied(AppliedBodyFilters, given)
    return BodyPage(**found, applied_filters=told, search=queries.body_search(given["q"]))


@router.get("/{slug}")
def get_body(snapshot: Current, slug: BodyPath) -> Body:
    """Get one body: what founded it, who is in it, what continued, amended and ended it, each in the order's words."""
    found = queries.body(snapshot.connection, slug)
    if found is None:
        refuse_unread(snapshot)
        raise _no_body(slug, queries.body_slugs(snapshot.connection))
    return found


def _no_body(slug: str, slugs: list[str]) -> Problem:
    near = nearest(slug, slugs)
    hint = f" Is it {near}?" if near else ""
    return Problem("not-found", f"No order held founded a body of this slug; /v1/bodies lists them.{hint}")
