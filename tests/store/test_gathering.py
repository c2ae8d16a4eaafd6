"""Gathering by stem what comes by document, within its memory."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from app.store.index.gathering import Gathering

STEMS = st.text(alphabet="ab_0", max_size=3)


@given(st.lists(st.lists(st.tuples(STEMS, st.integers(0, 2**63)), max_size=8), max_size=12), st.integers(1, 20))
def test_each_stem_has_all_its_codes_in_order(documents: list[list[tuple[str, int]]], held: int) -> None:
    """However little may be held in memory; stems come in the order of their letters."""
    gathering = Gathering(held)
    expected: dict[str, list[int]] = defaultdict(list)
    for document in documents:
        gathering.add(0, document)
        gathering.count(len(document))
        for stem, code in document:
            expected[stem].append(code)
    assert [(stem, list(codes)) for stem, codes in gathering.by_stem()] == sorted(expected.items())
