"""An index that was amended, whatever the way there, is the index that a full build makes of the same rows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, delete, insert, select, text, update

from app import store
from app.search.document_keys import document_key, place_of
from app.store.index import amending, indexing
from app.store.index.amending import Amendment
from app.store.index.scopes import SCOPES
from app.store.migrating import upgrade
from app.tables import ActorRow, DirectiveRow, OrderRow, SectionRow
from app.tables.index import ScopeRow, StemRow, WordRow
from tests.bench.library import fill

ORDERS = 8
SMALL = {"PART": 12, "MANY": 14, "READY": 6}
TABLES = (StemRow, WordRow, ScopeRow, *(scope.postings for scope in SCOPES.values()))
Index = Mapping[str, Any]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def connection(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A small corpus whose index is built; its frequent stems have several parts, and more hits than are ranked."""
    folder: Path = tmp_path_factory.mktemp("amending")
    url = f"sqlite:///{folder / 'eo'}" if request.param == "sqlite" else request.getfixturevalue("new_postgres")()
    engine = create_engine(store.parse_url(url))
    with pytest.MonkeyPatch.context() as patch, engine.connect() as opened:
        for name, value in SMALL.items():
            patch.setattr(f"app.store.index.postings.{name}", value)
        patch.setattr("app.search.ranking.MAX_CANDIDATES", 20)
        patch.setattr("app.search.postings.STEP", 2.0)  # most amendments are spliced in, some cross a step
        upgrade(opened)
        patch.setattr("tests.bench.library.SECTIONS_AN_ORDER", 5)
        patch.setattr("tests.bench.library.DIRECTIVES_AN_ORDER", 6)
        fill(opened, ORDERS)
        named = [{"name": "Attorney General", "slug": "ag", "role": "lead"}]
        opened.execute(update(DirectiveRow).where(DirectiveRow.key % 3 == 0).values(actors=named))
        indexing.build(opened)
        opened.commit()
        yield opened
    engine.dispose()


def content(connection: Connection) -> Index:
    """Every row of the index, and every token of every document where it stands."""
    found: dict[str, Any] = {
        model.__tablename__: sorted(map(tuple, connection.execute(select(model.__table__)))) for model in TABLES
    }
    for scope in SCOPES.values():
        name = scope.tokens
        if connection.dialect.name == "sqlite":
            connection.execute(text(f"CREATE VIRTUAL TABLE temp.seen USING fts5vocab(main, {name}, 'instance')"))
            rows = connection.execute(text('SELECT term, doc, "offset" FROM temp.seen ORDER BY 1, 2, 3'))
            found[name] = list(map(tuple, rows))
            connection.execute(text("DROP TABLE temp.seen"))
        else:
            rows = connection.execute(text(f"SELECT key, tokens::text, overlong FROM {name} ORDER BY 1"))  # noqa: S608
            found[name] = list(map(tuple, rows))
    return found


Step = tuple[int, str, str]
"""The sort key of an order, what is done with it, and words for it."""
STEPS = st.lists(
    st.tuples(
        st.integers(1, ORDERS).map(lambda number: number * 100),
        st.sampled_from(["remove", "say", "sign", "name", "same"]),
        st.sampled_from(["the attorney of the national agency", "zebra shall", "", "of the " * 30, "long " * 900]),
    ),
    min_size=1,
    max_size=3,
)


def change(connection: Connection, key: int, what: str, words: str) -> list[int]:
    """Change the rows of an order, between taking it out and putting it in; the orders to put in."""
    own = OrderRow.sort_key == key
    if what == "remove":
        for model in (SectionRow, DirectiveRow):
            connection.execute(delete(model).where(model.order_key == key))
        connection.execute(delete(OrderRow).where(own))
        return []
    if what == "say":
        connection.execute(update(OrderRow).where(own).values(title=words))
        connection.execute(update(SectionRow).where(SectionRow.order_key == key).values(heading=words[:40], text=words))
        connection.execute(update(DirectiveRow).where(DirectiveRow.order_key == key).values(text=words))
    elif what == "sign":
        day = date(1940 + len(words) % 60, 1, 1)
        connection.execute(update(OrderRow).where(own).values(signed_on=day))
        first = document_key(day, key)
        place = place_of(DirectiveRow.key)
        connection.execute(update(DirectiveRow).where(DirectiveRow.order_key == key).values(key=first + place))
    elif what == "name":
        connection.execute(delete(ActorRow))
        office = {"slug": "ag", "name": words or "nobody", "kind": "office", "aliases": []}
        connection.execute(insert(ActorRow).values(**office, lead_directives=1, other_directives=0))
    return [key]


def amend(connection: Connection, steps: Sequence[Step]) -> None:
    """One amendment; an office that is renamed is named by orders that are all put in anew."""
    keys = {key for key, _, _ in steps}
    if any(what == "name" for _, what, _ in steps):
        keys |= {number * 100 for number in range(1, ORDERS + 1)}
    made = Amendment(connection)
    made.take_out(sorted(keys))
    for key, what, words in steps:
        change(connection, key, what, words)
    made.put_in(sorted(keys))
    made.finish()


def check(connection: Connection, amendments: Sequence[Sequence[Step]]) -> None:
    """Make them one after the other, and compare what is there with a full build."""
    try:
        for steps in amendments:
            amend(connection, steps)
        amended = content(connection)
        indexing.build(connection)
        assert amended == content(connection)
    finally:
        connection.rollback()


AMENDMENTS = st.lists(STEPS, min_size=1, max_size=3)
FEW = settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@FEW
@given(amendments=AMENDMENTS)
def test_an_amended_index_is_a_built_one(connection: Connection, amendments: list[list[Step]]) -> None:
    """Orders that go, that say something else, are signed on another day, name offices otherwise, or stay the same."""
    check(connection, amendments)


@pytest.mark.soak
@settings(FEW, max_examples=1_000)
@given(amendments=AMENDMENTS)
def test_many_amended_indexes_are_built_ones(connection: Connection, amendments: list[list[Step]]) -> None:
    """The same, for long."""
    check(connection, amendments)


def test_only_another_step_of_the_average_length_builds_all(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An order that grows little is spliced in; one that grows much changes what each length is beside."""
    built: list[Connection] = []
    monkeypatch.setattr(amending, "build", built.append)
    amend(connection, [(300, "same", "")])
    assert built == []
    amend(connection, [(300, "say", "long " * 9_000)])
    assert built == [connection]
    connection.rollback()


def test_an_index_of_another_version_is_built(connection: Connection) -> None:
    """What other tokens made cannot be taken out."""
    expected = content(connection)
    connection.execute(update(ScopeRow).values(version="0"))
    amend(connection, [(300, "same", "")])
    assert content(connection) == expected
    connection.rollback()
