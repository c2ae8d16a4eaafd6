"""Cursors: they give back what they were made from, and nothing else is taken for one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.parameters.cursors import Edition, Key, decode_cursor, encode_cursor
from app.api.problems import Problem

EDITION = Edition("feedfacefeedface", 1_764_460_000_123_456)
keys = st.lists(st.none() | st.integers(-(2**63) + 1, 2**63 - 1) | st.text(max_size=50) | st.dates(), max_size=4)


@given(keys, st.text())
def test_cursor_round_trip(key: list[Key], binding: str) -> None:
    """A cursor gives back the edition and the key it was made from."""
    shape = [int if value is None else type(value) for value in key]
    assert decode_cursor(encode_cursor(key, binding, EDITION), binding, shape) == (EDITION, tuple(key))


@given(keys, st.data())
def test_altered_cursor_is_refused(key: list[Key], data: st.DataObject) -> None:
    """A cursor with one character changed, or cut short, is refused."""
    cursor = encode_cursor(key, "/v1/orders?", EDITION)
    place = data.draw(st.integers(0, len(cursor) - 1))
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    other = data.draw(st.sampled_from(alphabet).filter(lambda c: c != cursor[place]) | st.just(""))
    altered = cursor[:place] + (other + cursor[place + 1 :] if other else "")
    with pytest.raises(Problem) as raised:
        decode_cursor(altered, "/v1/orders?", [int if value is None else type(value) for value in key])
    assert raised.value.code == "invalid-cursor"


@given(st.text())
def test_garbage_cursor_is_refused(garbage: str) -> None:
    """Whatever text is sent as a cursor is refused without another exception."""
    with pytest.raises(Problem):
        decode_cursor(garbage, "/v1/orders?", [int])


@pytest.mark.parametrize("shape", [[str], [date], [int, int], []])
def test_cursor_of_another_shape_is_refused(shape: list[type]) -> None:
    """A well-made cursor whose values have other types than the sort's is refused."""
    with pytest.raises(Problem):
        decode_cursor(encode_cursor([7], "b", EDITION), "b", shape)
