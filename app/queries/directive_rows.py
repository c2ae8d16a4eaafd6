"""A directive as the contract shows it, out of its row joined with its order's and its provision's."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.law.directives.deadlines.recurrences import interval, occurrences
from app.queries.names import provision, section_url
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
from app.tables import DirectiveRow, OrderRow, SectionRow

COLUMNS: tuple[Any, ...] = (
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
