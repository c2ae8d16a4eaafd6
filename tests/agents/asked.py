"""Questions that a reporter would ask, each with the calls that answer it and what their answers must hold."""

import tomllib
from pathlib import Path
from typing import Any

from tests.agents.agent import Agent

_FOLDER = Path(__file__).parent / "questions"


def questions(name: str) -> list[dict[str, Any]]:
    """The questions of a file."""
    read = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = read["questions"]
    return found


def lacking(holds: Any, said: Any, at: str = "$") -> list[str]:
    """Where an answer does not hold what it must.

    An object holds each of the keys, a list each of the items wherever they stand, words those between two ellipses
    ("…State and local…"); `absent` is a key that is not there, and `[]` a list without items.
    """
    if isinstance(holds, dict):
        here = said if isinstance(said, dict) else {}
        return [line for key, value in holds.items() for line in _of_key(here, key, value, at)]
    if isinstance(holds, list):
        here_ = said if isinstance(said, list) else []
        missing = [f"{at}: has no {item!r}" for item in holds if all(lacking(item, each) for each in here_)]
        return missing or ([] if holds or said == [] else [f"{at}: is not empty"])
    if isinstance(holds, str) and holds[:1] == holds[-1:] == "…":
        return [] if isinstance(said, str) and holds[1:-1] in said else [f"{at}: {said!r} has no {holds!r}"]
    return [] if holds == said else [f"{at}: {said!r} is not {holds!r}"]


def _of_key(said: dict[str, Any], key: str, value: Any, at: str) -> list[str]:
    if value == "absent":
        return [f"{at}.{key}: is there"] if key in said else []
    return lacking(value, said.get(key), f"{at}.{key}")


def answer(agent: Agent, question: dict[str, Any]) -> list[str]:
    """What the calls of a question do not answer as they must."""
    found = []
    for call in question["calls"]:
        ask = agent.refused if "refused" in call else agent.told
        said = ask(call["tool"], **call["arguments"])
        found += lacking(call.get("refused", call.get("holds")), said, call["tool"])
    return found
