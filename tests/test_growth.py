"""The measure of growth tells what is linear from what is quadratic."""

import pytest

from tests.growth import TIMES, assert_linear


def test_what_is_linear_passes() -> None:
    """Work that looks once at each thing passes."""
    assert_linear(lambda size: sum(range(size)), 100_000)


def test_what_is_quadratic_fails() -> None:
    """Work that looks at each thing once for each other fails, and is told by how much."""
    with pytest.raises(AssertionError, match=f"{TIMES} times the size costs"):
        assert_linear(lambda size: [sum(range(size)) for _ in range(size)], 300)
