"""The index on both databases: the same set for the same stream of tokens, however long."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine

from app import store
from app.search.syntax import parse
from app.search.tokens import tokens
from app.store.index import fulltext
from app.store.index.scopes import SCOPES

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
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A connection to a database whose index holds DOCUMENTS."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('index') / 'eo.sqlite'}"
    else:
        url = request.getfixturevalue("new_postgres")()
    store.migrate(url)
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
