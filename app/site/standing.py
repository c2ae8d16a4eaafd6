"""How what became of an order is put in words: the acts that decide its status, the doubts, the amendments."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.law.relations import ACTIVES, BY_NAME
from app.render.labels import plain
from app.schemas import Extent, HistoryEvent, OrderSummary, Relation, Status, StatusBasis

_PAGE_NAME = re.compile(r"unnumbered-[0-9a-f]{16}")
_REINSTATEMENT = "the reinstatement by "
_LONGEST_NAME = 60
_TWICE = re.compile(r"~\d+")


def cited(citation: str) -> str:
    """A citation for people: an order that has no number is not called by what stands for it in addresses."""
    return _PAGE_NAME.sub("without number", citation)


def done(relation: str, extent: Extent | None) -> str:
    """What was done, before who did it: "superseded in part by"."""
    said = plain(relation)
    part = " in part" if extent is Extent.IN_PART else ""
    return f"{said.removesuffix(' by')}{part} by" if said.endswith(" by") else f"{said}{part}"


def names_document(edge: StatusBasis) -> bool:
    """Whether an act tells who acted; the editors' notes of some tell a day or an event in a sentence instead."""
    told = edge.citation
    is_day = bool(re.fullmatch(r"\d{4}-\d\d-\d\d", told))
    is_sentence = told.endswith(".") or " expired " in told or len(told) > _LONGEST_NAME
    return not (is_day or is_sentence)


def deciding(status: Status) -> list[StatusBasis]:
    """The acts that decide a status, each once."""
    return list({(edge.relation, edge.extent, edge.citation): edge for edge in status.basis}.values())


def doubt(status: Status) -> str:
    """What makes it doubtful whether an order that is said to hold does, in a sentence, or ""."""
    end = status.may_have_expired
    if end is None:
        return ""
    if end.name.startswith(_REINSTATEMENT):
        return f"The order that put it back in force was ended itself: {end.name.removeprefix(_REINSTATEMENT)}."
    day = f" on {end.on:%B} {end.on.day}, {end.on.year}" if end.on else ""
    return f"It may have ended{day}{f' ({end.name})' if end.name else ''}: “{end.words}”"


@dataclass(frozen=True, slots=True)
class Amended:
    """By how many documents an order was amended.

    Attributes:
        undone: how many of these were undone since.
    """

    documents: int
    undone: int


def amended(events: Iterable[HistoryEvent]) -> Amended:
    """Count the documents that amended an order, by the events of its life."""
    found: dict[str, bool] = {}
    for event in events:
        if event.event == "amended_by":
            name = event.order or event.citation or ""
            found[name] = found.get(name, True) and event.undone_by is not None
    return Amended(len(found), sum(found.values()))


def heading(relation: Relation) -> str:
    """What joins an order to others, over the list of them: "Amends"; of what is done to it "Amends it"."""
    if relation in ACTIVES:
        row = BY_NAME[ACTIVES[relation]]
        return f"{row.words or plain(row.name)} it".capitalize()
    return (BY_NAME[relation].words or plain(relation)).capitalize()


def pinpoint(order: OrderSummary, citation: str) -> str:
    """The Bluebook's citation of a provision: "Exec. Order No. 14,288, § 3(b), 90 Fed. Reg. 18,765 (Apr. 28, 2025)"."""
    place = _TWICE.sub("", citation).replace("sec. ", "§ ", 1)
    whole = order.citations.bluebook
    if not whole.startswith("Exec. Order No."):
        return f"{whole}, {place}"
    name, comma, rest = whole.partition(", ")
    return f"{name}, {place}{comma}{rest}"
