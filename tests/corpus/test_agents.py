"""Twenty questions that a reporter would ask, and more, answered over the real documents by calls of tools alone."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.agents import agent as agents
from tests.agents.agent import Agent
from tests.agents.asked import answer, questions

pytestmark = pytest.mark.corpus

WHOLE = questions("whole")


@pytest.fixture(scope="module")
def agent(url: str) -> Iterator[Agent]:
    """An agent over a database that holds the whole corpus."""
    with agents.over(url) as made:
        yield made


@pytest.mark.parametrize("question", WHOLE, ids=[each["asks"] for each in WHOLE])
def test_a_question_is_answered(agent: Agent, question: dict[str, Any]) -> None:
    """The calls of a question are answered with what the documents say."""
    assert answer(agent, question) == []


def test_there_are_twenty() -> None:
    """There are at least twenty questions."""
    assert len(WHOLE) >= 20
