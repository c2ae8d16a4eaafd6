"""The tools as they are listed to an agent: JSON Schemas that say names and types, and nothing twice.

Each session of an agent begins with this list, and pays for every word of it.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from app.agents.tools import TOOLS, Tool

Schema = dict[str, Any]


@cache
def input_schema(name: str) -> Schema:
    """Return what a tool takes, as JSON Schema; what need not be given may be null as well, which is not said."""
    made = TOOLS[name].takes.model_json_schema()
    return {**_of(made), "additionalProperties": False}


@cache
def output_schema(name: str) -> Schema:
    """Return what a tool tells, as JSON Schema: the fields of the answer, those without a value left out of it.

    What the objects in them tell is not listed: `full_schema` has it.
    """
    return _of(TOOLS[name].tells.model_json_schema(mode="serialization") | {"required": []})


def full_schema(name: str) -> Schema:
    """Return what a tool tells, every object of it described."""
    return TOOLS[name].tells.model_json_schema(mode="serialization")


def listed(name: str, tool: Tool) -> Schema:
    """Return one tool as the protocol lists it."""
    return {
        "name": name,
        "description": tool.description,
        "inputSchema": input_schema(name),
        "outputSchema": output_schema(name),
        "annotations": {"readOnlyHint": True, "openWorldHint": False},
    }


def _of(made: Mapping[str, Any]) -> Schema:
    properties = {name: _field(each) for name, each in made["properties"].items()}
    needed = {"required": made["required"]} if made.get("required") else {}
    return {"type": "object", "properties": properties, **needed}


def _field(made: Mapping[str, Any]) -> Schema:
    """Return the schema of one field: its type, its bounds, and what is said of it."""
    if "$ref" in made:
        return {"type": "object"}
    if "anyOf" in made:
        (either,) = (branch for branch in made["anyOf"] if branch != {"type": "null"})
        return _field({**either, **{key: made[key] for key in ("description",) if key in made}})
    kept = {key: made[key] for key in ("type", "minimum", "maximum", "description") if key in made}
    return {**kept, "items": _field(made["items"])} if "items" in made else kept
