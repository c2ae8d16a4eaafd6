"""When what is listed changed last: what feeds and calendars tell their readers.

An order keeps the moment at which a publish last changed what is told of it. What rests on orders changes with them:
the directives of an order that is revoked are told with another status.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Executable, func, select

from app.tables import DirectiveActorRow, DirectiveRow, OrderRow, PublishRow, ReferenceRow

Moments = Callable[[Connection, Sequence[Any]], Sequence[datetime | None]]
"""Tells of each item of a batch when it changed last; None where nothing tells it."""


def own(moment: Callable[[Any], datetime | None]) -> Moments:
    """Items that know it themselves. No statement."""
    return lambda _, items: [moment(item) for item in items]


def of_orders(numbers: Callable[[Any], Iterable[str | None]]) -> Moments:
    """Items that rest on orders, those of these numbers that are held: the last change of any. One statement."""

    def told(connection: Connection, items: Sequence[Any]) -> list[datetime | None]:
        rests_on = [[number for number in numbers(item) if number] for item in items]
        every = sorted({number for each in rests_on for number in each})
        known = _known(connection, select(OrderRow.number, OrderRow.changed_at).where(OrderRow.number.in_(every)))
        return [max((known[number] for number in each if number in known), default=None) for each in rests_on]

    return told


def of_actors(connection: Connection, actors: Sequence[Any]) -> list[datetime | None]:
    """Actors, by the orders whose directives name them. Two statements."""
    named = (
        select(DirectiveActorRow.slug, func.max(OrderRow.changed_at))
        .join(DirectiveRow, DirectiveRow.key == DirectiveActorRow.directive_key)
        .join(OrderRow, OrderRow.sort_key == DirectiveRow.order_key)
        .group_by(DirectiveActorRow.slug)
    )
    return _or_first(connection, named, [actor.slug for actor in actors])


def of_presidents(connection: Connection, presidents: Sequence[Any]) -> list[datetime | None]:
    """Presidents, by the orders that they signed. Two statements."""
    signed = select(OrderRow.president, func.max(OrderRow.changed_at)).group_by(OrderRow.president)
    return _or_first(connection, signed, [president.slug for president in presidents])


def of_relations(connection: Connection, relations: Sequence[Any]) -> list[datetime | None]:
    """Relations, by the orders in which they are read. Two statements."""
    read = (
        select(ReferenceRow.relation, func.max(OrderRow.changed_at))
        .join(OrderRow, OrderRow.sort_key == ReferenceRow.order_key)
        .group_by(ReferenceRow.relation)
    )
    return _or_first(connection, read, [relation.name for relation in relations])


def _known(connection: Connection, statement: Executable) -> Mapping[str, datetime]:
    return {row[0]: row[1] for row in connection.execute(statement)}


def _or_first(connection: Connection, statement: Executable, names: Sequence[str]) -> list[datetime | None]:
    """The moment of each name; of one that no order held tells of, the first publish that the ledger knows."""
    known = _known(connection, statement)
    first = connection.scalar(select(func.min(PublishRow.published_at)))
    return [known.get(name, first) for name in names]
