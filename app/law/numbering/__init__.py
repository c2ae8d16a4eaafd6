"""Enumerators and where they stand: "Sec. 2(b)(ii)" <-> "2.b.ii", order numbers, and the depth of a run of markers."""

from app.law.numbering.ambiguous_markers import Occurrence, Placement, arrange
from app.law.numbering.identity import (
    FIRST_UNNUMBERED,
    NUMBER,
    base_number,
    digits_of_page,
    identifier,
    order_id,
    order_number,
    section_citation,
    section_id,
    sort_key,
    unnumbered,
)
from app.law.numbering.markers import Marker, Reading, enumerator, letter, readings, roman, roman_value, split_markers

__all__ = [
    "FIRST_UNNUMBERED",
    "NUMBER",
    "Marker",
    "Occurrence",
    "Placement",
    "Reading",
    "arrange",
    "base_number",
    "digits_of_page",
    "enumerator",
    "identifier",
    "letter",
    "order_id",
    "order_number",
    "readings",
    "roman",
    "roman_value",
    "section_citation",
    "section_id",
    "sort_key",
    "split_markers",
    "unnumbered",
]
