"""What the text of an order and the notes, or the notes of two orders, disagree about."""

from collections.abc import Iterable, Mapping, Sequence

from app.crossrefs.note_edges import NoteEdge
from app.law.citations import citation_of
from app.law.documents import Order
from app.law.numbering import order_id
from app.law.relations import BY_NAME, EFFECTS, Conflict, Edge, Reference


def family(relation: str) -> str:
    """The class within which a relation of the text and one of a note are the same act.

    EO 14148 "rescinds" by its words what its note "Revokes".
    """
    return BY_NAME[relation].family or relation if relation in EFFECTS else "mentions"


def words_of(edge: NoteEdge) -> str:
    """The item with its label, as printed: "See: EO 14159, January 20, 2025"."""
    return f"{edge.item.label}: {edge.item.words}" if edge.item.label else edge.item.words


def unread_effect(references: Sequence[Reference], edge: NoteEdge, number: str) -> list[Conflict]:
    """The notes let the order act on a target that its text mentions, but not with words that act so.

    EO 13978 is said to revoke EO 13934, which its text amends. A text that amends what the notes let it continue is no
    disagreement: a longer term is both.
    """
    if edge.item.relation not in EFFECTS or edge.kind != "executive_order":
        return []
    mentions = [reference for reference in references if reference.target_id == edge.target and reference.quote]
    acts = {family(reference.relation) for reference in mentions} - {"mentions"}
    if not mentions or (acts and not (family(edge.item.relation) == "ends" and acts.isdisjoint({"ends"}))):
        return []
    if acts and edge.item.relation == "terminates" and edge.item.body:  # EO 12007 strikes the council out of EO 11126
        return []
    if acts:
        act = next(reference for reference in mentions if reference.relation in EFFECTS)
        said = f"The note says that EO {number} {edge.item.relation} {_order(edge.target)}"
        detail = f"{said}; by the text it {act.relation} it."
        evidence = (("note", words_of(edge)), ("note_order", edge.on), ("text", act.context or ""))
        return [Conflict("text_lacks_effect", number, edge.target, edge.item.relation, detail, evidence)]
    detail = f"The note says that EO {number} {edge.item.relation} {_order(edge.target)}; the text only mentions it."
    evidence = (("note", words_of(edge)), ("note_order", edge.on), ("text", mentions[0].context or ""))
    return [Conflict("text_lacks_effect", number, edge.target, edge.item.relation, detail, evidence)]


def unlike_extent(told: Sequence[Reference], edge: NoteEdge, number: str) -> list[Conflict]:
    """The text ends the whole of what the notes say it ends in part; the status follows the text.

    Args:
        told: the references of the text that the note's edge confirms.
        edge: that edge.
        number: the acting order.
    """
    whole = next((each for each in told if each.extent == "whole"), None)
    if whole is None or edge.item.extent == "whole" or edge.kind != "executive_order" or not _is_end(edge):
        return []
    detail = (
        f"The note says that EO {number} {edge.item.relation} {_order(edge.target)} in part;"
        f" by the text it {whole.relation} the whole."
    )
    evidence = (("note", words_of(edge)), ("note_order", edge.on), ("text", whole.context or ""))
    return [Conflict("text_lacks_effect", number, edge.target, edge.item.relation, detail, evidence)]


def concerned(conflicts: Iterable[Conflict]) -> set[tuple[str, str]]:
    """The acts on which sources disagree: the order that acts, as one of them has it, and the one acted on."""
    acting = ((conflict, {conflict.order, dict(conflict.evidence).get("text_order")}) for conflict in conflicts)
    return {(order, conflict.target) for conflict, orders in acting for order in orders if order}


def _order(number: str) -> str:
    """An order in a sentence: "EO 14168", and without a number "Executive Order of July 20, 1899"."""
    return f"EO {number}" if order_id(number) else citation_of("executive_order", number)


def unnamed(order: Order, references: Sequence[Reference], group: Sequence[NoteEdge]) -> list[Conflict]:
    """The target's row alone lets the order act on it, and the order's whole text does not name it.

    The row of EO 12939 bears what was done to EO 12938 ("Amended by: EO 13382").
    """
    edge = group[0]
    number = order.number
    if order.lossy or not order.sections or any(item.on == number for item in group):
        return []
    if edge.item.relation not in EFFECTS or any(reference.target_id == edge.target for reference in references):
        return []
    detail = f"The note on EO {edge.on} says that EO {number} {edge.item.relation} it; that text does not name it."
    evidence = (("note", words_of(edge)), ("note_order", edge.on))
    return [Conflict("text_lacks_effect", number, edge.target, edge.item.relation, detail, evidence)]


def unrecorded(
    order: Order, references: Sequence[Reference], recorded: Sequence[NoteEdge], orders: Mapping[str, Order]
) -> list[Conflict]:
    """Effects of the text that no note records although the acting order's own row is held (14168 revokes 14020).

    "Amends" on either row also tells the end of one section and a new term (EO 13804 and EO 13761), and so does
    whatever else the editors call an act on a part.
    """
    if not order.noted:
        return []
    known = {(edge.target, family(edge.item.relation)) for edge in recorded}
    changed = {edge.target for edge in recorded if edge.item.relation in EFFECTS}
    conflicts: dict[tuple[str, str], Conflict] = {}
    for reference in references:
        key = (reference.target_id, family(reference.relation))
        if reference.relation not in EFFECTS or reference.basis != "text" or key in known:
            continue
        if reference.target_kind != "executive_order" or reference.target_id not in orders or key in conflicts:
            continue
        if reference.target_id in changed and not (
            family(reference.relation) == "ends" and reference.extent == "whole"
        ):
            continue
        detail = f"By its text EO {order.number} {reference.relation} EO {reference.target_id}; no note records it."
        evidence = (("text", reference.context or ""), ("section", reference.section or ""))
        conflicts[key] = Conflict(
            "note_lacks_effect", order.number, reference.target_id, reference.relation, detail, evidence
        )
    return list(conflicts.values())


def _agree(own: Sequence[NoteEdge], other: Sequence[NoteEdge]) -> bool:
    """Whether both ends may speak of one act: "Continues" and "Amended by" do, "in part" and the whole do not.

    The row of EO 12379 amends and revokes EO 12148, whose own row knows of the amendment alone.
    """
    left, right = ({_CHANGE.get(name, name) for name in map(_family_of, _of_orders(side))} for side in (own, other))
    if left.isdisjoint(right) or ("ends" in left) != ("ends" in right):
        return False
    extents = [{edge.item.extent for edge in side if _is_end(edge)} for side in (own, other)]
    return not all(extents) or not extents[0].isdisjoint(extents[1])


_CHANGE = {"continues": "amends"}
"""A committee's new term is "Continues: EO 12345" on the row of EO 13225 and "Amended by" on that of EO 12345."""


def _is_end(edge: NoteEdge) -> bool:
    """Whether an edge ends the order by its label; "Council terminated by" tells the end of a body."""
    return _family_of(edge) == "ends" and edge.item.relation != "terminates"


def _of_orders(side: Sequence[NoteEdge]) -> Sequence[NoteEdge]:
    """The acts without the end of a body that one of them tells too: EO 12007 amends EO 11126, whose council ends."""
    return [edge for edge in side if edge.item.relation != "terminates"] or side


def _family_of(edge: NoteEdge) -> str:
    return family(edge.item.relation)


def disagreeing_ends(number: str, recorded: Sequence[NoteEdge]) -> list[Conflict]:
    """Edges that the two orders' own notes call by different acts, or that only one of them calls "in part".

    The row of EO 12163 says "Revokes: EO 10893" and that of EO 10893 "Amended by"; EO 9521 revokes EO 7543 in part by
    its own row and whole by the other.
    """
    ends: dict[str, tuple[list[NoteEdge], list[NoteEdge]]] = {}
    for edge in recorded:
        if edge.kind == "executive_order" and edge.item.relation in EFFECTS:
            ends.setdefault(edge.target, ([], []))[edge.on != number].append(edge)
    return [
        Conflict(
            "notes_disagree",
            number,
            target,
            own[0].item.relation,
            f"The notes on EO {number} and on {_order(target)} name different acts or extents.",
            (
                ("note", words_of(own[0])),
                ("note_order", number),
                ("other_note", words_of(other[0])),
                ("other_order", target),
            ),
        )
        for target, (own, other) in ends.items()
        if own and other and not _agree(own, other)
    ]


def ended_twice(acts: Sequence[Edge], number: str, orders: Mapping[str, Order]) -> list[Conflict]:
    """The editors let one order end `number`, and the text of another order says that it does.

    The row of EO 10450 gives EO 13467 of 2008, whose text only cites it; EO 13764 of 2017 revokes it in so many words.
    """
    whole = [act for act in acts if act.reference.extent == "whole" and BY_NAME[act.relation].effect == "ends"]
    by_text = [act for act in whole if act.reference.basis == "text"]
    by_note = [
        act
        for act in whole
        if act.reference.basis == "note" and act.reference.order in orders and orders[act.reference.order].sections
    ]
    return [
        Conflict(
            "ends_disagree",
            noted.reference.order,
            number,
            noted.relation,
            f"The note lets EO {noted.reference.order} end EO {number} on {noted.on}; by its text"
            f" EO {told.reference.order} does so on {told.on}.",
            (
                ("note", noted.reference.note or ""),
                ("note_order", noted.reference.note_order or ""),
                ("text", told.reference.context or ""),
                ("text_order", told.reference.order),
            ),
        )
        for noted in by_note
        for told in by_text
        if noted.reference.order not in (told.reference.order, number)
    ]
