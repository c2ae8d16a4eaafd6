"""Parameters that name something of the corpus: what names nothing in it is refused, for it would select nothing."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from app.api.problems import FieldError, Problem, nearest
from app.queries import Given, held_names, related, targets, tells_subjects
from app.store import Snapshot

_NO_ORDER = "No order of this number is held; /v1/corpus lists the gaps."
_TOO_LOW = "No order held has so low a number: the first is {}, and none before 1933 is in scope."
_TOO_HIGH = "No order held has so high a number: the last is {}; /v1/orders?numbered=false lists those without one."
_NO_NAME = "This names no order: write a number (14288, 11359-A), or a citation that /v1/resolve reads."
_PART = "An order is named whole, without its provisions."
_NO_ACTOR = "No directive held names an actor of this name; /v1/actors lists them."
_NO_TARGET = "Nothing held is, or cites, a target of this name."


def with_orders(snapshot: Snapshot, given: Given, *names: str) -> Given:
    """Return the filters, in some of which orders are named, by the numbers that they have now.

    Raises:
        Problem: as `now_called`.
    """
    return {**given, **{name: now_called(snapshot, given[name], name) for name in names}}


def refuse_subjects_untold(snapshot: Snapshot, given: Given, facets: Collection[str] = ()) -> None:
    """Refuse to select or count by subjects where the corpus tells none. One statement where that is asked.

    Raises:
        Problem: `invalid-parameter` for a corpus that a release without subjects ingested.
    """
    parameter = "subject" if given["subject"] else "facets" if "subject" in facets else None
    if parameter and not tells_subjects(snapshot.connection):
        detail = "This corpus was ingested before orders had subjects; after the next ingest they have."
        raise Problem("invalid-parameter", errors=[FieldError("unknown", detail, parameter)])


def with_sections(snapshot: Snapshot, given: Given) -> Given:
    """Return the filters of a search of provisions, their orders as in `with_orders`; the parameter is called `order`.

    Raises:
        Problem: as `now_called`.
    """
    return {**given, "number": now_called(snapshot, given["number"], "order")}


def with_changed(snapshot: Snapshot, given: Given) -> Given:
    """Return the filters of a list of changes, the orders as in `with_orders`; some were removed since.

    Raises:
        Problem: as `now_called`.
    """
    return {**given, "order": now_called(snapshot, given["order"], "order", held_names.IN_LEDGER)}


def with_conflicts(snapshot: Snapshot, given: Given) -> Given:
    """Return the filters of a list of conflicts, the orders as in `with_orders`; some are not held.

    Raises:
        Problem: as `now_called`.
    """
    ends = ("target", "order")
    return {**given, **{name: now_called(snapshot, given[name], name, held_names.IN_CONFLICTS) for name in ends}}


def with_linked(snapshot: Snapshot, given: Given) -> Given:
    """Return the filters of a list of documents, the orders that these are linked to as in `with_orders`.

    Raises:
        Problem: as `now_called`.
    """
    orders, role = given["link"] or (None, None)
    return {**given, "link": given["link"] and (now_called(snapshot, orders, "order"), role)}


def now_called(
    snapshot: Snapshot,
    typed: Sequence[str] | None,
    parameter: str,
    beside: Sequence[Any] = (),
    *,
    pointer: str | None = None,
) -> Sequence[str] | None:
    """Return the numbers of the orders that are named, in any spelling. One statement, two for each unusual name.

    Args:
        snapshot: of the corpus.
        typed: what was given, or None.
        parameter: by which it was given.
        pointer: to the place in a body where it was given instead, or None.
        beside: the columns of numbers that are known, too.

    Raises:
        Problem: `invalid-parameter` for what names no order held, or several, with the nearest.
    """
    if not typed:
        return typed
    named = held_names.orders_named(snapshot.connection, list(dict.fromkeys(typed)), beside)
    if refused := [no_order(snapshot, found) for found in named.values() if found.one is None]:
        place = {"pointer": pointer} if pointer else {"parameter": parameter}
        raise Problem("invalid-parameter", errors=[replace(error, **place) for error in refused])
    return list(dict.fromkeys(found.one for found in named.values() if found.one is not None))


def no_order(snapshot: Snapshot, found: held_names.NamedOrder) -> FieldError:
    """Return why a name is not that of one order held, with the order that may be meant. One statement at most."""
    if len(found.numbers) > 1:
        detail = f"Several orders are called so: {', '.join(found.numbers)}."
        return FieldError("ambiguous", detail, suggestion=found.numbers[0])
    if found.in_part:
        return FieldError("unknown", _PART, suggestion=found.numbers[0])
    if found.number is None:
        return FieldError("unknown", _NO_NAME)
    near = held_names.neighbours(snapshot.connection, found.number)
    return FieldError("not_held", _not_held(near), suggestion=near.nearest)


def _not_held(near: held_names.Neighbours) -> str:
    """Why there is no order between two: the series held begins there, ends there, or has a gap."""
    if near.below is None and near.above is not None:
        return _TOO_LOW.format(near.above)
    return _TOO_HIGH.format(near.below) if near.above is None and near.below is not None else _NO_ORDER


def with_actors(snapshot: Snapshot, given: Given) -> Given:
    """Return the filters of a list of directives: actors by their slugs, orders as in `with_orders`.

    Raises:
        Problem: as `slugs_of` and `with_orders`.
    """
    typed, role = given["actor"] or (None, None)
    actor = (slugs_of(snapshot, typed, "actor"), role) if given["actor"] else None
    return with_orders(snapshot, {**given, "actor": actor}, "order")


def slugs_of(snapshot: Snapshot, typed: Sequence[str] | None, parameter: str) -> Sequence[str] | None:
    """Return the slugs of the actors that are named: by slug, or as people call them. Two statements at most.

    The name of an agency, unlike its slug, means the office at its head as well.

    Raises:
        Problem: `invalid-parameter` for a name of no actor, with the nearest one that is.
    """
    if not typed:
        return typed
    others = held_names.actors_not_held(snapshot.connection, typed)
    if not others:
        return typed
    names = held_names.actor_names(snapshot.connection)
    meant = {each: names.meant(each) if each in others else (each,) for each in typed}
    if unknown := [_no_actor(each, names, parameter) for each, slugs in meant.items() if not slugs]:
        raise Problem("invalid-parameter", errors=unknown)
    return list(dict.fromkeys(slug for slugs in meant.values() for slug in slugs))


def _no_actor(typed: str, names: held_names.ActorNames, parameter: str) -> FieldError:
    return FieldError("unknown", _NO_ACTOR, parameter, suggestion=nearest_actor(typed, names))


def nearest_actor(typed: str, names: held_names.ActorNames) -> str | None:
    """Return the slug of the actor whose name has these words, or is most like them."""
    by_name = names.by_name()
    return names.beginning(typed) or by_name.get(nearest(typed, by_name) or "")


def with_targets(snapshot: Snapshot, given: Given) -> Given:
    """Return the filters of a list of references, each target by the kind and identity that its name has here.

    The citing orders are as in `with_orders`.

    Raises:
        Problem: as `targets_of` and `with_orders`.
    """
    given = with_orders(snapshot, given, "source")
    return {**given, "target": targets_of(snapshot, given["target"], "target", given["kind"] or ())}


def with_related(snapshot: Snapshot, given: Given) -> Given:
    """Return the filters of a list of orders: the orders as in `with_orders`, those related to them, actors by slug.

    What is acted on need not be held, where some order cites it.

    Raises:
        Problem: as `now_called`, `targets_of` and `slugs_of`.
    """
    given = with_orders(snapshot, given, "number", *related.INCOMING)
    given = {**given, "actor": slugs_of(snapshot, given["actor"], "actor")}
    acted_on = {name: now_called(snapshot, given[name], name, held_names.CITED) for name in related.OUTGOING}
    return {**given, **acted_on, "cites": targets_of(snapshot, given["cites"], "cites")}


def targets_of(
    snapshot: Snapshot, typed: Sequence[str] | None, parameter: str, kinds: Sequence[str] = ()
) -> list[targets.NamedTarget] | None:
    """Return what is cited by these names, by kind and identity. Seven statements at most for each.

    Args:
        snapshot: of the corpus.
        typed: what was given, or None.
        parameter: by which it was given.
        kinds: those that are meant where a name has several.

    Raises:
        Problem: `invalid-parameter` for a name of nothing, with the nearest, and for the name of a part of something.
    """
    if not typed:
        return None
    named = {each: targets.targets_named(snapshot.connection, each, kinds) for each in typed}
    if unknown := [_no_target(snapshot, each, parameter) for each, found in named.items() if not found]:
        raise Problem("invalid-parameter", errors=unknown)
    return sorted({target for found in named.values() for target in found})


def _no_target(snapshot: Snapshot, typed: str, parameter: str) -> FieldError:
    refused = FieldError("unknown", _NO_TARGET, parameter)
    if (whole := targets.without_part(typed)) is not None:
        return replace(refused, detail="A target is named whole, without its provisions.", suggestion=whole)
    (order,) = held_names.orders_named(snapshot.connection, [typed]).values()
    if order.number is not None:
        return replace(refused, suggestion=held_names.neighbours(snapshot.connection, order.number).nearest)
    acts = {name.lower(): name for name in targets.names_of_acts(snapshot.connection)}
    return replace(refused, suggestion=acts.get(nearest(typed, acts) or ""))
