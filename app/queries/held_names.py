"""What a name in a parameter means in the corpus held: offices by slug, what is cited by any name it is known by."""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, select

from app.law.citations import Candidate, resolve_typed
from app.queries.related import Identity
from app.schemas import TargetKind
from app.search.synonyms import SYNONYMS
from app.tables import ActorRow, OrderRow, ReferenceRow

_ORDER, _ACT = TargetKind.EXECUTIVE_ORDER.value, TargetKind.NAMED_ACT.value
_POINTER = TargetKind.ORDER_SECTION.value
_OTHER_NAMES = {name.lower(): group for group in SYNONYMS for name in group}
_YEAR = re.compile(r" of \d{4}$")
_SUBDIVISION = re.compile(r"\([^()]*\)$")


def actors_not_held(connection: Connection, slugs: Sequence[str]) -> list[str]:
    """Those of `slugs` that no actor has. One statement."""
    held = set(connection.scalars(select(ActorRow.slug).where(ActorRow.slug.in_(slugs))))
    return [slug for slug in slugs if slug not in held]


def actor_slugs(connection: Connection) -> Sequence[str]:
    """The slug of every actor. One statement."""
    return connection.scalars(select(ActorRow.slug)).all()


def targets_named(connection: Connection, typed: str) -> list[str]:
    """The identities of what is cited under this name; none where it names nothing.

    It may be an identity, a citation in any spelling that is read ("Public Law 95-223"), the name of an act, with or
    without its year and in any case, or its letters ("IEEPA"). An order that is held and a law that a citation
    names are themselves though nothing cites them. Three statements at most.
    """
    read = [found for found in resolve_typed(typed) if not _is_part(found)]
    named = {typed, *_OTHER_NAMES.get(typed.lower(), ()), *(found.target for found in read)}
    exact = select(ReferenceRow.target_id).distinct().where(_of_any_kind(), ReferenceRow.target_id.in_(sorted(named)))
    acts = {name.lower() for name in named}
    of_a_year = (act for act in names_of_acts(connection) if _YEAR.sub("", act.lower()) in acts or act.lower() in acts)
    return sorted({*connection.scalars(exact), *of_a_year}) or list(_uncited(connection, read))


def cited_by_name(connection: Connection, typed: str) -> list[Identity]:
    """What is cited under this name as in `targets_named`, with its kind: a bare number is that of an order.

    Four statements at most.
    """
    ids, read = targets_named(connection, typed), resolve_typed(typed)
    kinds = {found.kind for found in read}
    if len(kinds) == 1 and set(ids) <= {found.target for found in read}:
        unknown = orders_unknown(connection, ids) if _ORDER in kinds else []
        return [(kind, id_) for kind in kinds for id_ in ids if id_ not in unknown]
    kept = select(ReferenceRow.target_kind, ReferenceRow.target_id).distinct()
    rows = connection.execute(kept.where(_of_any_kind(), ReferenceRow.target_id.in_(ids)))
    return sorted((row.target_kind, row.target_id) for row in rows if row.target_kind != _POINTER)


def orders_unknown(connection: Connection, numbers: Sequence[str]) -> list[str]:
    """Those of `numbers` of which no order is held or cited. One statement."""
    cited = select(ReferenceRow.target_id).where(
        ReferenceRow.target_kind == _ORDER, ReferenceRow.target_id.in_(numbers)
    )
    known = set(connection.scalars(select(OrderRow.number).where(OrderRow.number.in_(numbers)).union(cited)))
    return [number for number in numbers if number not in known]


def names_of_acts(connection: Connection) -> list[str]:
    """Every act that is cited by its name. One statement."""
    acts = select(ReferenceRow.target_id).distinct().where(ReferenceRow.target_kind == _ACT)
    return list(connection.scalars(acts))


def without_part(typed: str) -> str | None:
    """The whole of what `typed` names a part of ("14288" of "EO 14288 sec. 3(b)"); None where it names no part."""
    parts = [found for found in resolve_typed(typed) if _is_part(found)]
    return _whole(parts[0].target) if parts else None


def _of_any_kind() -> ColumnElement[bool]:
    """The index begins with the kind."""
    return ReferenceRow.target_kind.in_([kind.value for kind in TargetKind])


def _is_part(found: Candidate) -> bool:
    return found.section is not None or _whole(found.target) != found.target


def _whole(target: str) -> str:
    """A section of a code without its subdivisions, which a reference keeps apart ("5 USC 553" of "5 USC 553(b)")."""
    while _SUBDIVISION.search(target):
        target = _SUBDIVISION.sub("", target)
    return target


def _uncited(connection: Connection, read: Sequence[Candidate]) -> Iterator[str]:
    numbers = [found.target for found in read if found.kind == _ORDER]
    yield from connection.scalars(select(OrderRow.number).where(OrderRow.number.in_(numbers)))
    yield from (found.target for found in read if found.kind in set(TargetKind) - {_ORDER, _ACT})
