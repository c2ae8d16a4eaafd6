"""Did you mean: one letter away, the most usual word, the rest of the query untouched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.spelling import best, corrected, doubtful, neighbours
from app.search.syntax import parse
from app.search.tokens import tokens


@pytest.mark.parametrize("typed", ["atorney", "attornney", "attotney", "attonrey", "ttorney", "attorneyy"])
def test_one_slip_is_one_letter_away(typed: str) -> None:
    """A letter dropped, added, changed or changed about with the next."""
    assert "attorney" in neighbours(typed)


@given(st.text(alphabet="abcdefg", min_size=1, max_size=10))
def test_neighbours_are_mutual_and_not_the_word_itself(word: str) -> None:
    """What is one letter away from a word has the word one letter away."""
    near = neighbours(word)
    assert word not in near
    assert all(word in neighbours(other) for other in sorted(near)[:50] if other)


def test_the_word_in_most_orders_is_meant() -> None:
    """Of equals the first by alphabet, so that the answer is always the same."""
    assert best("polise", {"police": 50, "polite": 2}) == "police"
    assert best("polise", {"polite": 2, "police": 2}) == "police"
    assert best("polise", {}) is None


def test_only_unknown_longer_words_are_doubtful() -> None:
    """Numbers, short words, prefixes and words the corpus has are never corrected."""
    query = "police polise 14288x abc zebr* -atorney"
    assert doubtful(parse(query), tokens("police")) == ["polise"]


def test_a_correction_leaves_the_rest_of_the_query() -> None:
    """Syntax, case and other words stay as typed."""
    assert corrected('"Polise reform" OR (POLISE -navy*)', {"polise": "police"}) == '"police reform" OR (police -navy*)'
