"""docs/agents.md against the program."""

import json
import re
from pathlib import Path

import pytest

from app.__main__ import COMMANDS
from app.agents.arguments import MAX_ITEMS
from app.agents.cutting import MAX_LISTED, MAX_TEXT, MAX_WORDS
from app.agents.tools import TOOLS
from tests.agents.agent import Agent
from tests.agents.asked import lacking

DOCS = (Path(__file__).parents[2] / "docs" / "agents.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| `(\w+)` \| (`[^|]*`) \|.*\| ([^|]*) \|$", re.MULTILINE)
_EXAMPLE = re.compile(r"```json\n(\{\"name\".*?)\n```\n```json\n(.*?)\n```", re.DOTALL)
_SETTING = re.compile(r"```json\n(\{\"mcpServers\".*?)\n```", re.DOTALL)
EXAMPLES = [(json.loads(call), json.loads(answer)) for call, answer in _EXAMPLE.findall(DOCS)]


def test_every_tool_has_its_row() -> None:
    """The table names each tool with everything it takes, in its order."""
    rows = {name: re.findall(r"`(\w+)`", takes) for name, takes, _ in _ROW.findall(DOCS)}
    assert rows == {name: list(tool.takes.model_fields) for name, tool in TOOLS.items()}


def test_the_limits_are_told() -> None:
    """The table has the limits that the program has."""
    limits = " ".join(limit for _, _, limit in _ROW.findall(DOCS))
    assert {f"{MAX_TEXT:,}", f"{MAX_WORDS:,}", str(MAX_LISTED), str(MAX_ITEMS)} <= set(re.findall(r"[\d,]*\d", limits))


@pytest.mark.parametrize(("call", "answer"), EXAMPLES, ids=[call["name"] for call, _ in EXAMPLES])
def test_an_example_is_true(agent: Agent, call: dict[str, object], answer: dict[str, object]) -> None:
    """What the examples say stands in what the sample answers."""
    said = agent.call(str(call["name"]), dict(call["arguments"]))  # type: ignore[call-overload]
    told = said.structured_content or json.loads(getattr(said.content[0], "text", ""))
    assert lacking(answer, told) == [], told


def test_the_configuration_starts_the_command() -> None:
    """What a client is given runs `eo mcp` with an option it has, or asks the address where agents are answered."""
    local, remote = (json.loads(text)["mcpServers"]["executive-orders"] for text in _SETTING.findall(DOCS))
    assert (local["args"][0] in COMMANDS, local["args"][1]) == (True, "--database-url")
    assert remote["url"].endswith("/mcp")


def test_the_examples_are_found() -> None:
    """The pattern that finds the examples finds them."""
    assert len(EXAMPLES) == 3
