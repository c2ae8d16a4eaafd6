"""The index on both databases: the same set for the same stream of tokens, however long."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine

from app import store
from app.search.document_keys import first_of
from app.search.postings import Documents, heading_codes, places, text_codes
from app.search.query import Term
from app.search.ranking import Statistics, best, scores
from app.search.syntax import parse
from app.search.tokens import tokens
from app.store.index import fulltext, postings
from app.store.index.gathering import Gathering
from app.store.index.scopes import SCOPES
from tests.beginnings import CopyOf

SECTIONS = SCOPES["sections"]
DOCUMENTS = {
    1: "the attorney general shall review consent decrees",
    2: "general attorney of the navy",
    3: "the " * 300 + "attorney general",
    4: "filler " * 17_000 + "consent decrees of the navy",
    5: "filler " * 17_000 + "decrees of consent",
}
"""The third has a word more often, the last two are longer, than a tsvector keeps positions."""


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def filled(request: pytest.FixtureRequest, copy_of: CopyOf) -> Iterator[Connection]:
    """A connection to a database whose index holds DOCUMENTS."""
    url = copy_of(request.param, "empty")
    engine = create_engine(store.parse_url(url))
    with engine.connect() as made:
        fulltext.fill(made, SECTIONS, ((key, tokens(text)) for key, text in DOCUMENTS.items()))
        made.commit()
        yield made
    engine.dispose()


@pytest.fixture
def connection(filled: Connection) -> Iterator[Connection]:
    """The same; what a test writes is undone after it."""
    yield filled
    filled.rollback()


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("attorney", [1, 2, 3]),
        ("attorney general", [1, 2, 3]),
        ('"attorney general"', [1, 3]),
        ('"the attorney general"', [1, 3]),
        ('"consent decrees"', [1, 4]),
        ("consent decrees", [1, 4, 5]),
        ('"consent decrees" -navy', [1]),
        ('navy -"consent decrees"', [2]),
        ('"decrees of consent" OR "general attorney"', [2, 5]),
        ('"filler consent"', [4]),
        ("zebra", []),
    ],
)
def test_words_and_phrases(connection: Connection, query: str, keys: list[int]) -> None:
    """A phrase is found where its words follow each other, also behind what an engine keeps of a long text."""
    found = connection.scalars(fulltext.matching(connection.dialect.name, SECTIONS, parse(query)))
    assert sorted(found) == keys


def test_a_cleared_index_finds_nothing(connection: Connection) -> None:
    """A publish begins with nothing, and may write the same keys again."""
    fulltext.clear(connection)
    fulltext.fill(connection, SECTIONS, [(1, ["navi"])])
    statement = fulltext.matching(connection.dialect.name, SECTIONS, parse("navy OR attorney"))
    assert connection.scalars(statement).all() == [1]


@pytest.mark.parametrize("query", ["attorney", '"attorney general"', "decrees -navy", "zebra"])
def test_the_newest_are_the_greatest_keys(connection: Connection, query: str) -> None:
    """So many of them as are asked for, and how many there are in all."""
    node = parse(query)
    every = sorted(connection.scalars(fulltext.matching(connection.dialect.name, SECTIONS, node)), reverse=True)
    assert [fulltext.newest(connection, SECTIONS, node, most) for most in (1, 10)] == [every[:1], every]
    assert fulltext.total(connection, SECTIONS, node) == len(every)


def test_postings_are_read_as_they_were_written(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """In parts, the newest alone where no older are wanted; of a stem in many documents the first are ready."""
    for name, value in {"PART": 4, "MANY": 6, "READY": 3}.items():
        monkeypatch.setattr(postings, name, value)
    keys = [*range(100, 106), *range(first_of(1) + 6, first_of(1) + 10)]
    gathering = Gathering(held=7)
    for place in range(len(keys)):
        gathering.add(text_codes(place), [("polic", 1 + place), *([("navi", 2)] if place % 2 else [])])
        gathering.add(heading_codes(place), places(["polic"] * (place % 3)))
        gathering.count(3)
    postings.write(connection, SECTIONS, gathering, Documents(keys, [1.0] * 10))
    every = postings.read(connection, SECTIONS, ["polic", "navi", "zebra"])
    assert [(stem, list(found.keys)) for stem, found in sorted(every.items())] == [
        ("navi", keys[1::2]),
        ("polic", keys),
    ]
    assert list(every["polic"].headings.keys) == [keys[place] for place in (1, 2, 2, 4, 5, 5, 7, 8, 8)]
    assert list(postings.read(connection, SECTIONS, ["polic"], (keys[7], 2**62))["polic"].keys) == keys[-4:]
    node = Term(("polic",), ("police",))
    assert postings.ready(connection, SECTIONS, "polic") == best(
        keys, scores(keys, node, every, Statistics(10, 100, {})), 3
    )
    assert postings.ready(connection, SECTIONS, "navi") == []
