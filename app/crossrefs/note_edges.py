"""The editors' notes of all works as edges between orders, both ends of one edge brought together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.law import dispositions
from app.law.dispositions import NoteEdge
from app.law.documents import Order
from app.law.numbering import order_number, sort_key
from app.law.relations import Conflict

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
    """The edges that all notes record, and the conflicts of notes that cannot be meant as they stand.

    "See" has no direction of its own: the later order is the one that mentions the earlier one. A note that lets an
    order act on a later one, or whose date belongs to another order than its number, is kept as a mere "see".
    """
    parsed = {
        number: tuple(edge for edge in dispositions.parse(order.disposition_notes).edges if _between(number, edge))
        for number, order in orders.items()
        if order.disposition_notes
    }
    pairs = {(number, edge.target) for number, found in parsed.items() for edge in found}
    edges: list[Recorded] = []
    conflicts: list[Conflict] = []
    for number, found in parsed.items():
        for edge in found:
            recorded = _directed(number, edge, orders)
            doubt = _doubt(recorded, orders, confirmed=(edge.target, number) in pairs)
            edges.append(_mention(recorded, orders) if doubt else recorded)
            conflicts.extend([doubt] if doubt else [])
    return edges, conflicts


def _between(number: str, edge: NoteEdge) -> bool:
    """Whether the item names a document other than the order itself."""
    return edge.kind != "remark" and (edge.kind != "executive_order" or edge.target != number)


def _directed(number: str, edge: NoteEdge, orders: Mapping[str, Order]) -> Recorded:
    kind = edge.kind if edge.kind in KINDS else "other"
    captured_on = orders[number].notes_captured_on
    if edge.kind != "executive_order":
        return Recorded(None if edge.incoming else number, kind, edge.target, number, edge, captured_on)
    source, target = (edge.target, number) if edge.incoming else (number, edge.target)
    if edge.relation == "see" and precedes(source, target, orders):
        source, target = target, source
    return Recorded(source, kind, target, number, edge, captured_on)


def _mention(recorded: Recorded, orders: Mapping[str, Order]) -> Recorded:
    """The same item as a "see" from the later order to the earlier one."""
    edge = replace(recorded.edge, relation="see", incoming=False, extent="whole")
    return _directed(recorded.on, edge, orders)


_PATIENCE = 31
"""Days by which a note's date may miss the signing date: editors give the day of filing or publication at times."""


def _doubt(recorded: Recorded, orders: Mapping[str, Order], *, confirmed: bool) -> Conflict | None:
    """Why an edge of effect between orders cannot be believed, or None."""
    edge, number, source = recorded.edge, recorded.on, recorded.source
    if recorded.kind != "executive_order" or edge.relation == "see" or source is None:
        return None
    other = orders.get(edge.target)
    evidence = (("note", f"{edge.label}: {edge.item}"), ("note_order", number))
    if precedes(source, recorded.target, orders):
        detail = f"The note on EO {number} lets EO {source} act on EO {recorded.target}, which was signed later."
        return Conflict("note_points_backwards", number, edge.target, edge.relation, detail, evidence)
    if confirmed or other is None or other.signed_on is None or edge.dated_on is None:
        return None
    if abs((other.signed_on - edge.dated_on).days) <= _PATIENCE:
        return None
    detail = f"The note on EO {number} dates EO {edge.target} {edge.dated_on}; that order was signed {other.signed_on}."
    return Conflict("note_date_disagrees", number, edge.target, edge.relation, detail, evidence)


def precedes(source: str, target: str, orders: Mapping[str, Order]) -> bool:
    """Whether `source` was signed before `target`; numbers decide where a date is unknown or both are of one day."""
    left = orders[source].signed_on if source in orders else None
    right = orders[target].signed_on if target in orders else None
    if left and right and left != right:
        return left < right
    return sort_key(source) < sort_key(target) if order_number(source) and order_number(target) else False
