"""Prepared questions: the same answers as a select's, on both databases."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import BigInteger, Connection, and_, bindparam, event, select
from sqlalchemy.exc import OperationalError

from app import store
from app.store.prepared import Prepared, among, listed
from app.tables import OrderRow
from app.tables.index import StemRow

COLUMNS = (OrderRow.sort_key, OrderRow.number, OrderRow.signed_on, OrderRow.counts)


@pytest.fixture
def connection(database: str) -> Iterator[Connection]:
    """A reader of the sample."""
    engine = store.engine(database)
    with store.snapshot(engine) as snapshot:
        yield snapshot.connection
    engine.dispose()


def test_it_gives_what_the_select_gives(connection: Connection) -> None:
    """Dates and JSON are read as the columns say, and NULL is None."""
    prepared = Prepared(select(*COLUMNS).where(OrderRow.sort_key >= bindparam("first")).order_by(OrderRow.sort_key))
    expected = connection.execute(select(*COLUMNS).where(OrderRow.sort_key >= 1_400_000).order_by(OrderRow.sort_key))
    found = prepared.rows(connection, first=1_400_000)
    assert [tuple(row) for row in found] == [tuple(row) for row in expected]
    assert isinstance(found[-1][2], date)


@pytest.mark.parametrize("numbers", [[], ["14288"], ["14288", "14159", "no such"]])
def test_one_statement_serves_lists_of_any_length(connection: Connection, numbers: list[str]) -> None:
    """What is asked for is told from what is not, by name."""
    prepared = Prepared(select(OrderRow.number).where(among(OrderRow.number, "numbers")).limit(bindparam("most")))
    found = {row.number for row in prepared.named(connection, numbers=numbers, most=10)}
    assert found == set(numbers) - {"no such"}


def test_a_list_is_looked_up_in_the_index(sqlite_database: str) -> None:
    """What is asked for is sought; nothing reads the table from end to end."""
    engine = store.engine(sqlite_database)
    with engine.connect() as connection:
        for where in (among(StemRow.stem, "stems"), and_(StemRow.orders.is_not(None), among(StemRow.stem, "stems"))):
            statement = select(StemRow.orders).where(where).compile(connection)
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", ('["polic"]',)).all()
            assert plan[0][-1].startswith("SEARCH search_stems"), plan
    engine.dispose()


def test_a_list_may_be_joined(connection: Connection) -> None:
    """As a table of its values."""
    keys = listed("keys", BigInteger())
    prepared = Prepared(select(OrderRow.number).join(keys, keys.c.value == OrderRow.sort_key))
    assert [tuple(row) for row in prepared.rows(connection, keys=[1428800, 7])] == [("14288",)]


def test_whoever_listens_hears_of_it(connection: Connection) -> None:
    """As of every other statement, on both databases."""
    heard: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        heard.append(statement)

    event.listen(connection.engine, "before_cursor_execute", note)
    with connection.engine.connect() as another:
        Prepared(select(OrderRow.number)).rows(another)
    event.remove(connection.engine, "before_cursor_execute", note)
    assert [statement for statement in heard if "orders.number" in statement]


def test_what_is_cut_short_is_an_error_like_any_other(sqlite_database: str) -> None:
    """A budget sees that its time was over, though SQLAlchemy was not asked."""
    engine = store.engine(sqlite_database)
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.set_progress_handler(lambda: True, 1)
        with pytest.raises(OperationalError) as raised:
            Prepared(select(OrderRow.number)).rows(connection)
        driver.set_progress_handler(None, 0)
    engine.dispose()
    assert getattr(raised.value.orig, "sqlite_errorname", None) == "SQLITE_INTERRUPT"


def test_a_key_of_json_is_asked_for(connection: Connection) -> None:
    """What a select itself gives is written as each database takes it: a key is a path in one of them."""
    deadlines = OrderRow.counts["deadlines"].as_integer()
    prepared = Prepared(select(OrderRow.number).where((deadlines > 0) == bindparam("wanted")))
    assert [tuple(row) for row in prepared.rows(connection, wanted=True)] == [("14288",)]
