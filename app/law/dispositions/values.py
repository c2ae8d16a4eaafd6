"""The values of a disposition note."""

from dataclasses import dataclass

from app.law.documents import NoteItem

__all__ = ["NoteItem", "Notes"]


@dataclass(frozen=True, slots=True)
class Notes:
    """A note, read: its items in the order of the note, and what the grammar could not read, verbatim."""

    items: tuple[NoteItem, ...] = ()
    unread: tuple[str, ...] = ()
