"""From the orders that were read to a corpus: its rows, its counts and its revision.

The revision is a digest of the content and of nothing else: not the time, not the order or the place of the files, not
the way there. Better extraction gives other rows, so it is a new revision, too.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app import audit, crossrefs
from app.crossrefs import CrossReferences
from app.crossrefs.compilations import compiled
from app.ingest.body_rows import body_row, links_of
from app.ingest.order_rows import OrderRows, Seen, conflict_row, latest, unnumbered_row
from app.ingest.own_rows import to_json
from app.ingest.readings import Reading
from app.law import actors
from app.law.bodies import NOTHING
from app.law.documents import Kind
from app.law.numbering import sort_key
from app.law.relations import Reference
from app.reconcile import Unnumbered
from app.search.tokens import VERSION
from app.store import HEAD, Row

Doubts = Callable[[Collection[OrderRows]], Mapping[str, Sequence[audit.Doubt]]]
"""Tells what is doubted of some orders, by number."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that a corpus is, but the rows that each order has of its own.

    Attributes:
        orders: by number, each with its digest.
        as_of: the day up to which the data tell.
        summary: what the corpus resource reports.
        pages, actors, conflicts, bodies: the rows of what is no part of one order.
        doubts: what is doubted of each order, by number, also what is only where it is found often enough.
        revision: 16 hex digits over all of it.
    """

    orders: list[OrderRows]
    as_of: date | None
    summary: Mapping[str, Any]
    pages: Sequence[Row]
    actors: Sequence[Row]
    conflicts: Sequence[Row]
    bodies: Sequence[Row]
    doubts: Mapping[str, Sequence[audit.Doubt]]
    revision: str

    def digests(self) -> dict[str, str]:
        """The digest of each order by its number."""
        return {order.number: order.digest for order in self.orders}


def corpus_of(
    readings: Iterable[Reading], unnumbered: Sequence[Unnumbered], non_orders: Iterable[Kind], doubts: Doubts
) -> Corpus:
    """The corpus of all orders read.

    Args:
        readings: in any sequence.
        unnumbered: the pages that became no order.
        non_orders: the kinds of the documents that were left out.
        doubts: called with the orders once they are sealed.
    """
    read = sorted(readings, key=lambda reading: sort_key(reading.order.number))
    resolved = crossrefs.resolve(
        [each.order for each in read],
        {each.order.number: each.mentions for each in read},
        {each.order.number: each.endings for each in read},
        {each.order.number: each.amendments for each in read},
        {each.order.number: each.bodies for each in read},
    )
    orders = _sealed(read, resolved)
    doubted = doubts(orders)
    summary = {
        "doubts": audit.counts(audit.frequent(doubt for order in orders for doubt in doubted[order.number])),
        "parse_notes": dict(Counter(note.code for each in read for note in each.order.notes)),
        "non_orders": dict(Counter(kind.value for kind in non_orders)),
    }
    pages = [unnumbered_row(position, page) for position, page in enumerate(unnumbered)]
    conflicts = [conflict_row(position, conflict) for position, conflict in enumerate(resolved.conflicts)]
    founded = {each.order.number: each.order for each in read}
    bodies = [body_row(key, body, founded.get(body.order or "")) for key, body in enumerate(resolved.bodies, start=1)]
    as_of = latest([order.status.as_of for order in orders])
    named = _actors(read)
    beside = (pages, conflicts, named, bodies)
    revision = _sha256(HEAD, VERSION, as_of, summary, *beside, [order.digest for order in orders])
    return Corpus(orders, as_of, summary, pages, named, conflicts, bodies, doubted, revision[:16])


def _sealed(read: Sequence[Reading], resolved: CrossReferences) -> list[OrderRows]:
    """The orders with their digests, of which each tells what its answers show of others, too."""
    cited_by, amended_by = _cited_by(resolved.references), _amended_by(resolved.references)
    bodies = links_of(resolved.bodies)
    reprinted = compiled(resolved.references, {each.order.number: each.order.signed_on for each in read})
    orders = {
        number: OrderRows(
            _told(each),
            resolved.statuses[number],
            resolved.references.get(number, ()),
            resolved.amendments.get(number, ()),
            cited_by[number],
            amended_by[number],
            bodies.get(number, ()),
            resolved.disputed.get(number, ()),
            reprinted.get(number),
        )
        for each in read
        for number in (each.order.number,)
    }
    seen = {number: order.seen() for number, order in orders.items()}
    decisive = {id_ for order in orders.values() for id_ in order.status.basis}
    acts = {act.id: act for order in orders.values() for act in order.references if act.id in decisive}
    for order in orders.values():
        order.seal(_shown(order, seen, acts))
    return list(orders.values())


def _told(reading: Reading) -> Reading:
    """The reading without what references and statuses were read from; of its text no more than that there is one."""
    return replace(
        reading,
        order=replace(reading.order, sections=reading.order.sections[:1]),
        mentions=(),
        endings=(),
        bodies=NOTHING,
        amendments=(),
    )


def _shown(order: OrderRows, seen: Mapping[str, Seen], acts: Mapping[str, Reference]) -> list[Any]:
    """What the answers on an order tell of others: the facts of those that it names, and who decides on its status."""
    named = [seen[each.target_id] for each in order.references if _is_held(each) and each.target_id in seen]
    deciding = [acts[id_] for id_ in order.status.basis if id_ in acts]
    return [
        named,
        [[seen[act.order], seen.get(act.target_id), act.quote, act.note, act.basis, act.extent] for act in deciding],
    ]


def _is_held(reference: Reference) -> bool:
    return reference.resolved and reference.target_kind == "executive_order"


def _cited_by(references: Mapping[str, Sequence[Reference]]) -> Counter[str]:
    return Counter(
        reference.target_id
        for given in references.values()
        for reference in given
        if reference.resolved and reference.target_kind == "executive_order"
    )


def _amended_by(references: Mapping[str, Sequence[Reference]]) -> Counter[str]:
    """How many orders amend each, however often one of them does."""
    acts = {
        (number, reference.target_id)
        for number, given in references.items()
        for reference in given
        if reference.relation == "amends" and reference.target_kind == "executive_order"
    }
    return Counter(target for _, target in acts)


def _actors(read: Iterable[Reading]) -> list[Row]:
    """Every office that a directive names, with how many name it as the one to act and how many otherwise."""
    leading: Counter[str] = Counter()
    other: Counter[str] = Counter()
    names: dict[str, set[str]] = defaultdict(set)
    for each in read:
        leading.update(each.offices.leading)
        other.update(each.offices.other)
        for slug, found in each.offices.names.items():
            names[slug].update(found)
    slugs = list(dict.fromkeys([*leading, *other]))
    named = (actors.BY_SLUG.get(slug) or actors.described(slug, names[slug]) for slug in slugs)
    return [_actor(actor, leading[actor.slug], other[actor.slug]) for actor in _with_relatives(named)]


def _with_relatives(named: Iterable[actors.Actor]) -> list[actors.Actor]:
    """The offices, those they belong to and those that took over from them, so that no name leads nowhere."""
    found: dict[str, actors.Actor] = {}
    waiting = list(named)
    while waiting:
        actor = waiting.pop()
        if actor.slug not in found:
            waiting += [actors.BY_SLUG[relative] for relative in (actor.parent, actor.successor) if relative]
        found[actor.slug] = actor
    return [found[slug] for slug in sorted(found)]


def _actor(actor: actors.Actor, leading: int, other: int) -> Row:
    """An office of the table, or one that is known by its name or by the order that set it up."""
    return {
        "slug": actor.slug,
        "name": actor.name,
        "kind": actor.kind,
        "parent": actor.parent,
        "successor": actor.successor,
        "aliases": list(actor.aliases),
        "lead_directives": leading,
        "other_directives": other,
    }


def _sha256(*values: Any) -> str:
    digest = hashlib.sha256()
    for value in values:
        digest.update(to_json(value))
    return digest.hexdigest()
