"""CONTRIBUTING.md, docs/architecture.md and docs/performance.md name what is there."""

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PERFORMANCE = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")


def rows(text: str, heading: str) -> list[str]:
    """The rows of the table under a heading."""
    section = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| ") and "---" not in line][1:]


def paths(text: str) -> list[str]:
    """Every path of the project in backticks."""
    return re.findall(r"`((?:app|tests|docs|migrations|\.ci)/[\w./-]*|README\.md)`", text)


@pytest.mark.parametrize("row", rows(CONTRIBUTING, "To add"))
def test_what_to_touch_is_there(row: str) -> None:
    """Each row of "To add" names at least one file or folder, and all that it names are there."""
    named = paths(row)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize(
    "text", [CONTRIBUTING, ARCHITECTURE, PERFORMANCE], ids=["contributing", "architecture", "performance"]
)
def test_every_path_named_is_there(text: str) -> None:
    """Whatever file or folder the page names is in the project."""
    named = paths(text)
    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("row", rows(ARCHITECTURE, "Extension points"))
def test_every_table_named_is_there(row: str) -> None:
    """Each extension point is a table of that name in the module named, and is not empty."""
    module, *tables = re.findall(r"`([^`]+)`", row.split("|")[1])
    found = import_module(module.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    assert tables
    assert all(len(getattr(found, table)) > 0 for table in tables)


def test_every_target_named_is_there() -> None:
    """Each `make` target that the page names is one of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"^make ([a-z-]+)", CONTRIBUTING, re.MULTILINE))
    assert {"lint", "test", "corpus"} <= named <= targets
