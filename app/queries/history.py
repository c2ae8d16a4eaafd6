"""The life of an order: what was done to it, and its status on any day, by the rules of `relations.status`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from app.law.endings import day_of_lapse
from app.law.relations import EFFECTS, PASSIVES, Edge, Event, Reference, history, status_on
from app.queries.amendments import undoing_by_reference
from app.queries.links import order_url
from app.queries.references import status_basis
from app.queries.statuses import AS_OF, BESIDE, listed, on_day, status_of
from app.schemas import EventKind, Extent, HistoryEvent, OrderStatus, Status, StatusBasis
from app.tables import OrderRow, ReferenceRow

_PASSIVE_ACTS = frozenset(PASSIVES[relation] for relation in EFFECTS)
_OF_REFERENCE = tuple(
    getattr(ReferenceRow, name)
    for name in Reference.__dataclass_fields__
    if name not in ("order", "span", "note_order")
)


def order_history(connection: Connection, key: int, number: str) -> tuple[Status, list[HistoryEvent]]:
    """The status of the order `key`, and the events in its life. Four statements."""
    row = connection.execute(select(OrderRow.__table__, AS_OF).where(OrderRow.sort_key == key)).one()
    edges = _edges(connection, key)
    undoing = undoing_by_reference(connection, key)
    evidence = status_basis(connection, [*(edge.reference.id for edge in edges), *undoing.values()])
    events = sorted([*_own(row), *_acts(number, edges, evidence, undoing)], key=_place(edges))
    return status_of(row, evidence), _with_status(number, edges, events)


def status_as_of(connection: Connection, key: int, number: str, day: date) -> Status:
    """The status of an order on `day`, no earlier than its signing. Three statements.

    It is `unknown` where an act whose own day is unknown would change it.
    """
    edges = _edges(connection, key)
    status = status_on(number, edges, day)
    possible = status_on(number, [edge for edge in edges if edge.on is None or edge.on <= day], None, day)
    if possible.value != status.value:
        status = possible
    evidence = status_basis(connection, status.basis)
    value = OrderStatus.UNKNOWN if status is possible else OrderStatus(status.value)
    row = connection.execute(select(*BESIDE).where(OrderRow.sort_key == key)).one()
    return on_day(row, replace(status, as_of=day), evidence, value)


def _edges(connection: Connection, key: int) -> list[Edge]:
    """What acts on an order: from another order, or in the passive on its own record. One statement."""
    statement = (
        select(*_OF_REFERENCE, OrderRow.number, OrderRow.signed_on)
        .join(OrderRow, OrderRow.sort_key == ReferenceRow.order_key)
        .where(
            or_(
                and_(ReferenceRow.target_key == key, ReferenceRow.relation.in_(sorted(EFFECTS))),
                and_(ReferenceRow.order_key == key, ReferenceRow.relation.in_(sorted(_PASSIVE_ACTS))),
            )
        )
    )
    return [_edge(row) for row in connection.execute(statement.order_by(ReferenceRow.key))]


def _place(edges: Sequence[Edge]) -> Callable[[HistoryEvent], tuple[bool, date, int]]:
    """The signing first, then by day; acts of one day by order and place (EO 14171 reinstates, then amends)."""
    ranks = {edge.reference.id: rank for rank, edge in enumerate(edges)}

    def place(event: HistoryEvent) -> tuple[bool, date, int]:
        rank = min((ranks[basis.reference] for basis in event.evidence), default=-1)
        return event.event != "signed", event.on or date.max, rank

    return place


def _edge(row: Any) -> Edge:
    columns = {column.key: getattr(row, column.key) for column in _OF_REFERENCE}
    passive = row.relation in _PASSIVE_ACTS
    on = row.target_dated_on if passive else row.signed_on
    return Edge(Reference(**columns, order=row.number, span=None), on, day_of_lapse(row.relation, row.context, on))


def _own(row: Any) -> list[HistoryEvent]:
    """Signing, filing and publication; of an unknown day only the signing is an event."""
    lines = {"signed": "dated", "filed": "filed", "published": ""}
    days = {"signed": row.signed_on, "filed": row.filed_on, "published": row.published_on}
    return [
        HistoryEvent(
            on=day,
            event=EventKind(kind),
            extent=None,
            order=None,
            order_status=None,
            citation=row.citation if kind == "published" else None,
            title=None,
            printed=row.signature.get(lines[kind]) or None,
            undone_by=None,
            status=OrderStatus.IN_FORCE,
            evidence=[],
            url=None,
            html_url=row.html_url if kind == "published" else None,
        )
        for kind, day in days.items()
        if day is not None or kind == "signed"
    ]


def _acts(
    number: str, edges: Sequence[Edge], evidence: Mapping[str, StatusBasis], undoing: Mapping[str, str]
) -> list[HistoryEvent]:
    """The acts of others; one is undone where all is undone that it amends."""
    made = []
    for event in history(number, edges):
        by = [undoing.get(reference) for reference in event.references]
        undone_by = evidence.get(by[0]) if by[0] and all(by) else None
        made.append(_act(event, listed(event.references, evidence), undone_by))
    return made


def _act(event: Event, evidence: list[StatusBasis], undone_by: StatusBasis | None) -> HistoryEvent:
    acting = evidence[0]
    return HistoryEvent(
        on=event.on,
        event=EventKind(event.relation),
        extent=_extent(event, evidence),
        order=acting.order,
        order_status=acting.order_status,
        citation=f"Executive Order {acting.order}" if acting.order else acting.citation,
        title=acting.title,
        printed=None,
        undone_by=undone_by,
        status=OrderStatus.IN_FORCE,
        evidence=evidence,
        url=order_url(acting.order) if acting.order and acting.url else None,
        html_url=acting.html_url,
    )


def _extent(event: Event, evidence: Sequence[StatusBasis]) -> Extent | None:
    """The extent of an act; of an amendment as far as its evidence tells it."""
    told = {basis.extent for basis in evidence}
    if None not in told:
        return Extent(event.extent)
    return Extent.IN_PART if Extent.IN_PART in told else None


def _with_status(number: str, edges: Sequence[Edge], events: Sequence[HistoryEvent]) -> list[HistoryEvent]:
    """The events, each with the status that all acts up to it make; days no longer matter, so none is left out."""
    by_id = {edge.reference.id: edge for edge in edges}
    done: list[Edge] = []
    dated = []
    for event in events:
        done += [by_id[basis.reference] for basis in event.evidence]
        dated.append(event.model_copy(update={"status": OrderStatus(status_on(number, done, None, event.on).value)}))
    return dated
