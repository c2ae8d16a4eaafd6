"""The keys of documents."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.document_keys import document_key, order_of, place_of


@given(st.dates(date(1789, 4, 30), date(9999, 12, 31)), st.integers(0, 2**24 - 1), st.integers(0, 2**16 - 1))
def test_a_key_holds_its_order_and_its_place(day: date, sort_key: int, place: int) -> None:
    """A hit's order is known from its key alone, and a key fits into 62 bits."""
    key = document_key(day, sort_key, place)
    assert (order_of(key), place_of(key)) == (sort_key, place)
    assert 0 <= key < 2**62


@given(st.dates(date(1789, 4, 30)), st.dates(date(1789, 4, 30)), st.integers(1, 999), st.integers(1, 999))
def test_a_later_order_has_the_greater_key(one: date, other: date, number: int, another: int) -> None:
    """Keys ascend with the signing date, and an order of unknown date stands before all others."""
    assert (one < other) <= (document_key(one, number) < document_key(other, another))
    assert document_key(None, number) < document_key(one, another)


@pytest.mark.parametrize(("sort_key", "place"), [(2**24, 0), (-1, 0), (0, 2**16)])
def test_a_key_that_would_collide_is_refused(sort_key: int, place: int) -> None:
    """A number or a place too great for its digits is an error, not another order's key."""
    with pytest.raises(ValueError, match="out of range"):
        document_key(date(2025, 1, 1), sort_key, place)
