"""Directives by words, actor, day and order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select
from sqlalchemy.orm import aliased

from app.law.directives.deadlines.recurrences import interval, occurrences
from app.queries.links import provision, section_url
from app.queries.paging import (
    RELEVANCE,
    Facet,
    Filters,
    Given,
    Listing,
    Slice,
    Sort,
    ValueCounts,
    Window,
    at_least,
    at_most,
    batches,
    conditions,
    facet,
    fetch,
    one_of,
    same,
    shapes,
    total,
)
from app.queries.ready_items import ReadyItems
from app.queries.search import BY_SCORE, ParsedQuery, by_relevance, count_by_order, of_orders
from app.queries.text_coverage import text_coverage
from app.schemas import (
    Deadline,
    DeadlineUnit,
    Directive,
    DirectiveActor,
    DirectiveKind,
    FurtherDeadline,
    Modality,
    OrderStatus,
    Precision,
    Recurrence,
    TextCoverage,
    TextField,
    Weekday,
)
from app.tables import DirectiveActorRow, DirectiveDayRow, DirectiveItem, DirectiveRow, OrderRow, SectionRow

_NAMED = aliased(DirectiveActorRow, name="named")
_DAYS = aliased(DirectiveDayRow, name="days")


def _by_actor(wanted: Any) -> ColumnElement[bool]:
    """Of (slugs or None, role or None): the directives that name any such actor in any such role."""
    slugs, role = wanted
    named = [_NAMED.directive_key == DirectiveRow.key]
    if slugs is not None:
        named.append(_NAMED.slug.in_(list(slugs)))
    if role is not None:
        named.append(_NAMED.role == role)
    return exists().where(*named)


def _by_day(wanted: Any) -> ColumnElement[bool]:
    """Of (first day or None, last day or None): the directives any of whose deadlines falls on such a day."""
    first, last = wanted
    days = [_DAYS.directive_key == DirectiveRow.key]
    if first is not None:
        days.append(_DAYS.due_on >= first)
    if last is not None:
        days.append(_DAYS.due_on <= last)
    return exists().where(*days)


WITH_A_DAY = _by_day((None, None))
"""The condition of the directives of which any deadline falls on a day that is known."""
FILTERS: Filters = {
    "words": lambda query: DirectiveRow.key.in_(query.keys()),
    "actor": _by_actor,
    "modality": one_of(DirectiveRow.modality),
    "kind": one_of(DirectiveRow.kind),
    "order": one_of(OrderRow.number),
    "president": one_of(OrderRow.president),
    "status": one_of(OrderRow.status),
    "year": one_of(OrderRow.year),
    "signed_from": at_least(OrderRow.signed_on),
    "signed_to": at_most(OrderRow.signed_on),
    "due": _by_day,
    "has_deadline": same(DirectiveRow.has_deadline),
    "boilerplate": same(DirectiveRow.boilerplate),
    "order_key": same(DirectiveRow.order_key),
    "sections": one_of(DirectiveRow.section),
}
OF_ORDERS = ("order", "president", "status", "year", "signed_from", "signed_to")
"""The filters that ask something of the order."""
SORTS: Mapping[str, Sort] = {
    "-signed_on": Sort(DirectiveRow.key, descending=True),
    "signed_on": Sort(DirectiveRow.key),
    "due_on": Sort(DirectiveRow.key, DirectiveRow.due_on),
    "-due_on": Sort(DirectiveRow.key, DirectiveRow.due_on, descending=True),
}


def _asked(given: Given) -> tuple[ParsedQuery | None, Given]:
    """The words, which ask the index about general provisions too, and the other filters that are given."""
    others = {name: value for name, value in given.items() if value is not None and name != "words"}
    query: ParsedQuery | None = given.get("words")
    return (query and replace(query, boilerplate=others.pop("boilerplate", None))), others


def _parted(others: Given) -> tuple[Select[Any] | None, Given]:
    """A select of the orders that the filters ask for, None where they ask for none; and the filters less these."""
    wanted = conditions(FILTERS, {name: value for name, value in others.items() if name in OF_ORDERS})
    rest = {name: value for name, value in others.items() if name not in OF_ORDERS}
    return select(OrderRow.sort_key).where(*wanted) if wanted else None, rest


def _selected(given: Given) -> Select[Any]:
    """A select of the `key` of every directive the filters select. No statement."""
    query, others = _asked(given)
    orders, rest = _parted(others)
    statement = select(DirectiveRow.key).where(*conditions(FILTERS, {**rest, "words": query}))
    return statement if orders is None else statement.where(DirectiveRow.order_key.in_(orders))


def _keys(given: Given) -> Select[Any]:
    """The same as `_selected`; words and what is asked of the order need no directive's row. No statement."""
    query, others = _asked(given)
    return _selected(given) if query is None else _narrow(others, query.keys())


def _narrow(others: Given, hits: Select[Any]) -> Select[Any]:
    """Of `hits` those that the other filters select. No statement."""
    orders, rest = _parted(others)
    if rest:
        return _selected(others).where(DirectiveRow.key.in_(hits))
    return hits if orders is None else of_orders(hits, orders)


def _described(statement: Select[Any]) -> Select[Any]:
    at_section = and_(SectionRow.order_key == DirectiveRow.order_key, SectionRow.id == DirectiveRow.section)
    described = statement.with_only_columns(*COLUMNS, maintain_column_froms=True)
    return described.join(OrderRow, OrderRow.sort_key == DirectiveRow.order_key).outerjoin(SectionRow, at_section)


def directives(connection: Connection, given: Given, window: Window) -> Slice[Directive]:
    """Directives by the filters of `FILTERS`. Two statements; by relevance five at most."""
    query, others = _asked(given)
    if query is not None and window.sort == RELEVANCE:
        return by_relevance(connection, query, partial(_narrow, others), window, partial(directives_at, connection))
    # Joined, not selected from: so the newest are walked until the page is full.
    listed = _described(select(DirectiveRow.key)).where(*conditions(FILTERS, {**others, "words": query}))
    rows, end = fetch(connection, listed, SORTS[window.sort], window)
    return Slice([directive(row) for row in rows], total(connection, _keys(given)), end)


def every_directive(connection: Connection, given: Given, sort: str) -> Iterator[Sequence[Directive]]:
    """All directives the filters select, in batches. One statement, and one a batch."""
    return batches(connection, _selected(given).order_by(*SORTS[sort].order_by()), partial(directives_at, connection))


def directives_at(connection: Connection, keys: Sequence[int]) -> list[Directive]:
    """The directives of these keys, in this order. One statement."""
    statement = _described(select(DirectiveRow.key)).add_columns(DirectiveRow.key)
    found = connection.execute(statement.where(DirectiveRow.key.in_(keys)))
    rows = {row.key: row for row in found}
    return [directive(rows[key]) for key in keys]


def _by_order(column: Any) -> Facet:
    return lambda connection, given: count_by_order(connection, _keys(given), column)


def _by_own(column: Any) -> Facet:
    return lambda connection, given: facet(connection, _selected(given), column)


def _by_named(connection: Connection, given: Given) -> ValueCounts:
    named = _selected(given).join(DirectiveActorRow, DirectiveActorRow.directive_key == DirectiveRow.key)
    counted = named.with_only_columns(
        DirectiveActorRow.slug, func.count(DirectiveRow.key.distinct()), maintain_column_froms=True
    )
    found = connection.execute(counted.group_by(DirectiveActorRow.slug))
    return sorted(((slug, count) for slug, count in found), key=lambda pair: (-pair[1], pair[0]))


def _text_coverage(connection: Connection, given: Given) -> TextCoverage:
    """Every directive is read of a text, so that each question about them sees as many orders as have one."""
    wanted = conditions(FILTERS, {name: given.get(name) for name in OF_ORDERS})
    if (key := given.get("order_key")) is not None:
        wanted.append(OrderRow.sort_key == key)
    return text_coverage(connection, wanted)


_WITH_ORDERS = select(DirectiveRow.key).join(OrderRow, OrderRow.sort_key == DirectiveRow.order_key)
DIRECTIVES = Listing(
    directives,
    {**shapes(SORTS), RELEVANCE: BY_SCORE},
    {
        "actor": _by_named,
        "modality": _by_own(DirectiveRow.modality),
        "kind": _by_own(DirectiveRow.kind),
        "order": _by_order(OrderRow.number),
        "president": _by_order(OrderRow.president),
        "year": _by_order(OrderRow.year),
        "status": _by_order(OrderRow.status),
    },
    text=_text_coverage,
    searchable=True,
    ready=ReadyItems(DirectiveItem, FILTERS, SORTS, _WITH_ORDERS, _selected).page,
)


def directives_of(connection: Connection, order_key: int, sections: Sequence[str] | None = None) -> list[Directive]:
    """Every directive of an order, or of some of its provisions, in document order. One statement."""
    given = {"order_key": order_key, "sections": sections}
    statement = _described(_selected(given)).order_by(DirectiveRow.key)
    return [directive(row) for row in connection.execute(statement)]


def directives_by_key(connection: Connection, order_keys: Sequence[int]) -> dict[int, list[tuple[int, Directive]]]:
    """Every directive of these orders with its key, by the order's, in document order. One statement."""
    selected = _described(select(DirectiveRow.key).where(DirectiveRow.order_key.in_(order_keys)))
    rows = connection.execute(selected.add_columns(DirectiveRow.key, DirectiveRow.order_key).order_by(DirectiveRow.key))
    found: dict[int, list[tuple[int, Directive]]] = defaultdict(list)
    for row in rows:
        found[row.order_key].append((row.key, directive(row)))
    return found


COLUMNS: tuple[Any, ...] = (
    DirectiveRow.id,
    DirectiveRow.section,
    DirectiveRow.item,
    DirectiveRow.modality,
    DirectiveRow.kind,
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
"""What `directive` reads."""
TIMES_AHEAD = 3
"""How many days of a recurring directive are given."""


def directive(row: Any) -> Directive:
    """The directive of a row of COLUMNS."""
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
        kind=None if row.kind is None else DirectiveKind(row.kind),
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
    told = stored.get("precision") or ("day" if due_on else None)  # a corpus of an older version tells none
    precision = Precision(told) if told else None
    day = due_on if precision is Precision.DAY else None
    return Deadline(
        text=stored["text"],
        value=stored["value"],
        unit=stored["unit"],
        anchor=stored["anchor"],
        due_on=due_on,
        precision=precision,
        weekday=None if day is None else tuple(Weekday)[day.weekday()],
        falls_on_weekend=None if day is None else day.weekday() >= 5,
    )


def stored_directives(connection: Connection, number: str) -> Sequence[Any] | None:
    """The rows of an order's directives by column, in document order; None if its text is not held. Two statements."""
    key = connection.scalar(select(OrderRow.sort_key).where(OrderRow.number == number, OrderRow.has_text))
    if key is None:
        return None
    statement = select(DirectiveRow.__table__).where(DirectiveRow.order_key == key).order_by(DirectiveRow.key)
    return connection.execute(statement).mappings().all()
