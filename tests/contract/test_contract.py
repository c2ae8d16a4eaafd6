"""The contract: linted by others' rules, and held against the one that was released."""

import json
import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from app.api.openapi.pruning import pruned
from tests.contract import FOLDER, PROGRAMS, RELEASED, breaks, current, older, run, written

pytestmark = [
    pytest.mark.contract,
    pytest.mark.skipif(not PROGRAMS.is_dir(), reason="make contract installs what these tests run"),
]
Document = dict[str, Any]
PATHS = ("/v1/actors", "/v1/relations", "/v1/resolve")
"""A few operations in which every kind of break can be seeded."""


@pytest.fixture(scope="module")
def document() -> Document:
    """The document of the code."""
    return current()


@pytest.fixture(scope="module")
def few(document: Document) -> Document:
    """A few operations of it, in the words of OpenAPI 3.0.3."""
    made = older(document)
    return pruned(made | {"paths": {path: made["paths"][path] for path in PATHS}})


def _schema(document: Document, name: str) -> dict[str, Any]:
    schema: dict[str, Any] = document["components"]["schemas"][name]
    return schema


def _parameter(document: Document, path: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(p for p in document["paths"][path]["get"]["parameters"] if p["name"] == name)
    return found


def _removed_operation(document: Document) -> None:
    del document["paths"]["/v1/relations"]


def _removed_field(document: Document) -> None:
    schema = _schema(document, "RelationEntry")
    del schema["properties"]["meaning"]
    schema["required"].remove("meaning")


def _removed_nullable_field(document: Document) -> None:
    schema = _schema(document, "Candidate")
    del schema["properties"]["section"]
    schema["required"].remove("section")


def _renamed_field(document: Document) -> None:
    schema = _schema(document, "Candidate")
    schema["properties"]["citations"] = schema["properties"].pop("citation")
    schema["required"][schema["required"].index("citation")] = "citations"


def _changed_type(document: Document) -> None:
    _schema(document, "RelationEntry")["properties"]["references"]["type"] = "string"


def _nullable_field(document: Document) -> None:
    _schema(document, "RelationEntry")["properties"]["meaning"]["nullable"] = True


def _field_not_always_there(document: Document) -> None:
    _schema(document, "Candidate")["required"].remove("citation")


def _new_required_parameter(document: Document) -> None:
    new = {"name": "language", "in": "query", "required": True, "schema": {"type": "string"}}
    document["paths"]["/v1/relations"]["get"].setdefault("parameters", []).append(new)


def _parameter_became_required(document: Document) -> None:
    _parameter(document, "/v1/actors", "q")["required"] = True


def _changed_parameter_type(document: Document) -> None:
    _parameter(document, "/v1/actors", "limit")["schema"]["type"] = "string"


def _removed_status(document: Document) -> None:
    del document["paths"]["/v1/relations"]["get"]["responses"]["304"]


def _removed_media_type(document: Document) -> None:
    content = document["paths"]["/v1/relations"]["get"]["responses"]["200"]["content"]
    content["application/xml"] = content.pop("application/json")


SEEDED: tuple[Callable[[Document], None], ...] = (
    _removed_operation,
    _removed_field,
    _removed_nullable_field,
    _renamed_field,
    _changed_type,
    _nullable_field,
    _field_not_always_there,
    _new_required_parameter,
    _parameter_became_required,
    _changed_parameter_type,
    _removed_status,
    _removed_media_type,
)


def _numbered(document: Document, number: int) -> Document:
    """The paths and the schemas of a document with a number before the name of each, and of each operation."""
    text = json.dumps(document).replace("#/components/schemas/", f"#/components/schemas/S{number}")
    text = text.replace('"operationId": "', f'"operationId": "o{number}')
    made: Document = json.loads(text)
    return {
        "paths": {f"/{number}{path}": operations for path, operations in made["paths"].items()},
        "schemas": {f"S{number}{name}": schema for name, schema in made["components"]["schemas"].items()},
    }


def _together(document: Document, parts: Sequence[Document]) -> Document:
    """One document of the operations of several, each by its number."""
    numbered = [_numbered(part, number) for number, part in enumerate(parts)]
    schemas = [document["components"]["schemas"], *(part["schemas"] for part in numbered)]
    paths = {path: operations for part in numbered for path, operations in part["paths"].items()}
    components = document["components"] | {"schemas": {name: each for some in schemas for name, each in some.items()}}
    return document | {"paths": paths, "components": components}


def _seeded(document: Document, seed: Callable[[Document], None]) -> Document:
    after = deepcopy(document)
    seed(after)
    assert after != document
    return after


@pytest.fixture(scope="module")
def told(few: Document, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the differ says of all the seeded breaks, each in operations of its own; one alone takes it as long."""
    after = [_seeded(few, seed) for seed in SEEDED]
    return breaks(_together(few, [few] * len(after)), _together(few, after), tmp_path_factory.mktemp("seeded"))


@pytest.mark.parametrize("number", range(len(SEEDED)), ids=[seed.__name__.strip("_") for seed in SEEDED])
def test_seeded_break_is_found(told: str, number: int) -> None:
    """Each change that would break a client is told as one, of an operation in which it was made."""
    assert re.search(rf"^x [A-Z]+ /{number}/", told, re.MULTILINE)


def test_additions_are_let_pass(few: Document, tmp_path: Path) -> None:
    """What may change within v1 is no break: an operation, an optional parameter, a field, a value of an open enum."""
    after = deepcopy(few)
    after["paths"]["/v1/new"] = deepcopy(after["paths"]["/v1/relations"])
    after["paths"]["/v1/new"]["get"]["operationId"] = "listNew"
    new = {"name": "language", "in": "query", "required": False, "schema": {"type": "string"}}
    after["paths"]["/v1/relations"]["get"].setdefault("parameters", []).append(new)
    entry = _schema(after, "RelationEntry")
    entry["properties"]["since"] = {"type": "string", "description": "New."}
    entry["required"].append("since")
    _schema(after, "Effect")["x-extensible-enum"].append("new")
    assert breaks(few, after, tmp_path) == ""


def test_nothing_breaks_what_was_released(document: Document, tmp_path: Path) -> None:
    """The code breaks no client of the contract that was released last."""
    before, after = json.loads(RELEASED.read_text("utf-8")), older(document)
    changed = {path for path in {**before["paths"], **after["paths"]} if _of(before, path) != _of(after, path)}
    assert breaks(_of(before, *changed), _of(after, *changed), tmp_path) == ""


def _of(document: Document, *paths: str) -> Document:
    """Some paths of a document with all that they refer to; of what has not changed the differ need not be asked."""
    return pruned(document | {"paths": {path: document["paths"][path] for path in paths if path in document["paths"]}})


@pytest.mark.parametrize("name", ["openapi", "openapi-3.0"])
def test_document_is_clean_by_rules_of_others(document: Document, name: str, tmp_path: Path) -> None:
    """By the recommended rules of redocly and those of spectral there is nothing to say, not even a hint."""
    path = tmp_path / f"{name}.json"
    path.write_text(written(document if name == "openapi" else older(document)), encoding="utf-8")
    redocly = run("redocly", "lint", "--config", FOLDER / "redocly.yaml", path, folder=tmp_path)
    assert (redocly.returncode, "warning" in redocly.stdout + redocly.stderr) == (0, False), redocly.stderr
    rules = FOLDER / "spectral.yaml"
    spectral = run("spectral", "lint", "--ruleset", rules, "--fail-severity", "hint", path, folder=tmp_path)
    assert spectral.returncode == 0, spectral.stdout
