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
