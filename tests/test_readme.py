"""The README against the program; its examples are run with all others (`tests/examples`)."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| `(?P<operation>\w+)` \| `(?:GET|POST) (?P<path>/[^`]*)` \| (?P<what>.*) \|$", re.MULTILINE)
_VARIABLE = re.compile(r"`EO_(\w+)`")


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of the sample."""
    with TestClient(create_app(Settings(database_url=sqlite_database))) as made:
        yield made


def test_every_endpoint_has_its_row(client: TestClient) -> None:
    """The table of endpoints names each operation with its path and summary, and nothing that is not there."""
    _, _, below = README.partition("\n## Endpoints\n")
    rows = {tuple(row.groups()) for row in _ROW.finditer(below.partition("\n## ")[0])}
    paths = client.get("/openapi.json").json()["paths"]
    held = {(op["operationId"], path, op["summary"]) for path, answers in paths.items() for op in answers.values()}
    assert rows == held


def test_every_knob_is_described() -> None:
    """The table of configuration names each setting, and nothing that is none."""
    named = {name.lower() for name in _VARIABLE.findall(README)}
    assert named == set(Settings.model_fields) - {"database_url"}
