"""Directives by words, actor, day and order."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select
from sqlalchemy.orm import aliased

from app.directives.occurrences import interval, occurrences
from app.queries.names import provision, section_url
from app.queries.paging import (
    Filters,
    Position,
    Slice,
    Sort,
    Window,
    conditions,
    facet,
    fetch,
    one_of,
    same,
    total,
    walk,
)
from app.schemas import (
    Deadline,
    DeadlineUnit,
    Directive,
    DirectiveActor,
    FurtherDeadline,
    Modality,
    OrderStatus,
    Recurrence,
    TextField,
    Weekday,
)
from app.tables import DirectiveActorRow, DirectiveDayRow, DirectiveRow, OrderRow, SectionRow

_COLUMNS: tuple[Any, ...] = (
    DirectiveRow.id,
    DirectiveRow.section,
    DirectiveRow.item,
    DirectiveRow.modality,
    DirectiveRow.action,
    DirectiveRow.text,
    DirectiveRow.span_start,
    DirectiveRow.span_end,
    DirectiveRow.field,
    DirectiveRow.deadline,
    DirectiveRow.due_on,
    DirectiveRow.recurrence,
    DirectiveRow.further_deadlines,
    DirectiveRow.limbs,
    DirectiveRow.boilerplate,
    DirectiveRow.actors,
    OrderRow.number,
    OrderRow.title,
    OrderRow.status,
    OrderRow.signed_on,
    OrderRow.html_url,
    SectionRow.citation,
)


TIMES_AHEAD = 3
"""How many days of a recurring directive are told."""
_NAMED = aliased(DirectiveActorRow, name="named")
_DAYS = aliased(DirectiveDayRow, name="days")


def _by_actor(asked: Any) -> ColumnElement[bool]:
    """Of (slugs or None, role or None): the directives that name any such actor in any such role."""
    slugs, role = asked
    named = [_NAMED.directive_key == DirectiveRow.key]
    if slugs is not None:
        named.append(_NAMED.slug.in_(list(slugs)))
    if role is not None:
        named.append(_NAMED.role == role)
    return exists().where(*named)


def _by_day(asked: Any) -> ColumnElement[bool]:
    """Of (first day or None, last day or None): the directives any of whose deadlines falls on such a day."""
    first, last = asked
    days = [_DAYS.directive_key == DirectiveRow.key]
    if first is not None:
        days.append(_DAYS.due_on >= first)
    if last is not None:
        days.append(_DAYS.due_on <= last)
    return exists().where(*days)


FILTERS: Filters = {
    "keys": lambda selectable: DirectiveRow.key.in_(selectable),
    "actor": _by_actor,
    "modality": one_of(DirectiveRow.modality),
    "order": one_of(OrderRow.number),
    "president": one_of(OrderRow.president),
    "status": one_of(OrderRow.status),
    "year": one_of(OrderRow.year),
    "due": _by_day,
    "has_deadline": same(DirectiveRow.has_deadline),
    "boilerplate": same(DirectiveRow.boilerplate),
    "order_key": same(DirectiveRow.order_key),
    "sections": one_of(DirectiveRow.section),
}
SORTS: Mapping[str, Sort] = {
    "-signed_on": Sort(DirectiveRow.key, descending=True),
    "signed_on": Sort(DirectiveRow.key),
    "due_on": Sort(DirectiveRow.key, DirectiveRow.due_on),
    "-due_on": Sort(DirectiveRow.key, DirectiveRow.due_on, descending=True),
}
FACETS: Mapping[str, Any] = {
    "modality": DirectiveRow.modality,
    "president": OrderRow.president,
    "year": OrderRow.year,
    "status": OrderRow.status,
}


def selected(given: Mapping[str, object]) -> Select[Any]:
    """A select of the `key` of every directive the filters select. No statement."""
    joined = select(DirectiveRow.key).join(OrderRow, OrderRow.sort_key == DirectiveRow.order_key)
    return joined.where(*conditions(FILTERS, given))


def keys(given: Mapping[str, object]) -> Select[Any]:
    """The same as `selected`; words alone need no table but their own. No statement."""
    words = given.get("keys")
    if isinstance(words, Select) and all(value is None for name, value in given.items() if name != "keys"):
        return words
    return selected(given)


def _described(statement: Select[Any]) -> Select[Any]:
    at_section = and_(SectionRow.order_key == DirectiveRow.order_key, SectionRow.id == DirectiveRow.section)
    return statement.with_only_columns(*_COLUMNS, maintain_column_froms=True).outerjoin(SectionRow, at_section)


def directives(connection: Connection, given: Mapping[str, object], window: Window) -> Slice[Directive]:
    """Directives by the filters of `FILTERS`. Two statements."""
    items, end = _page(connection, given, window)
    return Slice(items, total(connection, keys(given)), end)


def every_directive(connection: Connection, given: Mapping[str, object], sort: str) -> Iterator[Sequence[Directive]]:
    """All directives the filters select, in batches. One statement a batch."""
    return walk(partial(_page, connection, given), sort)


def _page(
    connection: Connection, given: Mapping[str, object], window: Window
) -> tuple[list[Directive], Position | None]:
    rows, end = fetch(connection, _described(selected(given)), SORTS[window.sort], window)
    return [_directive(row) for row in rows], end


def directives_at(connection: Connection, keys: Sequence[int]) -> list[Directive]:
    """The directives of these keys, in this order. One statement."""
    found = connection.execute(_described(selected({})).add_columns(DirectiveRow.key).where(DirectiveRow.key.in_(keys)))
    rows = {row.key: row for row in found}
    return [_directive(rows[key]) for key in keys]


def directive_facet(connection: Connection, given: Mapping[str, object], name: str) -> list[tuple[str | None, int]]:
    """Counts over all directives the filters select. One statement."""
    statement = selected(given)
    if name != "actor":
        return facet(connection, statement, FACETS[name])
    named = statement.join(DirectiveActorRow, DirectiveActorRow.directive_key == DirectiveRow.key)
    counted = named.with_only_columns(
        DirectiveActorRow.slug, func.count(DirectiveRow.key.distinct()), maintain_column_froms=True
    )
    found = connection.execute(counted.group_by(DirectiveActorRow.slug))
    return sorted(((slug, count) for slug, count in found), key=lambda pair: (-pair[1], pair[0]))


def directives_of(connection: Connection, order_key: int, sections: Sequence[str] | None = None) -> list[Directive]:
    """Every directive of an order, or of some of its provisions, in document order. One statement."""
    given = {"order_key": order_key, "sections": sections}
    statement = _described(selected(given)).order_by(DirectiveRow.key)
    return [_directive(row) for row in connection.execute(statement)]


def _directive(row: Any) -> Directive:
    return Directive(
        id=row.id,
        order=row.number,
        order_title=row.title,
        order_status=OrderStatus(row.status),
        signed_on=row.signed_on,
        section=row.section,
        item=row.item or None,
        citation=provision(row.number, row.citation) + (f"({row.item})" if row.item else ""),
        actors=[DirectiveActor(**actor) for actor in row.actors],
        modality=Modality(row.modality),
        action=row.action,
        text=row.text,
        field=TextField(row.field),
        span=(row.span_start, row.span_end),
        deadline=None if row.deadline is None else _deadline(row.deadline, row.due_on),
        recurrence=None if row.recurrence is None else _recurrence(row.recurrence["text"], row.due_on),
        further_deadlines=[_further(row.number, stored) for stored in row.further_deadlines],
        limbs=row.limbs,
        boilerplate=row.boilerplate,
        url=section_url(row.number, row.section),
        html_url=row.html_url,
    )


def _recurrence(text: str, due_on: date | None) -> Recurrence:
    every = interval(text)
    return Recurrence(
        text=text,
        value=every.value if every else None,
        unit=DeadlineUnit(every.unit) if every else None,
        next_on=list(occurrences(text, due_on, TIMES_AHEAD)),
    )


def _further(number: str, stored: Mapping[str, Any]) -> FurtherDeadline:
    due_on = None if stored["due_on"] is None else date.fromisoformat(stored["due_on"])
    deadline = _deadline(stored, due_on)
    section = stored["section"]
    return FurtherDeadline(**deadline.model_dump(), section=section, url=section_url(number, section))


def _deadline(stored: Mapping[str, Any], due_on: date | None) -> Deadline:
    return Deadline(
        text=stored["text"],
        value=stored["value"],
        unit=stored["unit"],
        anchor=stored["anchor"],
        due_on=due_on,
        weekday=None if due_on is None else tuple(Weekday)[due_on.weekday()],
        falls_on_weekend=None if due_on is None else due_on.weekday() >= 5,
    )
