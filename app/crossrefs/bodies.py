"""The bodies of the corpus: what orders found, joined with what later orders do to them, and whether they stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.crossrefs.body_drafts import LEAST, Draft, Drafts, by_day, slugs_of
from app.law.amendments import Amendment
from app.law.bodies import NOTHING, Said
from app.law.bodies.names import is_common, key_of, kind_of, name_at
from app.law.bodies.values import Basis, Body, Deed, End, Ground, Renaming
from app.law.bodies.values import Status as BodyStatus
from app.law.documents import Order
from app.law.numbering import sort_key
from app.law.relations import OwnEnd, Reference, Status

_AMENDS = frozenset({"amends", "supplements"})
_ENDS = frozenset({"revokes", "rescinds"})
"""What ends a provision; to abolish what it made ends no more than the body that the words name."""
_ENDED = frozenset({"revoked", "terminated", "expired"})
"""Statuses of an order that end what it founded; what supersedes it may carry the body on (EO 10924)."""
_LASTING = frozenset({"agency", "corporation"})
"""Kinds that a law may have taken over since: the end of the order is not theirs."""
_ORDER = "executive_order"


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the orders once they are brought together.

    Attributes:
        orders: by number.
        references: the edges out of each order.
        statuses: of every order.
        amendments: of each order that another amends.
    """

    orders: Mapping[str, Order]
    references: Mapping[str, Sequence[Reference]]
    statuses: Mapping[str, Status]
    amendments: Mapping[str, Sequence[Amendment]]

    @property
    def as_of(self) -> date | None:
        """The day up to which the data tell."""
        return next((status.as_of for status in self.statuses.values()), None)


def of_corpus(said: Mapping[str, Said], context: Context) -> tuple[Body, ...]:
    """Every body that an order founded, in the sequence of the founding orders.

    Args:
        said: what each order says of bodies; a number without an entry says nothing.
        context: what is known of the orders.
    """
    drafts = Drafts(context.orders)
    for order in sorted(context.orders.values(), key=by_day):
        given = said.get(order.number, NOTHING)
        for founding in given.foundings:
            drafts.found(order, founding)
        for act in given.acts:
            drafts.act(order, act)
    made = sorted(drafts.made, key=lambda draft: draft.since)
    slugs = slugs_of(made)
    into = _edges_into({draft.order.number for draft in made if draft.order}, context.references)
    acts = _decisive(context)
    return tuple(_body(draft, slugs[id(draft)], into, acts, drafts, context) for draft in made)


def _edges_into(numbers: set[str], references: Mapping[str, Sequence[Reference]]) -> dict[str, list[Reference]]:
    """What changes or ends a part of each of these orders."""
    into: dict[str, list[Reference]] = defaultdict(list)
    for out in references.values():
        for each in out:
            if each.relation in _AMENDS | _ENDS and each.target_kind == _ORDER and each.target_id in numbers:
                into[each.target_id].append(each)
    return into


def _decisive(context: Context) -> dict[str, Reference]:
    wanted = {id_ for status in context.statuses.values() if status.value in _ENDED for id_ in status.basis}
    return {each.id: each for out in context.references.values() for each in out if each.id in wanted}


def _body(
    draft: Draft,
    slug: str,
    edges: Mapping[str, Sequence[Reference]],
    acts: Mapping[str, Reference],
    drafts: Drafts,
    context: Context,
) -> Body:
    number = draft.order.number if draft.order else ""
    into = edges.get(number, ())
    alone = len(drafts.of_order[number]) == 1
    status = context.statuses.get(number, Status("unknown", context.as_of))
    ends = tuple(_ends(draft, status.ends, alone))
    amended = _deeds((each for each in into if each.relation in _AMENDS and _concerns(each, draft, alone)), context)
    continued = tuple(draft.continued)
    renamed = _renamed(draft, context.amendments.get(number, ()))
    name = renamed[-1].name if renamed else draft.name
    named = dict.fromkeys((draft.name, *draft.names, *(each.name for each in renamed)))
    last = _last_day(ends, continued)
    grounds = [
        *_abolished(draft),
        *_provision_ended(draft, into, context),
        *_order_ended(draft, status, acts, context),
        *_day(number, ends, continued, amended, last, status.as_of),
    ]
    basis = min(grounds, key=lambda ground: ground.on or date.max, default=None)
    told: BodyStatus = "unknown" if basis is None else "standing" if basis.ground == "day_to_come" else "ended"
    return Body(
        slug,
        name,
        draft.is_named,
        draft.kind,
        tuple(each for each in named if each != name),
        number or None,
        draft.instrument,
        draft.founding,
        draft.told_by,
        renamed,
        continued,
        tuple(draft.terminated),
        amended,
        ends,
        last,
        told,
        basis,
    )


def _renamed(draft: Draft, amendments: Iterable[Amendment]) -> tuple[Renaming, ...]:
    """The later names of a body, oldest first: those that orders give it, and those that stand for its name since.

    To put a name for another in a provision that is not the founding one may mean another body.
    """
    founding = draft.founding.section if draft.founding else None
    for each in sorted(amendments, key=lambda each: each.on or date.max):
        put = name_at(each.inserted, 0) if each.inserted and each.provision in (None, founding) else None
        if put and each.struck and draft.is_called(each.struck) and _is_whole(put.words, draft):
            acting = each.id.partition(":")[0]
            draft.rename(put.words, Deed(acting, each.section, each.words or "", each.on), told=True)
    return tuple(sorted(draft.renamed, key=lambda each: each.deed.on or date.max))


def _is_whole(name: str, draft: Draft) -> bool:
    """Whether a name is a body's of this kind, and tells it from others."""
    return kind_of(name) == draft.kind and not is_common(name) and len(name.split()) >= LEAST


def _ends(draft: Draft, ends: Iterable[OwnEnd], alone: bool) -> Iterator[End]:
    """The ends that the founding order sets this body: by its name, or to the order itself."""
    names = {key_of(name) for name in (draft.name, *draft.names)}
    head = key_of(draft.name).rpartition(" ")[2]
    for end in ends:
        called = key_of(end.name)
        said = _top(end.section) if end.section else None
        beside = draft.founding is not None and said == _top(draft.founding.section) and called == head
        unnamed = alone and is_common(called)
        if end.what == "order" or (end.what == "body" and (called in names or beside or unnamed)):
            yield End(end.on, end.section, end.words, end.extended_by)


def _concerns(reference: Reference, draft: Draft, alone: bool) -> bool:
    """Whether an amendment of the founding order is one of the body: of its provision, or by a sentence that names it.

    Where the order founds one body, and its title names that body, every amendment of it is.
    """
    section = reference.target_section
    if draft.founding is not None and section is not None and _top(section) == _top(draft.founding.section):
        return True
    said = key_of(reference.context or "")
    return key_of(draft.name) in said or (
        alone and draft.order is not None and key_of(draft.name) in key_of(draft.order.title)
    )


def _deeds(references: Iterable[Reference], context: Context) -> tuple[Deed, ...]:
    """What some edges tell, once an order and provision, oldest first."""
    found: dict[tuple[str, str | None], Deed] = {}
    for each in references:
        signed_on = context.orders[each.order].signed_on
        deed = Deed(each.order, each.section, each.context or each.note or "", signed_on)
        found.setdefault((each.order, each.section), deed)
    return tuple(
        sorted(found.values(), key=lambda deed: (deed.on or date.max, sort_key(deed.order), deed.section or ""))
    )


def _last_day(ends: Sequence[End], continued: Sequence[Deed]) -> date | None:
    """The last day that words set; None where the last that continue it set none that is known."""
    days = [end.on for end in ends if end.on] + [deed.until for deed in continued if deed.until]
    return max(days, default=None)


def _abolished(draft: Draft) -> Iterator[Basis]:
    """The last words that abolish it, unless later ones continue it."""
    for deed in draft.terminated[-1:]:
        if not any(_after(each.on, deed.on) for each in draft.continued):
            yield Basis("abolished", deed.order, deed.section, deed.words, deed.on)


def _provision_ended(draft: Draft, into: Sequence[Reference], context: Context) -> Iterator[Basis]:
    if draft.founding is None:
        return
    own = draft.founding.section
    for each in into:
        section = each.target_section
        if each.relation in _ENDS and section and (own == section or own.startswith(f"{section}.")):
            on = context.orders[each.order].signed_on
            if not any(_after(deed.on, on) for deed in draft.continued):
                yield Basis("provision_ended", each.order, each.section, each.context or each.note or "", on)


def _order_ended(draft: Draft, status: Status, acts: Mapping[str, Reference], context: Context) -> Iterator[Basis]:
    """The end of the founding order, unless the body was continued then or since, or a law may have taken it over."""
    if draft.order is None or status.value not in _ENDED or draft.kind in _LASTING or not status.basis:
        return
    act = acts.get(status.basis[-1])
    if act is None:
        return
    number = act.order if act.order != draft.order.number or act.relation == "expired_by" else act.target_id
    held = context.orders.get(number) if number == act.order or act.target_kind == _ORDER else None
    on = act.target_dated_on if act.order == draft.order.number else held.signed_on if held else None
    if any(on is None or deed.on is None or deed.on >= on for deed in draft.continued):
        return
    by_note = act.basis == "note"
    section = None if by_note else act.section
    words = (act.note if by_note else act.context) or ""
    yield Basis("order_ended", act.order if by_note or held else None, section, words, on)


def _day(
    number: str,
    ends: Sequence[End],
    continued: Sequence[Deed],
    amended: Sequence[Deed],
    last: date | None,
    as_of: date | None,
) -> Iterator[Basis]:
    """The last day set, whether it has passed or is to come; nothing where what was done since denies it."""
    if last is None or as_of is None:
        return
    passed = last < as_of
    if passed and any(deed.on is None or deed.on > last for deed in (*continued, *amended)):
        return
    if passed and any(end.on is None and end.extended_by and _unknown_since(end, continued) for end in ends):
        return
    ground: Ground = "day_passed" if passed else "day_to_come"
    deed = next((each for each in reversed(continued) if each.until == last), None)
    if deed:
        yield Basis(ground, deed.order, deed.section, deed.words, last)
        return
    end = next(each for each in ends if each.on == last)
    yield Basis(ground, number, end.section, end.words, last)


def _unknown_since(end: End, continued: Sequence[Deed]) -> bool:
    """Whether the last order that set another day is not one whose day is known."""
    known = {deed.order for deed in continued if deed.until}
    return end.extended_by[-1] not in known


def _after(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day > other


def _top(section: str) -> str:
    return section.partition(".")[0]
