"""The orders within some steps of an order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Connection, case, func, or_, select

from app.law.numbering import sort_key
from app.queries.links import order_url
from app.queries.references import told_extent
from app.queries.statuses import AS_OF
from app.schemas import (
    EFFECT_OF,
    INVERSES,
    Basis,
    Effect,
    Extent,
    GraphEdge,
    GraphNode,
    GraphOmission,
    OrderGraph,
    OrderLink,
    OrderStatus,
    Relation,
)
from app.tables import OrderRow, ReferenceRow

_STRENGTH = {effect: rank for rank, effect in enumerate(Effect)}
_DAY = "____-__-__"
"""An order that is known by its day alone has no place in the picture."""
_Key = tuple[str, str, Relation]


@dataclass(frozen=True, slots=True)
class _Ring:
    """What was found around the order: distances of the orders kept, the orders left out, all edges met."""

    distances: dict[str, int]
    left_out: set[str]
    edges: dict[_Key, GraphEdge]


def order_graph(connection: Connection, link: OrderLink, depth: int, room: int) -> OrderGraph:
    """The graph around an order, of at most `room` other orders. `depth` + 2 statements at most.

    Each step may fill its share of the room: of 2 steps the first takes half of it, so that a much-cited order still
    shows what lies behind its neighbours. Kept are the orders that act or are acted on before those that are only
    mentioned, and of these the newest.
    """
    ring = _walk(connection, link.number, depth, room)
    nodes, as_of = _nodes(connection, ring.distances)
    kept = [edge for edge in ring.edges.values() if {edge.source, edge.target} <= ring.distances.keys()]
    missing = ring.left_out - ring.distances.keys()
    url = f"{order_url(link.number)}/graph"
    return OrderGraph(
        order=link.number,
        depth=depth,
        as_of=as_of,
        nodes=nodes,
        edges=sorted(kept, key=_edge_place),
        truncated=bool(missing),
        omitted=GraphOmission(orders=len(missing), edges=len(ring.edges) - len(kept)),
        url=f"{url}?depth={depth}",
        svg_url=f"{url}.svg?depth={depth}",
    )


def _walk(connection: Connection, number: str, depth: int, room: int) -> _Ring:
    ring = _Ring({number: 0}, set(), {})
    frontier = [number]
    for step in range(1, depth + 1):
        if not frontier:
            break
        found = _edges(connection, frontier)
        ring.edges.update(found)
        ranked = _ranked(found.values(), ring.distances)
        space = room * step // depth - (len(ring.distances) - 1)
        frontier = ranked[:space]
        ring.left_out.update(ranked[space:])
        ring.distances.update(dict.fromkeys(frontier, step))
    return ring


def _ranked(edges: Iterable[GraphEdge], known: Mapping[str, int]) -> list[str]:
    """The orders at the edges' other ends: those of the strongest effect first, then the newest."""
    strengths: dict[str, int] = {}
    for edge in edges:
        for end in {edge.source, edge.target} - known.keys():
            strengths[end] = min(_STRENGTH[edge.effect], strengths.get(end, len(_STRENGTH)))
    return sorted(strengths, key=lambda end: (strengths[end], -sort_key(end)))


def _edges(connection: Connection, numbers: Sequence[str]) -> dict[_Key, GraphEdge]:
    """Every edge that begins or ends at one of the orders. One statement."""
    keys = select(OrderRow.sort_key).where(OrderRow.number.in_(numbers))
    columns = (
        OrderRow.number,
        ReferenceRow.target_id,
        ReferenceRow.relation,
        ReferenceRow.extent,
        ReferenceRow.basis,
    )
    statement = (
        select(*columns, func.count().label("times"))
        .join(OrderRow, OrderRow.sort_key == ReferenceRow.order_key)
        .where(ReferenceRow.target_kind == "executive_order", ReferenceRow.target_id != OrderRow.number)
        .where(ReferenceRow.target_id.not_like(_DAY))
        .where(or_(ReferenceRow.order_key.in_(keys), ReferenceRow.target_id.in_(numbers)))
        .group_by(*columns)
    )
    groups: dict[_Key, list[Any]] = {}
    for row in connection.execute(statement):
        groups.setdefault(_active(row), []).append(row)
    return {key: _edge(key, rows) for key, rows in groups.items()}


def _active(row: Any) -> _Key:
    """Source, target and relation; what a note tells in the passive ("revoked_by") is turned round."""
    relation = Relation(row.relation)
    if relation in EFFECT_OF:
        return row.number, row.target_id, relation
    return row.target_id, row.number, INVERSES[relation]


def _edge(key: _Key, rows: Sequence[Any]) -> GraphEdge:
    source, target, relation = key
    bases = {row.basis for row in rows}
    told = {told_extent(Relation(row.relation), row.extent, None) for row in rows}
    told_by, told_of = rows[0].number, rows[0].target_id
    query = urlencode({"kind": "executive_order", "source": told_by, "target": told_of})
    return GraphEdge(
        source=source,
        target=target,
        relation=relation,
        effect=EFFECT_OF[relation],
        extent=next((extent for extent in Extent if extent in told), None),
        basis=Basis(bases.pop()) if len(bases) == 1 else Basis.BOTH,
        references=sum(row.times for row in rows),
        url=f"/v1/references?{query}",
    )


def _edge_place(edge: GraphEdge) -> tuple[int, int, str]:
    return sort_key(edge.source), sort_key(edge.target), edge.relation


def _nodes(connection: Connection, distances: Mapping[str, int]) -> tuple[list[GraphNode], date | None]:
    """The orders, and the day up to which their statuses are known. Two statements."""
    columns = (OrderRow.number, OrderRow.title, OrderRow.signed_on, OrderRow.status, OrderRow.html_url)
    statement = select(*columns, AS_OF).where(OrderRow.number.in_(list(distances)))
    rows = {row.number: row for row in connection.execute(statement)}
    placed = sorted(distances, key=lambda number: (distances[number], sort_key(number)))
    as_of = next((row.status_as_of for row in rows.values()), None)
    named = _named(connection, distances.keys() - rows.keys())
    return [_node(number, distances[number], rows.get(number), named.get(number)) for number in placed], as_of


def _named(connection: Connection, numbers: Iterable[str]) -> dict[str, Any]:
    """Title and day of orders that are not held, as others cite them; no day where they disagree. One statement."""
    first, last = func.min(ReferenceRow.target_dated_on), func.max(ReferenceRow.target_dated_on)
    statement = (
        select(
            ReferenceRow.target_id,
            func.max(ReferenceRow.target_title).label("title"),
            case((first == last, first)).label("signed_on"),
        )
        .where(ReferenceRow.target_kind == "executive_order", ReferenceRow.target_id.in_(sorted(numbers)))
        .group_by(ReferenceRow.target_id)
    )
    return {row.target_id: row for row in connection.execute(statement)}


def _node(number: str, distance: int, row: Any, named: Any) -> GraphNode:
    known = row or named
    return GraphNode(
        number=number,
        distance=distance,
        title=known.title if known else None,
        signed_on=known.signed_on if known else None,
        status=OrderStatus(row.status) if row else None,
        held=row is not None,
        url=order_url(number) if row else None,
        html_url=row.html_url if row else None,
    )
