"""The ends that an order sets itself, after what later orders did to them, and the edges where they came."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.law.documents import Order
from app.law.endings import Ending
from app.law.numbering import section_citation
from app.law.relations import Edge, OwnEnd, Reference, Status
from app.law.relations.vocabulary import LIVING

_MAY_EXTEND = frozenset({"amends", "continues", "supplements", "reinstates", "ratifies"})
_KIND = "executive_order"
_WEIGHT = {"order": 0, "part": 1, "body": 2}


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of the acting orders.

    Attributes:
        endings: what every order says of ends.
        with_text: the numbers of the orders whose words are held.
        single: of those that change one other order and no more.
    """

    endings: Mapping[str, Sequence[Ending]]
    with_text: frozenset[str]
    single: frozenset[str]


def readable(
    orders: Mapping[str, Order], references: Mapping[str, Sequence[Reference]]
) -> tuple[frozenset[str], frozenset[str]]:
    """The orders whose words are held, and those that change one other order and no more."""
    with_text = frozenset(number for number, order in orders.items() if order.sections)
    changed = {
        number: {each.target_id for each in out if each.relation in _MAY_EXTEND and each.target_kind == _KIND}
        for number, out in references.items()
    }
    return with_text, frozenset(number for number, targets in changed.items() if len(targets) == 1)


def of_order(order: Order, acts: Iterable[Edge], doubts: Sequence[Ending], held: Held) -> tuple[OwnEnd, ...]:
    """The ends of one order, the order's own before those of bodies.

    Args:
        order: the order.
        acts: the edges into the order.
        doubts: what the editors' notes say of it that makes its force doubtful.
        held: what is held of the orders that act on it.
    """
    own = [ending for ending in held.endings.get(order.number, ()) if not ending.quoted]
    later = sorted(
        (act for act in acts if act.relation in _MAY_EXTEND and _by_order(act)),
        key=lambda act: (act.on or date.max, act.reference.id),
    )
    ends = [_extended(ending, later, held) for ending in own]
    ends += [OwnEnd(ending.what, ending.name, ending.on, None, ending.words) for ending in doubts]
    return tuple(sorted(ends, key=lambda end: _WEIGHT[end.what]))


def _by_order(act: Edge) -> bool:
    """Whether an order acts; also one that is not held, of which the row of the target alone tells (EO 12367)."""
    return act.reference.relation in _MAY_EXTEND or act.reference.target_kind == _KIND


def _extended(ending: Ending, later: Sequence[Edge], held: Held) -> OwnEnd:
    """The ending with the day that the last of the later orders sets for it, or with none where that is not held."""
    on: date | None = ending.on
    by: list[str] = []
    for act in later:
        reference = act.reference
        acting = reference.order if reference.relation in _MAY_EXTEND else reference.target_id
        target = reference.target_section
        if target and ending.section and _top(target) != _top(ending.section):
            continue
        if acting not in held.with_text:
            on = None
        else:
            set_there = _set_by(reference, held)
            if not set_there and reference.relation != "continues":
                continue
            on = max((each.on for each in set_there if each.on), default=None)
        if acting not in by:
            by.append(acting)
    return OwnEnd(ending.what, ending.name, on, ending.section, ending.words, tuple(by), ending.field, ending.span)


def _set_by(reference: Reference, held: Held) -> list[Ending]:
    """What the acting order says of ends where it acts: new text for the other, or how long it is continued.

    Of an order that amends no other it is all that it says (EO 13471 names EO 13285 in its preamble alone).
    """
    said = [each for each in held.endings.get(reference.order, ()) if each.quoted]
    if reference.section is None or reference.order in held.single:
        return said
    return [each for each in said if each.section is None or _top(each.section) == _top(reference.section)]


def _top(section: str) -> str:
    return section.partition(".")[0]


def reached(order: Order, ends: Sequence[OwnEnd], acts: Sequence[Edge], as_of: date | None) -> list[Reference]:
    """The edges by which an order, or a part of it, ended by its own words by the day of the data.

    An end without a name is a term of what the order does, and only casts a doubt.
    What another order still amended, continued or ended after that day had not ended by then.
    """
    found: list[Reference] = []
    for end in ends:
        if (
            end.section is None
            or not end.name
            or end.what == "body"
            or end.on is None
            or (as_of is not None and end.on > as_of)
        ):
            continue
        if not any(_denies(act, end.on) for act in acts):
            found.append(_edge(order, end, len(found) + 1))
    return found


def _denies(act: Edge, day: date) -> bool:
    return act.on is not None and act.on > day and (act.relation in _MAY_EXTEND or act.reference.extent == "whole")


def _edge(order: Order, end: OwnEnd, count: int) -> Reference:
    section = str(end.section)
    provision = section_citation(section)
    return Reference(
        id=f"{order.number}:{section}:end-{count}",
        order=order.number,
        section=section,
        field=end.field if end.span else None,
        span=end.span,
        quote=end.words if end.span else None,
        context=end.words,
        relation="expired_by",
        extent="whole" if end.what == "order" else "in_part",
        target_kind="order_section",
        target_id=section,
        target_section=None,
        target_citation=f"EO {order.number}, {provision}",
        target_title=None,
        target_dated_on=end.on,
        target_url=None,
        resolved=True,
        basis="text",
    )


def lapsed_reinstatement(
    number: str, statuses: Mapping[str, Status], edges: Mapping[str, Sequence[Edge]]
) -> OwnEnd | None:
    """The doubt on an order whose reinstating order was ended itself: EO 13690, reinstated by EO 14030.

    To revoke what revived is not said to end what it revived, nor that it stands: whoever asks must see both.
    """
    status = statuses[number]
    if status.value != "reinstated":
        return None
    by = {act.reference.id: act.reference.order for act in edges.get(number, ()) if act.relation == "reinstates"}
    reviver = next((by[id_] for id_ in reversed(status.basis) if id_ in by), None)
    if reviver is None or statuses[reviver].value in LIVING:
        return None
    last = statuses[reviver].basis[-1:]
    end = next((act for act in edges.get(reviver, ()) if act.reference.id in last), None)
    words = end.reference.context or end.reference.note or "" if end else ""
    by_whom = f" by EO {end.reference.order}" if end and end.reference.order != reviver else ""
    name = f"the reinstatement by EO {reviver}, which was {statuses[reviver].value}{by_whom}"
    return OwnEnd("order", name, end.on if end else None, None, words)
