"""A directive as rows: itself, the offices it names, and the days on which it falls due."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from app.law.directives import Agent, Deadline, Directive
from app.store import Row


def directive_row(key: int, directive: Directive) -> Row:
    """The row of a directive of the order `key`, without its own key."""
    deadline = directive.deadline
    return {
        "id": directive.id,
        "order_key": key,
        "section": directive.section,
        "provision": directive.provision,
        "item": directive.item,
        "modality": directive.modality,
        "kind": directive.kind,
        "action": directive.action,
        "text": directive.text,
        "span_start": directive.span[0],
        "span_end": directive.span[1],
        "field": directive.field,
        "deadline": _deadline(deadline) if deadline else None,
        "due_on": deadline.due_on if deadline else None,
        "has_deadline": deadline is not None,
        "recurrence": {"text": directive.recurrence} if directive.recurrence else None,
        "further_deadlines": [
            {"section": section, **_deadline(further)} for section, further in directive.further_deadlines
        ],
        "limbs": list(directive.limbs),
        "boilerplate": directive.boilerplate,
        "actors": [entry for agent in directive.agents for entry in _actors(agent)],
    }


def directive_actors(row: Row) -> Iterator[Row]:
    """The rows of the known offices that the directive of `row` names."""
    for position, actor in enumerate(row["actors"]):
        if actor["slug"]:
            yield {"directive_key": row["key"], "position": position, "slug": actor["slug"], "role": actor["role"]}


def directive_days(row: Row) -> list[Row]:
    """The rows of the days on which the directive of `row` falls due, each day once."""
    days = {row["due_on"], *(_day(further["due_on"]) for further in row["further_deadlines"])} - {None}
    return [{"directive_key": row["key"], "due_on": day} for day in sorted(days)]


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def _deadline(deadline: Deadline) -> dict[str, object]:
    return {**asdict(deadline), "due_on": deadline.due_on.isoformat() if deadline.due_on else None}


def _actors(agent: Agent) -> Iterator[dict[str, str | None]]:
    """One entry an office; words that name none that is known give one entry without a slug."""
    for slug in agent.slugs or (None,):
        yield {"name": agent.name, "slug": slug, "role": agent.role}
