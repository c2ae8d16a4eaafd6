"""The editors' notes of all orders as edges between orders, both ends of one edge brought together."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.law.dispositions import bodies_in
from app.law.documents import NoteItem, Order
from app.law.endings import Ending
from app.law.numbering import order_id, sort_key
from app.law.relations import BY_NAME, Conflict

KINDS = frozenset(
    {"executive_order", "proclamation", "presidential_memorandum", "presidential_determination",
     "national_security_memorandum", "presidential_directive", "veterans_regulation", "us_code", "public_law",
     "joint_resolution", "revised_statutes", "statute_at_large", "named_act", "cfr", "federal_register", "constitution",
     "reorganization_plan"}
)  # fmt: skip
"""The kinds of target that the HTTP contract names; a note's other documents are of kind "other"."""


@dataclass(frozen=True, slots=True)
class NoteEdge:
    """One edge of the notes, from the acting order to its target.

    Attributes:
        source: the acting order's number, or None where no order acts (a Public Land Order revoked the target).
        on: the number of the order on whose row the note stands.
        item: what it says there.
        captured_on: when that row was captured.
    """

    source: str | None
    kind: str
    target: str
    on: str
    item: NoteItem
    captured_on: date | None


def read(orders: Mapping[str, Order]) -> dict[str, tuple[NoteItem, ...]]:
    """The items of every order's notes."""
    return {number: order.noted for number, order in orders.items() if order.noted}


def doubts(items: Iterable[NoteItem]) -> tuple[Ending, ...]:
    """The remarks that make it doubtful whether an order is still in force ("The authority … was repealed by …")."""
    return tuple(
        Ending(None, None, item.words, "body" if item.body else "part", "", None)
        for item in items
        if item.relation == "note" and item.says
    )


def collect(
    notes: Mapping[str, Sequence[NoteItem]], orders: Mapping[str, Order]
) -> tuple[list[NoteEdge], list[Conflict]]:
    """The edges that all notes record, and the conflicts of notes that cannot be meant as they stand.

    "See" has no direction of its own: the later order is the one that mentions the earlier one. A note that lets an
    order act on a later one, or whose date belongs to another order than its number, is kept as a mere "see".
    """
    parsed = {number: tuple(item for item in items if _between(number, item)) for number, items in notes.items()}
    pairs = {(number, item.target) for number, found in parsed.items() for item in found}
    edges: list[NoteEdge] = []
    conflicts: list[Conflict] = []
    for number, found in parsed.items():
        ended = any(_ends(item) for item in found)
        for item in found:
            edge = _directed(number, item, orders, ended=ended)
            doubt = _doubt(edge, orders, confirmed=(item.target, number) in pairs)
            edges.append(_mention(edge, orders) if doubt else edge)
            conflicts.extend([doubt] if doubt else [])
    return edges, conflicts


def sides(
    edges: Iterable[NoteEdge], orders: Container[str]
) -> tuple[Mapping[str, list[NoteEdge]], Mapping[str, list[NoteEdge]]]:
    """The edges out of each order held, and by the order whose row tells them, those of acting documents not held."""
    outgoing: dict[str, list[NoteEdge]] = defaultdict(list)
    incoming: dict[str, list[NoteEdge]] = defaultdict(list)
    for edge in edges:
        if edge.source in orders:
            outgoing[str(edge.source)].append(edge)
        else:
            incoming[edge.on].append(edge)
    return outgoing, incoming


def _between(number: str, item: NoteItem) -> bool:
    """Whether the item names a document other than the order itself, or tells the end of the order."""
    return item.relation != "note" and (item.kind != "executive_order" or item.target != number)


def _in_whole(item: NoteItem, order: Order, *, ended: bool) -> NoteItem:
    """The end of a body as that of the order, where the title names that body and no other.

    "Council terminated November 26, 1974" is all there is to say of EO 11399, "Establishing the National Council on
    Indian Opportunity"; EO 11583, "Office of Consumer Affairs", only lost a council. What "ceased to function" was not
    terminated (EO 11210 "was never formally revoked"). Where the editors also tell how the order itself ended, it
    outlived its council: EO 11493, "Council terminated by EO 11541" and "Revoked by: EO 12553".
    """
    if ended:
        return item
    if item.relation != "terminates" or not item.incoming or item.says == "ceased":
        return item
    named = bodies_in(order.title)
    return replace(item, extent="whole") if len(named) == 1 and item.body in ("", *named) else item


def _ends(item: NoteItem) -> bool:
    """Whether the item tells that the order itself was ended."""
    is_end = BY_NAME[item.relation].family == "ends" and item.relation != "terminates"
    return item.incoming and is_end and item.extent == "whole"


def _directed(number: str, item: NoteItem, orders: Mapping[str, Order], *, ended: bool = False) -> NoteEdge:
    item = _in_whole(item, orders[number], ended=ended)
    kind = "executive_order" if _order_of_a_day(item) else item.kind if item.kind in KINDS else "other"
    captured_on = orders[number].notes_captured_on
    if item.kind != "executive_order":
        return NoteEdge(None if item.incoming else number, kind, item.target, number, item, captured_on)
    source, target = (item.target, number) if item.incoming else (number, item.target)
    if item.relation == "see" and precedes(source, target, orders):
        source, target = target, source
    return NoteEdge(source, kind, target, number, item, captured_on)


def _order_of_a_day(item: NoteItem) -> bool:
    """Whether the item names an executive order by its day alone, as texts do; a military order is none."""
    dated = item.dated_on is not None and item.target == item.dated_on.isoformat()
    return item.kind == "unnumbered_order" and dated and item.says != "not_executive"


def ended_in_part(edges: Iterable[NoteEdge]) -> dict[str, frozenset[str]]:
    """By order, which orders ended a part of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        ends = BY_NAME[edge.item.relation].family == "ends" and edge.item.relation != "terminates"
        if ends and edge.item.extent == "in_part" and edge.source:
            found[edge.target].add(edge.source)
    return {number: frozenset(sources) for number, sources in found.items()}


def _mention(edge: NoteEdge, orders: Mapping[str, Order]) -> NoteEdge:
    """The same item as a "see" from the later order to the earlier one."""
    item = replace(edge.item, relation="see", incoming=False, extent="whole")
    return _directed(edge.on, item, orders)


_PATIENCE = 31
"""Days by which a note's date may miss the signing date: editors give the day of filing or publication at times."""


def _doubt(edge: NoteEdge, orders: Mapping[str, Order], *, confirmed: bool) -> Conflict | None:
    """Why an edge of effect between orders cannot be believed, or None."""
    item, number, source = edge.item, edge.on, edge.source
    if edge.kind != "executive_order" or item.relation == "see" or source is None:
        return None
    other = orders.get(item.target)
    evidence = (("note", f"{item.label}: {item.words}"), ("note_order", number))
    if precedes(source, edge.target, orders):
        detail = f"The note on EO {number} lets EO {source} act on EO {edge.target}, which was signed later."
        return Conflict("note_points_backwards", number, item.target, item.relation, detail, evidence)
    if confirmed or other is None or other.signed_on is None or item.dated_on is None:
        return None
    if abs((other.signed_on - item.dated_on).days) <= _PATIENCE:
        return None
    detail = f"The note on EO {number} dates EO {item.target} {item.dated_on}; that order was signed {other.signed_on}."
    return Conflict("note_date_disagrees", number, item.target, item.relation, detail, evidence)


def precedes(source: str, target: str, orders: Mapping[str, Order]) -> bool:
    """Whether `source` was signed before `target`; numbers decide where a date is unknown or both are of one day."""
    left = orders[source].signed_on if source in orders else None
    right = orders[target].signed_on if target in orders else None
    if left and right and left != right:
        return left < right
    return sort_key(source) < sort_key(target) if order_id(source) and order_id(target) else False
