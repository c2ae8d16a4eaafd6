"""Whether an order is in force: the rules, in one place, each with the order that proves it.

1. A later order that revokes, rescinds, supersedes, suspends, terminates or nullifies the whole order ends it: EO 13988
   was rescinded by EO 14148; EO 12044 was revoked by EO 12291.
2. The first such act decides the value; what is said of an order already ended changes nothing (EO 13929 was revoked by
   EO 14074).
3. Revoking the revoker revives nothing: EO 14148 revoked EO 14074, and EO 13929 stays revoked.
4. Only reinstatement revives: EO 14171 reinstated EO 13957, which EO 14003 had revoked.
5. An act on a part leaves the rest in force: EO 12919 is partly revoked, by EO 13456, and EO 13658 partly superseded,
   by EO 14026; the first such act gives the name. So does the end of a body that the order set up: EO 6777 abolished
   the committee of EO 6693. Amendments change no status: EO 12866 is in force, many times amended.
6. A whole end that stands in the ending order's note alone, of an order that it also amends and that was amended
   afterwards, decides nothing: EO 12148 "revoked" by EO 12379 in 1982 was amended until 2003. It is a conflict.
7. An act counts from the day the acting order was signed, so that a status can be asked for any day.
8. A suspension for a term that its words tell counts until that has run out: EO 13990 suspended EO 13920 "for 90 days".
   Afterwards the status is what it is without it, and the basis still shows it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.law.relations.values import OwnEnd, Reference, Status
from app.law.relations.vocabulary import ACTIVES, BY_NAME, EFFECTS, LIVING, PASSIVES


@dataclass(frozen=True, slots=True)
class Edge:
    """A reference that acts on an order, with the day of the act.

    Attributes:
        reference: an edge into the order ("revokes"), or one of its own in the passive ("revoked_by") where the acting
            document is not held.
        on: the signing date of the acting order, or None where it is unknown.
        lapses_on: of a suspension the first day on which it is none any more, where its words tell that.
    """

    reference: Reference
    on: date | None
    lapses_on: date | None = None

    @property
    def relation(self) -> str:
        """The act in the active voice."""
        return ACTIVES.get(self.reference.relation, self.reference.relation)

    @property
    def by(self) -> str:
        """The number of the acting order, or the citation of what is no order."""
        reference = self.reference
        if reference.relation not in ACTIVES:
            return reference.order
        return reference.target_id if reference.target_kind == "executive_order" else reference.target_citation


@dataclass(frozen=True, slots=True)
class Event:
    """One dated event in the life of an order.

    Attributes:
        on: the day, or None where it is unknown.
        relation: in the passive voice ("amended_by").
        extent: whether it concerned the whole order.
        by: the number of the acting order, or the citation of what is no order.
        references: the ids of the edges that are its evidence.
    """

    on: date | None
    relation: str
    extent: str
    by: str
    references: tuple[str, ...]


def status_on(number: str, edges: Iterable[Edge], day: date | None, as_of: date | None = None) -> Status:
    """The status of order `number` on `day` (None: as far as the data go).

    Args:
        number: the order; edges that do not act on it are ignored.
        edges: the edges that act on it, in any order.
        day: acts after this day are left out; an act of unknown date counts only when `day` is None.
        as_of: the day by which suspensions may have run out where `day` is None; None: none has.
    """
    value = "in_force"
    basis: list[str] = []
    for edge in _acting(number, edges):
        if day is not None and (edge.on is None or edge.on > day):
            continue
        changed = _after(value, edge)
        if _has_lapsed(edge, day or as_of):
            basis += [edge.reference.id] if changed != value else []
            continue
        if changed != value or changed == _in_part(edge):
            basis.append(edge.reference.id)
        value = changed
    return Status(value, day, tuple(basis))


def doubt(status: Status, ends: Iterable[OwnEnd], day: date | None) -> OwnEnd | None:
    """The first of an order's own ends that may have come by `day` although the order holds.

    An end that decided the status is no doubt any more.
    """
    if status.value not in LIVING:
        return None
    decided = {reference.rpartition(":end-")[0] for reference in status.basis if ":end-" in reference}
    return next(
        (
            end
            for end in ends
            if (end.on is None or day is None or end.on <= day)
            and (end.what == "body" or not any(id_.endswith(f":{end.section}") for id_ in decided))
        ),
        None,
    )


def _has_lapsed(edge: Edge, day: date | None) -> bool:
    return edge.lapses_on is not None and day is not None and edge.lapses_on <= day


def _after(value: str, edge: Edge) -> str:
    """The status after one more act."""
    if edge.relation == "reinstates":
        return "reinstated" if value not in {"in_force", "reinstated"} else value
    if value not in LIVING and value != "suspended":
        return value
    if edge.reference.extent == "whole":
        return BY_NAME[edge.relation].status or value
    return (_in_part(edge) or value) if value == "in_force" else value


def _in_part(edge: Edge) -> str:
    """The status that an act on a part of an order makes, or ""."""
    return BY_NAME[edge.relation].status_in_part if edge.reference.extent == "in_part" else ""


def _acting(number: str, edges: Iterable[Edge]) -> list[Edge]:
    """The edges that act on `number`, oldest first; one of unknown date comes last."""
    mine = [edge for edge in edges if _acts_on(number, edge.reference)]
    mine = [edge for edge in mine if not _outlived(edge, mine)]
    return sorted(mine, key=lambda edge: (edge.on or date.max, edge.reference.extent != "whole", edge.reference.id))


def _outlived(edge: Edge, acts: Sequence[Edge]) -> bool:
    """Whether a whole end stands in the ending order's note alone, which amends as well, and amendments follow."""
    noted = edge.reference
    if noted.basis != "note" or noted.extent != "whole" or BY_NAME[edge.relation].effect != "ends" or _by(noted):
        return False
    amended = [act for act in acts if act.relation in {"amends", "supplements"} or _noted_amendment(act.reference)]
    told_otherwise = any(act.reference.order == noted.order for act in amended)
    return told_otherwise and any(act.on and edge.on and act.on > edge.on for act in amended)


def _noted_amendment(reference: Reference) -> bool:
    """Whether the editors call the act an amendment (EO 10900 extends a part of EO 10893: "Amended by")."""
    return (reference.note_label or "").lower().startswith("amend")


def _by(reference: Reference) -> bool:
    """Whether the note stands on the row of the order that is acted on ("Amended by")."""
    return (reference.note_label or "").lower().endswith("by")


def _acts_on(number: str, reference: Reference) -> bool:
    if reference.order == number:
        return reference.relation in ACTIVES
    return reference.target_kind == "executive_order" and reference.target_id == number


def history(number: str, edges: Sequence[Edge]) -> tuple[Event, ...]:
    """What was done to order `number`, oldest first; several edges of one act are one event."""
    events: dict[tuple[str, str], list[Edge]] = {}
    for edge in _acting(number, edges):
        own = edge.reference.order == number
        by = edge.reference.target_citation if own else edge.reference.order
        if edge.relation in EFFECTS:
            events.setdefault((by, edge.relation), []).append(edge)
    return tuple(
        Event(
            found[0].on,
            PASSIVES[relation],
            "whole" if any(edge.reference.extent == "whole" for edge in found) else "in_part",
            by,
            tuple(edge.reference.id for edge in found),
        )
        for (by, relation), found in sorted(events.items(), key=lambda item: (item[1][0].on or date.max, item[0]))
    )
