"""Call what a plan says with the generated client, and tell the type of each answer."""

import importlib
import json
import re
import sys
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Any, get_origin, get_type_hints


def main(url: str, plan: str) -> None:
    """Print a line for each call: the operation, and what its answer was made into."""
    client = importlib.import_module("executive_orders").Client(base_url=url, raise_on_unexpected_status=True)
    for call in json.loads(Path(plan).read_text(encoding="utf-8")):
        answer = called(client, call)
        assert answer.status_code == 200, (call["name"], answer.content)
        print(call["name"], type(answer.parsed).__name__)


def called(client: Any, call: dict[str, Any]) -> Any:
    """The answer of one call."""
    module = importlib.import_module(f"executive_orders.api.{snake(call['tag'])}.{snake(call['operation'])}")
    taken = get_type_hints(module.sync_detailed)
    values = {snake(name): value for name, value in call["arguments"].items()}
    given = {name: read(values[name.rstrip("_")], taken[name]) for name in taken if name.rstrip("_") in values}
    if call["body"]:
        models = importlib.import_module("executive_orders.models")
        given["body"] = getattr(models, call["body_model"]).from_dict(call["body"])
    return module.sync_detailed(client=client, **given)


def read(value: Any, taken: Any) -> Any:
    """A value of JSON as the type that is taken, the first of several."""
    first = taken.__args__[0] if isinstance(taken, UnionType) else taken
    if get_origin(first) is list:
        return [read(each, first.__args__[0]) for each in value]
    return first.fromisoformat(value) if first is date else first(value)


def snake(name: str) -> str:
    """The name as Python writes it."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[ -]", "_", name).lower()


if __name__ == "__main__":
    main(*sys.argv[1:])
