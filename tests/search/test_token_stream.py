"""The tokens that stand for a document beside its words."""

import pytest

from app.search.token_stream import provision_tokens


@pytest.mark.parametrize(
    ("section", "places"),
    [
        ("3.b.i", ["i_3", "i_3_b", "i_3_b_i"]),
        ("1-101", ["i_1", "i_1_101"]),
        ("2~2", ["i_2", "i_2x2"]),
        ("3.a~2.i", ["i_3", "i_3_a", "i_3_a_i", "i_3_ax2", "i_3_ax2_i"]),
        ("preamble", ["i_preamble"]),
    ],
)
def test_a_provision_stands_in_all_those_above_it(section: str, places: list[str]) -> None:
    """A search in section 3 finds what stands in section 3(b)."""
    assert list(provision_tokens(section)) == places
