"""The editors' notes of all works as edges between orders, both ends of one edge brought together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app import dispositions
from app.dispositions import NoteEdge
from app.documents import Order
from app.numbering import order_number, sort_key
from app.relations import Conflict

KINDS = frozenset(
    {"executive_order", "proclamation", "presidential_memorandum", "presidential_directive", "us_code", "public_law",
     "statute_at_large", "named_act", "cfr", "federal_register", "constitution", "reorganization_plan"}
)  # fmt: skip
"""The kinds of target that the HTTP contract names; a note's other documents are of kind "other"."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One edge of the notes, from the acting order to its target.

    Attributes:
        source: the acting order's number, or None where no order acts (a Public Land Order revoked the target).
        on: the number of the order on whose row the note stands.
        edge: the item.
        captured_on: when that row was captured.
    """

    source: str | None
    kind: str
    target: str
    on: str
    edge: NoteEdge
    captured_on: date | None


def collect(orders: Mapping[str, Order]) -> tuple[list[Recorded], list[Conflict]]:
    """The edges that all notes record, and the conflicts in which a note points the wrong way in time.

    "See" has no direction of its own: the later order is the one that mentions the earlier one.
    """
    edges: list[Recorded] = []
    conflicts: list[Conflict] = []
    for number, order in orders.items():
        if not order.disposition_notes:
            continue
        for edge in dispositions.parse(order.disposition_notes).edges:
            if edge.kind == "remark" or (edge.kind == "executive_order" and edge.target == number):
                continue
            recorded, conflict = _directed(number, edge, orders, order.notes_captured_on)
            edges.append(recorded)
            conflicts.extend([conflict] if conflict else [])
    return edges, conflicts


def _directed(
    number: str, edge: NoteEdge, orders: Mapping[str, Order], captured_on: date | None
) -> tuple[Recorded, Conflict | None]:
    kind = edge.kind if edge.kind in KINDS else "other"
    if edge.kind != "executive_order":
        source = None if edge.incoming else number
        return Recorded(source, kind, edge.target, number, edge, captured_on), None
    source, target = (edge.target, number) if edge.incoming else (number, edge.target)
    backwards = precedes(source, target, orders)
    if edge.relation == "see":
        source, target = (target, source) if backwards else (source, target)
        return Recorded(source, kind, target, number, edge, captured_on), None
    if not backwards:
        return Recorded(source, kind, target, number, edge, captured_on), None
    mention = NoteEdge(
        "see", incoming=False, extent="whole", kind=edge.kind, target=edge.target, dated_on=edge.dated_on,
        label=edge.label, item=edge.item,
    )  # fmt: skip
    conflict = Conflict(
        "note_points_backwards",
        number,
        edge.target,
        edge.relation,
        f"The note on EO {number} lets EO {source} act on EO {target}, which was signed later.",
        (("note", f"{edge.label}: {edge.item}"), ("note_order", number)),
    )
    return Recorded(target, kind, source, number, mention, captured_on), conflict


def precedes(source: str, target: str, orders: Mapping[str, Order]) -> bool:
    """Whether `source` was signed before `target`; numbers decide where a date is unknown or both are of one day."""
    left = orders[source].signed_on if source in orders else None
    right = orders[target].signed_on if target in orders else None
    if left and right and left != right:
        return left < right
    return sort_key(source) < sort_key(target) if order_number(source) and order_number(target) else False


def ends(edges: Iterable[Recorded]) -> dict[tuple[str | None, str, str], list[Recorded]]:
    """The edges by (source, kind, target)."""
    grouped: dict[tuple[str | None, str, str], list[Recorded]] = {}
    for edge in edges:
        grouped.setdefault((edge.source, edge.kind, edge.target), []).append(edge)
    return grouped
