"""What a name in a parameter means in the corpus held: offices and orders, by whatever people call them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, union

from app.law.citations import resolve_typed
from app.law.numbering import FIRST_UNNUMBERED, order_id, sort_key
from app.queries.resolution import candidates
from app.schemas import Candidate, Match
from app.search.tokens import words
from app.tables import ActorRow, ChangeRow, ConflictRow, OrderRow, ReferenceRow

_ACTORS = select(ActorRow.slug, ActorRow.name, ActorRow.aliases).order_by(
    (ActorRow.lead_directives + ActorRow.other_directives).desc(), ActorRow.slug
)

IN_LEDGER = (ChangeRow.order_number,)
"""The orders that some publish changed; one that was removed is held no more."""
CITED = (
    select(ReferenceRow.target_id.label("number"))
    .where(ReferenceRow.target_kind == "executive_order")
    .subquery()
    .c.number,
)
"""The orders that some order cites."""
IN_CONFLICTS = (ConflictRow.order_number, ConflictRow.target_number)
"""The orders about which sources disagree; one that another acts on need not be held."""


def actors_not_held(connection: Connection, slugs: Sequence[str]) -> list[str]:
    """Those of `slugs` that no actor has. One statement."""
    held = set(connection.scalars(select(ActorRow.slug).where(ActorRow.slug.in_(slugs))))
    return [slug for slug in slugs if slug not in held]


class ActorNames:
    """Every name of every actor; those that most directives name come first."""

    def __init__(self, rows: Iterable[Any]) -> None:
        from app.law import actors  # the table of all offices, which few requests need

        self._slugs: defaultdict[str, list[str]] = defaultdict(list)
        self._held: dict[str, str] = {}
        for slug, name, aliases in rows:
            self._held[slug] = name
            for each in {name, slug.replace("-", " "), *aliases}:
                self._slugs[actors.key(each)].append(slug)

    def meant(self, typed: str) -> tuple[str, ...]:
        """The slugs of those whom a name means: an office, an agency with its head, all bodies of one name."""
        from app.law import actors  # as above

        named = actors.with_heads(tuple(self._slugs.get(actors.key(typed), ())))
        return tuple(slug for slug in actors.meant(typed) or named if slug in self._held)

    def beginning(self, typed: str) -> str | None:
        """The slug of the actor that most directives name of those whose name has all the words typed."""
        asked = {word for _, word in words(typed)}
        having = (slug for slug, name in self._held.items() if asked and asked <= {word for _, word in words(name)})
        return next(having, None)

    def by_name(self) -> dict[str, str]:
        """The slug of the first actor of each name, in small letters."""
        return {name: slugs[0] for name, slugs in self._slugs.items()}


def actor_names(connection: Connection) -> ActorNames:
    """The names of all actors. One statement."""
    return ActorNames(connection.execute(_ACTORS))


@dataclass(frozen=True, slots=True)
class NamedOrder:
    """What a name of an order means.

    Attributes:
        numbers: of the orders held that it means; several where a page belongs to several.
        number: the number that it has for an order, held or not; None where it has none.
        in_part: whether it names a provision, or says more than a name.
    """

    numbers: tuple[str, ...]
    number: str | None = None
    in_part: bool = False

    @property
    def one(self) -> str | None:
        """The number of the one order that it names whole."""
        return self.numbers[0] if len(self.numbers) == 1 and not self.in_part else None


def orders_named(connection: Connection, typed: Sequence[str], beside: Sequence[Any] = ()) -> dict[str, NamedOrder]:
    """What each of the names typed means: a number, a citation in any spelling, a page, an official address.

    One statement, and two for each that is no number of an order that is held.

    Args:
        connection: to the database.
        typed: the names.
        beside: columns of further numbers that are known, though their orders are not held.
    """
    numbers = {each: order_id(each.strip().lstrip("0")) for each in typed}
    wanted = [number for number in numbers.values() if number is not None]
    columns: tuple[Any, ...] = (OrderRow.number, *beside)
    known = set(connection.scalars(union(*(select(column).where(column.in_(wanted)) for column in columns))))
    return {
        each: NamedOrder((number,), number) if number and number in known else _called(connection, each, number)
        for each, number in numbers.items()
    }


def _called(connection: Connection, typed: str, number: str | None) -> NamedOrder:
    read = resolve_typed(typed)
    found = [each for each in candidates(connection, read) if each.order is not None]
    meant = [each for each in found if each.match is not Match.LATER_PAGE] or found
    if number is None:
        targets = (each.target for each in read if each.kind == "executive_order")
        number = next((target for target in targets if order_id(target) == target), None)
    return NamedOrder(tuple(dict.fromkeys(each.id for each in meant)), number, any(map(_is_part, meant)))


def _is_part(found: Candidate) -> bool:
    return found.section is not None or found.unread is not None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The held orders next to a number in the numbered series; None where it begins or ends there.

    Attributes:
        below: the number of the one before it.
        above: the number of the one after it.
        nearest: the nearer of the two, the lower of two as near.
    """

    below: str | None
    above: str | None
    nearest: str | None


def neighbours(connection: Connection, number: str) -> Neighbours:
    """The held orders on both sides of a number; none of what has no place in the series. One statement."""
    key = sort_key(number)
    if key >= FIRST_UNNUMBERED:
        return Neighbours(None, None, None)
    numbered = select(OrderRow.sort_key, OrderRow.number).where(OrderRow.sort_key < FIRST_UNNUMBERED)
    before = numbered.where(OrderRow.sort_key < key).order_by(OrderRow.sort_key.desc()).limit(1).subquery()
    after = numbered.where(OrderRow.sort_key > key).order_by(OrderRow.sort_key).limit(1).subquery()
    rows = connection.execute(union(select(before), select(after))).all()
    nearest = min(((abs(row.sort_key - key), row.sort_key, row.number) for row in rows), default=(0, 0, None))[2]
    below = next((row.number for row in rows if row.sort_key < key), None)
    above = next((row.number for row in rows if row.sort_key > key), None)
    return Neighbours(below, above, nearest)
