"""The README against the program."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| `(?P<operation>\w+)` \| `(?:GET|POST) (?P<path>/[^`]*)` \| (?P<what>.*) \|$", re.MULTILINE)
_EXAMPLE = re.compile(r"```http\nGET (?P<url>\S+)\n```\n```json\n(?P<answer>.*?)\n```", re.DOTALL)
_VARIABLE = re.compile(r"`EO_(\w+)`")


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of the sample."""
    with TestClient(create_app(Settings(database_url=sqlite_database))) as made:
        yield made


def missing(said: Any, answer: Any, at: str = "$") -> list[str]:
    """Where `answer` lacks what the README says; lists are compared by their first items."""
    if isinstance(said, dict):
        here = answer if isinstance(answer, dict) else {}
        return [line for key, value in said.items() for line in missing(value, here.get(key), f"{at}.{key}")]
    if isinstance(said, list):
        here_ = answer if isinstance(answer, list) and len(answer) >= len(said) else [None] * len(said)
        return [line for index, value in enumerate(said) for line in missing(value, here_[index], f"{at}[{index}]")]
    return [] if said == answer else [f"{at}: the README says {said!r}, the answer {answer!r}"]


def test_every_endpoint_has_its_row(client: TestClient) -> None:
    """The table of endpoints names each operation with its path and summary, and nothing that is not there."""
    _, _, below = README.partition("\n## Endpoints\n")
    rows = {tuple(row.groups()) for row in _ROW.finditer(below.partition("\n## ")[0])}
    paths = client.get("/openapi.json").json()["paths"]
    held = {(op["operationId"], path, op["summary"]) for path, answers in paths.items() for op in answers.values()}
    assert rows == held


@pytest.mark.parametrize(("url", "answer"), _EXAMPLE.findall(README), ids=lambda value: value.split("\n")[0][:40])
def test_the_tour_is_true(client: TestClient, url: str, answer: str) -> None:
    """Each example of the tour stands in what the sample really answers."""
    assert missing(json.loads(answer), client.get(url).json()) == []


def test_every_knob_is_described() -> None:
    """The table of configuration names each setting, and nothing that is none."""
    named = {name.lower() for name in _VARIABLE.findall(README)}
    assert named == set(Settings.model_fields) - {"database_url"}


def test_the_tour_has_examples() -> None:
    """The pattern that finds the examples finds them."""
    assert len(_EXAMPLE.findall(README)) >= 5
