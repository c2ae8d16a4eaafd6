"""Actors: who is told to do something, and by how many directives."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Path, Query

from app import queries
from app.api.lists import count_facets, envelope, foreign_cursor
from app.api.parameters.filters import ActorSlug
from app.api.parameters.types import Many, Maybe, Page, Paged, Text
from app.api.problems import FieldError, Problem, nearest
from app.api.snapshot import Current
from app.queries.actors import SORTS, count_kinds
from app.schemas import Actor, ActorDetail, ActorFacets, ActorKind, ActorPage
from app.search.tokens import words

router = APIRouter(prefix="/v1/actors", tags=["actors"])

ActorPath = Annotated[
    str, Path(description="The slug of an office, agency or body, as the list of actors gives it.",
              examples=["attorney-general"])
]  # fmt: skip
"""A slug in a path; whatever is none that is held is not found."""


Name = Annotated[Text, Query(description="Words of a name, or how they begin.", examples=["attorney gen"])]
"""A name as one types it."""


class ActorSort(StrEnum):
    """How actors are sorted: by how many directives name them, or by name."""

    MOST_DIRECTED = "-directives"
    NAME = "name"


class ActorFacet(StrEnum):
    """What actors can be counted by."""

    KIND = "kind"


Facets = Many[ActorFacet]


@router.get("")
def list_actors(
    snapshot: Current,
    page: Paged,
    kind: Many[ActorKind],
    parent: Many[ActorSlug],
    facets: Facets,
    q: Maybe[Name] = None,
    sort: ActorSort = ActorSort.MOST_DIRECTED,
) -> ActorPage:
    """List the offices, agencies and bodies that directives name, those first that most directives name.

    `q` finds the actors that have a name or another name whose words begin with all the words typed. Actors that no
    directive names are in the list where one that is named belongs to them or was succeeded by them.
    """
    if q is not None and not words(q):
        raise Problem("invalid-query", errors=[FieldError("malformed", "There is no word in it.", "q")])
    given = {"kind": kind or None, "parent": parent or None, "q": q}
    found = queries.actors(snapshot.connection).select(given, sort)
    return ActorPage(
        **envelope(page, _slice(page, found, sort)),
        facets=ActorFacets(**count_facets(list(ActorFacet), facets, lambda _kind: count_kinds(found))),
    )


@router.get("/{slug}")
def get_actor(snapshot: Current, slug: ActorPath) -> ActorDetail:
    """Get one office, agency or body: its names and relatives, and its directives by role and modality."""
    held = queries.actors(snapshot.connection)
    if slug not in held:
        raise _no_actor(slug, held)
    return held.detail(slug, queries.directives_by_role(snapshot.connection, slug))


def _slice(page: Page, found: list[Actor], sort: str) -> queries.Slice[Actor]:
    kind, key = SORTS[sort]
    after = page.after(kind, str)
    if after is not None and None in after:
        raise foreign_cursor()
    following = [actor for actor in found if after is None or key(actor) > after]
    items = following[: page.limit]
    end = key(items[-1]) if len(following) > len(items) else None
    return queries.Slice(items, len(found), end)


def _no_actor(slug: str, held: queries.Actors) -> Problem:
    near = nearest(slug, held)
    hint = f" Is it {near}?" if near else ""
    return Problem("not-found", f"No directive names an actor of this slug; /v1/actors lists them.{hint}")
