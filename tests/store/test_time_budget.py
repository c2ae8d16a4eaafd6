"""Budgets: long questions are cut short, and the connection is good for more."""

import time
from collections.abc import Iterator
from threading import Timer

import pytest
from sqlalchemy import Connection, Engine, text

from app import store

ENDLESS = {
    "sqlite": "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n",
    "postgresql": "SELECT count(*) FROM generate_series(1, 1000000000000)",
}

GENEROUS = 60
"""Seconds in which a question that is cut short has ended on any machine; without it these would take days."""


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    """An engine of one connection, so that the next question is asked on the one that was cut short."""
    made = store.engine(database, pool_size=1)
    yield made
    made.dispose()


def endless(connection: Connection) -> None:
    """Ask what takes for ever."""
    connection.execute(text(ENDLESS[connection.dialect.name]))


def test_a_question_is_cut_short_when_the_time_is_over(engine: Engine) -> None:
    """The next question on the only connection of the pool is answered."""
    started = time.monotonic()
    with (
        pytest.raises(store.TookTooLong),
        store.snapshot(engine) as snapshot,
        store.Budget(0.2).over(snapshot.connection),
    ):
        endless(snapshot.connection)
    assert time.monotonic() - started < GENEROUS
    with store.snapshot(engine) as snapshot, store.Budget(60).over(snapshot.connection):
        assert snapshot.connection.scalar(text("SELECT 1")) == 1


def test_a_question_is_cut_short_when_nobody_waits(engine: Engine) -> None:
    """`cancel` from another thread ends the question that runs."""
    budget = store.Budget(60)
    alarm = Timer(0.2, budget.cancel)
    alarm.start()
    started = time.monotonic()
    with (
        pytest.raises(store.TookTooLong),
        store.snapshot(engine) as snapshot,
        budget.over(snapshot.connection),
    ):
        endless(snapshot.connection)
    assert time.monotonic() - started < GENEROUS


def test_a_budget_that_is_over_asks_nothing(engine: Engine) -> None:
    """A search that waited too long for its place does not begin."""
    budget = store.Budget(60)
    budget.cancel()
    with (
        store.snapshot(engine) as snapshot,
        pytest.raises(store.TookTooLong),
        budget.over(snapshot.connection),
    ):
        raise AssertionError("the block must not begin")


def test_steps_of_our_own_look_at_the_clock(engine: Engine) -> None:
    """Between two questions, which are cut short by themselves, the budget over a connection is asked for."""
    with store.snapshot(engine) as snapshot:
        store.check_time(snapshot.connection)
        budget = store.Budget(60)
        with budget.over(snapshot.connection):
            store.check_time(snapshot.connection)
            budget.cancel()
            with pytest.raises(store.TookTooLong):
                store.check_time(snapshot.connection)
        store.check_time(snapshot.connection)
