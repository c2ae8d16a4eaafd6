"""The amendments of every order: what the sentences of others instruct, and what only a reference tells."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.law.amendments import Amending, Amendment, Instruction, Place, amends, state_of
from app.law.documents import Order
from app.law.numbering import sort_key
from app.law.relations import ACTIVES, Edge, Reference, Status

_ORDER = "executive_order"
_REVOKES = frozenset({"revokes", "rescinds"})


def of_orders(
    orders: Mapping[str, Order],
    references: Mapping[str, Sequence[Reference]],
    amendings: Mapping[str, Sequence[Amending]],
    statuses: Mapping[str, Status],
    edges: Mapping[str, Sequence[Edge]],
) -> dict[str, tuple[Amendment, ...]]:
    """What amends each order, by its number, oldest first.

    Args:
        orders: every order held, by number.
        references: out of each, with those in the passive that tell of documents not held.
        amendings: what was read in each.
        statuses: of each.
        edges: what acts on each.

    Returns:
        at least one amendment for every reference that amends an order, or ends a part of it.
    """
    found: dict[str, list[tuple[str | None, Amendment]]] = defaultdict(list)
    for number in sorted(references, key=sort_key):
        own = [each for each in references[number] if _amends(each)]
        active = [each for each in own if each.relation not in ACTIVES]
        read = _of_text(number, active, amendings.get(number, ()), orders[number].signed_on)
        for target, amendment in [*read, *_of_references(orders[number], active, read)]:
            if target in orders:
                found[target].append((number, amendment))
        found[number] += [(None, _untold(orders[number], each, None)) for each in own if each.relation in ACTIVES]
    return {number: _with_states(amended, statuses, edges) for number, amended in found.items() if amended}


def _amends(reference: Reference) -> bool:
    """Whether a reference amends an order, or tells that its own was amended."""
    relation = ACTIVES.get(reference.relation, reference.relation)
    is_of_order = reference.target_kind == _ORDER or reference.relation in ACTIVES
    return is_of_order and amends(relation, reference.extent)


def _of_text(
    number: str, references: Sequence[Reference], amendings: Sequence[Amending], on: date | None
) -> list[tuple[str, Amendment]]:
    """The amendments that sentences instruct, each with the order amended."""
    by_place: dict[Place, list[Reference]] = defaultdict(list)
    for reference in references:
        if reference.section and reference.field and reference.span:
            by_place[reference.section, reference.field, reference.span].append(reference)
    counts: dict[str, int] = defaultdict(int)
    found: list[tuple[str, Amendment]] = []
    for each in amendings:
        if each.cited not in by_place:
            continue
        reference = _on_the_provision(by_place[each.cited], each.provision)
        counts[each.section] += 1
        amendment = Amendment(
            id=f"{number}:{each.section}:amendment-{counts[each.section]}",
            reference=reference.id,
            on=on,
            section=each.section,
            field=each.field,
            span=each.span,
            words=each.words,
            provision=each.provision,
            instruction=each.instruction,
            struck=each.struck,
            inserted=each.inserted,
            state="unknown",
            undone_by=None,
        )
        found.append((reference.target_id, amendment))
    return found


def _on_the_provision(references: Sequence[Reference], provision: str | None) -> Reference:
    """Of several that rest on the same words ("Sections 1 through 5 of …") the one on the provision, else the first."""
    return next((each for each in references if each.target_section == provision), references[0])


def _of_references(
    order: Order, references: Sequence[Reference], read: Iterable[tuple[str, Amendment]]
) -> list[tuple[str, Amendment]]:
    """The amendments of which no instruction was read: of orders not amended by another sentence, and other parts."""
    read = list(read)
    known = {(target, amendment.provision) for target, amendment in read}
    amended = {target for target, _ in known}
    by_section = {(target, amendment.section) for target, amendment in read}
    told = {amendment.reference for _, amendment in read}
    found: list[tuple[str, Amendment]] = []
    for reference in references:
        target, provision = reference.target_id, reference.target_section
        is_own = _acts_by_itself(reference) and (target, reference.section) not in by_section
        if (
            reference.id in told
            or (target, provision) in known
            or (provision is None and target in amended and not is_own)
        ):
            continue
        known.add((target, provision))
        amended.add(target)
        found.append((target, _untold(order, reference, provision)))
    return found


def _acts_by_itself(reference: Reference) -> bool:
    """Whether a provision amends beside others: a preamble leads into them, and some say what the order does."""
    in_section = reference.section not in {None, "preamble"}
    return in_section and reference.basis != "note" and _SAYS_SO.match(reference.context or "") is None


_SAYS_SO = re.compile(r"\W*This\sorder\s(?:amends|revises|modifies)\b")
"""EO 13751: "This order amends Executive Order 13112 and directs actions to continue …"."""


def _untold(order: Order, reference: Reference, provision: str | None) -> Amendment:
    """What a reference tells alone."""
    relation = ACTIVES.get(reference.relation, reference.relation)
    instruction: Instruction = "revoke" if relation in _REVOKES else "other"
    return Amendment(
        id=reference.id,
        reference=reference.id,
        on=reference.target_dated_on if reference.relation in ACTIVES else order.signed_on,
        section=reference.section,
        field=reference.field,
        span=reference.span,
        words=reference.context,
        provision=provision,
        instruction=instruction,
        struck=None,
        inserted=None,
        state="unknown",
        undone_by=None,
    )


def _with_states(
    amended: Sequence[tuple[str | None, Amendment]],
    statuses: Mapping[str, Status],
    edges: Mapping[str, Sequence[Edge]],
) -> tuple[Amendment, ...]:
    """The amendments with what became of them, oldest first; those of one day as the orders' numbers have them."""
    made = []
    for acting, amendment in sorted(amended, key=lambda each: each[1].on or date.max):
        status = statuses[acting] if acting else None
        value, basis = (status.value, status.basis) if status else (None, ())
        state, undone_by = state_of(value, basis, edges.get(acting or "", ()), amendment.section)
        made.append(replace(amendment, state=state, undone_by=undone_by))
    return tuple(made)
