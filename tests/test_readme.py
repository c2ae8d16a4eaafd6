"""The README against the program."""

import re
from pathlib import Path

from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings

README = Path(__file__).parents[1] / "README.md"
_ROW = re.compile(r"^\| `(?P<operation>\w+)` \| `GET (?P<path>/[^`]*)` \|", re.MULTILINE)


def rows() -> set[tuple[str, str]]:
    """The operations and paths of the table under "Endpoints"."""
    _, _, below = README.read_text(encoding="utf-8").partition("\n## Endpoints\n")
    return {(row["operation"], row["path"]) for row in _ROW.finditer(below.partition("\n## ")[0])}


def operations() -> set[tuple[str, str]]:
    """The operations and paths of the OpenAPI document."""
    with TestClient(create_app(Settings(database_url="sqlite:///absent.sqlite"))) as client:
        paths = client.get("/openapi.json").json()["paths"]
    return {(answers["get"]["operationId"], path) for path, answers in paths.items()}


def test_every_endpoint_has_its_row() -> None:
    """The table of endpoints names each operation with its path, and nothing that is not there."""
    assert rows() == operations()
