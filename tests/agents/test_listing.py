"""The tools as they are listed: few words, true schemas."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.agents.listing import full_schema
from app.agents.tools import TOOLS
from app.agents.tools.quotations import MEANINGS
from app.agents.tools.statuses import LIMITS
from app.schemas import QuoteVerdict, StatusLimit
from tests.agents.agent import Agent
from tests.agents.asked import questions

MAX_TOKENS, CHARACTERS_A_TOKEN = 2_000, 3.5
"""A token of such JSON has about four characters; 3.5 leaves room for a tokenizer that cuts finer."""


def test_all_tools_cost_few_tokens(agent: Agent) -> None:
    """The whole list, with every schema in it, costs at most 2,000 tokens, 3.5 characters to a token."""
    listed = {"tools": [tool.model_dump(by_alias=True, exclude_none=True) for tool in agent.tools()]}
    text = json.dumps(listed, separators=(",", ":"), ensure_ascii=False)
    assert len(text) / CHARACTERS_A_TOKEN <= MAX_TOKENS


def test_every_tool_only_reads(agent: Agent) -> None:
    """Each tool says that it reads only, in a closed world, and takes nothing but what it declares."""
    listed = {tool.name: tool for tool in agent.tools()}
    assert listed.keys() == TOOLS.keys()
    for tool in listed.values():
        assert tool.annotations is not None
        assert (tool.annotations.read_only_hint, tool.annotations.open_world_hint) == (True, False)
        assert tool.input_schema["additionalProperties"] is False


def test_the_schemas_are_json_schema(agent: Agent) -> None:
    """What is listed of what a tool takes and tells is JSON Schema."""
    for tool in agent.tools():
        Draft202012Validator.check_schema(tool.input_schema)
        Draft202012Validator.check_schema(tool.output_schema or {})


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        (call["tool"], call["arguments"])
        for question in questions("sample")
        for call in question["calls"]
        if "refused" not in call
    ],
)
def test_an_answer_is_of_its_schema(agent: Agent, tool: str, arguments: dict[str, Any]) -> None:
    """An answer fits the full schema of its tool, where a key without a value is left out, and has no other key."""
    schema = full_schema(tool)
    for shape in (schema, *schema.get("$defs", {}).values()):
        of_null = {name for name, each in shape["properties"].items() if {"type": "null"} in each.get("anyOf", ())}
        shape |= {"additionalProperties": False, "required": sorted(set(shape["required"]) - of_null)}
    errors = Draft202012Validator(schema).iter_errors(agent.told(tool, **arguments))
    assert [error.message for error in errors] == []


def test_the_words_of_an_answer_are_its_objects(agent: Agent) -> None:
    """The text of an answer is the JSON of its structured content, for clients that read no other."""
    answer = agent.call("get_order", {"order": "14288"})
    (text,) = answer.content
    assert json.loads(getattr(text, "text", "")) == answer.structured_content


def test_every_verdict_and_limit_has_its_sentence() -> None:
    """Each verdict about a quotation and each limit of a status is told in a sentence."""
    assert set(MEANINGS) == set(QuoteVerdict)
    assert set(LIMITS) == set(StatusLimit)
