"""The values of a disposition note."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class NoteItem:
    """One item of a note: what this order did to a target, or (incoming) what the target did to this order.

    Attributes:
        relation: in the active voice whatever the label's ("Amended by" is amends, incoming).
        incoming: whether the target acts on the order whose note this is.
        extent: "in_part" where the label or the item says so.
        kind: the kind of the target, as in citations.KINDS, or a kind that only notes name: notice, determination,
            public_land_order, unnumbered_order, court_decision, regulation, treaty, letter, remark …
        target: the normalised identity inside its kind ("14159", "2001-09-23"), or the item's words.
        dated_on: the date the item gives, or None.
        label: the label as printed, without its colon ("Revokes in part").
        words: the item as printed.
    """

    relation: str
    incoming: bool
    extent: Literal["whole", "in_part"]
    kind: str
    target: str
    dated_on: date | None
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Notes:
    """A note, read: its items in the order of the note, and what the grammar could not read, verbatim."""

    items: tuple[NoteItem, ...] = ()
    unread: tuple[str, ...] = ()
