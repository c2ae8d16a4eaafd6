"""Agents over the shipped sample."""

from collections.abc import Iterator

import pytest

from tests.agents import agent as agents
from tests.agents.agent import Agent


@pytest.fixture(scope="module")
def agent(database: str) -> Iterator[Agent]:
    """An agent over the sample: the test runs on SQLite, then on Postgres."""
    with agents.over(database) as made:
        yield made


@pytest.fixture(scope="module")
def sqlite_agent(sqlite_database: str) -> Iterator[Agent]:
    """An agent over the sample on SQLite, where the database makes no difference."""
    with agents.over(sqlite_database) as made:
        yield made
