"""One order's mentions and the notes' edges out of it, made into references."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from app.crossrefs.disagreements import (
    disagreeing_ends,
    family,
    unlike_extent,
    unnamed,
    unread_effect,
    unrecorded,
    words_of,
)
from app.crossrefs.mentions import Mention
from app.crossrefs.note_edges import NoteEdge
from app.law.citations import citation_of, official_url, resolve_pointer
from app.law.documents import Order
from app.law.relations import EFFECTS, PASSIVES, Conflict, Reference


@dataclass(frozen=True, slots=True)
class Outcome:
    """The references out of one order, and what its text and the notes disagree about."""

    references: tuple[Reference, ...]
    conflicts: tuple[Conflict, ...]


def of_order(
    order: Order,
    mentions: Sequence[Mention],
    recorded: Sequence[NoteEdge],
    orders: Mapping[str, Order],
    halved: Mapping[str, frozenset[str]],
) -> Outcome:
    """Merges the mentions in `order` with the edges that any note records out of it.

    Args:
        order: the acting order; its number is not None.
        mentions: what the finder read in it.
        recorded: the edges of the notes whose source is this order, from either end.
        orders: every order held, by number.
        halved: by order, which orders ended a part of it by the notes.
    """
    number = order.number
    references = _of_text(order, mentions, orders)
    conflicts: list[Conflict] = []
    extra: list[Reference] = []
    for group in _groups(recorded):
        best = _best(group, number)
        matched = _matching(references, best)
        if matched:
            rest = best.item.extent == "whole" and bool(halved.get(best.target, frozenset()) - {number})
            for position in matched:
                if references[position].basis == "text" or _confirms(best, references[position]):
                    references[position] = _noted(references[position], best, rest=rest)
            conflicts.extend(unlike_extent([references[position] for position in matched], best, number))
        else:
            extra.append(_only_noted(order, best, len(extra) + 1, orders))
            conflicts.extend(unread_effect(references, group[0], number) or unnamed(order, references, group))
    conflicts.extend(unrecorded(order, references, recorded, orders))
    conflicts.extend(disagreeing_ends(number, recorded))
    return Outcome((*references, *extra), tuple(conflicts))


def _best(group: Sequence[NoteEdge], number: str) -> NoteEdge:
    """The act as the acting order's own row has it; "in part" on either row is believed (EO 7543, by EO 9521).

    Unless one row says that this part was the last (EO 12050: "together revokes all parts"), or what ended in part is a
    body and the whole that the target was about.
    """
    ranked = sorted(group, key=lambda edge: edge.on != number)
    whole = {edge.on for edge in group if edge.item.extent == "whole"}
    last = next((edge for edge in ranked if edge.item.extent == "whole" and edge.item.says == "entire"), None)
    partly = (edge for edge in ranked if edge.on not in whole and (edge.item.relation != "terminates" or not whole))
    return last or next(partly, None) or next((edge for edge in ranked if edge.on in whole), ranked[0])


def _groups(recorded: Sequence[NoteEdge]) -> list[list[NoteEdge]]:
    """The edges of one act: the same target and family, from whichever end they were recorded."""
    groups: dict[tuple[str, str, str], list[NoteEdge]] = {}
    for edge in recorded:
        groups.setdefault((edge.kind, edge.target, family(edge.item.relation)), []).append(edge)
    return list(groups.values())


def _matching(references: Sequence[Reference], edge: NoteEdge) -> list[int]:
    """The references that a note's edge confirms; "See" confirms whatever mentions the target."""
    same = [
        position
        for position, reference in enumerate(references)
        if reference.target_kind == edge.kind and _same_target(reference, edge)
    ]
    if family(edge.item.relation) == "mentions":
        plain = [position for position in same if references[position].relation not in EFFECTS]
        return plain or same
    return [position for position in same if _confirms(edge, references[position])] or [
        position for position in same if _another_name(edge, references[position])
    ]


def _same_target(reference: Reference, edge: NoteEdge) -> bool:
    """Whether both name one thing: by its identity, or the note by no more than the day that the text gives it.

    The note of EO 14236 dates what its text calls by number, NSM-3.
    """
    if reference.target_id == edge.target:
        return True
    dated_on = edge.item.dated_on
    return dated_on is not None and edge.target == dated_on.isoformat() and reference.target_dated_on == dated_on


def _confirms(edge: NoteEdge, reference: Reference) -> bool:
    """Whether the note tells the act of the text; the end of a body is not the end of the order that the note tells.

    EO 10925 revokes EO 10479 and abolishes its committee: the editors' "Revokes: EO 10479" tells the former.
    """
    of_a_body = reference.relation == "terminates" and reference.extent == "in_part"
    if of_a_body and edge.item.extent == "whole":
        return False
    return family(reference.relation) == family(edge.item.relation)


def _another_name(edge: NoteEdge, reference: Reference) -> bool:
    """Whether the editors call the act of the text by a weaker or a broader name, so that one act is one edge.

    A committee's new term is "Continued by" or "Amended by" (EO 12110), and so is what ends or extends a part: EO 12007
    revokes section 2 of EO 11625, which its row calls "Amends".
    """
    if edge.item.relation == "continues":
        return reference.relation == "amends"
    if edge.item.relation != "amends":
        return False
    return reference.relation == "continues" or (reference.extent == "in_part" and reference.relation in EFFECTS)


def _noted(reference: Reference, edge: NoteEdge, *, rest: bool) -> Reference:
    """The reference with its note; an end of a part is that of the whole where the editors say that nothing is left.

    `rest` tells that they know another order to have ended another part: EO 13202 revoked EO 12836 "as it relates to
    project agreements", after EO 13201 had revoked the rest.
    """
    ends = family(reference.relation) == family(edge.item.relation) == "ends"
    return replace(
        reference,
        extent="whole" if ends and (rest or edge.item.says == "entire") else reference.extent,
        basis="both",
        note=words_of(edge),
        note_label=edge.item.label,
        note_order=edge.on,
        captured_on=edge.captured_on,
    )


def _only_noted(order: Order, edge: NoteEdge, position: int, orders: Mapping[str, Order]) -> Reference:
    """A reference that rests on a note alone; in the passive where the acting document is not target."""
    number = order.number
    target = orders.get(edge.target) if edge.kind == "executive_order" else None
    relation = edge.item.relation if edge.source == number else PASSIVES.get(edge.item.relation, "see")
    return Reference(
        id=f"{number}:note:{position}",
        order=number,
        section=None,
        field=None,
        span=None,
        quote=None,
        context=None,
        relation=relation,
        extent=edge.item.extent,
        target_kind=edge.kind,
        target_id=edge.target,
        target_section=None,
        target_citation=citation_of(edge.item.kind, edge.target),
        target_title=target.title if target else None,
        target_dated_on=(target.signed_on if target else None) or edge.item.dated_on,
        target_url=None if edge.kind == "executive_order" else official_url(edge.kind, edge.target),
        resolved=target is not None,
        basis="note",
        note=words_of(edge),
        note_label=edge.item.label,
        note_order=edge.on,
        captured_on=edge.captured_on,
    )


def passive(order: Order, edges: Sequence[NoteEdge], first: int, orders: Mapping[str, Order]) -> list[Reference]:
    """The edges into `order` from documents that are not held, as references of its own in the passive voice."""
    turned = [replace(edge, target=edge.source or edge.target, source=None) if edge.source else edge for edge in edges]
    return [_only_noted(order, edge, first + index, orders) for index, edge in enumerate(turned)]


def _of_text(order: Order, mentions: Sequence[Mention], orders: Mapping[str, Order]) -> list[Reference]:
    """The mentions as references; an order that cites itself by number says nothing."""
    ids = frozenset(section.id for section in order.walk())
    counts: dict[str, int] = {}
    references: list[Reference] = []
    for mention in mentions:
        if mention.citation.kind == "executive_order" and mention.citation.target == order.number:
            continue
        counts[mention.section] = counts.get(mention.section, 0) + 1
        references.append(_of_mention(order, mention, counts[mention.section], ids, orders))
    return references


def _of_mention(
    order: Order, mention: Mention, count: int, ids: Collection[str], orders: Mapping[str, Order]
) -> Reference:
    citation = mention.citation
    identity, section, resolved = _target(mention, ids, orders)
    target = orders.get(identity) if citation.kind == "executive_order" else None
    return Reference(
        id=f"{order.number}:{mention.section}:{count}",
        order=order.number,
        section=mention.section,
        field=mention.field,
        span=citation.span,
        quote=mention.quote,
        context=mention.context,
        relation=mention.act.relation,
        extent=mention.act.extent,
        target_kind=citation.kind,
        target_id=identity,
        target_section=section,
        target_citation=citation_of(citation.kind, identity if citation.kind == "order_section" else citation.target),
        target_title=target.title if target else citation.title,
        target_dated_on=(target.signed_on if target else None) or citation.dated_on,
        target_url=None if citation.kind == "executive_order" else official_url(citation.kind, citation.target),
        resolved=resolved,
        basis="text",
    )


def pointed_at(target: str, at: str, ids: Collection[str]) -> str:
    """The id of a pointer; "this section" said inside 1(a) means 1(a) where only that has the provision (EO 13818)."""
    identity = resolve_pointer(target, at)
    inner = target.partition(":")[2]
    if identity in ids or not inner:
        return identity
    path = at.split(".")
    nearer = (".".join((*path[:depth], inner)) for depth in range(2, len(path) + 1))
    return next((candidate for candidate in nearer if candidate in ids), identity)


_CODE = re.compile(r"(.*? (?:USC|CFR)(?: App\.)? [^( ]+)((?:\([^)]+\))+)")


def _target(mention: Mention, ids: Collection[str], orders: Mapping[str, Order]) -> tuple[str, str | None, bool]:
    """The identity, the provision of it, and whether the corpus holds it ("5 USC 553", "b.B" of "5 USC 553(b)(B)")."""
    citation = mention.citation
    if citation.kind == "order_section":
        identity = pointed_at(citation.target, mention.section, ids)
        return identity, None, identity in ids
    code = _CODE.fullmatch(citation.target) if citation.kind in {"us_code", "cfr"} else None
    if code:
        return code[1], ".".join(re.findall(r"\(([^)]+)\)", code[2])), False
    return citation.target, citation.section, citation.kind == "executive_order" and citation.target in orders
