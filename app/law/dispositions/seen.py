"""What the editors say to see beside an order's status: documents that may bear on it and are no orders."""

from collections.abc import Sequence

from app.law.documents import NoteItem

SEEN = frozenset(
    {"proclamation", "public_law", "statute_at_large", "us_code", "named_act", "joint_resolution", "revised_statutes",
     "reorganization_plan", "court_decision"}
)  # fmt: skip
"""The kinds of such documents: proclamations, what has the force of a statute, and decisions of courts."""


def to_see(noted: Sequence[NoteItem]) -> tuple[NoteItem, ...]:
    """The items that only refer to such a document, each once, as the note has them.

    "See: Cornelius v. NAACP Legal Defense and Educational Fund, Inc., 473 U.S. 788 (1985)" (EO 12353). What an item
    says that the document did to the order is an act and decides the status; it is not among these.
    """
    return tuple(dict.fromkeys(item for item in noted if item.relation == "see" and item.kind in SEEN))
