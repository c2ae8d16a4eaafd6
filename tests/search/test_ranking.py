"""Ranking: what makes a document more relevant, that the order is always the same, and that postings keep it."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.postings import Documents, Postings, decoded, heading_codes, packed, places, size, text_codes, unpacked
from app.search.query import AllOf, AnyOf, Node, Term
from app.search.ranking import Ranked, Statistics, best, chosen, headed, in_a_row, leading, read_of, scores, whole
from app.search.syntax import parse
from app.search.token_stream import SENTINEL
from tests.search import relevance
from tests.search.relevance import Document
from tests.search.test_syntax import shown

STATISTICS = Statistics(1_000, 100_000, {"polic": 50, "reform": 100, "the": 990, "navi": 5})


def document(key: int, heading: str = "", length: int = 100, **counts: int) -> Document:
    """A document with these stems; unnamed ones make up the length."""
    return Document(key, f" {heading} ", counts, length)


def indexed(documents: Iterable[Document], statistics: Statistics) -> dict[str, Postings]:
    """What an index keeps of the documents, by stem."""
    ordered = sorted(documents, key=lambda each: each.key)
    gathered: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(ordered):
        for stem, count in each.bag.items():
            gathered[stem].append(text_codes(place) | count)
        for stem, where in places(each.heading.split()):
            gathered[stem].append(heading_codes(place) | where)
    sizes = [size(each.length, statistics.average()) for each in ordered]
    known = Documents([each.key for each in ordered], sizes)
    return {stem: decoded(found, known) for stem, found in gathered.items()}


def rank(
    documents: Sequence[Document],
    node: Node,
    statistics: Statistics = STATISTICS,
    side_by_side: Iterable[int] = (),
    limit: int = 1_000,
    after: Ranked | None = None,
) -> list[Ranked]:
    """The documents ranked by their postings, as a search does."""
    keys = sorted(each.key for each in documents)
    every = indexed(documents, statistics)
    known = {stem: every[stem] for stem in read_of(node) & every.keys()}
    return best(keys, scores(keys, node, known, statistics, side_by_side), limit, after)


def order(query: str, *documents: Document) -> list[int]:
    """The keys by falling relevance."""
    return [key for _, key in rank(documents, parse(query))]


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
    assert rank([document(1, navig=5)], parse("navy")) == [(0, 1)]


def test_of_alternatives_the_best_counts() -> None:
    """A document is not more relevant for having both names of one thing."""
    [(one, _)] = rank([document(1, polic=2)], parse("police OR reform"))
    [(both, _)] = rank([document(1, polic=2, reform=1)], parse("police OR reform"))
    assert one == both > 0


def test_words_may_be_looked_for_in_headings_alone() -> None:
    """Each word of a query is looked for in the field, but for those that have one of their own."""
    node = headed(parse('police OR (reform "law enforcement" title:navy regulat*)'), "section")
    assert shown(node) == '{section:police [section:reform section:"law enforcement" title:navy section:regulat*]}'


def test_words_side_by_side_in_the_text_count_more() -> None:
    """Of two alike the one that has the words of the query as one phrase comes first, though the other is newer."""
    documents = [document(1, polic=1, reform=1), document(2, polic=1, reform=1)]
    found = rank(documents, parse("police reform"), STATISTICS, side_by_side=[1])
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


STEMS = ("a", "b", "c", "_4e2d")
HEADINGS = st.lists(st.sampled_from([*STEMS, SENTINEL]), max_size=6).map(" ".join)
DOCUMENTS = st.lists(
    st.tuples(HEADINGS, st.dictionaries(st.sampled_from(STEMS), st.integers(1, 9), max_size=4), st.integers(0, 500)),
    max_size=25,
).map(lambda given_: [Document(key, f" {heading} ", bag, n) for key, (heading, bag, n) in enumerate(given_, 5)])
TERMS = st.lists(st.sampled_from([*STEMS, "missing"]), min_size=1, max_size=3).map(
    lambda stems: Term(tuple(stems), tuple(stems))
)
NODES: st.SearchStrategy[Node] = st.recursive(
    TERMS | st.just(AnyOf(())),
    lambda parts: (
        st.builds(AnyOf, st.lists(parts, max_size=3).map(tuple))
        | st.builds(AllOf, st.lists(parts, min_size=1, max_size=3).map(tuple))
    ),
    max_leaves=6,
)


def statistics(documents: Sequence[Document]) -> Statistics:
    """What these documents are like."""
    frequencies = Counter(stem for each in documents for stem in each.bag)
    return Statistics(len(documents), sum(each.length for each in documents), frequencies)


@given(DOCUMENTS, NODES, st.sets(st.integers(5, 30)))
def test_postings_give_the_scores_of_the_definition(
    documents: list[Document], node: Node, side_by_side: set[int]
) -> None:
    """Whatever documents, headings and query: score by score what each document read alone gives."""
    known = statistics(documents)
    keys = {each.key for each in documents}
    found = rank(documents, node, known, sorted(side_by_side & keys))
    assert found == relevance.rank(documents, node, known, side_by_side)


@given(DOCUMENTS, NODES, st.integers(1, 10), st.tuples(st.integers(0, 9_000_000), st.integers(0, 40)))
def test_a_page_is_a_piece_of_the_ranking(documents: list[Document], node: Node, limit: int, after: Ranked) -> None:
    """Of what stands behind a place, so many as are asked for."""
    known = statistics(documents)
    behind = [each for each in relevance.rank(documents, node, known) if each < after]
    assert rank(documents, node, known, limit=limit, after=after) == behind[:limit]


@given(DOCUMENTS, st.data())
def test_some_documents_are_scored_as_all_are(documents: list[Document], data: st.DataObject) -> None:
    """What is looked up for one document, of many that have its words, is what the column says."""
    known = statistics(documents)
    every = indexed(documents, known)
    keys = [each.key for each in documents]
    node = data.draw(NODES)
    of_all = dict(zip(keys, scores(keys, node, every, known), strict=True))
    some = sorted(data.draw(st.sets(st.sampled_from(keys)))) if keys else []
    assert scores(some, node, every, known) == [of_all[key] for key in some]


def test_one_of_many_documents_is_looked_up() -> None:
    """A document that lacks the stem is told from its neighbours, at both ends of the postings, too."""
    many = [document(key, polic=1 + key % 3) for key in range(10, 400, 2)]
    known = indexed(many, STATISTICS)["polic"]
    for key in (5, 10, 11, 200, 201, 398, 399):
        expected = dict(zip(known.keys, known.impacts, strict=True)).get(key, 0.0)
        assert list(known.at([key], {key})) == [expected]


@given(DOCUMENTS)
def test_what_is_kept_ready_is_what_a_search_gives(documents: list[Document]) -> None:
    """The first hits of one word, computed when the index is made."""
    known = statistics(documents)
    for stem, postings in indexed(documents, known).items():
        node = Term((stem,), (stem,))
        having = [each for each in documents if stem in each.bag]
        assert leading(stem, postings, 3) == relevance.rank(having, node, known)[:3]


def test_of_too_many_those_with_the_word_in_the_first_part_of_the_heading_are_ranked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Then the newest; another name of an order is no heading in this."""
    monkeypatch.setattr("app.search.ranking.MAX_CANDIDATES", 3)
    headings = {1: "polic", 2: f"x {SENTINEL} polic {SENTINEL}", 3: "", 4: "", 5: ""}
    documents = [document(key, heading, polic=1) for key, heading in headings.items()]
    found = leading("polic", indexed(documents, STATISTICS)["polic"], 10)
    assert {key for _, key in found} == {1, 4, 5}


def test_candidates_are_the_headed_and_then_the_newest() -> None:
    """No more than may be, each once, ascending."""
    assert chosen([7, 2], [9, 8, 7, 5], 4) == [2, 7, 8, 9]
    assert chosen([9, 7, 5, 3], [9, 8], 2) == [7, 9]


@pytest.mark.parametrize(
    ("query", "implied"),
    [
        ("police reform", True),
        ('(police reform) "law enforcement"', True),
        ("(police OR navy) reform", True),
        ("police reform -navy", False),
        ("(police OR navy) (reform -law)", False),
    ],
)
def test_words_side_by_side_are_asked_for_alone_where_they_imply_the_query(query: str, implied: bool) -> None:
    """All words as typed stand in their phrase; words to leave out may stand beside it."""
    node = parse(query)
    run = in_a_row(node)
    assert run is not None
    assert whole(run, node) == (run if implied else AllOf((node, run)))


@given(st.lists(st.integers(-(2**63), 2**63 - 1)), st.integers(0, 5))
def test_numbers_survive_packing(numbers: list[int], cut: int) -> None:
    """In one piece or in parts."""
    assert list(unpacked("q", packed("q", numbers[:cut]), packed("q", numbers[cut:]))) == numbers
