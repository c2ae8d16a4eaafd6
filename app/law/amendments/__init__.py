"""What an order's sentences change in other orders: instruction, provision, words struck and inserted."""

from app.law.amendments.reading import CitedIn, find
from app.law.amendments.standing import is_undone_by, state_of
from app.law.amendments.values import ENDS, Amending, Amendment, Cited, Instruction, Place, State, amends

__all__ = [
    "ENDS",
    "Amending",
    "Amendment",
    "Cited",
    "CitedIn",
    "Instruction",
    "Place",
    "State",
    "amends",
    "find",
    "is_undone_by",
    "state_of",
]
