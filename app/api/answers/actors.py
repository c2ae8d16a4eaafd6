"""Actors: a page of the list, and one with its relatives."""

from collections.abc import Collection

from app import queries
from app.api.lists import applied, listed
from app.api.parameters.held_names import nearest_actor, slugs_of
from app.api.parameters.pages import Page
from app.api.problems import FieldError, Problem
from app.queries import Given, held_names
from app.schemas import ActorDetail, ActorPage, AppliedActorFilters
from app.search.tokens import words
from app.store import Snapshot


def actor_page(
    snapshot: Snapshot,
    page: Page,
    filters: Given,
    facets: Collection[str],
    sort: str,
) -> ActorPage:
    """Return a page of the actors that the filters select.

    Raises:
        Problem: for a parent that names nothing held, a `q` without a word, and a cursor of another list.
    """
    given = with_parents(snapshot, filters)
    found = listed(queries.all_actors(snapshot.connection).listing(), snapshot, page, given, sort, facets)
    return ActorPage(**found, applied_filters=applied(AppliedActorFilters, given))


def with_parents(snapshot: Snapshot, given: Given) -> Given:
    """Return the filters of a list of actors, the parents by their slugs.

    Raises:
        Problem: for a parent that names nothing held, and a `q` without a word.
    """
    if given["q"] is not None and not words(given["q"]):
        raise Problem("invalid-query", errors=[FieldError("malformed", "There is no word in it.", "q")])
    return {**given, "parent": slugs_of(snapshot, given["parent"], "parent")}


def actor_detail(snapshot: Snapshot, slug: str) -> ActorDetail:
    """Return one actor.

    Raises:
        Problem: `not-found`.
    """
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
