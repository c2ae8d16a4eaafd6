"""The keys of documents: a pure function of what they are, ascending with the signing date.

A key is made of the day of signing, the order's sort key and the place in the order, the first of these weighing most.
So the newest hits are the greatest keys, and a hit's order is known without reading its row.
"""

from datetime import date
from typing import Any

_ORDERS = 2**24
PLACES = 2**16
"""So many things an order may have of one kind."""
_PERIOD = 1_024 * _ORDERS * PLACES
_FIRST_DAY = date(1789, 4, 30).toordinal() - 1


def document_key(signed_on: date | None, sort_key: int, place: int = 0) -> int:
    """The key of a document: of an order (place 0), or of its provision or directive at `place`, counted from 1.

    An unknown signing date stands before all others.

    Raises:
        ValueError: if a part does not fit, so that keys would collide.
    """
    day = max(0, signed_on.toordinal() - _FIRST_DAY) if signed_on else 0
    if not (0 <= sort_key < _ORDERS and 0 <= place < PLACES):
        raise ValueError(f"order {sort_key} or place {place} is out of range")
    return (day * _ORDERS + sort_key) * PLACES + place


def order_of(key: Any) -> Any:
    """The order's sort key in a key, or in a column of keys."""
    return key // PLACES % _ORDERS


def place_of(key: Any) -> Any:
    """The place in the order in a key, or in a column of keys."""
    return key % PLACES


def period_of(key: int) -> int:
    """The period of the document's signing, of 1,024 days each, counted from 0."""
    return key // _PERIOD


def first_of(period: int) -> int:
    """The least key that a document of a period can have."""
    return period * _PERIOD
