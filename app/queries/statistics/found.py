"""What was found in orders, counted: what they do to what they cite, whom they direct, and by when."""

from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, select

from app.queries.orders import selected
from app.queries.paging import Given
from app.queries.statistics.asked import Asked
from app.queries.statistics.orders import month, months
from app.queries.statistics.rows import NOTHING, row
from app.schemas import ActorRole, StatisticsRow
from app.tables import ActorRow, DirectiveActorRow, DirectiveDayRow, DirectiveRow, ReferenceRow

_LEADS = and_(DirectiveActorRow.directive_key == DirectiveRow.key, DirectiveActorRow.role == ActorRole.LEAD.value)


def by_relation(connection: Connection, given: Given, asked: Asked) -> list[StatisticsRow]:
    """References by what the citing order does, the most frequent first. One statement."""
    references = func.count().label("references")
    statement = select(ReferenceRow.relation, references, func.count(ReferenceRow.order_key.distinct()).label("orders"))
    counted = statement.where(ReferenceRow.order_key.in_(selected(given))).group_by(ReferenceRow.relation)
    found = sorted(connection.execute(counted), key=lambda each: (-each.references, each.relation))
    return [
        row(
            value=each.relation,
            label=each.relation.replace("_", " "),
            orders=each.orders,
            references=each.references,
            url=asked.references(relation=each.relation),
        )
        for each in found
    ]


def _directives(given: Given, *columns: Any) -> Select[Any]:
    """A select over the directives of the orders, general provisions left out."""
    statement = select(*columns, func.count(DirectiveRow.order_key.distinct()).label("orders"))
    return statement.where(~DirectiveRow.boilerplate, DirectiveRow.order_key.in_(selected(given)))


def by_agency(connection: Connection, given: Given, asked: Asked) -> list[StatisticsRow]:
    """Directives by the office that they tell to act; those with the most time limits first. One statement."""
    key, slug, name = DirectiveRow.key, DirectiveActorRow.slug, ActorRow.name
    directives = func.count(key.distinct()).label("directives")
    deadlines = func.count(case((DirectiveRow.has_deadline, key)).distinct()).label("deadlines")
    named = _directives(given, slug, name, directives, deadlines).outerjoin_from(
        DirectiveRow, DirectiveActorRow, _LEADS
    )
    found = connection.execute(named.outerjoin(ActorRow, ActorRow.slug == slug).group_by(slug, name)).all()
    return [
        row(
            value=each.slug,
            label=NOTHING["office"] if each.slug is None else each.name or each.slug,
            orders=each.orders,
            directives=each.directives,
            deadlines=each.deadlines,
            url=asked.directives(actor=each.slug, role=ActorRole.LEAD.value) if each.slug else None,
        )
        for each in sorted(found, key=lambda each: (each.slug is None, -each.deadlines, -each.directives, each.slug))
    ]


def by_due_month(connection: Connection, given: Given, asked: Asked) -> list[StatisticsRow]:
    """Directives with a time limit by the month in which they fall due, the earliest first. One statement."""
    year, number = months(DirectiveDayRow.due_on)
    deadlines = func.count(DirectiveRow.key.distinct()).label("deadlines")
    dated = _directives(given, year, number, deadlines).outerjoin_from(
        DirectiveRow, DirectiveDayRow, DirectiveDayRow.directive_key == DirectiveRow.key
    )
    found = connection.execute(dated.where(DirectiveRow.has_deadline).group_by(year, number)).all()
    return [_due(each, asked) for each in sorted(found, key=lambda each: (each.year is None, each.year, each.month))]


def _due(found: Any, asked: Asked) -> StatisticsRow:
    counts = {"orders": found.orders, "deadlines": found.deadlines}
    if found.year is None:
        return row(value=None, label=NOTHING["due"], **counts, url=None)
    value, label, first, last = month(int(found.year), int(found.month))
    url = asked.directives(due_from=first.isoformat(), due_to=last.isoformat())
    return row(value=value, label=label, **counts, url=url)
