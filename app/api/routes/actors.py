"""Actors: those whom directives name, and how many do."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from app import queries
from app.api.context import Current
from app.api.lists import applied, listed
from app.api.operations import Operation
from app.api.parameters.facets import ActorFacet
from app.api.parameters.held_names import nearest_actor, slugs_of
from app.api.parameters.names import ActorSlug
from app.api.parameters.pages import Paged
from app.api.parameters.sorts import ActorSort
from app.api.parameters.types import Many, Maybe, Text
from app.api.problems import FieldError, Problem
from app.queries import held_names
from app.schemas import ActorDetail, ActorKind, ActorPage, AppliedActorFilters
from app.search.tokens import words
from app.store import Snapshot

router = APIRouter(route_class=Operation, prefix="/v1/actors", tags=["actors"])

ActorPath = Annotated[
    str, Path(description="The slug of an office, agency or body, as the list of actors gives it.",
              examples=["attorney-general"])
]  # fmt: skip
"""A slug in a path; whatever names no actor is not found."""


Name = Annotated[Text, Query(description="Words of a name, or how they begin.", examples=["attorney gen"])]
"""A name as one types it."""


@router.get("")
def list_actors(
    snapshot: Current,
    page: Paged,
    kind: Many[ActorKind],
    parent: Many[ActorSlug],
    facets: Many[ActorFacet],
    q: Maybe[Name] = None,
    sort: ActorSort = ActorSort.MOST_DIRECTED,
) -> ActorPage:
    """List the offices, agencies and bodies that directives name, those first that most directives name.

    `q` finds the actors that have a name or another name whose words begin with all the words typed. Actors that no
    directive names are in the list where one that is named belongs to them or was succeeded by them.
    """
    if q is not None and not words(q):
        raise Problem("invalid-query", errors=[FieldError("malformed", "There is no word in it.", "q")])
    given = {"kind": kind or None, "parent": slugs_of(snapshot, parent or None, "parent"), "q": q}
    actors = queries.all_actors(snapshot.connection)
    found = listed(actors.listing(), snapshot, page, given, sort, facets)
    return ActorPage(**found, applied_filters=applied(AppliedActorFilters, given))


@router.get("/{slug}")
def get_actor(snapshot: Current, slug: ActorPath) -> ActorDetail:
    """Get one office, agency or body: its names and relatives, and its directives by role and modality."""
    actors = queries.all_actors(snapshot.connection)
    if slug not in actors:
        raise _no_actor(snapshot, slug)
    return actors.detail(slug, queries.directives_by_role(snapshot.connection, slug))


def _no_actor(snapshot: Snapshot, slug: str) -> Problem:
    """The answer for a slug of no actor: it points to the one of that name, else to the nearest. One statement."""
    names = held_names.actor_names(snapshot.connection)
    if meant := next(iter(names.meant(slug)), None):
        detail = f"The slug of this actor is {meant}: ask for /v1/actors/{meant}."
        return Problem("not-found", detail, [FieldError("not_canonical", detail, "slug", suggestion=meant)])
    near = nearest_actor(slug, names)
    detail = f"No directive names an actor of this slug; /v1/actors lists them.{f' Is it {near}?' if near else ''}"
    return Problem("not-found", detail, [FieldError("unknown", detail, "slug", suggestion=near)])
