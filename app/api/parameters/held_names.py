"""Parameters that name something of the corpus: what names nothing in it is refused, for it would select nothing."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from app.api.problems import FieldError, Problem, nearest
from app.law.numbering import digits_of_page
from app.queries import Given, held_names, renamed_order, tells_subjects
from app.store import Snapshot


def with_orders(snapshot: Snapshot, given: Given, name: str) -> Given:
    """Return the filters, in one of which orders are named, by the numbers that they have now."""
    return {**given, name: now_called(snapshot, given[name])}


def refuse_subjects_untold(snapshot: Snapshot, given: Given, facets: Collection[str] = ()) -> None:
    """Refuse to select or count by subjects where the corpus tells none. One statement where that is asked.

    Raises:
        Problem: `invalid-parameter` for a corpus that a release without subjects ingested.
    """
    parameter = "subject" if given["subject"] else "facets" if "subject" in facets else None
    if parameter and not tells_subjects(snapshot.connection):
        detail = "This corpus was ingested before orders had subjects; after the next ingest they have."
        raise Problem("invalid-parameter", errors=[FieldError("unknown", detail, parameter)])


def now_called(snapshot: Snapshot, numbers: Sequence[str] | None) -> Sequence[str] | None:
    """Return the numbers that orders have now which were called by their pages. One statement for each such name."""
    return numbers and [_now_called(snapshot, number) for number in numbers]


def _now_called(snapshot: Snapshot, number: str) -> str:
    page = digits_of_page(number)
    return (page and renamed_order(snapshot.connection, page)) or number


def with_actors(snapshot: Snapshot, given: Given) -> Given:
    """Return the filters of a list of directives, with the orders as in `with_orders`. One statement for an actor.

    Raises:
        Problem: `invalid-parameter` for a slug that no actor has, with the nearest one that is.
    """
    actors, _ = given["actor"] or (None, None)
    refuse_unknown_actors(snapshot, "actor", actors or ())
    return with_orders(snapshot, given, "order")


def refuse_unknown_actors(snapshot: Snapshot, parameter: str, slugs: Sequence[str]) -> None:
    """Refuse slugs that no actor has. One statement where there are any.

    Raises:
        Problem: as `with_actors`.
    """
    unknown = held_names.actors_not_held(snapshot.connection, slugs) if slugs else []
    if unknown:
        known = held_names.actor_slugs(snapshot.connection)
        detail = "No directive held names an actor of this slug; /v1/actors lists them."
        errors = [FieldError("unknown", detail, parameter, suggestion=nearest(slug, known)) for slug in unknown]
        raise Problem("invalid-parameter", errors=errors)


def with_targets(snapshot: Snapshot, given: Given) -> Given:
    """Return the filters of a list of references, each target by the identities that its name has here.

    The citing orders are as in `with_orders`.

    Raises:
        Problem: `invalid-parameter` for a name of nothing, with the nearest, and for the name of a part of something.
    """
    given = with_orders(snapshot, given, "source")
    if given["target"] is None:
        return given
    named = {typed: held_names.targets_named(snapshot.connection, typed) for typed in given["target"]}
    if unknown := [typed for typed, found in named.items() if not found]:
        raise Problem("invalid-parameter", errors=[_unknown(snapshot, typed) for typed in unknown])
    return {**given, "target": list(dict.fromkeys(target for found in named.values() for target in found))}


def _unknown(snapshot: Snapshot, typed: str) -> FieldError:
    refused = FieldError("unknown", "Nothing held is, or cites, a target of this name.", "target")
    if (whole := held_names.without_part(typed)) is not None:
        return replace(refused, detail="A target is named whole, without its provisions.", suggestion=whole)
    acts = {name.lower(): name for name in held_names.names_of_acts(snapshot.connection)}
    return replace(refused, suggestion=acts.get(nearest(typed, acts) or ""))
