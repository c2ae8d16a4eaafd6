"""The cross-references of the corpus: what every order cites and directs, and the status that follows for each.

`find_in` reads one order and knows no other (it runs in worker processes); `resolve` brings all orders together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from app.crossrefs import amendments as amending
from app.crossrefs import bodies, days, merging, misprints, note_edges, own_ends
from app.crossrefs.disagreements import concerned, ended_twice
from app.crossrefs.mentions import Found, Mention, find_in
from app.law.amendments import Amending, Amendment
from app.law.bodies import Said
from app.law.bodies.values import Body
from app.law.documents import Order, Section
from app.law.endings import Ending, day_of_lapse
from app.law.numbering import sort_key
from app.law.relations import ACTIVES, EFFECTS, Conflict, Edge, Reference, Status, doubt, status_on

__all__ = ["CrossReferences", "Found", "Mention", "bare", "edges_into", "find_in", "resolve"]


@dataclass(frozen=True, slots=True)
class CrossReferences:
    """What was read of the whole corpus, by order number.

    Attributes:
        references: the typed edges out of each order, those of the text first, in document order.
        statuses: of every order.
        conflicts: where the text and the notes, or two notes, disagree, by order.
        disputed: the ids of the edges that these concern, by the order acted on.
        amendments: of each order that another amends, by its number, oldest first.
        bodies: what orders founded, by the day of the founding.
    """

    references: Mapping[str, tuple[Reference, ...]]
    statuses: Mapping[str, Status]
    conflicts: tuple[Conflict, ...]
    disputed: Mapping[str, tuple[str, ...]]
    amendments: Mapping[str, tuple[Amendment, ...]]
    bodies: tuple[Body, ...] = ()


def resolve(
    orders: Iterable[Order],
    mentions: Mapping[str, Sequence[Mention]],
    endings: Mapping[str, Sequence[Ending]] = MappingProxyType({}),
    amendments: Mapping[str, Sequence[Amending]] = MappingProxyType({}),
    said: Mapping[str, Said] = MappingProxyType({}),
) -> CrossReferences:
    """Resolves all mentions across the corpus, merges the editors' notes, and derives the statuses.

    Args:
        orders: every order, `bare` or whole.
        mentions: what `find_in` read in each order; a number without an entry has no text.
        endings: what it read there of ends; likewise.
        amendments: what it read there of amendments of others; likewise.
        said: what it read there of bodies; likewise.

    Returns:
        an entry for every order in each mapping but the last.
    """
    by_number = {order.number: order for order in sorted(orders, key=lambda order: sort_key(order.number))}
    notes = note_edges.read(by_number)
    noted, conflicts = note_edges.collect(notes, by_number)
    mentions = {number: misprints.mended(number, found, by_number) for number, found in mentions.items()}
    mentions = days.resolved(mentions, by_number, noted)
    outgoing, incoming = note_edges.sides(noted, by_number)
    references: dict[str, tuple[Reference, ...]] = {}
    halved = note_edges.ended_in_part(noted)
    for number, order in by_number.items():
        outcome = merging.of_order(order, mentions.get(number, ()), outgoing[number], by_number, halved)
        first = sum(1 for reference in outcome.references if reference.basis == "note") + 1
        references[number] = (*outcome.references, *merging.passive(order, incoming[number], first, by_number))
        conflicts.extend(outcome.conflicts)
    doubts = {number: note_edges.doubts(items) for number, items in notes.items()}
    statuses, own = _statuses(by_number, references, endings, doubts)
    edges = edges_into(references, by_number)
    amended = amending.of_orders(by_number, references, amendments, statuses, edges)
    for number, acts in edges.items():
        conflicts.extend(ended_twice(acts, number, by_number))
    for number, added in own.items():
        references[number] = (*references[number], *added)
    disagreed = concerned(conflicts)
    return CrossReferences(
        references,
        statuses,
        tuple(sorted(conflicts, key=lambda conflict: (sort_key(conflict.order), conflict.code, conflict.target))),
        {
            number: tuple(act.reference.id for act in acts if (act.by, number) in disagreed)
            for number, acts in edges.items()
        },
        amended,
        bodies.of_corpus(said, bodies.Context(by_number, references, statuses, amended)),
    )


def bare(order: Order) -> Order:
    """All that `resolve` asks of an order: its facts, and which provisions it has, without their words."""
    return replace(order, sections=tuple(Section(section.id) for section in order.walk()), publications=())


def edges_into(references: Mapping[str, tuple[Reference, ...]], orders: Mapping[str, Order]) -> dict[str, list[Edge]]:
    """The edges of effect that act on each order, with the day of the act."""
    edges: dict[str, list[Edge]] = defaultdict(list)
    for number, out in references.items():
        for reference in out:
            if reference.relation in EFFECTS and reference.target_kind == "executive_order":
                edges[reference.target_id].append(_edge(reference, orders[number].signed_on))
            elif ACTIVES.get(reference.relation) in EFFECTS:
                edges[number].append(_edge(reference, reference.target_dated_on))
    return edges


def _edge(reference: Reference, on: date | None) -> Edge:
    return Edge(reference, on, day_of_lapse(reference.relation, reference.context, on))


def _statuses(
    orders: Mapping[str, Order],
    references: Mapping[str, tuple[Reference, ...]],
    endings: Mapping[str, Sequence[Ending]],
    doubts: Mapping[str, Sequence[Ending]],
) -> tuple[dict[str, Status], dict[str, list[Reference]]]:
    """Every order's status, as of the latest day that the data speak of, and the edges of ends by own words."""
    days = [day for order in orders.values() for day in (order.signed_on, order.notes_captured_on) if day]
    as_of: date | None = max(days, default=None)
    edges = edges_into(references, orders)
    held = own_ends.Held(endings, *own_ends.readable(orders, references))
    statuses: dict[str, Status] = {}
    own: dict[str, list[Reference]] = {}
    for number, order in orders.items():
        acts = edges.get(number, [])
        ends = own_ends.of_order(order, acts, doubts.get(number, ()), held)
        own[number] = own_ends.reached(order, ends, acts, as_of)
        acts = [*acts, *(Edge(reference, reference.target_dated_on) for reference in own[number])]
        status = status_on(number, acts, None, as_of)
        statuses[number] = replace(status, as_of=as_of, ends=ends, doubt=doubt(status, ends, as_of))
    for number, status in statuses.items():
        lapsed = own_ends.lapsed_reinstatement(number, statuses, edges)
        if lapsed:
            ends = (lapsed, *status.ends)
            statuses[number] = replace(status, ends=ends, doubt=doubt(status, ends, as_of))
    return statuses, own
