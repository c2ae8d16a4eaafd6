"""Questions answered by calls alone, over the sample."""

from typing import Any

import pytest

from tests.agents.agent import Agent
from tests.agents.asked import answer, lacking, questions

SAMPLE = questions("sample")


@pytest.mark.parametrize("question", SAMPLE, ids=[each["asks"] for each in SAMPLE])
def test_a_question_is_answered(agent: Agent, question: dict[str, Any]) -> None:
    """The calls of a question are answered with what they must hold."""
    assert answer(agent, question) == []


@pytest.mark.parametrize(
    ("holds", "said"),
    [
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {}),
        ({"a": "absent"}, {"a": 1}),
        ([{"a": 1}], [{"a": 2}]),
        ([], [1]),
        ("…words…", "other"),
        ("words", "more words"),
        ({"a": [1]}, {"a": None}),
    ],
)
def test_what_an_answer_lacks_is_seen(holds: object, said: object) -> None:
    """What compares an answer finds what is missing, and what is there and must not be."""
    assert lacking(holds, said) != []
