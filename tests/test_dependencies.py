"""What is installed is told, with what it is for."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_package_has_its_row() -> None:
    """The paper has a row of each package that the program installs, and of no other, in the order of the alphabet."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    required = [
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ]
    names = sorted({re.split(r"[\[<>=;]", each)[0].strip() for each in required})
    paper = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    assert re.findall(r"^\| ([a-z0-9-]+) \|", paper.partition("## What they cost")[0], re.MULTILINE)[1:] == names
