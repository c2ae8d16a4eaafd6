"""Ranking: what makes a document more relevant, and that the order is always the same."""

import random

from hypothesis import given
from hypothesis import strategies as st

from app.search.ranking import Document, Statistics, headed, rank
from app.search.syntax import parse
from tests.search.test_syntax import shown

STATISTICS = Statistics(1_000, 100_000, {"polic": 50, "reform": 100, "the": 990, "navi": 5})


def document(key: int, heading: str = "", length: int = 100, **counts: int) -> Document:
    """A document with these stems; unnamed ones make up the length."""
    bag = " ".join(f"{stem}:{count}" for stem, count in counts.items())
    return Document(key, f" {heading} ", f" {bag} ", length)


def order(query: str, *documents: Document) -> list[int]:
    """The keys by falling relevance."""
    return [key for _, key in rank(documents, parse(query), STATISTICS)]


def test_more_often_is_more_relevant() -> None:
    """Of two documents of one length the one with the word more often comes first."""
    assert order("police", document(1, polic=3), document(2, polic=1)) == [1, 2]


def test_a_rare_word_weighs_more() -> None:
    """A word that stands everywhere tells little."""
    assert order("navy OR the", document(1, navi=1), document(2, the=5)) == [1, 2]


def test_shorter_is_more_relevant() -> None:
    """The same count says more in a shorter text."""
    assert order("police", document(1, polic=2, length=50), document(2, polic=2, length=500)) == [1, 2]


def test_the_heading_weighs_more_than_the_text() -> None:
    """One word in the heading outweighs several in the text."""
    assert order("police", document(1, heading="polic"), document(2, polic=3)) == [1, 2]


def test_the_words_in_their_order_in_the_heading_come_first() -> None:
    """A known title typed in is found before one that has its words scattered."""
    whole = document(1, heading="polic reform act")
    scattered = document(2, heading="reform of the polic")
    assert order("police reform", whole, scattered) == [1, 2]


def test_of_equals_the_newest_comes_first() -> None:
    """Keys follow the signing date, and break every tie."""
    assert order("police", document(1, polic=1), document(3, polic=1), document(2, polic=1)) == [3, 2, 1]


def test_a_stem_is_not_its_longer_neighbour() -> None:
    """What begins like the stem ("navig") is not counted for it ("navi")."""
    assert rank([document(1, navig=5)], parse("navy"), STATISTICS) == [(0, 1)]


def test_of_alternatives_the_best_counts() -> None:
    """A document is not more relevant for having both names of one thing."""
    [(one, _)] = rank([document(1, polic=2)], parse("police OR navy"), STATISTICS)
    [(both, _)] = rank([document(1, polic=2, navi=0)], parse("police"), STATISTICS)
    assert one == both > 0


def test_words_may_be_looked_for_in_headings_alone() -> None:
    """Each word of a query is looked for in the field, but for those that have one of their own."""
    node = headed(parse('police OR (reform "law enforcement" title:navy regulat*)'), "section")
    assert shown(node) == '{section:police [section:reform section:"law enforcement" title:navy section:regulat*]}'


def test_words_side_by_side_in_the_text_count_more() -> None:
    """Of two alike the one that has the words of the query as one phrase comes first, though the other is newer."""
    documents = [document(1, polic=1, reform=1), document(2, polic=1, reform=1)]
    found = rank(documents, parse("police reform"), STATISTICS, side_by_side={1})
    assert [key for _, key in found] == [1, 2]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(1, 300)), max_size=30), st.randoms())
def test_the_order_depends_on_the_documents_alone(given_: list[tuple[int, int, int]], chance: random.Random) -> None:
    """Whatever order an engine gives its rows in, the ranking is the same and without ties."""
    documents = [
        document(key, length=length, polic=police, reform=reform) for key, (police, reform, length) in enumerate(given_)
    ]
    shuffled = list(documents)
    chance.shuffle(shuffled)
    assert order("police reform", *documents) == order("police reform", *shuffled)
